"""What the migration of addresses leaves behind in a small shop in SQLite."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

SCHEMA = """
CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT, login_name TEXT);
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE
);
INSERT INTO customers VALUES (1, 'ann@example.org', 'ann'), (5, 'bob@example.org', 'bob');
INSERT INTO orders VALUES (10, 1), (50, 5);
"""
TWICE = "INSERT INTO customers VALUES (2, ' Ann@Example.org', 'ann2'); INSERT INTO orders VALUES (20, 2);"
BY_PHONE = "INSERT INTO customers VALUES (3, NULL, NULL), (4, NULL, NULL); INSERT INTO orders VALUES (40, 4);"


def statements(code: str) -> Iterator[str]:
    """Yield the statements of *code* one by one, as psql would send them."""
    statement = ""
    for line in code.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    assert not statement.strip()


def connect(file: Path) -> closing[sqlite3.Connection]:
    """Return a connection on which each statement is committed by itself."""
    db = sqlite3.connect(file, isolation_level=None)
    db.execute("PRAGMA foreign_keys = ON")
    return closing(db)


def migrated(code: str, before: str, query: str) -> str:
    """Return what *query* finds once the migration has run or has stopped at its first error."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "shop.db"
        with connect(file) as db:
            db.executescript(SCHEMA + before)
        end = "done"
        with connect(file) as db:
            try:
                for statement in statements(code):
                    db.execute(statement)
            except sqlite3.Error as error:
                end = str(error)
        with connect(file) as db:
            try:
                return f"{end}: {db.execute(query).fetchall()}"
            except sqlite3.Error as error:
                return f"{end}: {error}"


def orders_deleted(code: str) -> str:
    return migrated(code, TWICE, "SELECT id, customer_id FROM orders ORDER BY id")


def phone_customers_deleted(code: str) -> str:
    return migrated(code, BY_PHONE, "SELECT id FROM customers ORDER BY id")


def old_version_broken(code: str) -> str:
    return migrated(code, "", "SELECT id FROM customers WHERE login_name = 'bob'")


def half_done(code: str) -> str:
    """Let the index be there already, made by hand some day."""
    index = "CREATE INDEX customers_email ON customers (email);"
    return migrated(code, TWICE + index, "SELECT id, email FROM customers ORDER BY id")


PROBES: dict[str, Callable[[str], str]] = {
    "orders-deleted": orders_deleted,
    "phone-customers-deleted": phone_customers_deleted,
    "old-version-broken": old_version_broken,
    "half-done": half_done,
}
