"""The few weights of text the screens are written in.

Bold for what is said aloud or decided, normal for what is read, muted for labels, faint for times. One accent
for where you are and what you have decided. Colour is never alone: a sign, a number or a mark says the same.
The names stand for what a theme makes of them, which may be a weight or a reverse and no colour: see `theme`.
"""

from textual.content import Content

from interviewer.model.text import seen

STRONG = "bold $foreground"
PLAIN = "$foreground"
MUTED = "$muted"
FAINT = "$faint"
ACCENT = "bold $accent"
GOOD = "bold $success"
CAUTION = "bold $warning"
QUOTE = "bold $secondary"
LABEL = "bold $muted"
HERE = "$here"
"""What is under a cursor."""
LIT = "$lit"
"""Light behind the whole of what is under a cursor; put it before the inks on it."""
REST = "$rest"
"""For lines and bars, never for words: what of a bar is not filled."""

SIGN_INK = {"+": GOOD, "-": CAUTION, "?": ACCENT, "!": "bold $error", '"': QUOTE}


def ink(text: str, style: str = PLAIN) -> Content:
    """Return *text* in *style*. The text is data, without markup; what nobody sees is left out."""
    return Content.styled(seen(text), style)


def join(*parts: Content | str) -> Content:
    """Return the parts as one line."""
    return Content.assemble(*parts)


def ends(left: Content, right: Content, width: int) -> Content:
    """Return *left* and *right* at the ends of a line of *width* cells; left gives way when it is tight."""
    room = max(0, width - right.cell_length - 1)
    if left.cell_length > room:
        left = left.truncate(room, ellipsis=True)
    gap = max(1, width - left.cell_length - right.cell_length)
    return Content.assemble(left, " " * gap, right)


def padded(content: Content, width: int) -> Content:
    """Return *content* filled with blanks, or cut with an ellipsis, to exactly *width* cells."""
    if content.cell_length > width:
        content = content.truncate(width, ellipsis=True)
    return Content.assemble(content, " " * max(0, width - content.cell_length))
