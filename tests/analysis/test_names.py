"""Names in text, however they are written."""

import pytest

from interviewer.analysis.names import Names, Person, counted

JOSE = Person("[c]", ("José María Müller",), ("jose-maria-muller", "REF-17"))
GRACE = Person("[i]", ("Grace Hopper",))
WILL = Person("[o]", ("Will Li",), exact=True)
NAMES = (JOSE, GRACE, WILL)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("José said", "[c] said"),
        ("jose's idea, JOSES, José’s", "[c]'s idea, [c]S, [c]’s"),
        ("MULLER and mueller and müller", "[c] and [c] and [c]"),
        ("Jose\u0301 Mari\u0301a Mu\u0308ller said", "[c] said"),
        ("Mar\u200bía", "[c]"),
        ("GRACE HOPPER, hopper", "[i], [i]"),
        ("Jose\u0301, so", "[c], so"),
        ("José María Müller", "[c]"),
        ("Müller, José", "[c], [c]"),
        ("jose-maria-muller", "[c]"),
        ("josemariamuller jmuller", "[c]"),
        ("ref-17, REF-170", "[c], REF-170"),
        ("Josef, muellers, mullery", "Josef, [c]s, mullery"),
        ("grace period, Grace Hopper and José", "[i] period, [i] and [c]"),
        ("Will will, Li lies, will li", "[o] will, [o] lies, [o]"),
        ("jose.muller@example.org", "[e-mail]"),
        ("call +49 (171) 234-5678 or 0171 2345678", "call [number] or [number]"),
        ("2000000 rows on 2026-11-21 at 192.168.10.12, 0.5 s", None),
        ("https://example.org/jm, www.example.org", "[link] [link]"),
        ("linkedin.com/in/jm and/or n/a", "[link] and/or n/a"),
        ("", ""),
    ],
)
def test_what_is_replaced(text: str, without: str | None) -> None:
    found = Names(NAMES).without(text)
    assert found == (text if without is None else without)


def test_a_script_without_capitals_has_no_ends_of_words() -> None:
    assert Names([Person("[c]", ("王伟",))]).without("我觉得王伟很好") == "我觉得[c]很好"


def test_a_short_number_is_no_name() -> None:
    assert Names([Person("[c]", ("Ann",), ("1",))]).without("1 of 3") == "1 of 3"


def test_with_capital_words_in_lower_case_stay() -> None:
    assert Names([GRACE]).without("grace, Grace", capital=True) == "grace, [i]"


def test_names_to_spare_stay_whoever_else_has_them() -> None:
    names = Names([Person("[o]", ("Ada Byron",))], spare=["Ada Lovelace"])
    assert names.without("Ada and Byron") == "Ada and [o]"


def test_what_was_replaced_is_counted() -> None:
    names = Names(NAMES)
    names.without("José, Müller and Grace; x@example.org")
    assert counted(names.replaced) == {"[c]": 2, "[i]": 1, "[e-mail]": 1}


def test_no_line_takes_for_ever() -> None:
    names = Names(NAMES)
    for piece in ("a", "a-", "0 ", "a.", "@", "é"):
        text = piece * (200_000 // len(piece))
        assert len(names.without(text)) > 0
