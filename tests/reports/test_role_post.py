"""A role as a post: what is in it, what is to be filled in, and that what people wrote stays text."""

import re
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from interviewer.model.content import BrokenFile
from interviewer.model.findings import Finding
from interviewer.model.role import Application, Company, Duty, Pay, Posting, Role
from interviewer.model.rubric import Rubric, Skill
from interviewer.model.value import frozen_table
from interviewer.reports.layout import width
from interviewer.reports.role_forms import post_html, post_markdown, post_text
from interviewer.reports.role_list import role_list
from interviewer.reports.role_post import Heading, Items, role_post, to_fill_in

NASTY = (
    "<script>alert(1)</script> **bold** _em_ `code` [link](http://x) ![img](y) <b> &amp; # ~~s~~ a|b $x$ "
    "\x1b[31mred\x1b]8;;http://x\x07link \u202eturned \\ end"
)


def a_role(text: str = "Build <<what we build>>.", title: str = "Engineer") -> Role:
    """Return a role in which *text* stands wherever text may stand."""
    duties = frozen_table({"build": Duty(text=text, skills=("apis", "data"))})
    return Role(
        format="role/1",
        title=title,
        rubric="engineer",
        posting=Posting(
            company=text, location=text, workplace=("on-site", "remote"), employment=("part-time",)
        ),
        company=Company(introduction=text, mission=text, growth=text),
        job=text,
        projects=(text,),
        responsibilities=duties,
        requirements=duties,
        nice_to_have=duties,
        offer=(text,),
        pay=Pay(offered=text, market=text, source=text),
        application=Application(send=text, to=text, then=text),
    )


PLACES = 17
"""How often the text stands in a built role."""


def a_rubric() -> Rubric:
    skills = {"apis": Skill(title="APIs", anchors={}), "data": Skill(title="Da*ta <i>", anchors={})}
    return Rubric(format="rubric/1", title="Engineer", scale={}, skills=skills)


class Page(HTMLParser):
    """Reads a page: which tags it has, whether they close, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.text = ""
        self.marked: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text += data
        if self.open and self.open[-1] == "mark":
            self.marked.append(data)


def test_the_parts_come_in_the_order_a_reader_needs_them() -> None:
    headings = [block.text[0].text for block in role_post(a_role()) if isinstance(block, Heading)]
    assert headings == [
        "Engineer",
        "About the company",
        "The job",
        "What you will do",
        "What you bring",
        "Nice to have",
        "What we offer",
        "Pay",
        "How to apply",
    ]


def test_parts_that_are_not_given_are_not_headed() -> None:
    role = a_role().but(projects=(), nice_to_have=frozen_table({}), offer=(), pay=Pay())
    for bare in (role, role.but(pay=None)):
        text = post_text(role_post(bare))
        assert [line for line in text.splitlines() if line.isupper()] == [
            "ABOUT THE COMPANY",
            "THE JOB",
            "WHAT YOU WILL DO",
            "WHAT YOU BRING",
            "HOW TO APPLY",
        ]
        assert "Typical projects" not in text


def test_a_fact_that_is_not_given_has_no_name() -> None:
    role = a_role("x").but(pay=Pay(offered="50 a day"))
    assert "\nPAY\nWe pay  50 a day\n\nHOW TO APPLY\n" in post_text(role_post(role))


def test_the_head_says_where_and_how() -> None:
    assert post_text(role_post(a_role("Oslo"))).splitlines()[:5] == [
        "Engineer",
        "",
        "Company   Oslo",
        "Location  Oslo (on site or remote)",
        "Type      Part time",
    ]


def test_prose_keeps_its_paragraphs_and_not_its_lines() -> None:
    role = a_role("x").but(job="One\ntwo.\n\n \nThree\n")
    assert "THE JOB\nOne two.\n\nThree\n\nTypical" in post_text(role_post(role))


LISTED = """Bring
these:
- a bike with
  two wheels
 -  a <<desk>>

- a lamp - or two

After
- that
"""


def test_lines_of_prose_that_begin_with_a_dash_are_a_list_in_every_form() -> None:
    role = a_role("x").but(job=LISTED)
    entries = ("a bike with two wheels", "a [desk]", "a lamp - or two")
    post = role_post(role)
    listed = "\n".join(f"- {entry}" for entry in entries)
    assert f"THE JOB\nBring these:\n\n{listed}\n\nAfter\n\n- that\n\nTypical" in post_text(post)
    marked = listed.replace("[desk]", "**[desk]**")
    assert f"## The job\n\nBring these:\n\n{marked}\n\nAfter\n\n- that\n\nTypical" in post_markdown(post)
    page = post_html(post).replace("\n", "")
    assert "".join(f"<li>{entry}</li>" for entry in entries).replace("[desk]", "<mark>[desk]</mark>") in page
    assert "<p>After</p><ul><li>that</li></ul><p>Typical" in page
    assert to_fill_in(post) == ("desk",)


def test_prose_may_be_a_list_and_nothing_else() -> None:
    role = a_role("x")
    role = role.but(
        company=role.company.but(introduction="- one\n- two", mission="", growth=""),
        application=role.application.but(then="\n\n- three"),
    )
    text = post_text(role_post(role))
    assert "ABOUT THE COMPANY\n- one\n- two\n\nTHE JOB" in text
    assert text.endswith("\n\n- three\n")


def test_a_dash_makes_no_list_within_a_line_or_in_a_fact() -> None:
    role = a_role("- entry - and\n-5 degrees\n--\n-")
    items = [block.items for block in role_post(role) if isinstance(block, Items)]
    assert [item.text[0].text for item in items[0]] == ["entry - and -5 degrees -- -"]
    assert "\n- - entry - and" in post_text(role_post(role))


def test_text_keeps_to_the_width() -> None:
    post = role_post(a_role("Build many things, of <<which>> most are long. " * 4))
    for cells in (40, 80, 120):
        assert max(map(width, post_text(post, cells).splitlines())) <= cells


def test_every_text_of_a_role_is_in_every_form() -> None:
    post = role_post(a_role("Zebra"))
    for text in (post_text(post), post_markdown(post), post_html(post)):
        assert text.count("Zebra") == PLACES


# Parts to fill in


def test_parts_to_fill_in_are_marked_in_every_form() -> None:
    post = role_post(a_role("For << company name >>, <<a&b>>."))
    assert "- For [company name], [a&b].\n" in post_text(post)
    assert r"- For **[company name]**, **[a\&b]**." in post_markdown(post)
    assert "<li>For <mark>[company name]</mark>, <mark>[a&amp;b]</mark>.</li>" in post_html(post)
    assert Page(post_html(post)).marked == ["[company name]", "[a&b]"] * PLACES
    assert all("<<" not in text for text in (post_text(post), post_markdown(post), post_html(post)))


def test_a_part_in_the_title_is_marked_too() -> None:
    post = role_post(a_role("x", title="<<level>> engineer"))
    assert post_text(post).startswith("[level] engineer\n")
    assert post_markdown(post).startswith("# **[level]** engineer\n")
    assert "<title>[level] engineer</title>" in post_html(post)
    assert to_fill_in(post) == ("level",)


def test_what_is_to_be_filled_in_is_told_once_in_the_order_of_the_post() -> None:
    role = a_role("x")
    role = role.but(
        posting=role.posting.but(company="<<company name>>", location="<<city>>"),
        job="At <<Company Name>> with <<language>>, <<language >>.",
        application=role.application.but(then="<<contact>> in <<city>>"),
    )
    assert to_fill_in(role_post(role)) == ("company name", "city", "language", "contact")
    assert to_fill_in(role_post(a_role("x"))) == ()


def test_brackets_that_are_no_part_stay_text() -> None:
    post = role_post(a_role("a << b >c, <<>> and << >>"))
    assert to_fill_in(post) == ()
    assert Page(post_html(post)).text.count("a << b >c, <<>> and << >>") == PLACES


# What people wrote stays text


@pytest.mark.parametrize("with_skills", [False, True])
def test_a_page_has_no_tag_but_ours(with_skills: bool) -> None:
    role = a_role(NASTY, title="</title><script>")
    page = Page(post_html(role_post(role, with_skills=with_skills, rubric=a_rubric())))
    assert page.open == []
    ours = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "ul", "li", "dl", "dt"}
    assert set(page.tags) == ours | {"dd"} | ({"small"} if with_skills else set())
    assert page.text.count("<script>alert(1)</script> **bold**") == PLACES
    assert page.text.count("</title><script>") == 2


def test_a_page_needs_nothing_from_elsewhere() -> None:
    page = post_html(role_post(a_role("x")))
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">\n')
    assert page.endswith("</html>\n")
    assert {name for name, _ in Page(page).attributes} == {"lang", "charset", "name", "content"}
    assert re.findall(r"url\(|@import|https?:", page) == []
    assert "@media print" in page
    assert "prefers-color-scheme: dark" in page


def test_markdown_has_no_markup_but_ours() -> None:
    page = Page(MarkdownIt("gfm-like", {"linkify": False}).render(post_markdown(role_post(a_role(NASTY)))))
    assert set(page.tags) == {"h1", "h2", "p", "ul", "li", "strong"}
    plain = NASTY.replace("\x1b", "").replace("\x07", "").replace("\u202e", "")
    assert page.text.count(plain) == PLACES


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# heading", r"\# heading"),
        ("-entry", r"\-entry"),
        ("+ entry", r"\+ entry"),
        ("1. entry", r"1\. entry"),
        ("12) entry", r"12\) entry"),
        ("* entry", r"\* entry"),
        ("> quote", r"\> quote"),
        ("---", r"\---"),
        ("```", r"\`\`\`"),
        ("    indented", "indented"),
        ("C #", r"C \#"),
        ("1.5 years - or 2", r"1\.5 years - or 2"),
        ("5 years", "5 years"),
    ],
)
def test_no_text_begins_a_block_of_markdown(text: str, written: str) -> None:
    lines = post_markdown(role_post(a_role(text, title=text))).splitlines()
    assert lines[0] == f"# {written}"
    assert lines.count(written) == 5  # the paragraphs
    assert lines.count(f"- {written}") == 5  # the entries of lists


def test_nothing_can_steer_a_terminal() -> None:
    post = role_post(a_role(NASTY), with_skills=True, rubric=a_rubric())
    for text in (post_text(post), post_markdown(post), post_html(post)):
        assert [char for char in text if not char.isprintable() and char != "\n"] == []


# Skills, for those who hire


def test_skills_are_shown_only_when_asked_for() -> None:
    role, rubric = a_role("Build."), a_rubric()
    for form in (post_text, post_markdown, post_html):
        assert "APIs" not in form(role_post(role, rubric=rubric))
    post = role_post(role, with_skills=True, rubric=rubric)
    assert post_text(post).count("- Build. (APIs, Da*ta <i>)\n") == 3
    assert post_markdown(post).count("- Build. *(APIs, Da\\*ta \\<i\\>)*\n") == 3
    assert post_html(post).count("<li>Build.<small> (APIs, Da*ta &lt;i&gt;)</small></li>") == 3


def test_without_a_rubric_skills_go_by_their_ids() -> None:
    post = role_post(a_role("Build."), with_skills=True)
    assert [block.items[0].skills for block in post if isinstance(block, Items)] == [
        (),
        ("apis", "data"),
        ("apis", "data"),
        ("apis", "data"),
        (),
    ]


# The list


def test_the_list_says_how_much_is_to_be_filled_in() -> None:
    roles = {
        "one": a_role("<<a>>"),
        "the-second": a_role("x", title="Senior"),
        "three": a_role("<<a>> <<b>>"),
    }
    assert role_list(roles) == (
        "one         Engineer  1 part to fill in\n"
        "the-second  Senior    filled in\n"
        "three       Engineer  2 parts to fill in\n"
    )
    assert role_list(roles, cells=20).splitlines()[:4] == [
        "one",
        "  Engineer, 1 part",
        "  to fill in",
        "the-second",
    ]


def test_the_list_ends_with_what_is_broken() -> None:
    fault = Finding("roles/b.toml", 2, 9, '"title" is blank', "blank")
    broken = [BrokenFile("b", "role", "roles/b.toml", fault, 1)]
    told = 'Roles with faults; see interviewer check:\n  roles/b.toml: "title" is blank\n'
    assert role_list({}, broken) == told
    assert role_list({"one": a_role("x")}, broken) == f"one  Engineer  filled in\n\n{told}"
