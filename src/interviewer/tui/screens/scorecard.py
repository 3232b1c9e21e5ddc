"""The scorecard: every skill with its anchors and evidence, the take-aways, the recommendation last."""

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from interviewer.analysis.session_check import SKILL_KINDS
from interviewer.live import actions as act
from interviewer.live.rules_drafts import EARLY
from interviewer.model.errors import RuleBroken
from interviewer.tui.bindings import bindings_for
from interviewer.tui.ink import LABEL, ink
from interviewer.tui.live_source import Source
from interviewer.tui.messages import ShowPlace, ShowQuestions, ShowSubmitted
from interviewer.tui.screens.revising import RevisingFields
from interviewer.tui.screens.scorecard_footer import scorecard_keys
from interviewer.tui.views import scorecard as views
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.outcome import Outcome
from interviewer.tui.widgets.report_pane import ReportPane
from interviewer.tui.widgets.skill_card import Cards, SkillCard
from interviewer.tui.widgets.skill_detail import SkillDetail
from interviewer.tui.widgets.submit_pane import SubmitPane
from interviewer.tui.widgets.take_aways import TakeAways
from interviewer.tui.widths import WIDE


class ScorecardScreen(RevisingFields):
    """Binds the session into cards and hands every wish to one gate, `_do`."""

    NAME = "scorecard"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("scorecard"),
        # With priority, so that a key right behind it goes to the next field already.
        Binding("tab", "step(1)", "Next field", show=False, priority=True),
        Binding("shift+tab", "step(-1)", "Previous field", show=False, priority=True),
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("down,j", "step(1)", "Down", show=False),
        Binding("enter", "advance", "Next", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
    ]

    def __init__(self, source: Source, skill: str = "", flag: int | None = None) -> None:
        """Show *source*; the focus begins at *skill*, or where something is left to rate.

        With *flag* it begins at that place of the session check, from which somebody went and is back now.
        """
        super().__init__(source)
        self._flag = flag
        self._told_of_saving = source.status.told if source.status else ""
        self._began = False
        """Whether the write-up began here; else the scorecard was opened from a stop looked at during it."""
        self._start = skill if skill in source.session.rubric.skills else ""
        self._at_top = self._reading and not self._start and bool(source.session.revisions)
        """Whether it opens at its top, wherever the focus is."""
        self._skill = self._start or views.order(source.session)[0]

    def compose(self) -> ComposeResult:
        """Lay out the cards above take-aways and recommendation; the detail beside them when wide."""
        session = self._source.session
        yield HeaderLine()
        yield from self.compose_banner()
        with Horizontal(id="planes"):
            with Vertical(id="desk"):
                with Cards(id="cards"):
                    yield from self.compose_revisions()
                    for skill in views.order(session):
                        yield SkillCard(skill)
                    yield Static(ink("KEY TAKE-AWAYS", LABEL), classes="label")
                    yield TakeAways(session, reading=self._reading)
                    yield Outcome(session, reading=self._reading)
                yield AskBar()
                yield SubmitPane()
            yield SkillDetail(id="detail")
            yield ReportPane()
        yield FooterLine()

    def on_mount(self) -> None:
        """Show the session, and put the focus on the first skill that still needs a rating.

        From now on the time is that of the write-up, and not of the question at hand.
        """
        session = self._source.session
        if not (self._reading or session.submitted or session.in_write_up):
            self._source.do(act.WriteUp(on=True))
            self._began = True
        self.set_class(self._reading, "-reading")
        for card in self.query(SkillCard):
            card.enabled = not self._reading
        if not self.query(SkillDetail) or not self.query(Outcome):
            return  # the app was quit while this was on its way
        self._show()
        unrated = self._source.session.unrated_skills()
        first = self._skill if self._reading or not unrated else unrated[0]
        if self._flag is not None:
            self._skill = first
            self.query_one(SubmitPane).open(self._source.session, self._flag)
        elif self.draft(EARLY) and not self._open:
            self.action_early()
        else:
            self._card(self._start or first).focus()
        self.set_interval(1.0, self.every_second)

    def on_resize(self) -> None:
        """Move the detail beside the cards or below its own line, as the width allows."""
        if self.query(Outcome):
            self.call_after_refresh(self._show)

    def every_second(self, tick: object = None) -> None:
        """Repaint the header and the saved state; record the time so far while nobody changes anything."""
        self._source.count_time(every=15.0)
        now = self._source.now()
        drawn = partial(views.header, now, reading=self._reading, keymap=self.keymap)
        self.query_one(HeaderLine).draw = partial(drawn, paused_before=self._source.paused_before)
        self.show_saved(self._source.status)

    # The gate

    def _do(self, action: act.Action) -> bool:
        """Hand *action* to the interview and show what it changed. False when a rule refused it."""
        try:
            self._source.do(action)
        except RuleBroken as broken:
            self.tell(str(broken), warning=True)
            return False
        self._show()
        return True

    def _show(self) -> None:
        session = self._source.session
        wide = self.size.width >= WIDE
        for card in self.query(SkillCard):
            card.inline = not wide
            card.session = session
        if wide:
            self.query_one(SkillDetail).show(session, self._skill)
        self.query_one(Outcome).show(session, is_open=self._open)
        self.query_one(SubmitPane).look_again(session)
        self.show_banner()
        self.every_second()
        self._show_footer()

    def _show_footer(self) -> None:
        keys = scorecard_keys(self._source.session, self.focused, reading=self._reading)
        self.show_keys(key for key in keys if key.of not in self.idle)

    def _card(self, skill: str) -> SkillCard:
        return next(card for card in self.query(SkillCard) if card.skill == skill)

    # What widgets tell

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Focus *widget*. A card is brought into view once the one above has closed, and not before."""
        super().set_focus(widget, scroll_visible and not isinstance(widget, SkillCard), from_app_focus)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the detail of the skill that has focus."""
        if isinstance(event.widget, SkillCard):
            if event.widget.skill != self._skill:
                self._skill = event.widget.skill
                self._show()
                self.query_one(SkillDetail).scroll_home(animate=False)
            if self._at_top:  # what was revised stands above the first card, and must not be missed
                self._at_top = False
            else:
                self.call_after_refresh(self.query_one(Cards).bring_into_view, event.widget)
        self._show_footer()

    @on(SkillCard.Chosen)
    def _rated(self, event: SkillCard.Chosen) -> None:
        if event.level == views.NOT_ASSESSED:
            self._do(act.MarkNotAssessed(skill=event.skill))
        else:
            self._do(act.RateSkill(skill=event.skill, level=event.level))

    @on(AskBar.Closed)
    @on(SubmitPane.Closed)
    @on(ReportPane.Closed)
    def _pane_closed(self) -> None:
        self.set_focus(self._card(self._skill))

    @on(SubmitPane.Marked)
    def _marked(self) -> None:
        self._show_footer()

    @on(SubmitPane.Chosen)
    def _go_to(self, event: SubmitPane.Chosen) -> None:
        """Go where a flag points: to a place of the interview, a skill, or a field."""
        flag = event.flag
        if flag.where is not None:
            self.tell(flag.sentence)
            place = self.query_one(SubmitPane).flags.index(flag)
            self.post_message(ShowPlace(flag.where.stop, flag.where.line, place))
        elif flag.kind in SKILL_KINDS:
            self.set_focus(self._card(flag.subject))
        elif flag.kind == "no-retention":
            self.ask_retention()
        else:
            self.set_focus(self.field_of(flag))

    @on(SubmitPane.Sealed)
    def _sealed(self) -> None:
        if self._do(act.Submit()):
            self._source.publish()
            self.forget_told()
            self.post_message(ShowSubmitted(self._source))

    # Actions of the table of keys

    def action_advance(self) -> None:
        """Go to the next planned skill; after the last of them to the take-aways, past the others."""
        planned = self._source.session.planned_skills
        card = self.focused
        if isinstance(card, SkillCard) and (card.skill == planned[-1] if planned else True):
            self.set_focus(self.query_one("#take-aways"))
        else:
            self.action_step(1)

    def action_step(self, by: int) -> None:
        """Go to the next card or field."""
        if by > 0:
            self.focus_next()
        else:
            self.focus_previous()

    def action_page(self, by: int) -> None:
        """Scroll what is too long for the screen: the detail when it stands beside, else the cards."""
        wide = self.query_one("#detail").display
        plane = self.query_one("#detail" if wide else "#cards", VerticalScroll)
        plane.scroll_relative(y=by * max(1, plane.size.height - 2), animate=False)

    def action_submit(self) -> None:
        """Show what is missing; enter seals from there."""
        if self._reading:
            self.tell("This session is open for reading only.")
        elif self._revising:
            end = self.keymap.name("scorecard.back")
            self.tell(f"This session is submitted already; {end} ends the revision.")
        else:
            self.query_one(ReportPane).display = False
            self.query_one(SubmitPane).open(self._source.session)

    def action_structure(self) -> None:
        """Show the session check, and how structured the interview was; the same key closes it."""
        pane = self.query_one(ReportPane)
        if pane.display:
            pane.action_close()
            return
        self.query_one(SubmitPane).display = False
        pane.open(self._source.now())

    def action_questions(self) -> None:
        """Go to the questions of the same session."""
        if self._revising:
            self.hand_over()
        if self._reading or self._revising:
            self.post_message(ShowQuestions(self._source))
        else:
            self._leave()

    def action_back(self) -> None:
        """Close what is open, or leave the scorecard."""
        for pane in (self.query_one(ReportPane), self.query_one(SubmitPane), self.query_one(AskBar)):
            if pane.display:
                pane.action_close()
                return
        self._leave()

    def _leave(self) -> None:
        """Go back to the questions. A write-up that began before this scorecard was opened goes on."""
        if self._revising:
            self.end_revision()
            return
        if self._source.session.submitted and not self._reading:
            return  # sealed a key ago: what tells of it is on its way
        if self._began:
            self._began = False  # the key may be pressed twice
            self._source.do(act.WriteUp(on=False))
        self.forget_told()
        self.dismiss()
