"""What the query tasks must do, checked on SQLite in memory."""

import re
import sqlite3
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from typing import Any

from tests.content.coding_pack import EXAMPLE, TASKS, Check, Row, blocks, only, same, tables

Values = Sequence[Sequence[object]]


def statements(script: str) -> list[str]:
    """Return the statements of *script*, each with its semicolon."""
    found, rest = [], ""
    for line in script.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            found.append(rest.strip())
            rest = ""
    same(rest.strip(), "")
    return found


def parts(script: str) -> dict[str, str]:
    """Return the parts of *script* by the comment at the head of each."""
    pieces = re.split(r"^-- (.+)\n", script, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def database(task: str, **filled: Values) -> sqlite3.Connection:
    """Return a database with the tables of the handout and the rows given, parents first."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.row_factory = sqlite3.Row
    db.execute("PRAGMA foreign_keys = ON")
    for statement in statements(TASKS[task]["handout"]["code"]):
        if statement.startswith("CREATE TABLE"):
            db.execute(statement)
    for table, values in filled.items():
        for row in values:
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", tuple(row))
    return db


def example_database(task: str, *names: str) -> sqlite3.Connection:
    """Return a database with the rows that the example prints for *names*."""
    db = database(task)
    for table in names:
        for row in tables(task)[table]:
            marks = ", ".join("?" * len(row))
            db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", tuple(row.values()))
    return db


def rows(db: sqlite3.Connection, sql: str, values: Mapping[str, object] | None = None) -> list[Row]:
    return [dict(row) for row in db.execute(sql, dict(values or {}))]


def ask(task: str, sql: str, **filled: Values) -> list[Row]:
    """Return what *sql* finds in the rows given."""
    with closing(database(task, **filled)) as db:
        return rows(db, sql)


def printed(task: str, table: str) -> list[list[tuple[str, object]]]:
    """Return a table of the example with its columns in order."""
    return [list(row.items()) for row in tables(task)[table]]


def shown(found: list[Row]) -> list[list[tuple[str, object]]]:
    return [list(row.items()) for row in found]


# Customers without orders

QUIET = "quiet-customers"


def _quiet(sql: str, customers: Values, orders: Values) -> list[Row]:
    return ask(QUIET, sql, customers=customers, orders=orders)


def quiet_example(sql: str) -> None:
    with closing(example_database(QUIET, "customers", "orders")) as db:
        same(shown(rows(db, sql)), printed(QUIET, "result"))


def quiet_count(sql: str) -> None:
    orders = [(1, 1, "2026-03-01", "paid", 5), (2, 1, "2026-04-01", "open", 5)]
    found = _quiet(sql, [(1, "Zinc"), (2, "Alder")], orders)
    same(only(found, "id", "name", "orders"), [(2, "Alder", 0), (1, "Zinc", 2)])


def quiet_sum(sql: str) -> None:
    orders = [(1, 1, "2026-03-01", "paid", 500), (2, 1, "2026-04-01", "cancelled", 70)]
    found = _quiet(sql, [(1, "Alder"), (2, "Birch")], [*orders, (3, 1, "2026-04-02", "open", 6)])
    same(only(found, "id", "orders", "cents"), [(1, 2, 506), (2, 0, 0)])


def quiet_last(sql: str) -> None:
    orders = [
        (1, 1, "2024-03-01", "paid", 1),
        (2, 1, "2027-01-05", "open", 1),
        (3, 1, "2027-02-05", "cancelled", 1),
        (4, 2, "2026-03-01", "paid", 1),
    ]
    found = _quiet(sql, [(1, "Alder"), (2, "Birch")], orders)
    same(only(found, "id", "last_order"), [(1, "2027-01-05"), (2, "2026-03-01")])


def quiet_never(sql: str) -> None:
    same(only(_quiet(sql, [(1, "Alder")], []), "id", "orders", "cents", "last_order"), [(1, 0, 0, None)])


def quiet_only_cancelled(sql: str) -> None:
    found = _quiet(sql, [(1, "Alder")], [(1, 1, "2026-03-01", "cancelled", 90)])
    same(only(found, "id", "orders", "cents", "last_order"), [(1, 0, 0, None)])


def quiet_other_year(sql: str) -> None:
    found = _quiet(sql, [(1, "Alder")], [(1, 1, "2025-12-31", "paid", 90)])
    same(only(found, "id", "orders", "cents", "last_order"), [(1, 0, 0, "2025-12-31")])


def quiet_year_end(sql: str) -> None:
    days = ("2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01")
    orders = [(number, 1, day, "paid", 10**number) for number, day in enumerate(days)]
    same(only(_quiet(sql, [(1, "Alder")], orders), "orders", "cents"), [(2, 110)])


def quiet_same_name(sql: str) -> None:
    found = _quiet(sql, [(2, "Alder"), (1, "Alder")], [(1, 2, "2026-03-01", "paid", 7)])
    same(only(found, "id", "orders", "cents"), [(1, 0, 0), (2, 1, 7)])


def quiet_till(sql: str) -> None:
    found = _quiet(sql, [(1, "Alder")], [(1, None, "2026-03-01", "paid", 7)])
    same(only(found, "id", "orders", "cents", "last_order"), [(1, 0, 0, None)])


# Newest three per service

NEWEST = "newest-deployments"


def _day(number: int) -> str:
    return f"2026-03-{number:02} 09:00:00"


def _newest(sql: str, deployments: Values) -> list[Row]:
    return ask(NEWEST, sql, services=[(1, "mail"), (2, "search")], deployments=deployments)


def newest_example(sql: str) -> None:
    with closing(example_database(NEWEST, "services", "deployments")) as db:
        same(shown(rows(db, sql)), printed(NEWEST, "result"))


def newest_newest(sql: str) -> None:
    found = _newest(
        sql, [(1, 2, "a", _day(9)), (2, 1, "b", _day(4)), (3, 1, "c", _day(2)), (4, 2, "d", _day(8))]
    )
    first = [row for row in found if row["place"] == 1]
    same(only(first, "service", "version", "finished_at"), [("mail", "b", _day(4)), ("search", "a", _day(9))])


def newest_three(sql: str) -> None:
    mail = [(number, 1, f"m{number}", _day(number)) for number in range(1, 6)]
    search = [(number, 2, f"s{number}", _day(20 - number)) for number in range(11, 16)]
    expected = [("mail", place, f"m{6 - place}") for place in (1, 2, 3)]
    expected += [("search", place, f"s{10 + place}") for place in (1, 2, 3)]
    same(only(_newest(sql, [*search, *mail]), "service", "place", "version"), expected)


def newest_absent(sql: str) -> None:
    found = _newest(sql, [(1, 2, "a", _day(9))])
    columns = ("service", "place", "version", "finished_at", "replaced")
    same(only(found, *columns), [("mail", None, None, None, None), ("search", 1, "a", _day(9), None)])


def newest_replaced(sql: str) -> None:
    found = _newest(sql, [(1, 1, "a", _day(1)), (2, 2, "x", _day(2)), (3, 1, "b", _day(3))])
    expected = [("mail", "b", "a"), ("mail", "a", None), ("search", "x", None)]
    same(only(found, "service", "version", "replaced"), expected)


def newest_running(sql: str) -> None:
    found = _newest(sql, [(1, 1, "a", _day(1)), (2, 1, "b", None), (3, 1, "c", _day(2)), (4, 1, "d", None)])
    expected = [("mail", 1, "c", "a"), ("mail", 2, "a", None), ("search", None, None, None)]
    same(only(found, "service", "place", "version", "replaced"), expected)


def newest_tie(sql: str) -> None:
    tied = [(7, 1, "b", _day(1)), (3, 1, "a", _day(1)), (9, 1, "c", _day(1)), (8, 1, "z", _day(1))]
    found = _newest(sql, tied)[:3]
    same(only(found, "place", "version", "replaced"), [(1, "c", "z"), (2, "z", "b"), (3, "b", "a")])


def newest_fewer(sql: str) -> None:
    found = _newest(sql, [(1, 1, "a", _day(1)), (2, 1, "b", _day(2))])
    expected = [("mail", 1, "b", "a"), ("mail", 2, "a", None), ("search", None, None, None)]
    same(only(found, "service", "place", "version", "replaced"), expected)


def newest_only_running(sql: str) -> None:
    found = _newest(sql, [(1, 1, "a", None), (2, 1, "b", None)])
    same(only(found, "service", "place", "version"), [("mail", None, None), ("search", None, None)])


def newest_fourth(sql: str) -> None:
    found = _newest(sql, [(number, 1, f"m{number}", _day(number)) for number in range(1, 6)])
    same(only(found, "place", "replaced")[:3], [(1, "m4"), (2, "m3"), (3, "m2")])


# Sums that doubled

SUMS = "doubled-invoice-sums"


def _sums(sql: str, lines: Values, payments: Values) -> list[tuple[object, ...]]:
    invoices = [(1, "Alder"), (2, "Birch")]
    found = ask(SUMS, sql, invoices=invoices, invoice_lines=lines, payments=payments)
    return only(found, "id", "billed", "paid", "due")


def sums_example(sql: str) -> None:
    with closing(example_database(SUMS, "invoices", "invoice_lines", "payments")) as db:
        same(shown(rows(db, sql)), printed(SUMS, "result"))


def sums_cause(sql: str) -> None:
    """Check that the query as handed out gives what the handout says, and the mended one does not."""
    today = statements(TASKS[SUMS]["handout"]["code"])[-1]
    with closing(example_database(SUMS, "invoices", "invoice_lines", "payments")) as db:
        same(shown(rows(db, today)), printed(SUMS, "today"))
        pairs = (
            "SELECT l.id, p.id FROM invoice_lines l JOIN payments p USING (invoice_id) WHERE invoice_id = 1"
        )
        same(len(db.execute(pairs).fetchall()), 4)
        same(only(rows(db, sql), "id", "billed", "paid")[0], (1, 5000, 4000))


def sums_mend(sql: str) -> None:
    lines = [(1, 1, 700), (2, 1, 300), (3, 2, 50)]
    found = _sums(sql, lines, [(1, 1, 100), (2, 1, 150), (3, 1, 200), (4, 2, 20)])
    same([row[:3] for row in found], [(1, 1000, 450), (2, 50, 20)])


def sums_every(sql: str) -> None:
    found = _sums(sql, [(1, 2, 50)], [(1, 1, 20)])
    same([row[:3] for row in found], [(1, 0, 20), (2, 50, 0)])


def sums_due(sql: str) -> None:
    same(_sums(sql, [(1, 1, 50), (2, 2, 80)], [(1, 1, 50), (2, 2, 30)]), [(2, 80, 30, 50)])


def sums_equal_lines(sql: str) -> None:
    same(_sums(sql, [(1, 1, 50), (2, 1, 50)], [(1, 1, 10), (2, 1, 10)]), [(1, 100, 20, 80)])


def sums_unpaid(sql: str) -> None:
    same(_sums(sql, [(1, 1, 50), (2, 1, 25)], []), [(1, 75, 0, 75)])


def sums_no_lines(sql: str) -> None:
    same(_sums(sql, [], [(1, 2, 40), (2, 2, 2)]), [(2, 0, 42, -42)])


def sums_settled(sql: str) -> None:
    lines = [(1, 1, 30), (2, 1, 20), (3, 2, 5)]
    same(_sums(sql, lines, [(1, 1, 25), (2, 1, 25), (3, 2, 1)]), [(2, 5, 1, 4)])


def sums_overpaid(sql: str) -> None:
    same(_sums(sql, [(1, 1, 30), (2, 1, 20)], [(1, 1, 25), (2, 1, 35)]), [(1, 50, 60, -10)])


def sums_refund(sql: str) -> None:
    same(_sums(sql, [(1, 1, 50)], [(1, 1, 50), (2, 1, -15)]), [(1, 50, 35, 15)])


# Merging duplicates

MERGE = "merge-contacts"
LOOK = "Step 1: look"
MERGED = "Steps 2 to 4: merge"


def _look(script: str, contacts: Values) -> list[Row]:
    return ask(MERGE, parts(script)[LOOK], contacts=contacts)


def _merge(script: str, contacts: Values, tickets: Values) -> tuple[list[object], dict[object, object]]:
    """Return the ids of the contacts left, and the contact of each ticket."""
    with closing(database(MERGE, contacts=contacts, tickets=tickets)) as db:
        db.executescript(parts(script)[MERGED])
        return _left(db)


def _left(db: sqlite3.Connection) -> tuple[list[object], dict[object, object]]:
    contacts = only(rows(db, "SELECT id FROM contacts ORDER BY id"), "id")
    tickets = rows(db, "SELECT id, contact_id FROM tickets")
    return [contact for (contact,) in contacts], {ticket["id"]: ticket["contact_id"] for ticket in tickets}


def merge_example(script: str) -> None:
    with closing(example_database(MERGE, "contacts", "tickets")) as db:
        same(shown(rows(db, parts(script)[LOOK])), printed(MERGE, "duplicates"))
        db.executescript(parts(script)[MERGED])
        for table in ("contacts", "tickets"):
            found = rows(db, f"SELECT * FROM {table} ORDER BY id")
            same(shown(found), printed(MERGE, f"{table} afterwards"))


def merge_find(script: str) -> None:
    emails = ["zoe@ex.org", "al@ex.org", "Zoe@ex.org", "bo@ex.org", "AL@ex.org", "zoe@EX.org", None, None]
    found = _look(script, [(number, email, _day(1)) for number, email in enumerate(emails)])
    same(only(found, "email", "contacts"), [("al@ex.org", 2), ("zoe@ex.org", 3)])


def merge_keep(script: str) -> None:
    contacts = [
        (1, "a@ex.org", _day(3)),
        (2, "a@ex.org", _day(1)),
        (3, "b@ex.org", _day(1)),
        (4, "b@ex.org", _day(2)),
    ]
    same(_merge(script, contacts, []), ([1, 4], {}))


def merge_move(script: str) -> None:
    contacts = [
        (1, "a@ex.org", _day(1)),
        (2, "a@ex.org", _day(3)),
        (3, "b@ex.org", _day(9)),
        (4, "b@ex.org", _day(2)),
    ]
    found = _merge(script, contacts, [(10, 1), (11, 2), (12, 4), (13, 1)])
    same(found, ([2, 3], {10: 2, 11: 2, 12: 3, 13: 2}))


def merge_guard(script: str) -> None:
    with closing(database(MERGE, contacts=[(1, "a@ex.org", _day(1)), (2, "a@ex.org", _day(2))])) as db:
        db.executescript(parts(script)[MERGED])
        same(_refused(db, 3, "A@ex.org"), True)
        same(_refused(db, 4, "other@ex.org"), False)


def _refused(db: sqlite3.Connection, number: int, email: str | None) -> bool:
    try:
        db.execute("INSERT INTO contacts VALUES (?, ?, ?)", (number, email, _day(9)))
    except sqlite3.IntegrityError:
        return True
    return False


def merge_no_email(script: str) -> None:
    contacts = [(1, None, _day(1)), (2, None, _day(2)), (3, "a@ex.org", _day(1))]
    with closing(database(MERGE, contacts=contacts, tickets=[(10, 1), (11, 2)])) as db:
        db.executescript(parts(script)[MERGED])
        same(_left(db), ([1, 2, 3], {10: 1, 11: 2}))
        same(_refused(db, 4, None), False)


def merge_capitals(script: str) -> None:
    same(_merge(script, [(1, "AL@ex.org", _day(1)), (2, "al@EX.org", _day(2))], [(10, 1)]), ([2], {10: 2}))


def merge_same_moment(script: str) -> None:
    contacts = [(5, "a@ex.org", _day(1)), (9, "a@ex.org", _day(1)), (7, "a@ex.org", _day(1))]
    same(_merge(script, contacts, [(10, 5), (11, 7)]), ([9], {10: 9, 11: 9}))


def merge_three(script: str) -> None:
    contacts = [(1, "a@ex.org", _day(1)), (2, "a@ex.org", _day(3)), (3, "a@ex.org", _day(2))]
    same(_merge(script, contacts, [(10, 1), (11, 2), (12, 3)]), ([2], {10: 2, 11: 2, 12: 2}))


def merge_single(script: str) -> None:
    contacts = [(1, "a@ex.org", _day(1)), (2, "b@ex.org", _day(3))]
    same(_merge(script, contacts, [(10, 1), (11, 2)]), ([1, 2], {10: 1, 11: 2}))


def merge_failure(script: str) -> None:
    contacts = [(1, "a@ex.org", _day(1)), (2, "a@ex.org", _day(3))]
    with closing(database(MERGE, contacts=contacts, tickets=[(10, 1)])) as db:
        stop = "BEGIN SELECT RAISE(ABORT, 'stopped by the test'); END"
        db.execute(f"CREATE TRIGGER stop AFTER DELETE ON contacts {stop}")
        try:
            db.executescript(parts(script)[MERGED])
        except sqlite3.IntegrityError as error:
            same(str(error), "stopped by the test")
        else:
            raise AssertionError("nothing was deleted")
        if db.in_transaction:
            db.rollback()
        same(_left(db), ([1, 2], {10: 1}))


# Claiming a job

CLAIM = "claim-one-job"
NOON = "2026-03-01 12:00:00"
"""The time at which the workers of these checks claim."""
LATER = "2026-03-01 12:05:00"
"""The end of the lease they ask for."""


def _time(minutes: int) -> str:
    """Return the time so many minutes before or after noon."""
    hours, rest = divmod(12 * 60 + minutes, 60)
    return f"2026-03-01 {hours:02}:{rest:02}:00"


def _job(number: int, **other: object) -> tuple[object, ...]:
    job = {
        "run_at": _time(-30),
        "state": "waiting",
        "claim": None,
        "lease_until": None,
        "attempts": 0,
    } | other
    return (number, *job.values())


def _jobs(*values: Sequence[object]) -> sqlite3.Connection:
    return database(CLAIM, jobs=values)


def _claiming(
    db: sqlite3.Connection, script: str, claim: str, now: str, lease: str
) -> Generator[None, None, object]:
    """Claim a job, pausing after each statement; what a statement finds is a parameter of the next."""
    values: dict[str, Any] = {"now": now, "claim": claim, "lease_until": lease}
    for statement in statements(parts(script)["claim"]):
        cursor = db.execute(statement, values)
        if cursor.description:
            values |= dict(cursor.fetchone() or {"id": None})
        else:
            values["changed"] = cursor.rowcount
        yield
    found = rows(db, parts(script)["claimed"], {"claim": claim})
    same(len(found), values["changed"])
    return found[0]["id"] if found else None


def _result(worker: Generator[None, None, object]) -> object:
    """Let *worker* do the rest, and return the id of its job, if any."""
    while True:
        try:
            next(worker)
        except StopIteration as end:
            job: object = end.value
            return job


def _claim(
    db: sqlite3.Connection, script: str, claim: str = "a", now: str = NOON, lease: str = LATER
) -> object:
    return _result(_claiming(db, script, claim, now, lease))


def _change(db: sqlite3.Connection, sql: str, **values: object) -> int:
    """Return how many rows a statement changed: all that a worker learns from it."""
    return db.execute(sql, values).rowcount


def _state(db: sqlite3.Connection, number: int) -> tuple[object, ...]:
    sql = "SELECT state, claim, attempts FROM jobs WHERE id = :id"
    return only(rows(db, sql, {"id": number}), "state", "claim", "attempts")[0]


def claim_example(script: str) -> None:
    (said,) = ([*block] for block in blocks(CLAIM) if block[0] == "A worker claims with")
    values = dict(re.findall(r":(\w+) = '([^']*)'", " ".join(said)))
    learns = re.findall(r"has job (\d+)", " ".join(said))
    with closing(example_database(CLAIM, "jobs")) as db:
        job = _claim(db, script, values["claim"], values["now"], values["lease_until"])
        same([str(job)], learns)
        found = rows(db, "SELECT id, run_at, state, claim, attempts FROM jobs ORDER BY id")
        same(shown(found), printed(CLAIM, "jobs afterwards"))
        same(
            rows(db, f"SELECT lease_until FROM jobs WHERE id = {job}"),
            [{"lease_until": values["lease_until"]}],
        )


def claim_claim(script: str) -> None:
    early, same_time = _job(8, run_at=_time(-50)), _job(3, run_at=_time(-50))
    with closing(_jobs(_job(1), early, same_time, _job(4, run_at=_time(-90), state="done"))) as db:
        same([_claim(db, script, claim) for claim in "abcd"], [3, 8, 1, None])
        same(_state(db, 3), ("running", "a", 1))


def claim_lost(script: str) -> None:
    lost = _job(1, state="running", claim="old", lease_until=_time(-1), attempts=1)
    with closing(_jobs(lost)) as db:
        same(_claim(db, script), 1)
        same(_state(db, 1), ("running", "a", 2))
        same(rows(db, "SELECT lease_until FROM jobs"), [{"lease_until": LATER}])


def claim_finish(script: str) -> None:
    with closing(_jobs(_job(1))) as db:
        job = _claim(db, script)
        same(_change(db, parts(script)["finish"], id=job, claim="b"), 0)
        same(_state(db, 1)[0], "running")
        same(_change(db, parts(script)["finish"], id=job, claim="a"), 1)
        same(_state(db, 1)[0], "done")
        same(_claim(db, script, "c", now=_time(200)), None)


def claim_give_up(script: str) -> None:
    past = {"state": "running", "claim": "old", "lease_until": _time(-1)}
    fourth, fifth = _job(1, attempts=4, **past), _job(2, attempts=5, **past)
    busy = _job(3, attempts=5, state="running", claim="on it", lease_until=LATER)
    with closing(_jobs(fourth, fifth, busy, _job(4))) as db:
        same(_change(db, parts(script)["give up"], now=NOON), 1)
        same([_state(db, number)[0] for number in (1, 2, 3, 4)], ["running", "failed", "running", "waiting"])


def claim_race(script: str) -> None:
    """Check what two workers get whose statements take turns, and what a stale search would do.

    SQLite lets one writer in at a time. So that the condition outside the search is put to the test too, the
    search is replaced by its result from before the other worker wrote, as PostgreSQL would keep it.
    """
    with closing(_jobs(_job(1), _job(2), _job(3))) as db:
        workers = [_claiming(db, script, claim, NOON, LATER) for claim in "ab"]
        for worker in workers:
            next(worker)
        same({_result(worker) for worker in workers}, {1, 2})
    with closing(_jobs(_job(1))) as db:
        workers = [_claiming(db, script, claim, NOON, LATER) for claim in "ab"]
        for worker in workers:
            next(worker)
        same(sorted(str(_result(worker)) for worker in workers), ["1", "None"])
    search = re.compile(r"\(\s*SELECT.*?LIMIT 1\s*\)", re.DOTALL)
    with closing(_jobs(_job(1))) as db:
        stale = script if search.search(script) is None else search.sub("1", script, count=1)
        same(_claim(db, script, "first"), 1)
        same(_claim(db, stale, "second"), None)
        same(_state(db, 1), ("running", "first", 1))


def claim_not_due(script: str) -> None:
    with closing(_jobs(_job(1, run_at=_time(1)), _job(2, run_at=NOON))) as db:
        same([_claim(db, script, claim) for claim in "ab"], [2, None])


def claim_nothing(script: str) -> None:
    with closing(_jobs(_job(1, state="done"), _job(2, state="failed"))) as db:
        same(_claim(db, script), None)
        same([_state(db, number)[0] for number in (1, 2)], ["done", "failed"])


def claim_in_lease(script: str) -> None:
    held = {"state": "running", "claim": "old", "attempts": 1}
    with closing(_jobs(_job(1, lease_until=LATER, **held), _job(2, lease_until=NOON, **held))) as db:
        same(_claim(db, script), None)
        same([_state(db, number) for number in (1, 2)], [("running", "old", 1)] * 2)


def claim_overtaken(script: str) -> None:
    with closing(_jobs(_job(1))) as db:
        same(_claim(db, script, "slow"), 1)
        same(_claim(db, script, "fast", now=_time(6), lease=_time(11)), 1)
        same(_change(db, parts(script)["finish"], id=1, claim="slow"), 0)
        same(_state(db, 1), ("running", "fast", 2))
        same(_change(db, parts(script)["finish"], id=1, claim="fast"), 1)


def claim_fifth(script: str) -> None:
    lost = _job(1, attempts=4, state="running", claim="old", lease_until=_time(-1))
    with closing(_jobs(lost)) as db:
        same(_claim(db, script, "fifth"), 1)
        same(_claim(db, script, "sixth", now=_time(6)), None)
        same(_change(db, parts(script)["give up"], now=NOON), 0)
        same(_change(db, parts(script)["finish"], id=1, claim="fifth"), 1)
        same(_state(db, 1), ("done", "fifth", 5))


QUERIES: dict[str, dict[str, Check]] = {
    QUIET: {
        EXAMPLE: quiet_example,
        "stage count": quiet_count,
        "stage sum": quiet_sum,
        "stage last": quiet_last,
        "edge never": quiet_never,
        "edge only-cancelled": quiet_only_cancelled,
        "edge other-year": quiet_other_year,
        "edge year-end": quiet_year_end,
        "edge same-name": quiet_same_name,
        "edge till": quiet_till,
    },
    NEWEST: {
        EXAMPLE: newest_example,
        "stage newest": newest_newest,
        "stage three": newest_three,
        "stage absent": newest_absent,
        "stage replaced": newest_replaced,
        "edge running": newest_running,
        "edge tie": newest_tie,
        "edge fewer": newest_fewer,
        "edge only-running": newest_only_running,
        "edge fourth": newest_fourth,
    },
    SUMS: {
        EXAMPLE: sums_example,
        "stage cause": sums_cause,
        "stage mend": sums_mend,
        "stage every": sums_every,
        "stage due": sums_due,
        "edge equal-lines": sums_equal_lines,
        "edge unpaid": sums_unpaid,
        "edge no-lines": sums_no_lines,
        "edge settled": sums_settled,
        "edge overpaid": sums_overpaid,
        "edge refund": sums_refund,
    },
    MERGE: {
        EXAMPLE: merge_example,
        "stage find": merge_find,
        "stage keep": merge_keep,
        "stage move": merge_move,
        "stage guard": merge_guard,
        "edge no-email": merge_no_email,
        "edge capitals": merge_capitals,
        "edge same-moment": merge_same_moment,
        "edge three": merge_three,
        "edge single": merge_single,
        "edge failure": merge_failure,
    },
    CLAIM: {
        EXAMPLE: claim_example,
        "stage claim": claim_claim,
        "stage lost": claim_lost,
        "stage finish": claim_finish,
        "stage give-up": claim_give_up,
        "edge race": claim_race,
        "edge not-due": claim_not_due,
        "edge nothing": claim_nothing,
        "edge in-lease": claim_in_lease,
        "edge overtaken": claim_overtaken,
        "edge fifth": claim_fifth,
    },
}
