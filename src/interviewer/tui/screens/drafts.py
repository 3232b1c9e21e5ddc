"""What stands in a bar and led to nothing yet: kept in the session while it is typed, as notes are."""

from interviewer.live import actions as act
from interviewer.live.rules_drafts import DRAFTS
from interviewer.model.errors import RuleBroken
from interviewer.model.text import one_line
from interviewer.tui.live_source import Source
from interviewer.tui.screens.base import BaseScreen


class KeepsDrafts(BaseScreen):
    """A screen with bars, in which words stand again that were typed there before."""

    _source: Source

    def __init__(self) -> None:
        super().__init__()
        self._drafts: dict[str, str] = {}
        """What is no part of the session: a folder to save in, why a submitted session is revised."""

    def draft(self, purpose: str) -> str:
        """Return what was typed for *purpose* and led to nothing yet."""
        drafts = self._source.session.drafts if self._is_of_session(purpose) else self._drafts
        return drafts.get(purpose, "")

    def keep_draft(self, purpose: str, text: str) -> None:
        """Keep what stands in a bar before it is drawn; *purpose* is what it answers."""
        if not self._is_of_session(purpose):
            self._drafts[purpose] = text
        elif one_line(text) != self.draft(purpose):
            try:
                self._source.do(act.Draft(purpose=purpose, text=text))
            except RuleBroken as broken:
                self.tell(str(broken), warning=True)
            self.show_saved(self._source.status)

    def _is_of_session(self, purpose: str) -> bool:
        live = self._source.status is not None and not self._source.session.submitted
        return live and purpose in DRAFTS
