"""What the command line of the tests can ask for."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--kills", type=int, default=10, help="How often the program is killed in the middle of typing."
    )
