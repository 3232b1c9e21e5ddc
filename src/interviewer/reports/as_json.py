"""JSON that people can read and that steers nothing, wherever it is printed."""

import json
import re

from interviewer.model.text import NOT_SHOWN, REORDERING, few_marks

_STEERS = re.compile(f"[\x7f-\x9f{REORDERING}\u2028\u2029\ud800-\udfff]|{NOT_SHOWN.pattern}")
"""What JSON allows in a text as it stands, and what is not seen or could act on a terminal or a reader."""


def as_json(form: object) -> str:
    """Return *form* as JSON, in letters; as numbers what is not seen, or would turn a line around.

    Raises ValueError for a number that JSON has not.
    """
    text = json.dumps(form, ensure_ascii=False, indent=2, allow_nan=False)
    before = ""
    while text != before:  # what is a number now joins nothing any more
        before, text = text, few_marks(_STEERS.sub(_as_numbers, text), _numbers)
    return text + "\n"


def _as_numbers(found: re.Match[str]) -> str:
    return _numbers(found[0])


def _numbers(text: str) -> str:
    return json.dumps(text)[1:-1].replace("\x7f", "\\u007f")
