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
        ("電話は090-1234-5678です, x0171 2345678y", "電話は[number]です, x0171 2345678y"),
        (f"{'我' * 70}x1@example.org", f"{'我' * 70}[e-mail]"),
        (f"{'我' * 70}linkedin.com/in/jm, 李雷@example.org", f"{'我' * 70}[link] [e-mail]"),
        ("2000000 rows on 2026-11-21 at 192.168.10.12, 0.5 s", None),
        ("https://example.org/jm, www.example.org", "[link] [link]"),
        ("linkedin.com/in/jm and/or n/a", "[link] and/or n/a"),
        ("", ""),
    ],
)
def test_what_is_replaced(text: str, without: str | None) -> None:
    found = Names(NAMES).without(text)
    assert found == (text if without is None else without)


def person(name: str, *codes: str, exact: bool = False) -> Names:
    return Names([Person("[c]", (name,), codes, exact=exact)])


@pytest.mark.parametrize(
    ("name", "text", "without", "doubtful"),
    [
        # A family name of one letter and no blank.
        ("王小明", "王小明 and 王 小明 and 王\u3000小明", "[c] and [c] and [c]", []),
        ("王小明", "小明说他用过，我问小明了", "[c]说他用过，我问[c]了", []),
        ("王小明", "王先生 said; 王 said; 王さん", "[c] said; [c] said; [c]", []),
        ("王小明", "国王很大 小王子 王小二", None, ["小王", "王小"]),
        ("王伟", "王伟, 王 伟; 伟 said; 伟大", "[c], [c]; [c] said; 伟大", []),
        ("山田太郎", "山田さんと太郎", "[c]さんと[c]", []),
        ("高橋健", "高橋は", None, ["高橋"]),
        ("김민수", "민수가 말했다; 김 민수; 김민지", "[c]가 말했다; [c]; 김민지", []),
        # Beside a script without capitals, and without blanks.
        ("Kim Andersen", "Andersenさん, 比Andersen强, 说andersen", "[c]さん, 比[c]强, 说[c]", []),
        ("Kim Andersen", "ל־Andersen, يAndersen, 김Kim이", "ל־[c], ي[c], 김[c]이", []),
        ("Kim Andersen", "Andersenов, θkim", None, []),
        ("田中Yuki", "田中さんとYukiさん", "[c]さんと[c]さん", []),
        ("Kim Quill", "问kimq说, 问preQuillPost说", None, ["kimq", "preQuillPost"]),
        # As in an address.
        ("Lukas Meier", "ask lukasm or lmeier, meierl; LukasM", "ask [c] or [c], [c]; [c]", []),
        ("Lukas Müller", "muellerl, mullerl, müllerl", "[c], [c], [c]", []),
        ("Kim Quill", "kimq said; quillk", "kimq said; [c]", ["kimq"]),
        ("Lukas Evers", "lukase", None, ["lukase"]),
        ("Jean-Luc Picard", "jeanluc, jeanlucp", "[c], [c]", []),
        ("Tim Ester", "time; timer; estert", None, ["estert"]),
        # Inside other words.
        ("Lukas Müller", "preMüllerpost, preMuellerpost, preMu\u0308ller", None, 3),
        ("Lukas Müller", "müllerpost premüllerpost", None, []),
        (
            "Ann Quest",
            "request quests Questions askQuestion conquest REQUEST",
            "request [c]s Questions askQuestion conquest REQUEST",
            [],
        ),
        ("Ann May", "maybe dismay Mayor onMaybe mayonnaise", None, []),
        ("Ann May", "askMay askMayNow", None, ["askMay", "askMayNow"]),
        # Apostrophes.
        ("Sean O'Neil", "O'Neil, O’Neil, ONeil, oneil, O'NEIL's", "[c], [c], [c], [c], [c]'s", []),
        ("Sean O’Neil", "O'Neil, soneil, Sean O'Neil, oneils", "[c], [c], [c], [c]s", []),
        ("Sean O'Neil", "seano; O, neil o'clock", "seano; O, [c] o'clock", ["seano"]),
        ("Sean OʼNeil", "O'Neil", "[c]", []),
        ("Q. Public", "Q. What? p. 3", None, []),
        # Two letters, in any case; one behind is more often another word.
        ("Bo Xu", 'bo, XU\'s; "bo" (xu) xu bo, xubo', '[c], [c]\'s; "[c]" ([c]) [c], [c]', []),
        ("Bo Xu", "box xub xbo bos boxer", None, ["box", "xub", "xbo", "bos"]),
        ("Wei Li", "li wei, wei.li, li.wei, wli; list", "[c], [c], [c], [c]; list", []),
        ("Ye Wu", "yes", None, ["yes"]),
        ("Wei Li", "lwei", None, ["lwei"]),
        # Two letters that are a common word.
        ("An Li", "an li, li an, An, an's, @an, an.li", "[c], [c], [c], [c]'s, @[c], [c]", []),
        ("An Li", "an index, and an\nli. an hour", "an index, and an\n[c]. an hour", []),
        ("An Li", "An an idea", "[c] an idea", []),
        ("He Li", "he's it, he-li", "he's it, [c]", []),
        # Initials beside a name.
        ("Lukas Müller", "L. Müller, l. müller, L Müller, L.M. Müller", "[c], [c], [c], [c]", []),
        ("Lukas Müller", "Lukas M. and Lukas M said", "[c] and [c] said", []),
        ("Gus Iver Ade", "e.g. gus, it's. iver", "e.g. [c], it's. [c]", []),
        ("Ivo Ade", "Ivo I think; A Ivo; plan A", "[c] I think; A [c]; plan A", []),
        # Joined, and spelt out letter by letter.
        ("Ana Rita de la Cruz", "delacruz, adelacruz, anacruz, anarita", "[c], [c], [c], [c]", []),
        ("Ada Öztürk", "oezturk, öztuerk, oeztuerk, O\u0308zturk", "[c], [c], [c], [c]", []),
    ],
)
def test_names_as_people_write_them(
    name: str, text: str, without: str | None, doubtful: list[str] | int
) -> None:
    names = person(name)
    found = names.without(text)
    assert found == (text if without is None else without)
    told = [*names.doubtful(found)]
    assert (len(told) if isinstance(doubtful, int) else told) == doubtful


@pytest.mark.parametrize(
    ("code", "text", "without"),
    [
        (
            "R-77-Ä",
            "R77Ä, r77a, R 77 Ä, R_77_Ä, R-77-Ä, R77Ä1, AR77Ä",
            "[c], [c], [c], [c], [c], R77Ä1, AR77Ä",
        ),
        ("R77Ä", "R77Ä, R77AE, R-77-Ä", "[c], [c], [c]"),
        ("REQ1234", "REQ-1234, req 1234, REQ12-34, REQ-12345", "[c], [c], REQ12-34, REQ-12345"),
        ("AB-1723", "编号AB-1723的, ab1723は, é1AB-1723", "编号[c]的, [c]は, é1AB-1723"),
        ("12345678", "1234-5678, 12 34 56 78, 1.2.3.4.5_6/7-8, 123456789", "[c], [c], [c], 123456789"),
        ("5551234", "555-1234, 555--1234, 555-12345, 555-12", "[c], 555--1234, 555-12345, 555-12"),
        ("123456", "123-456", "123-456"),
        ("12-34", "1234, 12/34, 12-34", "1234, 12/34, [c]"),
        ("2026-11-0815", "2026110815", "[c]"),
        ("R-1", "r1", "r1"),
        (
            "R-2024-17",
            "R2024-17, R 2024-17, R-2024/17, R\u20132024\u201317, R\u20112024\u201117, R. 2024_17",
            "[c], [c], [c], [c], [c], [c]",
        ),
        (
            "R-2024-17",
            "R - 2024 - 17, 2024-17, x_R-2024-17_y, R2024-17a",
            "R - 2024 - 17, 2024-17, x_[c]_y, R2024-17a",
        ),
    ],
)
def test_codes_however_they_are_divided(code: str, text: str, without: str) -> None:
    assert person("Zed", code).without(text) == without


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kim Andersen", "KIM-1999"),
        ("Kim Andersen", "Andersen-2031"),
        ("Kim Andersen", "Kim-Andersen-2031-17"),
        ("Jo Ng", "NG-4"),
        ("王小明", "王-2031"),
        ("Kim Andersen", "Kim's-12"),
    ],
)
def test_a_code_that_begins_with_a_name_goes_with_its_number(name: str, code: str) -> None:
    ways = (code, code.lower(), code.replace("-", "_"), code.replace("-", ""))
    assert person(name, code).without("; ".join(ways)) == "[c]; [c]; [c]; [c]"


def test_others_with_one_name_go_only_with_a_capital() -> None:
    assert person("Mark", exact=True).without("mark it, Mark") == "mark it, [c]"
    assert person("An Li", exact=True).without("an li, An, li") == "[c], [c], li"


def test_two_letters_in_lower_case_that_stay_are_told() -> None:
    names = person("An Li")
    assert [*names.in_lower_case(names.without("an idea of li; an"))] == ["an", "an"]
    assert [*person("An Li", exact=True).in_lower_case("li, Li")] == ["li"]


def test_a_common_word_stays_beside_the_name_of_another() -> None:
    names = Names([Person("[c]", ("An Li",)), Person("[i]", ("Bo Xu",))])
    assert names.without("gave xu an idea") == "gave [i] an idea"


def test_an_initial_goes_with_the_name_beside_it() -> None:
    names = Names([Person("[c]", ("Lea Byron",)), Person("[i]", ("Lukas Meier",))])
    assert names.without("L. Byron; L. Meier") == "[c]; [i]"
    assert names.without("l. meier, L. Meier", capital=True) == "l. meier, [i]"


def test_a_family_name_that_the_one_to_spare_has_too_stays() -> None:
    names = Names([Person("[i]", ("王小龙",))], spare=["王小明"])
    assert names.without("王小明, 王先生, 小龙") == "王小明, 王先生, [i]"


def test_what_may_be_of_the_one_to_spare_is_not_told() -> None:
    others = [Person("[i]", ("Kim Quent",))]
    assert [*Names(others).doubtful("kimq")] == ["kimq"]
    assert [*Names(others, spare=["Kim Quill"]).doubtful("kimq")] == []


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
    names = Names((*NAMES, Person("[a]", ("An Li",), ("1234567",))))
    for piece in ("aA", "mM", "a", "a-", "0 ", "a.", "@", "é", "0的", "m. ", "an ", "1-2-3-4-5-6-"):
        text = piece * (200_000 // len(piece))
        assert len(names.without(text)) > 0
        assert [*names.doubtful(text)] == []
