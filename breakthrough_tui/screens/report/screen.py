"""6 Report: as it stands, scrolled by lines; added to, put in order, presented, closed."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, ClassVar

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.permissions import Action, may, require
from breakthrough_tui.report.writing import write_report
from breakthrough_tui.screens.actions import footer_of
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.screens.report import ending, forms
from breakthrough_tui.screens.report.blocks import shows_braille
from breakthrough_tui.screens.report.rows import ReportSnapshot, no_report_rows, report_rows
from breakthrough_tui.store.commands import commitments, reports
from breakthrough_tui.store.queries import reports as queries

if TYPE_CHECKING:
    from breakthrough_tui.domain.report_parts import Commitment
    from breakthrough_tui.report.blocks import Part
    from breakthrough_tui.screens.session import Session
    from breakthrough_tui.widgets.line_list import LineList

_NEEDS = {
    "new": Action.WRITE_REPORT,
    "edit": Action.WRITE_REPORT,
    "archive": Action.WRITE_REPORT,
    "move_up": Action.WRITE_REPORT,
    "move_down": Action.WRITE_REPORT,
    "commitment": Action.ADD_COMMITMENT,
    "finish": Action.TICK_COMMITMENT,
}


class ReportScreen(ListScreen):
    """The report, and what people add to it."""

    NAME: ClassVar[str] = "report"
    PLACE: ClassVar[str] = "6 Report"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.snapshot: ReportSnapshot | None = None
        self._wanted: str | None = None
        """The part to which the cursor goes as soon as it is there."""

    async def reload(self) -> None:
        """Gather what happened, and write it anew."""
        here = self.session.breakthrough
        if self.session.overview is None or here is None:
            self.snapshot = None
            self.list.show(no_report_rows())
            return
        material = await self.session.ask(queries.material, breakthrough=here)
        report = write_report(material, self.session.moment)
        self.snapshot = ReportSnapshot(material, report)
        fine = shows_braille(self)
        rows = report_rows(self.snapshot, self.session.moment, fine=fine)
        found = self._is_there(self._wanted)
        self.list.show(rows, select=("part", self._wanted) if found else None)
        self._wanted = None if found else self._wanted
        self._describe()

    def _is_there(self, name: str | None) -> bool:
        return self.snapshot is not None and name in {
            part.name for part in self.snapshot.report.parts
        }

    # What is under the cursor

    @property
    def part(self) -> Part | None:
        """The part that the cursor stands on, or in."""
        key = self.list.key
        if self.snapshot is None or not isinstance(key, tuple):
            return None
        name = "commitments" if key[0] == "commitment" else key[1]
        return next((part for part in self.snapshot.report.parts if part.name == name), None)

    @property
    def commitment(self) -> Commitment | None:
        """The commitment under the cursor."""
        key = self.list.key
        if self.snapshot is None or not isinstance(key, tuple) or key[0] != "commitment":
            return None
        found = self.snapshot.material.commitments
        return next((one for one in found if one.id == key[1]), None)

    def may(self, id_: str) -> bool:
        """Whether the person at this screen may do this action of the registry, now."""
        if self.snapshot is None:
            return False
        action = _NEEDS.get(id_)
        overview = self.snapshot.material.overview
        who = standing(overview, self.session.viewer, self.session.moment)
        return action is None or may(action, who, overview.breakthrough.phase)

    def _describe(self) -> None:
        commitment, part = self.commitment, self.part
        overview = self.session.overview
        over = overview is not None and overview.breakthrough.phase.over
        ended = over or (overview is not None and overview.breakthrough.phase is Phase.REPORTED)
        self.footer.show_title(commitment.text if commitment else part.title if part else "")
        self.footer.show_keys(
            [
                (action.shown, "reopen") if action.id == "close" and over else action.in_footer
                for action in footer_of(self.NAME, self.keys)
                if self.may(action.id)
                and (action.id != "finish" or commitment is not None)
                and (action.id != "path" or ended)
            ]
        )

    def keys_changed(self) -> None:
        """The footer names the keys."""
        self._describe()

    def on_line_list_highlighted(self, message: LineList.Highlighted) -> None:
        """Another row under the cursor."""
        self._describe()

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """Enter adds words, as `e` does."""
        self.action_edit()

    # Keys

    def _begin(self, action: Action, work: Coroutine[Any, Any, None]) -> None:
        """Do it, or say why not."""
        self.spawn(self._allowed(action, work))

    async def _allowed(self, action: Action, work: Coroutine[Any, Any, None]) -> None:
        overview = self.session.overview
        try:
            if overview is not None:
                who = standing(overview, self.session.viewer, self.session.moment)
                require(action, who, overview.breakthrough.phase)
        except BaseException:
            work.close()
            raise
        await work

    @property
    def _seen(self) -> int:
        assert self.snapshot is not None
        return self.snapshot.material.overview.breakthrough.position

    def action_edit(self) -> None:
        """Words for the part under the cursor, or the commitment."""
        commitment, part = self.commitment, self.part
        if commitment is not None:
            work = forms.change_commitment(self, commitment, self._seen)
            self._begin(Action.EDIT_COMMITMENT, work)
        elif part is not None:
            self._begin(Action.WRITE_REPORT, forms.write_part(self, part, self._seen))

    def action_new(self) -> None:
        """A part of one's own."""
        self._begin(Action.WRITE_REPORT, self._add_part())

    async def _add_part(self) -> None:
        self._wanted = await forms.add_part(self)
        await self.reload()

    def action_commitment(self) -> None:
        """Who does what by when."""
        self._begin(Action.ADD_COMMITMENT, forms.add_commitment(self))

    def action_finish(self) -> None:
        """Tick the commitment under the cursor, or take the tick away."""
        one = self.commitment
        if one is None:
            self.say("The cursor is on no commitment.")
            return
        done = one.done_at is None
        what = "ticked a commitment" if done else "took a tick away"
        work = self._do(commitments.tick, what, commitment=one.id, done=done)
        self._begin(Action.TICK_COMMITMENT, work)

    def action_archive(self) -> None:
        """Hide the part under the cursor, or show it; take a commitment off the list."""
        one, part = self.commitment, self.part
        if one is not None:
            work = self._do(commitments.archive, "put a commitment away", commitment=one.id)
            self._begin(Action.EDIT_COMMITMENT, work)
        elif part is not None:
            what = f"{'showed' if part.hidden else 'hid'} “{part.title}”"
            here = {"breakthrough": self.session.breakthrough, "part": part.name}
            work = self._do(reports.hide_part, what, **here, hidden=not part.hidden)
            self._begin(Action.WRITE_REPORT, work)

    def action_move_up(self) -> None:
        """The part one place up."""
        self._move(-1)

    def action_move_down(self) -> None:
        """The part one place down."""
        self._move(1)

    def _move(self, step: int) -> None:
        part = self.part
        if part is None or self.snapshot is None or part.hidden or self.commitment is not None:
            return
        shown = [one.name for one in self.snapshot.report.parts if not one.hidden]
        at = shown.index(part.name) + step
        if not 0 <= at < len(shown):
            return
        # Downwards it comes to stand before the one after its neighbour.
        before = shown[at] if step < 0 else next(iter(shown[at + 1 : at + 2]), None)
        here = {"breakthrough": self.session.breakthrough, "part": part.name}
        work = self._do(reports.move_part, f"moved “{part.title}”", **here, before=before)
        self._begin(Action.WRITE_REPORT, work)

    async def _do(self, command: Any, what: str, **fields: Any) -> None:
        await self.session.do(command, what=what, **fields)

    def action_close(self) -> None:
        """Held, closed, abandoned, reopened."""
        if self.session.overview is not None:
            self.spawn(ending.close(self, self.session.overview))

    def action_path(self) -> None:
        """What comes next."""
        if self.session.overview is not None:
            self.spawn(ending.choose_path(self, self.session.overview))

    def action_export(self) -> None:
        """Nothing is written from here: say the command that does."""
        overview = self.session.overview
        if overview is not None:
            code = overview.breakthrough.code
            words = f"breakthrough -b {code} report export --format html --output {code}.html"
            self.say(f"In a shell: {words}")

    def action_show_report(self) -> None:
        """One part a page."""
        if self.snapshot is not None:
            from breakthrough_tui.screens.report.presenting import PresentationScreen

            self.app.push_screen(PresentationScreen(self.session, self.snapshot))
