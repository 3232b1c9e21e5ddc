"""A job post as plain text, as Markdown and as a page of HTML. What people wrote stays what they wrote."""

from collections.abc import Iterable, Iterator
from html import escape

from interviewer.reports.layout import width, wrap
from interviewer.reports.markdown import line_start, literal
from interviewer.reports.role_post import Block, Facts, Heading, Item, Items, Paragraph, Text

_STYLE = """\
:root { color-scheme: light dark; --text: #1d1f24; --page: #ffffff; --faint: #565c66; --line: #d5d8de;
  --accent: #0b5cad; --mark: #fff0b3; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e5e7eb; --page: #16181d; --faint: #a3aab5; --line: #363b44;
    --accent: #8ec2f5; --mark: #5c4a00; }
}
body { margin: 0; background: var(--page); color: var(--text);
  font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: break-word; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line);
  color: var(--accent); }
p { margin: .6rem 0; }
ul { margin: .6rem 0; padding-left: 1.3rem; }
li { margin: .35rem 0; }
li small { color: var(--faint); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; margin: .6rem 0; }
dt { color: var(--faint); }
dd { margin: 0; min-width: 0; }
mark { background: var(--mark); color: inherit; padding: 0 .15em; border-radius: .2em; }
@media (max-width: 30rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; }
}
@media print {
  :root { --text: #000000; --page: #ffffff; --faint: #444444; --line: #999999; --accent: #000000;
    --mark: transparent; }
  @page { margin: 14mm 16mm; }
  body { font-size: 10pt; line-height: 1.28; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 17pt; margin-bottom: 5pt; }
  h2 { font-size: 11.5pt; margin: 8pt 0 2pt; break-after: avoid; }
  p, ul, dl { margin: 2pt 0; }
  li { margin: 1pt 0; }
  dl { gap: 1pt 10pt; }
  li, dd { break-inside: avoid; }
  mark { border: 1px solid #000000; }
}
"""


def post_text(post: Iterable[Block], cells: int = 80) -> str:
    """Return *post* as lines of at most *cells*; `[company name]` is to be filled in."""
    lines: list[str] = []
    for block in post:
        lines += _text_block(block, cells)
        # A heading of a part stands right above it.
        lines += [] if isinstance(block, Heading) and block.level > 1 else [""]
    return "\n".join(lines)


def post_markdown(post: Iterable[Block]) -> str:
    """Return *post* as Markdown, each paragraph on one line; `**[company name]**` is to be filled in."""
    return "\n\n".join("\n".join(_markdown_block(block)) for block in post) + "\n"


def post_html(post: Iterable[Block]) -> str:
    """Return *post* as a page that needs nothing else; `<mark>[company name]</mark>` is to be filled in."""
    blocks = tuple(post)
    title = next((_plain(block.text) for block in blocks if isinstance(block, Heading)), "")
    body = "\n".join(line for block in blocks for line in _html_block(block))
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>
{_STYLE}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def _plain(text: Text) -> str:
    return "".join(f"[{span.text}]" if span.to_fill else span.text for span in text)


def _text_block(block: Block, cells: int) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            title = _plain(text)
            yield from wrap(title if level == 1 else title.upper(), cells)
        case Paragraph(text=text):
            yield from wrap(_plain(text), cells)
        case Items(items=items):
            for item in items:
                yield from wrap(f"{_plain(item.text)}{_skills(item)}", cells, first="- ")
        case Facts(facts=facts):
            room = max((width(name) for name, _ in facts), default=0) + 2
            for name, text in facts:
                yield from wrap(_plain(text), cells, first=f"{name:<{room}}")


def _markdown_block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"{'#' * level} {_markdown(text)}"
        case Paragraph(text=text):
            yield _markdown(text)
        case Items(items=items):
            for item in items:
                skills = _skills(item)
                yield f"- {_markdown(item.text)}{f' *{literal(skills.strip())}*' if skills else ''}"
        case Facts(facts=facts):
            yield from (f"- **{name}:** {_markdown(text)}" for name, text in facts)


def _html_block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level=level, text=text):
            yield f"<h{level}>{_html(text)}</h{level}>"
        case Paragraph(text=text):
            yield f"<p>{_html(text)}</p>"
        case Items(items=items):
            yield "<ul>"
            for item in items:
                skills = _skills(item)
                yield f"<li>{_html(item.text)}{f'<small>{escape(skills)}</small>' if skills else ''}</li>"
            yield "</ul>"
        case Facts(facts=facts):
            yield "<dl>"
            yield from (f"<dt>{escape(name)}</dt><dd>{_html(text)}</dd>" for name, text in facts)
            yield "</dl>"


def _skills(item: Item) -> str:
    return f" ({', '.join(item.skills)})" if item.skills else ""


def _markdown(text: Text) -> str:
    return line_start(
        "".join(f"**[{literal(span.text)}]**" if span.to_fill else literal(span.text) for span in text)
    )


def _html(text: Text) -> str:
    return "".join(
        f"<mark>[{escape(span.text)}]</mark>" if span.to_fill else escape(span.text) for span in text
    )
