"""Solutions as somebody might well write them, each wrong in one way, with the checks that must fail."""

from dataclasses import dataclass

from tests.content.coding_calls import LIMIT, OVERVIEW, PAGES, RETRY, WEBHOOK
from tests.content.coding_pack import changed
from tests.content.coding_queries import CLAIM, MERGE, NEWEST, QUIET, SUMS


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong solution."""

    task: str
    what: str
    code: str
    fails: frozenset[str]
    """The names of the checks that fail, and of no other."""


def mistake(task: str, what: str, code: str, fails: str) -> Mistake:
    return Mistake(task, what, code, frozenset(name.strip() for name in fails.split(",")))


MISTAKES = (
    mistake(
        QUIET,
        "the state in WHERE",
        changed(QUIET, ("AND o.state <> 'cancelled'\n", "WHERE o.state <> 'cancelled'\n")),
        "example, stage count, stage sum, edge never, edge only-cancelled, edge same-name, edge till",
    ),
    mistake(
        QUIET,
        "counts rows",
        changed(QUIET, ("COUNT(CASE WHEN o.placed_on", "SUM(CASE WHEN o.id IS NULL OR o.placed_on")),
        "example, stage count, stage sum, edge never, edge only-cancelled, edge other-year, "
        "edge same-name, edge till",
    ),
    mistake(
        QUIET,
        "the year in ON",
        changed(
            QUIET,
            ("AND o.state <> 'cancelled'", "AND o.state <> 'cancelled' AND o.placed_on LIKE '2026%'"),
        ),
        "example, stage last, edge other-year",
    ),
    mistake(
        QUIET,
        "an inner join",
        changed(QUIET, ("LEFT JOIN", "JOIN")),
        "example, stage count, stage sum, edge never, edge only-cancelled, edge same-name, edge till",
    ),
    mistake(
        QUIET,
        "grouped by name",
        changed(QUIET, ("GROUP BY c.id, c.name", "GROUP BY c.name")),
        "edge same-name",
    ),
    mistake(
        QUIET, "BETWEEN the years", changed(QUIET, ("< '2027-01-01'", "<= '2027-01-01'")), "edge year-end"
    ),
    mistake(
        NEWEST,
        "oldest first",
        changed(NEWEST, ("DESC, id DESC", ", id")),
        "example, stage newest, stage three, stage replaced, edge running, edge tie, edge fewer, edge fourth",
    ),
    mistake(
        NEWEST, "two only", changed(NEWEST, ("<= 3", "< 3")), "example, stage three, edge tie, edge fourth"
    ),
    mistake(
        NEWEST,
        "NULL sorted as on PostgreSQL",
        changed(NEWEST, ("WHERE finished_at IS NOT NULL", ""), ("DESC, id", "DESC NULLS FIRST, id")),
        "example, edge running, edge only-running",
    ),
    mistake(
        NEWEST,
        "running ones count",
        changed(NEWEST, ("WHERE finished_at IS NOT NULL", "")),
        "edge running, edge only-running",
    ),
    mistake(NEWEST, "ties by lower id", changed(NEWEST, ("DESC, id DESC", "DESC, id")), "edge tie"),
    mistake(NEWEST, "RANK", changed(NEWEST, ("ROW_NUMBER", "RANK"), ("DESC, id DESC", "DESC")), "edge tie"),
    mistake(
        NEWEST,
        "the cut in WHERE",
        changed(NEWEST, ("AND r.place <= 3", "WHERE r.place <= 3")),
        "example, stage absent, edge running, edge fewer, edge only-running",
    ),
    mistake(
        NEWEST,
        "the version before worked out after the cut",
        changed(
            NEWEST,
            (
                ",\n         LEAD(version) OVER newest_first AS replaced",
                "",
            ),
            (
                "       r.replaced",
                "       LEAD(r.version) OVER (PARTITION BY s.id ORDER BY r.place) AS replaced",
            ),
        ),
        "example, edge tie, edge fourth",
    ),
    mistake(
        SUMS,
        "as handed out, with what is due",
        """
SELECT i.id,
       SUM(l.cents) AS billed,
       SUM(p.cents) AS paid,
       SUM(l.cents) - SUM(p.cents) AS due
FROM invoices i
JOIN invoice_lines l ON l.invoice_id = i.id
JOIN payments p ON p.invoice_id = i.id
GROUP BY i.id
ORDER BY i.id;
""",
        "example, stage cause, stage mend, stage every, stage due, edge equal-lines, edge unpaid, "
        "edge no-lines, edge settled, edge overpaid, edge refund",
    ),
    mistake(
        SUMS,
        "settled ones as well",
        changed(SUMS, ("WHERE billed <> paid\n", "")),
        "example, stage due, edge equal-lines, edge unpaid, edge no-lines, edge settled, "
        "edge overpaid, edge refund",
    ),
    mistake(
        SUMS,
        "DISTINCT",
        """
SELECT i.id,
       COALESCE(SUM(DISTINCT l.cents), 0) AS billed,
       COALESCE(SUM(DISTINCT p.cents), 0) AS paid,
       COALESCE(SUM(DISTINCT l.cents), 0) - COALESCE(SUM(DISTINCT p.cents), 0) AS due
FROM invoices i
LEFT JOIN invoice_lines l ON l.invoice_id = i.id
LEFT JOIN payments p ON p.invoice_id = i.id
GROUP BY i.id
HAVING due <> 0
ORDER BY i.id;
""",
        "edge equal-lines, edge settled",
    ),
    mistake(
        SUMS,
        "inner joins",
        changed(SUMS, ("LEFT JOIN", "JOIN")),
        "example, stage every, edge unpaid, edge no-lines",
    ),
    mistake(
        SUMS,
        "no COALESCE",
        changed(SUMS, ("COALESCE(p.cents, 0)", "p.cents")),
        "example, stage every, edge unpaid",
    ),
    mistake(
        SUMS,
        "only what is owed",
        changed(SUMS, ("billed <> paid", "billed > paid")),
        "stage every, edge no-lines, edge overpaid",
    ),
    mistake(
        SUMS,
        "only payments above 0",
        changed(SUMS, ("FROM payments", "FROM payments WHERE cents > 0")),
        "edge refund",
    ),
    mistake(
        MERGE,
        "moves every ticket",
        changed(MERGE, ("\nWHERE contact_id IN (SELECT id FROM merged);\n\nDELETE", ";\n\nDELETE")),
        "example, stage move, edge no-email, edge three, edge single",
    ),
    mistake(
        MERGE,
        "strangers merged",
        changed(MERGE, ("  FROM contacts\n  WHERE email IS NOT NULL", "  FROM contacts")),
        "edge no-email",
    ),
    mistake(
        MERGE,
        "capitals matter",
        changed(MERGE, ("lower(email)", "email")),
        "example, stage find, stage guard, edge capitals",
    ),
    mistake(
        MERGE,
        "the oldest is kept",
        changed(MERGE, ("created_at DESC, id DESC", "created_at, id")),
        "example, stage keep, stage move, edge capitals, edge same-moment, edge three",
    ),
    mistake(
        MERGE,
        "the highest id is kept",
        changed(MERGE, ("created_at DESC, id DESC", "id DESC")),
        "stage keep, stage move, edge three",
    ),
    mistake(MERGE, "no transaction", changed(MERGE, ("BEGIN;", ""), ("COMMIT;", "")), "edge failure"),
    mistake(
        MERGE,
        "an index that knows capitals",
        changed(MERGE, ("ON contacts (lower(email))", "ON contacts (email)")),
        "stage guard",
    ),
    mistake(
        MERGE,
        "tickets thrown away",
        changed(
            MERGE,
            (
                "UPDATE tickets\nSET",
                "DELETE FROM tickets WHERE contact_id IN (SELECT id FROM merged);\nUPDATE tickets\nSET",
            ),
        ),
        "example, stage move, edge capitals, edge same-moment, edge three",
    ),
    mistake(
        CLAIM,
        "failed jobs as well",
        changed(CLAIM, ("state = 'waiting'", "state IN ('waiting', 'failed')")),
        "edge nothing",
    ),
    mistake(
        CLAIM,
        "looks first, then writes",
        changed(
            CLAIM,
            (
                "-- claim\nUPDATE jobs\nSET state = 'running',",
                """-- claim
SELECT id
FROM jobs
WHERE run_at <= :now
  AND attempts < 5
  AND (state = 'waiting'
       OR state = 'running' AND lease_until < :now)
ORDER BY run_at, id
LIMIT 1;
UPDATE jobs
SET state = 'running',""",
            ),
            (
                """WHERE id = (
    SELECT id
    FROM jobs
    WHERE run_at <= :now
      AND attempts < 5
      AND (state = 'waiting'
           OR state = 'running' AND lease_until < :now)
    ORDER BY run_at, id
    LIMIT 1
  )
  AND (state = 'waiting'
       OR state = 'running' AND lease_until < :now);""",
                "WHERE id = :id;",
            ),
        ),
        "edge race",
    ),
    mistake(
        CLAIM,
        "the condition not repeated",
        changed(
            CLAIM,
            (
                "  )\n  AND (state = 'waiting'\n       OR state = 'running' AND lease_until < :now);",
                "  );",
            ),
        ),
        "edge race",
    ),
    mistake(
        CLAIM,
        "finishes by id",
        changed(CLAIM, ("  AND claim = :claim\n  AND state", "  AND state")),
        "stage finish, edge overtaken",
    ),
    mistake(
        CLAIM,
        "leases never end",
        changed(CLAIM, ("OR state = 'running' AND lease_until < :now)", ")")),
        "stage lost, edge overtaken, edge fifth",
    ),
    mistake(
        CLAIM,
        "at the very second",
        changed(CLAIM, ("lease_until < :now", "lease_until <= :now")),
        "edge in-lease",
    ),
    mistake(CLAIM, "a sixth attempt", changed(CLAIM, ("AND attempts < 5", "")), "edge fifth"),
    mistake(
        CLAIM,
        "gives up while it runs",
        changed(CLAIM, ("  AND attempts >= 5\n  AND lease_until < :now", "  AND attempts >= 5")),
        "stage give-up, edge fifth",
    ),
    mistake(
        CLAIM, "any job due", changed(CLAIM, ("ORDER BY run_at, id", "ORDER BY id")), "example, stage claim"
    ),
    mistake(CLAIM, "not due yet", changed(CLAIM, ("run_at <= :now", "run_at IS NOT NULL")), "edge not-due"),
    mistake(
        PAGES,
        "the first page only",
        changed(PAGES, ("    while path:", "    for path in [path]:")),
        "example, stage all, stage lazy, stage once, edge gap, edge missing, edge late-failure, edge circle",
    ),
    mistake(
        PAGES,
        "an empty page is an error",
        changed(PAGES, ("if status != 200:", "if status != 200 or not body['items']:")),
        "edge empty, edge gap",
    ),
    mistake(
        PAGES,
        "ends at an empty page",
        changed(
            PAGES,
            ("        for product", "        if not body['items']:\n            return\n        for product"),
        ),
        "edge gap",
    ),
    mistake(
        PAGES,
        "a failure is the end",
        changed(PAGES, ('raise PageError(f"{path} answered {status}")', "return")),
        "stage error, edge late-failure",
    ),
    mistake(
        PAGES,
        "next is always there",
        changed(PAGES, ('body.get("next")', 'body["next"]')),
        "stage once, edge gap, edge missing",
    ),
    mistake(PAGES, "goes round in circles", changed(PAGES, ("        read.add(path)\n", "")), "edge circle"),
    mistake(
        PAGES,
        "a circle is the end",
        changed(PAGES, ('raise PageError(f"{path} came a second time")', "return")),
        "edge circle",
    ),
    mistake(
        PAGES, "gives products twice", changed(PAGES, ('given.add(product["id"])', "pass")), "stage once"
    ),
    mistake(
        PAGES,
        "reads it all first",
        changed(
            PAGES,
            (
                "def all_products(get):",
                "def all_products(get):\n    return iter(list(every(get)))\n\n\ndef every(get):",
            ),
        ),
        "stage lazy",
    ),
    mistake(
        RETRY,
        "tries everything again",
        changed(RETRY, ("status not in PASSING", "status < 400")),
        "stage tries, edge lasting",
    ),
    mistake(
        RETRY,
        "any method",
        changed(RETRY, ("TRIES if harmless(request) else 1", "TRIES")),
        "stage harmless, edge post",
    ),
    mistake(
        RETRY,
        "no spread",
        changed(RETRY, ("random() * 2", "2")),
        "example, stage tries, stage told, stage patience, edge odd-header",
    ),
    mistake(
        RETRY,
        "waits evenly",
        changed(RETRY, ("random() * 2 ** (done - 1)", "random()")),
        "example, stage tries, stage told, stage patience",
    ),
    mistake(
        RETRY,
        "retry-after replaces the spread",
        changed(RETRY, ("wait += told(headers)", "wait = told(headers) or wait")),
        "example, stage told",
    ),
    mistake(
        RETRY,
        "trusts the header",
        changed(RETRY, ("int(text) if text.isascii() and text.isdigit() else 0", "int(text or 0)")),
        "edge odd-header",
    ),
    mistake(
        RETRY,
        "sleeps first, looks at the time later",
        changed(RETRY, ("now() + wait > end", "now() > end")),
        "stage patience, edge too-long",
    ),
    mistake(
        RETRY,
        "gives up one try late",
        changed(RETRY, ("TRIES = 4", "TRIES = 5")),
        "stage tries, edge no-answer",
    ),
    mistake(
        RETRY,
        "swallows the error",
        changed(RETRY, ("                raise\n", "                return 503, {}\n")),
        "stage patience, edge no-answer, edge post",
    ),
    mistake(
        RETRY,
        "a key for each try",
        changed(RETRY, ("send(request)\n", "send(request | {'headers': {'idempotency-key': str(done)}})\n")),
        "edge same-key",
    ),
    mistake(
        OVERVIEW,
        "asks by another path",
        changed(OVERVIEW, ("/orders?customer=", "/orders/")),
        "example, stage both, stage partial, stage together, edge no-orders, edge orders-down, "
        "edge orders-late",
    ),
    mistake(
        OVERVIEW,
        "one after the other",
        changed(
            OVERVIEW,
            ("asyncio.create_task(\n        ask", "(\n        ask"),
            ("    finally:\n        orders.cancel()", "    finally:\n        orders.close()"),
        ),
        "stage together, edge orders-late",
    ),
    mistake(
        OVERVIEW,
        "gather",
        """
import asyncio


async def overview(get, customer_id, limit):
    (status, profile), (other, orders) = await asyncio.gather(
        asyncio.wait_for(get(f"/profiles/{customer_id}"), limit),
        asyncio.wait_for(get(f"/orders?customer={customer_id}"), limit),
    )
    if status != 200:
        return status if status in (404, 504) else 502, {}
    return 200, {"profile": profile, "orders": orders if other == 200 else None}
""",
        "stage at-once, edge orders-down, edge profile-down, edge orders-late, edge both-late",
    ),
    mistake(
        OVERVIEW,
        "an empty list is nothing",
        changed(OVERVIEW, ('"orders": found}', '"orders": found or None}')),
        "stage together, edge no-orders",
    ),
    mistake(
        OVERVIEW,
        "passes on whatever came",
        changed(OVERVIEW, ("        if status != 200:\n            found = None\n", "")),
        "example, stage partial, edge orders-down",
    ),
    mistake(
        OVERVIEW,
        "every failure alike",
        changed(OVERVIEW, ("status if status in (404, 504) else 502, {}", "502, {}")),
        "stage partial, stage at-once, edge unknown, edge both-late",
    ),
    mistake(
        OVERVIEW, "leaves the orders running", changed(OVERVIEW, ("orders.cancel()", "pass")), "stage at-once"
    ),
    mistake(
        OVERVIEW,
        "no limit",
        changed(OVERVIEW, ("asyncio.timeout(limit)", "asyncio.timeout(None)")),
        "edge orders-late, edge both-late",
    ),
    mistake(
        OVERVIEW,
        "waits for both before it looks",
        changed(
            OVERVIEW,
            (
                "        if status != 200:\n            return status",
                "        await orders\n        if status != 200:\n            return status",
            ),
        ),
        "stage at-once",
    ),
    mistake(
        WEBHOOK,
        "fresh or signed",
        changed(WEBHOOK, ("any(right) and age <= TOLERANCE", "any(right) or age <= TOLERANCE")),
        "stage signature, stage age, stage rotation, edge not-ascii, edge ahead, edge altered",
    ),
    mistake(
        WEBHOOK,
        "signs what it decoded",
        changed(WEBHOOK, ("sent, body]", "sent, json.dumps(json.loads(body)).encode()]")),
        "stage signature, edge as-sent",
    ),
    mistake(
        WEBHOOK,
        "compares text",
        changed(
            WEBHOOK,
            ('"webhook-signature"].encode()', '"webhook-signature"]'),
            ("hexdigest().encode()", "hexdigest()"),
        ),
        "edge not-ascii",
    ),
    mistake(
        WEBHOOK,
        "remembers first",
        changed(WEBHOOK, ("    try:\n        handle", "    seen.add(event_id)\n    try:\n        handle")),
        "edge failed",
    ),
    mistake(
        WEBHOOK,
        "never remembers",
        changed(WEBHOOK, ("    seen.add(event_id)\n", "")),
        "stage again, edge failed",
    ),
    mistake(
        WEBHOOK, "old ones only", changed(WEBHOOK, ("abs(now - int(sent))", "now - int(sent)")), "edge ahead"
    ),
    mistake(
        WEBHOOK,
        "the body alone is signed",
        changed(WEBHOOK, ('b".".join([event_id, sent, body])', "body")),
        "example, stage signature, stage age, stage again, stage rotation, edge as-sent, "
        "edge ahead, edge failed",
    ),
    mistake(
        WEBHOOK,
        "only the first key",
        changed(WEBHOOK, ("in secrets\n", "in secrets[:1]\n")),
        "stage rotation",
    ),
    mistake(
        WEBHOOK,
        "headers are always there",
        changed(WEBHOOK, ("except (KeyError, ValueError)", "except ZeroDivisionError")),
        "edge missing, edge not-ascii",
    ),
    mistake(
        WEBHOOK,
        "no age",
        changed(WEBHOOK, ("any(right) and age <= TOLERANCE", "any(right)")),
        "stage age, edge ahead",
    ),
    mistake(
        WEBHOOK,
        "looks up the id first",
        changed(
            WEBHOOK,
            (
                "    if not genuine",
                "    if headers.get('webhook-id') in seen:\n        return 204\n    if not genuine",
            ),
        ),
        "stage signature",
    ),
    mistake(
        LIMIT,
        "the first address",
        changed(LIMIT, ("            address = chain.pop()", "            return chain[0]")),
        "edge forged",
    ),
    mistake(
        LIMIT,
        "the last address",
        changed(
            LIMIT,
            (
                "while address in self.proxies and chain:\n            address = chain.pop()",
                "if chain:\n            address = chain[-1]",
            ),
        ),
        "edge direct, edge two-proxies",
    ),
    mistake(
        LIMIT,
        "everybody behind the proxy is one",
        changed(LIMIT, ("address = chain.pop()", "chain.pop()")),
        "example, stage burst, stage proxy, stage forget, edge forged, edge two-proxies",
    ),
    mistake(
        LIMIT,
        "refused requests count",
        changed(
            LIMIT,
            (
                "        if wait > 0:\n",
                "        if wait > 0:\n            self.whole_at[client] = whole_at + self.every\n",
            ),
        ),
        "stage burst, stage tell, edge refused, edge round-up",
    ),
    mistake(LIMIT, "rounds down", changed(LIMIT, ("math.ceil", "math.floor")), "edge round-up"),
    mistake(
        LIMIT,
        "saves up for ever",
        changed(LIMIT, ("max(self.whole_at.get(client, now), now)", "self.whole_at.get(client, now)")),
        "edge idle",
    ),
    mistake(LIMIT, "forgets nobody", changed(LIMIT, ("        self.sweep(now)\n", "")), "stage forget"),
    mistake(
        LIMIT,
        "forgets who has one request left",
        changed(LIMIT, ("if at > now", "if at > now + self.every")),
        "stage forget",
    ),
    mistake(
        LIMIT,
        "one more than the burst",
        changed(LIMIT, ("(self.burst - 1)", "self.burst")),
        "example, stage burst, stage tell, stage proxy, stage forget, edge forged, edge direct, "
        "edge two-proxies, edge refused, edge round-up, edge idle",
    ),
)
