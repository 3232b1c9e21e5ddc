"""What the command line of the tests can ask for, and the watch over what the program does in them."""

import sys
from collections.abc import Generator

import pytest

from tests.audit import plugin as audit


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--races", type=int, default=40, help="How often two writers of a session take turns.")
    parser.addoption(
        "--kills", type=int, default=100, help="How often the program is killed in the middle of typing."
    )
    parser.addoption(
        "--ends", type=int, default=3, help="How often each signal ends the program in the middle of typing."
    )
    parser.addoption(
        "--calls",
        type=int,
        default=5,
        help="How many system calls fail or are the last; 0 for all there are.",
    )
    parser.addoption(
        "--hours", type=float, default=0.25, help="How many hours of keys are typed without a screen."
    )
    parser.addoption(
        "--hour", type=float, default=4.0, help="About how many seconds the scripted hour takes; 3600 is one."
    )
    parser.addoption(
        "--random-keys", type=float, default=10.0, help="For how many seconds random keys are pressed."
    )
    parser.addoption(
        "--thorough",
        action="store_true",
        help="Look at every state after a crash; let every call fail with every errno, and every two calls.",
    )
    parser.addoption("--lives", type=int, default=60, help="How many lives of a session are played through.")
    parser.addoption(
        "--mutations", type=int, default=250, help="How many changed files each loader is given."
    )
    parser.addoption(
        "--round-trips", type=int, default=300, help="How many texts go to the file and through the fields."
    )
    parser.addoption(
        "--names", type=int, default=2000, help="How many names of people are made names of files."
    )
    parser.addoption("--seed", type=int, default=20261122, help="Where what is random begins.")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the slow ones: at the end no worker should wait for another that has just begun one."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


def pytest_report_header(config: pytest.Config) -> str:
    return f"random: --seed {config.getoption('--seed')}"


def pytest_configure() -> None:
    """Allow as many open files as the system does: a process that is only played to be killed closes none."""
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    audit.begin(session.config)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Look at what was done once all that the test began has ended."""
    yield
    audit.check()


def pytest_sessionfinish(session: pytest.Session) -> None:
    audit.finish(session)
