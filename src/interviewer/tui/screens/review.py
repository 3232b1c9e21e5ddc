"""The review screen: every saved session in one list, to sort, filter, read, resume and compare."""

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from interviewer.analysis.closed import CLOSED
from interviewer.live.desk import Desk
from interviewer.model.listing import ListedSession
from interviewer.tui.bindings import bindings_for
from interviewer.tui.ink import ACCENT, MUTED, STRONG, ends, ink, join
from interviewer.tui.messages import ResumeSession, ShowCompare, ShowHome, ShowSession
from interviewer.tui.screens.listing import ListScreen
from interviewer.tui.views import review as views
from interviewer.tui.views.home import path_end, with_commands
from interviewer.tui.wall_clock import Now, local_now
from interviewer.tui.widgets.choices import Choice, Choices, said
from interviewer.tui.widgets.column_heads import ColumnHeads
from interviewer.tui.widgets.filter_bar import FilterBar
from interviewer.tui.widgets.footer import FooterKey, FooterLine, footer_key
from interviewer.tui.widgets.line import HeaderLine, Line


class ReviewScreen(ListScreen):
    """Lists the sessions and leads to each."""

    NAME = "review"
    AUTO_FOCUS = "Choices"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("review")

    def __init__(self, desk: Desk, now: Now = local_now) -> None:
        super().__init__(desk)
        self._zone = now().tzinfo
        self._rows: list[views.Listed] = []
        self._unread = 0
        self._shown: list[views.Listed] = []
        self._order = views.Order()
        self._query = ""
        self._marked: set[str] = set()

    def compose(self) -> ComposeResult:
        """Lay out the titles, the list, the fault of a broken file, the filter, and the count."""
        yield HeaderLine()
        with Vertical(id="list"):
            yield ColumnHeads()
            yield Choices()
            yield Static(id="fault")
            yield FilterBar()
            yield Line(id="count")
        yield FooterLine()

    def show_listing(self) -> None:
        """Bind the sessions the desk lists by now into the rows."""
        listing = self._desk.listing()
        self._rows = [views.listed(session, self._zone) for session in listing.sessions]
        self._unread = listing.unread
        self._marked &= {row.name for row in self._rows}
        self._show()

    def _show(self) -> None:
        """Bind the rows that match, in order, into the list and the lines around it."""
        self._shown = views.ordered(views.matching(self._rows, self._query), self._order)
        self.query_one(Choices).lines = self._lines
        self.query_one(HeaderLine).draw = self._header
        self.query_one("#count", Line).draw = self._count
        self._show_current()

    def _lines(self, width: int) -> tuple[Choice, ...]:
        """Return the lines of the list; its titles take the same columns."""
        widths = views.layout(self._shown, width)
        heads = self.query_one(ColumnHeads)
        heads.visible = bool(self._rows)
        heads.show(widths, self._order)
        if not self._shown:
            told = with_commands(views.nothing(self._query.strip(), len(self._rows)), MUTED)
            return (said(Content("")), *(said(part) for part in told.wrap(max(8, width))))
        return tuple(
            Choice(
                partial(views.row_line, row, widths, marked=row.name in self._marked),
                row.name,
                views.name_span(row, widths),
            )
            for row in self._shown
        )

    def _header(self, width: int) -> Content:
        title = join(ink("Sessions", STRONG), "  ")
        marked = ink(f"● {len(self._marked)} marked" if self._marked else "", ACCENT)
        room = width - title.cell_length - marked.cell_length - 1
        return ends(join(title, ink(path_end(self._desk.place, room), MUTED)), marked, width)

    def _count(self, width: int) -> Content:
        if not self._rows:
            return Content("")
        text = views.summary(self._shown, len(self._rows), self._order, self._query.strip(), self._unread)
        return ends(ink(text, MUTED), Content(""), width)

    def _show_current(self) -> None:
        """Show what can be done with the session under the cursor, and the fault of a broken file."""
        here = self._here()
        lines = views.fault_lines(here, max(20, self.size.width - 7)) if here else []
        told = self.query_one("#fault", Static)
        told.display = bool(lines)
        told.update(Content("\n").join(lines))
        if self.query_one(FilterBar).has_focus_within:
            keys = [FooterKey("enter", "to the list"), FooterKey("esc", "show all")]
        else:
            keys = [*self._keys_here(here), footer_key("review.clear", word="back", key="esc")]
        self.show_keys([*keys, footer_key("app.palette")])

    def _keys_here(self, here: ListedSession | None) -> list[FooterKey]:
        """Return the keys that act on the session under the cursor, and on the list."""
        keys = []
        if here is not None and not here.fault:
            keys.append(footer_key("review.open", key="enter"))
            if not here.closed and (here.submitted or not here.newer):
                keys.append(footer_key("review.mark" if here.submitted else "review.resume"))
        if self._marked:
            keys.append(footer_key("review.compare"))
        if self._rows:
            keys += [footer_key("review.filter", key="/"), footer_key("review.sort")]
        return keys

    def _here(self) -> ListedSession | None:
        """Return what is under the cursor."""
        name = self.query_one(Choices).cursor
        return next((row.session for row in self._shown if row.name == name), None)

    def on_descendant_focus(self) -> None:
        """Show the keys of the list, or of the filter."""
        self._show_current()

    # What widgets tell

    @on(Choices.Moved)
    def _moved(self, event: Choices.Moved) -> None:
        event.stop()
        self._show_current()

    @on(Choices.Chosen)
    def _chosen(self, event: Choices.Chosen) -> None:
        event.stop()
        here = self._here()
        if here is not None and here.fault:
            self.tell(f"This file cannot be read: {here.fault}", warning=True)
        else:
            self.post_message(ShowSession(event.key))

    @on(ColumnHeads.Clicked)
    def _head_clicked(self, event: ColumnHeads.Clicked) -> None:
        event.stop()
        self._sort(self._order.by(event.column))

    @on(FilterBar.Changed)
    def _filtered(self, event: FilterBar.Changed) -> None:
        event.stop()
        self._query = event.words
        self._show()

    @on(FilterBar.Walked)
    def _walked(self, event: FilterBar.Walked) -> None:
        event.stop()
        self.query_one(Choices).action_move(event.by)

    @on(FilterBar.Done)
    def _filter_done(self, event: FilterBar.Done) -> None:
        event.stop()
        self.query_one(Choices).focus()

    # Actions of the table of keys

    def action_open(self) -> None:
        """Read the session under the mark."""
        self.query_one(Choices).action_choose()

    def action_sort(self) -> None:
        """Sort by the next column."""
        self._sort(self._order.by(views.NEXT_COLUMN[self._order.column]))

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._sort(self._order.by(self._order.column))

    def _sort(self, order: views.Order) -> None:
        self._order = order
        self._show()

    def action_filter(self) -> None:
        """Open the line that narrows the list."""
        self.query_one(FilterBar).ask()

    def action_clear(self) -> None:
        """Take the filter away, or go back when there is none."""
        if self._query:
            self.query_one(FilterBar).clear()
        else:
            self.action_back()

    def action_mark(self) -> None:
        """Mark the session under the cursor for comparing, or take the mark away."""
        here = self._here()
        if here is None or here.fault:
            return
        if here.closed:
            self.tell(f"This session is {CLOSED}.")
            return
        if not here.submitted:
            self.tell("Only submitted sessions are compared; this one is unfinished.")
            return
        self._marked ^= {here.name}
        self._show()

    def action_compare(self) -> None:
        """Compare the marked sessions, in the order of the list."""
        if not self._marked:
            marks, compares = (self.keymap.name(f"review.{what}") for what in ("mark", "compare"))
            self.tell(f"Mark sessions with {marks} first; {compares} compares them.")
            return
        order = views.ordered(self._rows, self._order)
        self.post_message(ShowCompare(tuple(row.name for row in order if row.name in self._marked)))

    def action_resume(self) -> None:
        """Resume the unfinished session under the cursor."""
        here = self._here()
        if here is None or here.fault:
            return
        if here.submitted:
            read, revise = (self.keymap.name(key) for key in ("review.open", "scorecard.revise"))
            self.tell(f"This session is submitted; {read} reads it, and there {revise} revises it.")
        elif here.newer:
            self.tell(f"A newer interviewer saved it; {self.keymap.name('review.open')} reads it.")
        else:
            self.post_message(ResumeSession(here.name))

    def action_back(self) -> None:
        """Go back to where one came from."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.post_message(ShowHome())
