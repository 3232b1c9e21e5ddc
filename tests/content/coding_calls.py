"""What the tasks around an API must do, driven by fakes: no network, no clock, no waiting."""

import ast
import asyncio
import hashlib
import hmac
import itertools
import json
import re
import selectors
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from tests.content.coding_pack import EXAMPLE, Check, blocks, heading, same

Answer = tuple[int, Any]


def run(code: str) -> dict[str, Any]:
    """Return what *code* defines."""
    space: dict[str, Any] = {"__name__": "solution"}
    exec(compile(code, "solution", "exec"), space)
    return space


def replies(task: str) -> list[tuple[str, str]]:
    """Return each line of the example that begins at the margin, with what is indented below it."""
    return [(block[0], " ".join(line.strip() for line in block[1:])) for block in blocks(task)]


def answer(text: str) -> Answer:
    """Return the status and the body of a line such as `200 {"items": []}`."""
    status, _, body = text.partition(" ")
    return int(status), json.loads(body)


@contextmanager
def raises(kind: type[Exception], part: str = "") -> Iterator[None]:
    """Fail unless *kind* is raised, with *part* in its message."""
    try:
        yield
    except kind as error:
        if isinstance(error, AssertionError) or part not in str(error):
            raise AssertionError(f"another error than expected: {error!r}") from error
    else:
        raise AssertionError(f"no {kind.__name__}")


# Reading every page

PAGES = "read-every-page"


class Pages:
    """An API that answers from a table and keeps what it was asked for."""

    def __init__(self, **pages: Any) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        for name, page in pages.items():
            path = "/products" if name == "first" else f"/products?after={name}"
            self.answers[path] = page if isinstance(page, tuple) else (200, page)

    def get(self, path: str) -> Answer:
        self.asked.append(path)
        same(len(self.asked) < 20, True)
        return self.answers[path]


def page(*ids: int, **other: str | None) -> dict[str, Any]:
    """Return a page with these products; `to` names the next page."""
    body: dict[str, Any] = {"items": [{"id": number} for number in ids]}
    if "to" in other:
        body["next"] = other["to"] and f"/products?after={other['to']}"
    return body


def _read(code: str, api: Pages, stop: int = 100) -> list[int]:
    products = run(code)["all_products"](api.get)
    return [product["id"] for product in itertools.islice(products, stop)]


def pages_example(code: str) -> None:
    api, expected = Pages(), None
    for asked, text in replies(PAGES):
        if path := re.fullmatch(r'get\("(.+)"\)', asked):
            api.answers[path[1]] = answer(text)
        else:
            same(asked, "all_products(get)")
            expected = json.loads(text)
    same(list(run(code)["all_products"](api.get)), expected)


def pages_all(code: str) -> None:
    api = Pages(first=page(5, 3, to="a"), a=page(9, 1, to="b"), b=page(2, to=None))
    same(_read(code, api), [5, 3, 9, 1, 2])
    same(api.asked, ["/products", "/products?after=a", "/products?after=b"])


def pages_lazy(code: str) -> None:
    api = Pages(first=page(1, 2, to="a"), a=page(3, to="b"), b=page(4))
    products = run(code)["all_products"](api.get)
    same(api.asked, [])
    same([next(products)["id"], next(products)["id"]], [1, 2])
    same(api.asked, ["/products"])
    same(next(products)["id"], 3)
    same(len(api.asked), 2)


def pages_error(code: str) -> None:
    for status in (404, 429, 500, 503):
        with raises(Exception, "/products"):
            _read(code, Pages(first=(status, {"items": []})))


def pages_once(code: str) -> None:
    api = Pages(first=page(1, 2, to="a"), a=page(2, 3, to="b"), b=page(1, 4))
    same(_read(code, api), [1, 2, 3, 4])


def pages_empty(code: str) -> None:
    api = Pages(first=page(to=None))
    same(_read(code, api), [])
    same(api.asked, ["/products"])


def pages_gap(code: str) -> None:
    same(_read(code, Pages(first=page(1, to="a"), a=page(to="b"), b=page(2))), [1, 2])


def pages_missing(code: str) -> None:
    same(_read(code, Pages(first=page(1, to="a"), a=page(2))), [1, 2])


def pages_late_failure(code: str) -> None:
    api = Pages(first=page(1, to="a"), a=page(2, to="b"), b=(500, {}))
    with raises(Exception, "/products?after=b"):
        _read(code, api)


def pages_circle(code: str) -> None:
    for back in ("a", "b"):
        api = Pages(first=page(1, to="a"), a=page(2, to="b"), b=page(3, to=back))
        with raises(Exception, f"/products?after={back}"):
            _read(code, api)
        same(len(api.asked) <= 4, True)


# Retrying with care

RETRY = "retry-another-team"
Outcome = tuple[int, dict[str, str]] | ConnectionError
BUSY: Outcome = (503, {})
DONE: Outcome = (200, {})


class Service:
    """A service that answers in turn, on a clock that goes on only by sleeping and sending."""

    def __init__(self, *outcomes: Outcome, share: float = 0.5, takes: float = 0) -> None:
        self.outcomes = iter(outcomes)
        self.share = share
        self.takes = takes
        self.time = 1000.0
        self.sent: list[dict[str, Any]] = []
        self.slept: list[float] = []
        self.log: list[str] = []

    def send(self, request: dict[str, Any]) -> Answer:
        self.sent.append(json.loads(json.dumps(request)))
        self.time += self.takes
        outcome = next(self.outcomes)
        if isinstance(outcome, ConnectionError):
            raise outcome
        self.log.append(f"{outcome[0]} {json.dumps(outcome[1])}")
        return outcome

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.log.append(f"sleep {seconds}")
        self.time += seconds


def _call(
    code: str, service: Service, method: str = "GET", patience: float = 60, key: str | None = None
) -> Answer:
    request = {"method": method, "path": "/x", "headers": {"idempotency-key": key} if key else {}}
    given: Answer = run(code)["call"](
        request, patience, service.send, service.sleep, lambda: service.time, lambda: service.share
    )
    return given


def _told(seconds: str, status: int = 503) -> Outcome:
    return status, {"retry-after": seconds}


def retry_example(code: str) -> None:
    ((said, *lines),) = blocks(RETRY)
    same(said, "call a GET, patience 30")
    lines = [line.strip() for line in lines]
    service = Service(*(answer(line) for line in lines if line[0].isdigit()))
    same(_call(code, service, patience=30), (200, {}))
    same(service.log, lines)


def retry_tries(code: str) -> None:
    for failure in (BUSY, (429, {}), (502, {}), (504, {}), ConnectionError("gone")):
        service = Service(failure, DONE)
        same(_call(code, service), DONE)
        same(len(service.slept), 1)
    service = Service(BUSY, BUSY, BUSY, (502, {"last": "1"}), DONE, share=0.75)
    same(_call(code, service), (502, {"last": "1"}))
    same(service.slept, [0.75, 1.5, 3.0])
    for status in (200, 201, 204, 301, 500):
        service = Service((status, {}), DONE)
        same(_call(code, service), (status, {}))
        same(service.slept, [])


def retry_told(code: str) -> None:
    for share in (0.0, 0.25, 0.99):
        service = Service(BUSY, BUSY, BUSY, DONE, share=share)
        _call(code, service)
        same(service.slept, [share, share * 2, share * 4])
        service = Service(_told("7"), _told("2", 429), DONE, share=share)
        _call(code, service)
        same(service.slept, [7 + share, 2 + share * 2])


def retry_harmless(code: str) -> None:
    for method in ("GET", "HEAD", "PUT", "DELETE"):
        service = Service(BUSY, ConnectionError("gone"), DONE)
        same(_call(code, service, method), DONE)
    for method in ("POST", "PATCH"):
        same(_call(code, Service(BUSY, DONE), method), BUSY)
        same(_call(code, Service(BUSY, DONE), method, key="k"), DONE)


def retry_patience(code: str) -> None:
    service = Service(BUSY, BUSY, BUSY, DONE, share=0.5)
    same(_call(code, service, patience=2), BUSY)
    same(service.slept, [0.5, 1.0])
    service = Service(ConnectionError("one"), ConnectionError("two"), DONE, takes=3)
    with raises(ConnectionError, "two"):
        _call(code, service, patience=6)
    same(service.slept[1:], [])
    service = Service(BUSY, DONE, share=0.5)
    same(_call(code, service, patience=0.5), DONE)


def retry_lasting(code: str) -> None:
    for status in (400, 404):
        service = Service((status, {}), DONE)
        same(_call(code, service), (status, {}))
        same((len(service.sent), service.slept), (1, []))


def retry_no_answer(code: str) -> None:
    service = Service(*(ConnectionError(f"try {number}") for number in range(1, 6)))
    with raises(ConnectionError, "try 4"):
        _call(code, service)
    same(len(service.slept), 3)


def retry_post(code: str) -> None:
    for method in ("POST", "PATCH"):
        service = Service(BUSY, DONE)
        same(_call(code, service, method), BUSY)
        same((len(service.sent), service.slept), (1, []))
        service = Service(ConnectionError("gone"), DONE)
        with raises(ConnectionError, "gone"):
            _call(code, service, method)
        same(service.slept, [])


def retry_same_key(code: str) -> None:
    service = Service(BUSY, ConnectionError("gone"), BUSY, DONE)
    same(_call(code, service, "POST", key="order-7"), DONE)
    same([request["headers"]["idempotency-key"] for request in service.sent], ["order-7"] * 4)


def retry_odd_header(code: str) -> None:
    for odd in ("Sun, 01 Mar 2026 12:00:00 GMT", "soon", "", "-5", "1.5", "²"):
        service = Service(_told(odd), DONE)
        same(_call(code, service), DONE)
        same(service.slept, [0.5])


def retry_too_long(code: str) -> None:
    service = Service(_told("3600"), DONE)
    same(_call(code, service), _told("3600"))
    same(service.slept, [])


# Two services, one answer

OVERVIEW = "overview-of-two"
PROFILE, ORDERS = "/profiles/7", "/orders?customer=7"
IDA = {"name": "Ida"}
NEVER = 1000.0
"""Seconds; longer than any limit used here."""


class InstantSelector(selectors.DefaultSelector):
    """Waits for nothing: says how long it would have waited."""

    skipped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise AssertionError("waits for something that never comes")
        self.skipped += max(timeout, 0)
        return super().select(0)


class InstantLoop(asyncio.SelectorEventLoop):
    """An event loop on which waiting takes no time, and the clock goes on all the same."""

    def __init__(self) -> None:
        self.jumping = InstantSelector()
        super().__init__(self.jumping)

    def time(self) -> float:
        return self.jumping.skipped


class Two:
    """Two services by path: an answer or an error, and the seconds it takes."""

    def __init__(self, profile: object, orders: object, *, after: tuple[float, float] = (1, 1)) -> None:
        self.outcomes = {PROFILE: (profile, after[0]), ORDERS: (orders, after[1])}
        self.asked: list[str] = []
        self.under_way: list[str] = []
        self.most = 0
        self.elapsed = 0.0
        self.left: list[str] = []

    async def get(self, path: str) -> Any:
        outcome, seconds = self.outcomes[path]
        self.asked.append(path)
        self.under_way.append(path)
        self.most = max(self.most, len(self.under_way))
        try:
            await asyncio.sleep(seconds)
        finally:
            self.under_way.remove(path)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def overview(self, code: str, limit: float = 5) -> Answer:
        """Return the answer of *code*, with the seconds it took and the calls it left behind."""
        view: Callable[..., Awaitable[Answer]] = run(code)["overview"]

        async def watched() -> Answer:
            loop = asyncio.get_running_loop()
            start = loop.time()
            given = await view(self.get, 7, limit)
            self.elapsed = loop.time() - start
            await asyncio.sleep(0)
            self.left = list(self.under_way)
            return given

        with asyncio.Runner(loop_factory=InstantLoop) as runner:
            return runner.run(watched())


def _found(orders: object) -> Answer:
    return 200, {"profile": IDA, "orders": orders}


def overview_example(code: str) -> None:
    (_, profile), (_, orders), (said, expected) = replies(OVERVIEW)
    same([asked for asked, _ in replies(OVERVIEW)], [f'get("{PROFILE}")', f'get("{ORDERS}")', said])
    same(said, "overview(get, 7, 2)")
    same(Two(answer(profile), answer(orders)).overview(code, limit=2), answer(expected))


def overview_both(code: str) -> None:
    two = Two((200, IDA), (200, [{"id": 1}, {"id": 2}]))
    same(two.overview(code), _found([{"id": 1}, {"id": 2}]))
    same(sorted(two.asked), [ORDERS, PROFILE])


def overview_partial(code: str) -> None:
    fine = (200, [{"id": 1}])
    same(Two((200, IDA), (503, {})).overview(code), _found(None))
    for status, expected in ((404, 404), (504, 504), (500, 502), (403, 502), (503, 502)):
        same(Two((status, {}), fine).overview(code), (expected, {}))


def overview_together(code: str) -> None:
    for after in ((3, 4), (4, 3)):
        two = Two((200, IDA), (200, []), after=after)
        same(two.overview(code), _found([]))
        same((two.most, two.elapsed), (2, 4))


def overview_at_once(code: str) -> None:
    failure: object
    for failure in ((404, {}), (500, {}), ConnectionError("gone")):
        two = Two(failure, (200, []), after=(1, 4))
        same(two.overview(code)[0], 404 if failure == (404, {}) else 502)
        same((two.elapsed, two.left), (1, []))


def overview_no_orders(code: str) -> None:
    same(Two((200, IDA), (200, [])).overview(code), _found([]))


def overview_orders_down(code: str) -> None:
    failure: object
    for failure in ((500, {"error": "x"}), (404, []), ConnectionError("gone")):
        for after in ((1, 2), (2, 1)):
            same(Two((200, IDA), failure, after=after).overview(code), _found(None))


def overview_unknown(code: str) -> None:
    for after in ((1, 2), (2, 1)):
        same(Two((404, {"error": "x"}), (200, [{"id": 1}]), after=after).overview(code), (404, {}))


def overview_profile_down(code: str) -> None:
    failure: object
    for failure in ((500, {"error": "x"}), ConnectionError("gone")):
        for after in ((1, 2), (2, 1)):
            same(Two(failure, (200, []), after=after).overview(code), (502, {}))


def overview_orders_late(code: str) -> None:
    two = Two((200, IDA), (200, []), after=(1, NEVER))
    same(two.overview(code, 5), _found(None))
    same((two.elapsed, two.left), (5, []))


def overview_both_late(code: str) -> None:
    two = Two((200, IDA), (200, []), after=(NEVER, NEVER))
    same(two.overview(code, 5), (504, {}))
    same((two.elapsed, two.left), (5, []))


# Checking a webhook

WEBHOOK = "webhook-genuine"
KEY, NEW_KEY = b"s3cret", b"another"
SENT = 1772355600
BODY = b'{"paid": 42}'


class Receiver:
    """The address as the provider sees it, and the events that got through."""

    def __init__(self, code: str, *keys: bytes) -> None:
        self.receive = run(code)["receive"]
        self.keys = list(keys or [KEY])
        self.seen: set[str] = set()
        self.handled: list[object] = []
        self.broken = False

    def handle(self, event: object) -> None:
        if self.broken:
            raise RuntimeError("the database is away")
        self.handled.append(event)

    def get(self, headers: Mapping[str, str], body: bytes = BODY, now: float = SENT + 1) -> int:
        status: int = self.receive(dict(headers), body, self.keys, now, self.seen, self.handle)
        return status


def signed(
    body: bytes = BODY, *, number: str = "evt_1", sent: object = SENT, key: bytes = KEY
) -> dict[str, str]:
    """Return the headers that the provider would send."""
    content = f"{number}.{sent}.".encode() + body
    return {
        "webhook-id": number,
        "webhook-timestamp": str(sent),
        "webhook-signature": hmac.new(key, content, hashlib.sha256).hexdigest(),
    }


def webhook_example(code: str) -> None:
    shown = {said.split()[0]: text for said, text in replies(WEBHOOK)}
    now = [int(said.split()[-1]) for said, _ in replies(WEBHOOK) if said.startswith("receive at")]
    headers = {name: shown[name].replace(" ", "") for name in signed()}
    receiver = Receiver(code, KEY)
    same(receiver.get(headers, shown["body"].encode(), now[0]), int(shown["receive"]))
    same(receiver.handled, [json.loads(shown["body"])])
    same(headers, signed(shown["body"].encode()))


def webhook_signature(code: str) -> None:
    receiver = Receiver(code)
    same(receiver.get(signed()), 204)
    for headers in (signed(key=b"guess"), signed() | {"webhook-signature": "00"}, signed(b'{"paid": 1}')):
        same(receiver.get(headers | {"webhook-id": "evt_1"}), 401)
    same(receiver.handled, [{"paid": 42}])
    same(receiver.get(signed(b"no json", key=b"guess"), b"no json"), 401)


def webhook_age(code: str) -> None:
    for age, status in ((0, 204), (300, 204), (301, 401), (100000, 401)):
        receiver = Receiver(code)
        same(receiver.get(signed(), now=SENT + age), status)
        same(len(receiver.handled), int(status == 204))


def webhook_again(code: str) -> None:
    receiver = Receiver(code)
    same([receiver.get(signed()), receiver.get(signed()), receiver.get(signed(number="evt_2"))], [204] * 3)
    same(len(receiver.handled), 2)
    same(receiver.get(signed(sent=SENT + 86400), now=SENT + 86401), 204)
    same(len(receiver.handled), 2)


def webhook_rotation(code: str) -> None:
    for keys in ((KEY, NEW_KEY), (NEW_KEY, KEY)):
        receiver = Receiver(code, *keys)
        same(receiver.get(signed(number="a")), 204)
        same(receiver.get(signed(number="b", key=NEW_KEY)), 204)
        same(receiver.get(signed(number="c", key=b"third")), 401)
        same(len(receiver.handled), 2)
    same(Receiver(code, NEW_KEY).get(signed()), 401)


def webhook_as_sent(code: str) -> None:
    for body in (
        b'{ "b":1,\n "a": 2 }',
        '{"name": "Åsa"}'.encode(),
        b'{"name": "\\u00c5sa"}',
        b'{"a":1,"a":2}',
    ):
        receiver = Receiver(code)
        same(receiver.get(signed(body), body), 204)
        same(receiver.handled, [json.loads(body)])


def webhook_missing(code: str) -> None:
    receiver = Receiver(code)
    for name in signed():
        same(receiver.get({key: value for key, value in signed().items() if key != name}), 401)
    for odd in ("", "soon", "1e9", "9" * 10000):
        same(receiver.get(signed(sent=odd)), 401)
    same(receiver.handled, [])


def webhook_not_ascii(code: str) -> None:
    receiver = Receiver(code)
    for odd in ("é" * 64, "\udcff", "🔑"):
        same(receiver.get(signed() | {"webhook-signature": odd}), 401)
    same(receiver.handled, [])


def webhook_ahead(code: str) -> None:
    for ahead, status in ((300, 204), (301, 401)):
        same(Receiver(code).get(signed(sent=SENT + ahead), now=SENT), status)


def webhook_failed(code: str) -> None:
    receiver = Receiver(code)
    receiver.broken = True
    same(receiver.get(signed()), 500)
    receiver.broken = False
    same([receiver.get(signed()), receiver.get(signed())], [204, 204])
    same(receiver.handled, [{"paid": 42}])


def webhook_altered(code: str) -> None:
    receiver = Receiver(code)
    same(receiver.get(signed() | {"webhook-id": "evt_2"}), 401)
    same(receiver.get(signed() | {"webhook-timestamp": str(SENT + 900)}, now=SENT + 900), 401)
    same(receiver.get(signed(), b'{"paid": 43}'), 401)
    same(receiver.handled, [])


# Limiting each client

LIMIT = "limit-each-client"
OURS = {"10.0.0.5", "10.0.0.6"}
PASSED: Answer = (200, {})


class Gate:
    """A limiter behind our proxy, asked by time and address."""

    def __init__(self, code: str, burst: int = 2, every: float = 10) -> None:
        self.limiter = run(code)["Limiter"](burst, every, OURS)

    def admit(self, now: float, forwarded: str = "198.51.100.7", peer: str = "10.0.0.5") -> Answer:
        given: Answer = self.limiter.admit(peer, forwarded, now)
        return given

    def passed(self, *times: float, forwarded: str = "198.51.100.7", peer: str = "10.0.0.5") -> list[bool]:
        return [self.admit(now, forwarded, peer)[0] == 200 for now in times]


def limit_example(code: str) -> None:
    limiter = run(code)["Limiter"](*ast.literal_eval(heading(LIMIT).partition("with Limiter")[2]))
    for asked, text in replies(LIMIT):
        same(limiter.admit(*ast.literal_eval(asked.removeprefix("admit"))), answer(text))


def limit_burst(code: str) -> None:
    gate = Gate(code, burst=3, every=10)
    same(gate.passed(0, 0, 0, 0), [True, True, True, False])
    same(gate.passed(9.5, 10, 10, 19.5, 20), [False, True, False, False, True])
    same(gate.passed(20, 20, forwarded="203.0.113.9"), [True, True])


def limit_tell(code: str) -> None:
    gate = Gate(code, burst=2, every=10)
    same(gate.passed(0, 4), [True, True])
    for now, wait in ((4, 6), (5, 5), (9, 1)):
        same(gate.admit(now), (429, {"retry-after": str(wait)}))
    same(gate.admit(10), PASSED)
    same(gate.admit(10), (429, {"retry-after": "10"}))
    same(gate.admit(20), PASSED)


def limit_proxy(code: str) -> None:
    gate = Gate(code, burst=1)
    same(gate.passed(0, 1, forwarded="198.51.100.7"), [True, False])
    same(gate.passed(1, 2, forwarded="198.51.100.8"), [True, False])
    same(gate.passed(3, forwarded="198.51.100.7", peer="10.0.0.6"), [False])


def limit_forget(code: str) -> None:
    gate = Gate(code, burst=2, every=10)
    for number in range(5000):
        same(gate.admit(number, f"203.0.113.{number}"), PASSED)
        same(gate.limiter.known() <= 60, True)
    gate.admit(9000)
    same(gate.limiter.known(), 1)
    gate = Gate(code, burst=2, every=10)
    same(gate.passed(0, 0), [True, True])
    for second in range(1, 10):
        gate.admit(second, "203.0.113.9")
        same(gate.passed(second), [False])
    gate = Gate(code, burst=2, every=10)
    gate.admit(0, "203.0.113.9")
    same(gate.passed(15), [True])
    gate.admit(20, "203.0.113.9")
    same(gate.passed(20, 20), [True, False])


def limit_forged(code: str) -> None:
    gate = Gate(code, burst=1)
    same(gate.passed(0, forwarded="192.0.2.1, 198.51.100.7"), [True])
    same(gate.passed(1, forwarded="192.0.2.2, 198.51.100.7"), [False])
    same(gate.passed(2, forwarded="192.0.2.3,10.0.0.6 ,198.51.100.7"), [False])
    same(gate.passed(3, forwarded="198.51.100.7, 192.0.2.1"), [True])


def limit_direct(code: str) -> None:
    gate = Gate(code, burst=1)
    same(gate.passed(0, forwarded="198.51.100.7", peer="192.0.2.50"), [True])
    same(gate.passed(1, forwarded="198.51.100.8", peer="192.0.2.50"), [False])
    same(gate.passed(2, forwarded="", peer="192.0.2.50"), [False])
    same(gate.passed(3, forwarded="198.51.100.7"), [True])


def limit_two_proxies(code: str) -> None:
    gate = Gate(code, burst=1)
    same(gate.passed(0, forwarded="198.51.100.7, 10.0.0.6"), [True])
    same(gate.passed(1, forwarded="198.51.100.8, 10.0.0.6"), [True])
    same(gate.passed(2, forwarded="198.51.100.7"), [False])


def limit_refused(code: str) -> None:
    gate = Gate(code, burst=1, every=10)
    same(gate.passed(*range(11)), [True, *[False] * 9, True])


def limit_round_up(code: str) -> None:
    gate = Gate(code, burst=1, every=2.5)
    same(gate.admit(0), PASSED)
    same(gate.admit(0), (429, {"retry-after": "3"}))
    same(gate.admit(2), (429, {"retry-after": "1"}))
    same(gate.admit(3), PASSED)


def limit_idle(code: str) -> None:
    gate = Gate(code, burst=2, every=10)
    same(gate.passed(0, 1000, 1000, 1000), [True, True, True, False])
    same(gate.passed(5000, 5000, 5000), [True, True, False])
    gate = Gate(code, burst=3, every=10)
    same(gate.passed(0, 29, 29, 29, 29), [True, True, True, True, False])


CALLS: dict[str, dict[str, Check]] = {
    PAGES: {
        EXAMPLE: pages_example,
        "stage all": pages_all,
        "stage lazy": pages_lazy,
        "stage error": pages_error,
        "stage once": pages_once,
        "edge empty": pages_empty,
        "edge gap": pages_gap,
        "edge missing": pages_missing,
        "edge late-failure": pages_late_failure,
        "edge circle": pages_circle,
    },
    RETRY: {
        EXAMPLE: retry_example,
        "stage tries": retry_tries,
        "stage told": retry_told,
        "stage harmless": retry_harmless,
        "stage patience": retry_patience,
        "edge lasting": retry_lasting,
        "edge no-answer": retry_no_answer,
        "edge post": retry_post,
        "edge same-key": retry_same_key,
        "edge odd-header": retry_odd_header,
        "edge too-long": retry_too_long,
    },
    OVERVIEW: {
        EXAMPLE: overview_example,
        "stage both": overview_both,
        "stage partial": overview_partial,
        "stage together": overview_together,
        "stage at-once": overview_at_once,
        "edge no-orders": overview_no_orders,
        "edge orders-down": overview_orders_down,
        "edge unknown": overview_unknown,
        "edge profile-down": overview_profile_down,
        "edge orders-late": overview_orders_late,
        "edge both-late": overview_both_late,
    },
    WEBHOOK: {
        EXAMPLE: webhook_example,
        "stage signature": webhook_signature,
        "stage age": webhook_age,
        "stage again": webhook_again,
        "stage rotation": webhook_rotation,
        "edge as-sent": webhook_as_sent,
        "edge missing": webhook_missing,
        "edge not-ascii": webhook_not_ascii,
        "edge ahead": webhook_ahead,
        "edge failed": webhook_failed,
        "edge altered": webhook_altered,
    },
    LIMIT: {
        EXAMPLE: limit_example,
        "stage burst": limit_burst,
        "stage tell": limit_tell,
        "stage proxy": limit_proxy,
        "stage forget": limit_forget,
        "edge forged": limit_forged,
        "edge direct": limit_direct,
        "edge two-proxies": limit_two_proxies,
        "edge refused": limit_refused,
        "edge round-up": limit_round_up,
        "edge idle": limit_idle,
    },
}
