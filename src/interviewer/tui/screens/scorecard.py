"""The scorecard: every skill with its anchors and evidence, the take-aways, the recommendation last."""

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from interviewer.live import actions as act
from interviewer.live.interview import Typing
from interviewer.model.errors import RuleBroken
from interviewer.model.session import Choice
from interviewer.tui.bindings import bindings_for
from interviewer.tui.ink import LABEL, ink
from interviewer.tui.live_source import Source
from interviewer.tui.messages import ShowQuestions, ShowSubmitted
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.screens.footers import scorecard_keys
from interviewer.tui.views import scorecard as views
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.footer import FooterLine
from interviewer.tui.widgets.line import HeaderLine
from interviewer.tui.widgets.outcome import Outcome
from interviewer.tui.widgets.recommendation_row import RecommendationRow
from interviewer.tui.widgets.skill_card import Cards, SkillCard
from interviewer.tui.widgets.skill_detail import SkillDetail
from interviewer.tui.widgets.submit_pane import SubmitPane
from interviewer.tui.widgets.take_aways import TakeAways
from interviewer.tui.widths import WIDE

_EARLY_REASONS = ("call ended early", "clear already", "rating later")


class ScorecardScreen(BaseScreen):
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

    def __init__(self, source: Source, skill: str = "") -> None:
        """Show *source*; the focus begins at *skill*, or where something is left to rate."""
        super().__init__()
        self._source = source
        self._reading = source.status is None
        self._early = ""
        self._told_of_saving = source.status.detail if source.status else ""
        self._start = skill if skill in source.session.rubric.skills else ""
        self._skill = self._start or views.order(source.session)[0]

    def compose(self) -> ComposeResult:
        """Lay out the cards above take-aways and recommendation; the detail beside them when wide."""
        session = self._source.session
        yield HeaderLine()
        with Horizontal(id="planes"):
            with Vertical(id="desk"):
                with Cards(id="cards"):
                    for skill in views.order(session):
                        yield SkillCard(skill)
                    yield Static(ink("KEY TAKE-AWAYS", LABEL), classes="label")
                    yield TakeAways(session, reading=self._reading)
                    yield Outcome(session, reading=self._reading)
                yield AskBar()
                yield SubmitPane()
            yield SkillDetail(id="detail")
        yield FooterLine()

    def on_mount(self) -> None:
        """Show the session, and put the focus on the first skill that still needs a rating."""
        self.set_class(self._reading, "-reading")
        for card in self.query(SkillCard):
            card.enabled = not self._reading
        if not self.query(SkillDetail) or not self.query(Outcome):
            return  # the app was quit while this was on its way
        self._show()
        unrated = self._source.session.unrated_skills()
        first = self._skill if self._reading or not unrated else unrated[0]
        self._card(self._start or first).focus()
        self.set_interval(1.0, self.every_second)

    def on_resize(self) -> None:
        """Move the detail beside the cards or below its own line, as the width allows."""
        if self.query(Outcome):
            self.call_after_refresh(self._show)

    def every_second(self, tick: object = None) -> None:
        """Repaint the header and the saved state."""
        now = self._source.now()
        self.query_one(HeaderLine).draw = partial(views.header, now, reading=self._reading)
        self.show_saved(self._source.status)

    def hand_over(self) -> None:
        """Hand over the take-aways and the why as they stand in their fields."""
        if self._reading:
            return
        session = self._source.session
        text = self.query_one("#take-aways", TextArea).text
        if text != session.take_aways:
            self._source.do(act.WriteTakeAways(text=text))
        given, why = session.recommendation, self.query_one(Outcome).why
        if given and why.strip() != given.why:
            self._source.do(act.Recommend(choice=given.choice, why=why, early=given.early))
        elif given is None and why.strip() != session.why_draft:
            self._source.do(act.WriteWhy(text=why))

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
        self.every_second()
        self._show_footer()

    def _show_footer(self) -> None:
        self.show_keys(scorecard_keys(self._source.session, self.focused, reading=self._reading))

    @property
    def _open(self) -> bool:
        """Whether a recommendation can be given now."""
        session = self._source.session
        given = session.recommendation
        return not session.unrated_skills() or bool(self._early) or bool(given and given.early)

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
            self.call_after_refresh(self.query_one(Cards).bring_into_view, event.widget)
        self._show_footer()

    @on(SkillCard.Chosen)
    def _rated(self, event: SkillCard.Chosen) -> None:
        if event.level == views.NOT_ASSESSED:
            self._do(act.MarkNotAssessed(skill=event.skill))
        else:
            self._do(act.RateSkill(skill=event.skill, level=event.level))

    @on(TextArea.Changed, "#take-aways")
    def _take_aways(self, event: TextArea.Changed) -> None:
        text = event.text_area.text
        if text != self._source.session.take_aways and not self._reading:
            self._do(act.WriteTakeAways(text=text))

    @on(RecommendationRow.Chosen)
    def _recommended(self, event: RecommendationRow.Chosen) -> None:
        if not self._reading:
            self._recommend(event.choice)

    @on(Input.Changed, "#why")
    def _why(self, event: Input.Changed) -> None:
        session = self._source.session
        given = session.recommendation
        if self._reading or event.value.strip() == (given.why if given else session.why_draft):
            return
        if given:
            self._recommend(given.choice)
        else:
            self._do(act.WriteWhy(text=event.value))

    def _recommend(self, choice: Choice | None) -> None:
        given = self._source.session.recommendation
        early = self._early or (given.early if given else "")
        self._do(act.Recommend(choice=choice, why=self.query_one(Outcome).why, early=early))

    @on(AskBar.Answered)
    def _early_answered(self, event: AskBar.Answered) -> None:
        self._early = event.text
        self._show()
        self.set_focus(self.query_one(RecommendationRow))

    @on(AskBar.Closed)
    @on(SubmitPane.Closed)
    def _pane_closed(self) -> None:
        self.set_focus(self._card(self._skill))

    @on(SubmitPane.Sealed)
    def _sealed(self) -> None:
        if self._do(act.Submit()):
            self._source.publish()
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
        else:
            self.query_one(SubmitPane).open(self._source.session)

    def action_early(self) -> None:
        """Ask why the recommendation comes before the ratings."""
        if self._reading:
            self.tell("This session is open for reading only.")
        elif self._open:
            self.tell("The recommendation is open already.")
        else:
            self.query_one(SubmitPane).display = False
            self.query_one(AskBar).ask("early", "Why before every skill is rated?", _EARLY_REASONS)

    def action_questions(self) -> None:
        """Go to the questions of the same session."""
        if self._reading:
            self.post_message(ShowQuestions(self._source))
        else:
            self.dismiss()

    def action_back(self) -> None:
        """Close what is open, or leave the scorecard."""
        for pane in (self.query_one(SubmitPane), self.query_one(AskBar)):
            if pane.display:
                pane.action_close()
                return
        self.dismiss()

    def action_pause(self) -> None:
        """Stop the clock, or let it run."""
        self._do(act.Pause() if self._source.session.running else act.Resume())

    def action_save(self) -> None:
        """Write the file now."""
        self._source.publish()
        self.every_second()

    def action_undo(self) -> None:
        """Take the last change back and say what it was; in the take-aways, the last typing."""
        if isinstance(self.focused, TextArea):
            self.focused.undo()
            return
        try:
            undone = self._source.undo()
        except RuleBroken as broken:
            self.tell(str(broken))
            return
        if isinstance(undone, Typing):
            title = self._source.session.title(undone.question)
            self.tell(f"The last change is in the notes of “{title}”; undo it there.")
            return
        self._show()
        self.tell(f"Undone: {undone}")
