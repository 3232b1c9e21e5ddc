"""Text that is shown: what nobody sees is made away with, and what joins letters and signs stays."""

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interviewer.model.text import MOST_MARKS, harmless, seen
from interviewer.reports.as_json import as_json
from interviewer.tui.ink import ink

ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
STAYS = [
    "Zoë Quinn-Ålund",
    "Zoe\u0308 e\u0301\u0323",
    "می\u200cخواهم",
    "क्\u200dष",
    "ශ්\u200dරී ක්\u200dය",
    "र\u094d\u200dय র\u200d\u09cdয",
    ENGLAND,
    "בְּרֵאשִׁ֖ית ที่นี่ นํ้า កម្ពុជា རྒྱུད မြန်မာ",
    "Nguye\u0302\u0303n Vie\u0323\u0302t",
    "👩\u200d🚀 👩🏽\u200d🚀 ❤️\u200d🔥 🏳️\u200d🌈",
    "שָׁלוֹם مُحَمَّد",
    "한국어 山田 太郎",
]
GOES = [
    ("An\u200bn", "Ann"),
    ("An\xadn", "Ann"),
    ("An\u2060n\ufeff", "Ann"),
    ("An\u200dn", "Ann"),
    ("An\u200cn", "Ann"),
    ("山\u200d田", "山田"),
    ("علی\u200c", "علی"),
    ("A\U000e0041nn", "Ann"),
    (ENGLAND[:-1], "🏴"),
    (ENGLAND.replace("\U000e0067", "\U000e0068"), "🏴"),
    (f"{ENGLAND}\U000e0068", ENGLAND),
    (ENGLAND[1:], ""),
]


@pytest.mark.parametrize("text", STAYS)
def test_what_scripts_and_signs_need_stays(text: str) -> None:
    assert harmless(text) == text


@pytest.mark.parametrize(("text", "shown"), GOES)
def test_what_makes_two_names_look_alike_goes(text: str, shown: str) -> None:
    assert harmless(text) == shown
    assert ink(text).plain == shown


@pytest.mark.parametrize("mark", ["\u0301", "\u20dd", "\u0e48", "\ufe0f", "\u0902", "\u05bf", "\u0711"])
def test_marks_do_not_grow_over_the_lines_around(mark: str) -> None:
    assert seen(f"e{mark * 300}x") == f"e{mark * MOST_MARKS}x"
    assert seen(f"e{mark * MOST_MARKS}x") == f"e{mark * MOST_MARKS}x"


@pytest.mark.parametrize("between", ["\u200b", "\u200c", "\u200d", "\u2060", "\ufe0e"])
def test_what_nobody_sees_between_marks_begins_no_other_letter(between: str) -> None:
    shown = seen("क" + f"\u0902\u094d{between}" * 300)
    assert sum(unicodedata.category(sign) == "Mn" for sign in shown) == MOST_MARKS
    assert seen(shown) == shown


@example("\u180e\u200d")
@example("e" + "\u064b" * 9 + "\u200d")
@given(
    st.text(
        st.sampled_from(
            "ae\u0301\u200b\u200c\u200d\xad\u202e\u2066\x1b\x9b\x7f\u2028👩🚀ی\ud800\U000e0041\u180e\u064b\x85\ufeff"
        )
    )
)
def test_json_loses_nothing_of_it_where_it_is_printed(text: str) -> None:
    text = text.replace("\u0902", "\u0902" * 5)
    written = as_json({"text": text})
    assert json.loads(written) == {"text": text}
    assert harmless(written) == written
