"""The fields at the end of the scorecard: take-aways, recommendation and why, in any order."""

from contextlib import suppress

from textual import on
from textual.widget import Widget
from textual.widgets import Input, TextArea

from interviewer.analysis.session_check import Flag
from interviewer.live import actions as act
from interviewer.live.interview import Typing
from interviewer.live.retain import read_retain_until
from interviewer.live.rules_drafts import EARLY, RETENTION
from interviewer.model.errors import RuleBroken, UsageError
from interviewer.model.session import Choice
from interviewer.tui.live_source import Source
from interviewer.tui.screens.saving_elsewhere import ELSEWHERE, SavesElsewhere
from interviewer.tui.widgets.ask_bar import AskBar
from interviewer.tui.widgets.outcome import Outcome
from interviewer.tui.widgets.recommendation_row import RecommendationRow
from interviewer.tui.widgets.submit_pane import SubmitPane

_RETENTION_QUESTION = "Until when may this be kept? 12 months, 2027-05-31, or: no date"
_EARLY_REASONS = ("call ended early", "clear already", "rating later")


class OutcomeFields(SavesElsewhere):
    """The half of the scorecard that takes words and the recommendation; every wish goes to the gate."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._source = source
        self._reading = source.status is None
        self._early = ""

    # The gate, which the scorecard has

    def _do(self, action: act.Action) -> bool:
        raise NotImplementedError

    def _show(self) -> None:
        raise NotImplementedError

    # Why, and by whom, a submitted session is revised, which the scorecard asks

    def revise_answered(self, purpose: str, text: str) -> None:
        """Take an answer that the bar got for *purpose*."""
        raise NotImplementedError

    def field_of(self, flag: Flag) -> Widget:
        """Return the field that a flag about no skill and no place speaks of."""
        if flag.subject == "take-aways":
            return self.query_one("#take-aways")
        of_why = flag.kind in {"no-why", "risky-topic", "judgement"}
        return self.query_one("#why") if of_why else self.query_one(RecommendationRow)

    @property
    def _open(self) -> bool:
        """Whether a recommendation can be given now."""
        session = self._source.session
        given = session.recommendation
        return not session.unrated_skills() or bool(self._early) or bool(given and given.early)

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

    def take_down(self, field: Widget) -> None:
        """Take down what stands in the fields before *field* is drawn; what it leads to is shown later."""
        self._to_show = True
        with suppress(RuleBroken):  # the field will tell of it, and then that is told
            self.hand_over()

    _to_show = False
    """Whether something was taken down that is not shown yet."""

    @on(TextArea.Changed, "#take-aways")
    @on(Input.Changed, "#why")
    def _typed(self) -> None:
        """Show what was taken down, or say why it could not be."""
        if not self._to_show:  # the field tells of what it began with
            return
        self._to_show = False
        try:
            self.hand_over()
        except RuleBroken as broken:
            self.tell(str(broken), warning=True)
        else:
            self._show()

    @on(RecommendationRow.Chosen)
    def _recommended(self, event: RecommendationRow.Chosen) -> None:
        if not self._reading:
            self._recommend(event.choice)

    def _recommend(self, choice: Choice | None) -> None:
        given = self._source.session.recommendation
        early = self._early or (given.early if given else "")
        self._do(act.Recommend(choice=choice, why=self.query_one(Outcome).why, early=early))

    async def _bar_for_folder(self) -> AskBar:
        self.query_one(SubmitPane).display = False
        return self.query_one(AskBar)

    @on(AskBar.Answered)
    async def _answered(self, event: AskBar.Answered) -> None:
        if event.purpose == ELSEWHERE:
            await self.save_in(event.text)
            return
        if event.purpose == RETENTION:
            self._retention_answered(event.text)
            return
        if event.purpose != EARLY:
            self.revise_answered(event.purpose, event.text)
            return
        self._early = event.text
        self._show()
        self.set_focus(self.query_one(RecommendationRow))

    def ask_retention(self) -> None:
        """Ask until when the session may be kept."""
        self.query_one(AskBar).ask(RETENTION, _RETENTION_QUESTION, draft=self.draft(RETENTION))

    def _retention_answered(self, text: str) -> None:
        """Take the answer, counted from the day of the interview; or say what is wrong, and ask again."""
        began = self._source.session.interview.started.astimezone().date()
        try:
            until = read_retain_until(text, began)
        except UsageError as error:
            self.tell(str(error), warning=True)
            self.ask_retention()
            return
        if self._do(act.SetRetainUntil(until=until, no_date=until is None)):
            self.query_one(SubmitPane).open(self._source.session)

    def action_early(self) -> None:
        """Ask why the recommendation comes before the ratings."""
        if self._reading:
            self.tell("This session is open for reading only.")
        elif self._open:
            self.tell("The recommendation is open already.")
        else:
            self.query_one(SubmitPane).display = False
            bar, question = self.query_one(AskBar), "Why before every skill is rated?"
            bar.ask(EARLY, question, _EARLY_REASONS, draft=self.draft(EARLY))

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
