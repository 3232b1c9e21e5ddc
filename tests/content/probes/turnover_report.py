"""What the turnover report says about a small shop in SQLite."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

SCHEMA = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, placed_at TIMESTAMP NOT NULL);
CREATE TABLE items (order_id INTEGER NOT NULL, quantity INTEGER NOT NULL, cents INTEGER NOT NULL);
CREATE TABLE refunds (order_id INTEGER NOT NULL, cents INTEGER NOT NULL);
CREATE TABLE staff (id INTEGER PRIMARY KEY, customer_id INTEGER);
INSERT INTO customers VALUES (1, 'Ann'), (9, 'Sam of our staff');
INSERT INTO orders VALUES (1, 1, '2025-03-05 10:00:00'), (2, 9, '2025-03-05 10:00:00');
INSERT INTO items VALUES (1, 1, 1000), (2, 1, 700);
INSERT INTO refunds VALUES (1, 100), (2, 50);
INSERT INTO staff VALUES (1, 9);
"""
"""One customer with one item and one refund, of whom the report is right, and one member of staff."""


def report(code: str, more: str, *columns: str) -> str:
    """Return the lines of the report, or only some *columns* of it, after what *more* changes."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(SCHEMA + more)
        db.row_factory = sqlite3.Row
        wanted = columns or ("name", "orders", "sold", "refunded", "net")
        lines = (", ".join(f"{column} {row[column]}" for column in wanted) for row in db.execute(code))
        return "; ".join(lines)


def multiplied_sums(code: str) -> str:
    return report(code, "INSERT INTO items VALUES (1, 2, 500); INSERT INTO refunds VALUES (1, 20);")


def emptied_by_null(code: str) -> str:
    return report(code, "INSERT INTO staff VALUES (2, NULL);")


def missing_customers(code: str) -> str:
    return report(
        code,
        "INSERT INTO customers VALUES (2, 'Bob'), (3, 'Cleo');"
        "INSERT INTO orders VALUES (3, 3, '2025-02-05 10:00:00');"
        "INSERT INTO items VALUES (3, 1, 400);",
        "name",
        "orders",
    )


def last_day_cut(code: str) -> str:
    return report(
        code,
        "INSERT INTO orders VALUES (3, 1, '2025-03-31 18:30:00'), (4, 1, '2025-04-01 00:00:00');"
        "INSERT INTO items VALUES (3, 1, 4000), (4, 1, 30000);"
        "INSERT INTO refunds VALUES (3, 1), (4, 1);",
    )


def net_of_nothing(code: str) -> str:
    return report(code, "DELETE FROM refunds;", "name", "net")


PROBES: dict[str, Callable[[str], str]] = {
    "multiplied-sums": multiplied_sums,
    "emptied-by-null": emptied_by_null,
    "missing-customers": missing_customers,
    "last-day-cut": last_day_cut,
    "net-of-nothing": net_of_nothing,
}
