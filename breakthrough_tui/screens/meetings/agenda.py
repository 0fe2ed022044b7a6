"""Changing the agenda of a meeting by keys: its blocks, their order and their minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from breakthrough_tui.screens.base import BaseScreen
from breakthrough_tui.store.commands import agendas

if TYPE_CHECKING:
    from breakthrough_tui.domain.meetings.meeting import Block, Meeting

LONG = 60
"""Minutes; in a meeting that is longer one key gives or takes `MANY` of them, else one."""
MANY = 5


class AgendaActions(BaseScreen, inherit_bindings=False):
    """The keys that change the block under the cursor. What is shown is the screen's."""

    if TYPE_CHECKING:

        @property
        def meeting(self) -> Meeting | None: ...
        @property
        def seen(self) -> int | None: ...
        def block_here(self) -> Block | None: ...

    def action_add_line(self) -> None:
        """A block more, below the one under the cursor."""
        if self.meeting is None:
            self.say("Open a meeting first: its agenda can then be changed.")
            return
        from breakthrough_tui.screens.meetings.blocks import add_block

        block = self.block_here()
        self.spawn(add_block(self, self.meeting, block.id if block is not None else None))

    async def remove_block(self) -> None:
        """Take the block out of the agenda."""
        block = self.block_here()
        if block is None:
            return
        what = f"took “{block.title}” out of the agenda"
        await self.session.do(agendas.remove_block, seen=self.seen, what=what, block=block.id)
        self.say("Out of the agenda, u brings it back.")

    def action_move_down(self) -> None:
        """The block further down."""
        self.spawn(self._move_block(1))

    def action_move_up(self) -> None:
        """The block further up."""
        self.spawn(self._move_block(-1))

    async def _move_block(self, by: int) -> None:
        meeting, block = self.meeting, self.block_here()
        if meeting is None or block is None:
            return
        ids = [one.id for one in meeting.blocks if one.id != block.id]
        place = meeting.blocks.index(block) + by
        if not 0 <= place <= len(ids):
            return
        before = ids[place] if place < len(ids) else None
        await self.session.do(
            agendas.move_block,
            seen=self.seen,
            what=f"moved “{block.title}”",
            block=block.id,
            before=before,
        )

    def action_more_minutes(self) -> None:
        """A minute more, or five."""
        self.spawn(self._minutes(1))

    def action_fewer_minutes(self) -> None:
        """A minute less, or five."""
        self.spawn(self._minutes(-1))

    async def _minutes(self, sign: int) -> None:
        meeting, block = self.meeting, self.block_here()
        if meeting is None or block is None:
            return
        by = sign * (MANY if meeting.total > LONG else 1)
        await self.session.do(
            agendas.add_minutes,
            what=f"gave “{block.title}” other minutes",
            block=block.id,
            minutes=by,
        )
