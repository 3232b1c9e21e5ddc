"""What comes of the order pages when they are run against a small shop in SQLite."""

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

ANN, BOB = 1, 2


def load(code: str) -> dict[str, Any]:
    module: dict[str, Any] = {"__name__": "orders"}
    exec(compile(code, "orders.py", "exec"), module)
    return module


@contextmanager
def shop() -> Iterator[sqlite3.Connection]:
    """Yield a shop: Ann has the open orders 1 to 25, Bob the shipped order 100."""
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    db.execute(
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, status TEXT, total INTEGER)"
    )
    with db:
        db.executemany("INSERT INTO orders VALUES (?, ?, 'open', 500)", [(n, ANN) for n in range(1, 26)])
        db.execute("INSERT INTO orders VALUES (100, ?, 'shipped', 900)", (BOB,))
    try:
        yield db
    finally:
        db.close()


def pasted_status(code: str) -> str:
    with shop() as db:
        db.execute("DELETE FROM orders WHERE customer_id = ?", (ANN,))
        db.executemany("INSERT INTO orders VALUES (?, ?, 'open', 900)", [(n, BOB) for n in range(200, 250)])
        rows = load(code)["list_orders"](db, ANN, "x' OR customer_id = 2 OR status = 'x", 1)
    return f"{len(rows)} orders of somebody else"


def anyones_order(code: str) -> str:
    with shop() as db:
        show = load(code)["show_order"]
        return f"own {show(db, ANN, 7)}, other's {show(db, ANN, 100)}"


def cancelled_anyway(code: str) -> str:
    logging.getLogger("orders").addHandler(logging.NullHandler())
    with shop() as db:
        cancel = load(code)["cancel_order"]
        told = [cancel(db, ANN, 1), cancel(db, BOB, 100)]
        db.execute("CREATE TRIGGER no BEFORE UPDATE ON orders BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        try:
            told.append(cancel(db, ANN, 2))
        except sqlite3.Error as refused:
            told.append(str(refused))
        done = [db.execute("SELECT status FROM orders WHERE id = ?", (n,)).fetchone()[0] for n in (1, 100, 2)]
    return ", ".join(f"{said}: {status}" for said, status in zip(told, done, strict=True))


def first_page_skipped(code: str) -> str:
    with shop() as db:
        pages = [load(code)["list_orders"](db, ANN, "open", page) for page in (1, 2)]
    return " / ".join(f"{page[0]['id']}-{page[-1]['id']}" if page else "nothing" for page in pages)


PROBES: dict[str, Callable[[str], str]] = {
    "pasted-status": pasted_status,
    "anyones-order": anyones_order,
    "cancelled-anyway": cancelled_anyway,
    "first-page-skipped": first_page_skipped,
}
