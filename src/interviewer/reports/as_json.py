"""JSON that people can read and that steers nothing, wherever it is printed."""

import json
import re

from interviewer.model.text import REORDERING

_STEERS = re.compile(f"[\x7f-\x9f{REORDERING}\u2028\u2029\ud800-\udfff]")
"""What JSON allows in a text as it stands, and what could act on a terminal or on who reads it there."""


def as_json(form: object) -> str:
    """Return *form* as JSON, in letters as they are; what would turn a line around is written as its number.

    Raises ValueError for a number that JSON has not.
    """
    text = json.dumps(form, ensure_ascii=False, indent=2, allow_nan=False)
    return _STEERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"
