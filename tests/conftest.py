"""What the command line of the tests can ask for."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--kills", type=int, default=10, help="How often the program is killed in the middle of typing."
    )
    parser.addoption(
        "--hour", type=float, default=4.0, help="About how many seconds the scripted hour takes; 3600 is one."
    )
    parser.addoption(
        "--random-keys", type=float, default=20.0, help="For how many seconds random keys are pressed."
    )
    parser.addoption("--seed", type=int, default=20261122, help="Where the random keys begin.")
