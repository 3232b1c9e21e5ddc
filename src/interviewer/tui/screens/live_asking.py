"""Where the interview goes on the live screen: the next stop, any other, out of the plan, and the clock."""

from typing import TYPE_CHECKING

from textual import on

from interviewer.live import actions as act
from interviewer.live.rules_drafts import JUMP, OWN, SKIP
from interviewer.model.session import GENERAL
from interviewer.tui.ordered import in_turn
from interviewer.tui.screens.live_gate import LiveGate
from interviewer.tui.screens.saving_elsewhere import ELSEWHERE
from interviewer.tui.widgets.rows import Rows

if TYPE_CHECKING:  # the bars are loaded when they first ask, so what they say is known by name alone
    from interviewer.tui.widgets.ask_bar import AskBar
    from interviewer.tui.widgets.jump_bar import JumpBar
    from interviewer.tui.widgets.skill_bar import SkillBar

SKIP_REASONS = ("no time left", "answered already", "does not fit")
PARK = "park for later"

_READING = "This session is open for reading only."


class LiveAsking(LiveGate):
    """Goes from stop to stop, in the order of the plan and out of it."""

    @property
    def _place(self) -> str:
        """The stop at hand."""
        return self._source.session.interview.current

    # To a stop

    @on(Rows.Clicked, "#outline")
    async def _outline_clicked(self, event: Rows.Clicked) -> None:
        await self._go(event.key)

    async def on_jump_bar_chosen(self, event: "JumpBar.Chosen") -> None:
        """Go where the person chose to."""
        if event.place == GENERAL:
            await self._move(GENERAL)
        else:
            await self._go(event.place)

    async def action_next(self) -> None:
        """Go to the next stop that is neither skipped nor parked."""
        await in_turn()
        await self._step(1)

    async def action_previous(self) -> None:
        """Go to the stop before."""
        await in_turn()
        await self._step(-1)

    async def action_jump(self) -> None:
        """Open the list of all stops."""
        self._desk.close_bars()
        bar = await self._desk.jump_bar()
        bar.ask(self._source.session, may_ask=not self._reading, draft=self.draft(JUMP))

    # Past a stop

    async def action_skip(self) -> None:
        """Ask why this question is skipped; a skipped one is taken back instead."""
        if refusal := self._refusal("skipped"):
            self.tell(refusal)
        elif self._source.session.response(self._place).state == "skipped":
            self._do(act.Unskip(question=self._place))
        else:
            self._desk.close_bars()
            bar = await self._desk.ask_bar()
            bar.ask(SKIP, "Skip why?", (*SKIP_REASONS, PARK), draft=self.draft(SKIP))

    async def action_park(self) -> None:
        """Put this question off until later and go on; one that was put off is taken up."""
        await in_turn()
        if refusal := self._refusal("parked"):
            self.tell(refusal)
        elif self._source.session.response(self._place).parked:
            self._do(act.Park(question=self._place, on=False))
        elif self._do(act.Park(question=self._place)):
            await self._onward()

    def _refusal(self, done: str) -> str:
        """Return why the stop at hand cannot be *done*; nothing when it can."""
        if self._reading:
            return _READING
        if self._place in self._source.session.questions:
            return ""
        return f"This part is talk and cannot be {done}; go on with {self.keymap.name('live.next')}."

    # Beyond the plan

    async def action_ask(self) -> None:
        """Ask for the words of a question that the plan does not hold."""
        if self._reading:
            self.tell(_READING)
        else:
            self._desk.close_bars()
            bar = await self._desk.ask_bar()
            bar.ask(OWN, "Your question, in the words you ask it", draft=self.draft(OWN))

    async def on_jump_bar_ask_wanted(self, event: "JumpBar.AskWanted") -> None:
        """Ask for the skill of a question of one's own, whose words are a draft until it is told."""
        self.keep_draft(OWN, event.prompt)
        self._desk.close_bars()
        (await self._desk.skill_bar()).ask(self._source.session, event.prompt)

    async def on_skill_bar_chosen(self, event: "SkillBar.Chosen") -> None:
        """Ask the question."""
        self._desk.to_notes()
        self.forget_told()
        if self._do(act.AskUnplanned(prompt=event.prompt, skill=event.skill)):
            await self._move()

    async def on_ask_bar_answered(self, event: "AskBar.Answered") -> None:
        """Go on with what was asked for: the words of a question, why one is skipped, or where to save."""
        if event.purpose == OWN:
            (await self._desk.skill_bar()).ask(self._source.session, event.text)
            return
        self._desk.to_notes()
        if event.purpose == ELSEWHERE:
            await self.save_in(event.text)
            return
        if event.number > len(SKIP_REASONS):
            await self.action_park()
        elif self._do(act.Skip(question=self._place, reason=event.text)):
            await self._onward()
        else:  # it was no reason for another question
            self.keep_draft(SKIP, "")

    async def _ask_again(self) -> None:
        """Open the bar again in which words stood when the session was left."""
        skipped = self._source.session.response(self._place).state == "skipped"
        if self.draft(SKIP) and not skipped:
            await self.action_skip()
        elif self.draft(JUMP):
            await self.action_jump()
        elif self.draft(OWN):
            await self.action_ask()

    async def _onward(self) -> None:
        """Go on from a question that is put aside; after one that is looked at, the scorecard is next."""
        if not self._source.session.in_write_up:
            await self._step(1)

    # Help, and the clock

    def action_hint(self) -> None:
        """Count help as given, and say the words of the hint, as long as there is one prepared."""
        question = self._source.session.questions.get(self._place)
        if question is None:
            self.tell("This part is talk: help is counted at questions.")
            return
        given, prepared = self._source.session.response(self._place).hints + 1, question.hints
        if given <= len(prepared):
            told = f"Hint {given} of {len(prepared)}: {prepared[given - 1]}"
        else:
            why = "No other hint is prepared." if prepared else "No hint is prepared here."
            told = f"Help given: {given}. {why}"
        self._do(act.GiveHints(question=self._place, count=given), told)

    def action_pause(self) -> None:
        """Stop the clock, or let it run."""
        self._do(act.Pause() if self._source.session.running else act.Resume())
