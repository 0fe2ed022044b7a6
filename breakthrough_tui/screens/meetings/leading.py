"""What can be done with meetings: the keys, each leading to its command."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.meetings.agendas import SCREEN_KEYS
from breakthrough_tui.domain.meetings.meeting import Block, Meeting
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.screens.meetings.agenda import AgendaActions
from breakthrough_tui.store.commands import cards, commitments, meetings

if TYPE_CHECKING:
    from breakthrough_tui.domain.meetings.due import Due
    from breakthrough_tui.domain.meetings.timer import Timer
    from breakthrough_tui.screens.meetings.capturing import Standing
    from breakthrough_tui.store.queries.meetings import Meetings, Planned
    from breakthrough_tui.widgets.line_list import LineList


class MeetingActions(AgendaActions, inherit_bindings=False):
    """The keys of the meetings' screen. What it shows is the screen's."""

    if TYPE_CHECKING:
        list: LineList
        found: Meetings | None
        plan: tuple[Planned, ...]
        opened: int | None
        where: bool
        half_typed: str
        theme: str

        def timer(self) -> Timer | None: ...
        def meeting_here(self) -> Meeting | None: ...
        def due_here(self) -> Due | None: ...
        def team(self) -> Sequence[str]: ...
        def may(self, action: Action) -> bool: ...
        def open_meeting(self, meeting: int) -> None: ...
        def _show(self) -> None: ...

    # Opening

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """A meeting, the slot, a block, something agreed."""
        key = message.row.key
        if not isinstance(key, tuple):
            return
        match key[0]:
            case "meeting":
                self.open_meeting(key[1])
            case "due" if key[2] is not None:
                self.open_meeting(key[2])
            case "due":
                self.spawn(self._plan())
            case "slot":
                self.spawn(self._slot())
            case "block":
                self.spawn(self._block_menu())
            case "commitment":
                self.spawn(self._tick(key[1]))

    async def _slot(self) -> None:
        from breakthrough_tui.screens.meetings.planning import choose_slot

        if self.session.overview is not None:
            await choose_slot(self, self.session.overview)

    async def _plan(self) -> None:
        from breakthrough_tui.screens.meetings.planning import plan

        if self.session.overview is not None:
            await plan(self, self.session.overview, self.due_here())

    def action_new(self) -> None:
        """Plan one; in one that goes on take action items as they are said."""
        if self.meeting is not None:
            self.spawn(self._capture())
        else:
            self.spawn(self._plan_any())

    async def _plan_any(self) -> None:
        from breakthrough_tui.screens.meetings.planning import plan

        if self.session.overview is not None:
            await plan(self, self.session.overview, None)

    def action_when(self) -> None:
        """Another day, or for one that goes on another end."""
        meeting = self.meeting_here()
        if meeting is None:
            self.say("Put the cursor on a meeting that is planned.")
        elif meeting.running:
            from breakthrough_tui.screens.meetings.blocks import ask_length

            self.spawn(ask_length(self, meeting))
        elif self.seen is not None:
            from breakthrough_tui.screens.meetings.planning import move

            self.spawn(move(self, meeting, self.seen))

    def action_archive(self) -> None:
        """Take a block out of the agenda, cancel a meeting, put away what was agreed."""
        key = self.list.key
        if isinstance(key, tuple) and key[0] == "commitment":
            self.spawn(self._put_away(key[1]))
        elif self.meeting is not None:
            self.spawn(self.remove_block())
        else:
            self.spawn(self._cancel())

    async def _put_away(self, commitment: int) -> None:
        what = "put away what was agreed"
        await self.session.do(commitments.archive, what=what, commitment=commitment)
        self.say("Put away, u brings it back.")

    async def _cancel(self) -> None:
        meeting = self.meeting_here()
        if meeting is None:
            self.say("Put the cursor on a meeting that is planned.")
            return
        what = f"cancelled the {meeting.kind}"
        await self.session.do(meetings.cancel, seen=self.seen, what=what, meeting=meeting.id)
        self.say(f"The {meeting.kind} is cancelled, u brings it back.")

    # The agenda

    def action_edit(self) -> None:
        """Change the block under the cursor; in the list the day, or the slot."""
        block = self.block_here()
        key = self.list.key
        if self.meeting is not None and block is not None and self.seen is not None:
            from breakthrough_tui.screens.meetings.blocks import edit_block

            self.spawn(edit_block(self, block, self.seen))
        elif isinstance(key, tuple) and key[0] == "slot":
            self.spawn(self._slot())
        elif (meeting := self.meeting_here()) is not None and self.meeting is None:
            self.open_meeting(meeting.id)
        elif self.due_here() is not None:
            self.spawn(self._plan())

    async def _block_menu(self) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        meeting, block = self.meeting, self.block_here()
        if meeting is None or block is None:
            return
        choices = []
        if meeting.running and meeting.block != block.id and self.may(Action.RUN_MEETING):
            choices.append(Choice("here", "Go on with this block"))
        if block.screen in SCREEN_KEYS:
            key = SCREEN_KEYS[block.screen]
            words = "Take action items" if block.screen == "capture" else f"Go to {block.screen}"
            choices.append(Choice("screen", words, key=key))
        if self.may(Action.NOTE_MEETING):
            choices.append(Choice("comment", "Write a note", key="c"))
        if self.may(Action.EDIT_AGENDA) and meeting.ended_at is None:
            choices += [
                Choice("edit", "Title, minutes, what it asks", key="e"),
                Choice("move_up", "Further up", key="K"),
                Choice("move_down", "Further down", key="J"),
                Choice("archive", "Take it out of the agenda", key="x"),
            ]
        if not choices:
            self.say("This can only be read.")
            return
        picked = await self.ask_dialog(ChooseDialog(block.title, choices, search=False))
        if picked == "here":
            await self._go_on(block)
        elif picked == "screen" and block.screen == "capture":
            await self._capture()
        elif picked == "screen":
            await self.run_action(f"go_{block.screen}")
        elif picked is not None:
            await self.run_action(str(picked))

    # Leading it

    def action_begin(self) -> None:
        """Begin it; end the one that goes on."""
        meeting = self.meeting_here()
        if meeting is not None and meeting.running:
            from breakthrough_tui.screens.meetings.ending import end

            self.spawn(end(self, meeting, self.seen))
        else:
            self.spawn(self._begin(meeting))

    async def _begin(self, meeting: Meeting | None) -> None:
        wanted = self.due_here()
        here = self.session.breakthrough
        if meeting is None and wanted is not None and here is not None:
            if wanted.meeting is None:
                done = await self.session.do(
                    meetings.plan,
                    what=f"planned the {wanted.kind}",
                    breakthrough=here,
                    kind=wanted.kind,
                    on=self.session.moment.today,
                    at=wanted.at,
                )
                begin = done.made("meeting")
            else:
                begin = wanted.meeting
        elif meeting is not None:
            begin = meeting.id
        else:
            self.say("Put the cursor on the meeting that begins.")
            return
        await self.session.do(meetings.begin, what="began the meeting", meeting=begin)
        self.open_meeting(begin)
        self.say("It goes on. N: the next block, W: who is here, S: the end.", Mood.GOOD)

    def action_next_block(self) -> None:
        """On to the next block."""
        self.spawn(self._next())

    async def _next(self) -> None:
        meeting = self.meeting
        if meeting is None or not meeting.running:
            self.say("It has not begun: S begins it." if meeting else "Open a meeting first.")
            return
        what = "went on to the next block"
        await self.session.do(meetings.next_block, seen=self.seen, what=what, meeting=meeting.id)
        await self._follow()

    async def _go_on(self, block: Block) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        await self.session.do(
            meetings.go_to,
            seen=self.seen,
            what=f"went on with “{block.title}”",
            meeting=meeting.id,
            block=block.id,
        )
        await self._follow()

    async def _follow(self) -> None:
        """The cursor goes where the meeting is."""
        await self.reload()
        if self.meeting is not None:
            self.list.select(("block", self.meeting.block))

    def action_present(self) -> None:
        """Who was there."""
        self.spawn(self._present())

    async def _present(self) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice
        from breakthrough_tui.screens.dialogs.tick import TickDialog
        from breakthrough_tui.store.queries import people_lists

        meeting = self.meeting
        if meeting is None:
            self.say("Open a meeting first.")
            return
        team = self.team()
        people = await self.session.ask(people_lists.people)
        full = {person.name: person.full_name for person in people}
        others = [name for name in full if name not in team]
        choices = [Choice(name, name, full.get(name, "")) for name in team]
        choices += [Choice(name, name, f"{full[name]}  not in the team".strip()) for name in others]
        ticked = meeting.present or (team if meeting.running else ())
        picked = await self.ask_dialog(TickDialog("Who was there", choices, ticked))
        if picked is not None:
            await self.session.do(
                meetings.set_present,
                what="said who was there",
                meeting=meeting.id,
                people=picked,
            )

    def action_comment(self) -> None:
        """A note on the block under the cursor."""
        block = self.block_here()
        if block is None or self.seen is None:
            self.say("Open a meeting first: notes belong to its blocks.")
            return
        from breakthrough_tui.screens.meetings.blocks import write_note

        self.spawn(write_note(self, block, self.seen, self._as_it_is))

    async def _as_it_is(self) -> tuple[int, Meeting]:
        from breakthrough_tui.domain.errors import NotFound
        from breakthrough_tui.store.queries import meetings as queries

        found = await self.session.ask(queries.meetings, breakthrough=self.session.breakthrough)
        meeting = found.meeting(self.opened)
        if meeting is None:
            raise NotFound("This meeting was cancelled.")
        return found.position, meeting

    def action_finish(self) -> None:
        """What was agreed is done, or not after all."""
        key = self.list.key
        if isinstance(key, tuple) and key[0] == "commitment":
            self.spawn(self._tick(key[1]))
        else:
            self.say("Put the cursor on something that was agreed.")

    async def _tick(self, commitment: int) -> None:
        known = self.found.commitments if self.found is not None else ()
        one = next((one for one in known if one.id == commitment), None)
        if one is None:
            return
        done = one.done_at is None
        what = f"ticked “{one.text}”" if done else f"opened “{one.text}” again"
        await self.session.do(commitments.tick, what=what, commitment=commitment, done=done)

    # The plan

    def action_look(self) -> None:
        """Where the work falls, and back."""
        if self.meeting is None:
            self.say("Open a meeting first.")
            return
        self.where = not self.where
        self._show()

    async def _capture(self) -> None:
        from breakthrough_tui.screens.meetings.capturing import CaptureDialog
        from breakthrough_tui.store.queries import people_lists

        breakthrough = self.session.breakthrough
        if breakthrough is None:
            return
        people = [person.name for person in await self.session.ask(people_lists.people)]

        async def add(items: Sequence[QuickEntry]) -> None:
            what = f"added “{items[0].title}”" if len(items) == 1 else f"added {len(items)} items"
            await self.session.do(
                cards.add_many,
                what=what,
                breakthrough=breakthrough,
                items=items,
                preparing=False,
            )

        dialog = CaptureDialog(
            "Action items, as they are said",
            self.session.moment.today,
            people,
            add=add,
            look=self._standing,
            draft=self.half_typed,
            theme=self.theme,
        )
        await self.ask_dialog(dialog)
        self.half_typed, self.theme = dialog.text, dialog.theme

    async def _standing(self) -> Standing:
        from breakthrough_tui.screens.meetings.capturing import Standing

        await self.reload()
        checked = self._checked  # type: ignore[attr-defined]
        items = tuple((one.item.owner, one.item.due, one.item.title) for one in self.plan)
        missing = tuple(one.sentence for one in checked.missing)
        return Standing(items, missing, checked.checked)
