"""The set-up screen: what must be known to begin, and nothing else."""

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content as Text
from textual.widgets import Input, Static

from interviewer.live.desk import Desk, SetUp
from interviewer.live.retain import NO_DATE, read_retain_until, says_no_date, usual_answer
from interviewer.model.errors import InterviewerError
from interviewer.model.text import one_line
from interviewer.model.value import LONGEST_NAME
from interviewer.tui.bindings import bindings_for
from interviewer.tui.ink import MUTED, STRONG, ends, ink, join
from interviewer.tui.messages import ShowHome
from interviewer.tui.ordered import in_turn
from interviewer.tui.screens.base import BaseScreen
from interviewer.tui.views import setup as views
from interviewer.tui.wall_clock import Now, local_now
from interviewer.tui.widgets.chooser import Chooser
from interviewer.tui.widgets.footer import FooterKey, FooterLine, footer_key
from interviewer.tui.widgets.form_field import FormField
from interviewer.tui.widgets.line import HeaderLine

if TYPE_CHECKING:
    from interviewer.tui.ways import WaysApp

FIELDS = ("candidate", "interviewer", "plan", "reference", "retain")
"""The fields from top to bottom; enter leads from each to the next."""
REQUIRED = {
    "candidate": "An interview needs the candidate's name.",
    "interviewer": "An interview needs your name.",
    "retain": views.RETENTION_ASKED,
}


class SetUpScreen(BaseScreen):
    """Asks, checks, and begins. Nothing is begun or written before that."""

    NAME = "setup"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("setup"),
        # Before the field has them: whatever is typed right behind belongs to the next one.
        Binding("enter", "go_on", "Next field", show=False, priority=True),
        Binding("tab", "app.focus_next", "Next field", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Previous field", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, given: SetUp, now: Now = local_now) -> None:
        super().__init__()
        self._desk = desk
        self._content = desk.content()
        self._given = given
        self._today = now().date()
        self._begun = False
        self._usual = ""
        """What answers for how long sessions are kept, if it was said in this workspace before."""

    def compose(self) -> ComposeResult:
        """Lay out one field below the other, and the plan beneath them."""
        remembered = self._desk.remembered()
        given = self._given
        who = given.interviewer or remembered.interviewer or remembered.interviewer_elsewhere
        self._usual = usual_answer(remembered.retain_days, self._today)
        until = given.retain_until.isoformat() if given.retain_until else ""
        until = until or (NO_DATE if given.no_date else self._usual)
        yield HeaderLine()
        with VerticalScroll(id="form", can_focus=False):
            yield FormField(
                "Candidate",
                _line("candidate", given.candidate),
                field="candidate",
                hint="only initials go into the file's name",
            )
            yield FormField("Interviewer", _line("interviewer", who), field="interviewer")
            yield FormField("Plan", Chooser(id="plan"), field="plan")
            yield FormField(
                "Reference",
                _line("reference", given.reference, hint="optional"),
                field="reference",
                hint="their number in the applicant system",
            )
            yield FormField(
                "Keep until",
                _line("retain", until, hint="12 months, a date, or no date"),
                field="retain",
                hint=views.RETENTION_ASKED,
            )
            yield Static(id="preview")
        yield FooterLine()

    def on_mount(self) -> None:
        """Fill in what is known, and put the caret where the first answer is missing."""
        self.query_one(HeaderLine).draw = _header
        plans = self._content.plans
        chooser = self.query_one(Chooser)
        chooser.options = tuple((key, plan.title) for key, plan in plans.items())
        usual = self._given.plan or next(iter(plans), "")
        chooser.key = usual if usual in plans else ""
        self.show_keys(
            [
                FooterKey("enter", "next field"),
                footer_key("setup.begin"),
                footer_key("setup.back", key="esc"),
                footer_key("app.palette"),
            ]
        )
        for field in FIELDS:
            self._tell(field)
        self.set_focus(self.query_one(f"#{next(iter(self._missing()), FIELDS[0])}"))

    def on_resize(self) -> None:
        """Wrap the preview anew."""
        self.call_after_refresh(self._preview)

    # What is told under a field

    def _field(self, field: str) -> FormField:
        return self.query_one(f"#field-{field}", FormField)

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value

    def _tell(self, field: str) -> None:
        """Say under *field* what helps there, or what was understood of it."""
        told, fault = "", False
        if field == "retain":
            told, fault = views.retention_told(self._value("retain"), self._today, self._usual)
        elif field == "plan":
            told, fault = self._plan_told()
            self._preview()
        self._field(field).tell(told, fault=fault)

    def _plan_told(self) -> tuple[str, bool]:
        plans = self._content.plans
        chosen = self.query_one(Chooser).key
        if not plans:
            return "There is no plan to begin with yet.", True
        if not chosen:
            return f'There is no plan "{self._given.plan}" that can be used; choose one with ← and →.', True
        return f"{chosen} · ← → for another" if len(plans) > 1 else chosen, False

    def _preview(self) -> None:
        width = max(20, min(96, self.size.width - 8))
        lines = views.preview(self.query_one(Chooser).key, self._content, width)
        self.query_one("#preview", Static).update(Text("\n").join(lines))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "retain" or self._field(str(event.input.id)).wrong:
            self._tell(str(event.input.id))

    @on(Chooser.Changed)
    def _plan_changed(self, event: Chooser.Changed) -> None:
        event.stop()
        self._tell("plan")

    # Going on

    async def action_go_on(self) -> None:
        """Go to the next field; from the last one, begin."""
        at = next((at for at, field in enumerate(FIELDS) if self._field(field).has_focus_within), -1) + 1
        if at == len(FIELDS):
            await self.action_begin()
        else:
            self.set_focus(self.query_one(f"#{FIELDS[at]}"))

    def _missing(self) -> list[str]:
        """Return the fields that have to be filled in still."""
        return [field for field in REQUIRED if not one_line(self._value(field))]

    def _faults(self) -> dict[str, str]:
        """Return what is wrong, by field."""
        faults = {field: REQUIRED[field] for field in self._missing()}
        told, wrong = self._plan_told()
        faults |= {"plan": told} if wrong else {}
        told, wrong = views.retention_told(self._value("retain"), self._today)
        return faults | ({"retain": told} if wrong else {})

    async def action_begin(self) -> None:
        """Begin, once; or tell what is wrong at its field and go to the first one."""
        await in_turn()
        faults = self._faults()
        for field in FIELDS:
            if field in faults:
                self._field(field).tell(faults[field], fault=True)
            else:
                self._tell(field)
        if faults:
            self.set_focus(self.query_one(f"#{next(field for field in FIELDS if field in faults)}"))
        elif not self._begun:
            self._begin()

    def _begin(self) -> None:
        setup = SetUp(
            plan=self.query_one(Chooser).key,
            candidate=one_line(self._value("candidate")),
            interviewer=one_line(self._value("interviewer")),
            reference=one_line(self._value("reference")),
            retain_until=read_retain_until(self._value("retain"), self._today),
            no_date=says_no_date(self._value("retain")),
        )
        try:
            interview = self._desk.begin(setup)
        except InterviewerError as error:
            self.tell(str(error), warning=True)
            return
        self._begun = True
        cast("WaysApp", self.app).live(interview)

    def action_page(self, by: int) -> None:
        """Scroll to what of the plan is out of sight."""
        form = self.query_one("#form")
        form.scroll_relative(y=by * max(1, form.size.height - 2), animate=False)

    def action_back(self) -> None:
        """Leave; nothing was begun."""
        if len(self.app.screen_stack) > 2:
            self.dismiss()
        else:
            self.post_message(ShowHome())


def _line(field: str, value: str = "", *, hint: str = "") -> Input:
    """Return the line that answers *field*."""
    return Input(one_line(value), placeholder=hint, id=field, compact=True, max_length=LONGEST_NAME)


def _header(width: int) -> Text:
    left = join(ink("New interview", STRONG), "  ", ink("the clock starts when you begin", MUTED))
    return ends(left, Text(""), width)
