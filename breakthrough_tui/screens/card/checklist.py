"""What keys do to a line of a checklist, on the page of its action item."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from breakthrough_tui.domain.board import ChecklistItem
from breakthrough_tui.domain.checklist import checklist_line, checklist_text
from breakthrough_tui.screens.actions import action_named
from breakthrough_tui.screens.card.actions import CardActions, quoted
from breakthrough_tui.screens.card.texts import NOBODY, readable, some_names
from breakthrough_tui.store.commands import checklists

_NEXT = "The next line; enter on an empty one, or esc, ends it."

_ON_A_LINE = ("mark", "edit", "who", "move_up", "move_down", "archive")
"""By the ids of the registry; all but the last are the same keys that an action item has."""


class ChecklistActions(CardActions):
    """Where the cursor is on a line of the checklist the keys are about that line, else about the action item."""

    def checklist_here(self) -> tuple[ChecklistItem, ...]:
        """All lines, in their order."""
        raise NotImplementedError

    def line_here(self) -> ChecklistItem | None:
        """The line under the cursor."""
        raise NotImplementedError

    # Keys

    def action_add_line(self) -> None:
        """Another line at its end."""
        self.spawn(self._add_line())

    def action_mark(self) -> None:
        """Tick it, or take the tick away."""
        if line := self.line_here():
            self.spawn(self._tick(line))
        else:
            self.say("Space ticks a line of the checklist; + adds one.")

    def action_edit(self) -> None:
        """What it says, and whose it is."""
        if line := self.line_here():
            self.spawn(self._edit_line(line))
        else:
            super().action_edit()

    def action_who(self) -> None:
        """Whose it is."""
        if line := self.line_here():
            self.spawn(self._who_line(line))
        else:
            super().action_who()

    def action_archive(self) -> None:
        """Take it off the list."""
        if line := self.line_here():
            self.spawn(self._archive_line(line))
        else:
            super().action_archive()

    def action_move_up(self) -> None:
        """Before the line above it."""
        self._carry(-1)

    def action_move_down(self) -> None:
        """After the line below it."""
        self._carry(1)

    def _carry(self, by: int) -> None:
        line = self.line_here()
        if line is None:
            self.say("Only lines of the checklist change places here.")
            return
        ids = [each.id for each in self.checklist_here()]
        place = ids.index(line.id) + by
        if not 0 <= place < len(ids):
            self.say("It cannot go further.")
            return
        after = place + 1 if by > 0 else place
        before = ids[after] if after < len(ids) else None
        self.spawn(self._move_line(line, before))

    # What they do

    async def choose_for_line(self, line: ChecklistItem) -> None:
        """The list that enter shows on a line."""
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        words = {
            "mark": "take the tick away" if line.done else "tick",
            "edit": "what it says, and @who",
            "who": "whose it is",
            "archive": "take it off the list; u brings it back",
        }
        choices = []
        for id_ in _ON_A_LINE:
            action = action_named(self.NAME, id_, self.keys)
            note = words.get(id_, action.sentence)
            choices.append(Choice(id_, action.label, note, key=action.shown.split()[0]))
        chosen = await self.ask_dialog(ChooseDialog(named(line), choices, search=False))
        if chosen is not None:
            await self.run_action(chosen)

    async def _tick(self, line: ChecklistItem) -> None:
        await self.session.do(
            checklists.tick,
            seen=self.position_here(),
            what=f"{'took the tick from' if line.done else 'ticked'} {named(line)}",
            item=line.id,
            done=not line.done,
        )

    async def _add_line(self) -> None:
        card = self.card_here()
        if card is None:
            return

        async def save(text: str, owner: str | None) -> None:
            await self.session.do(
                checklists.add,
                what=f"a line on {quoted(card)}",
                card=card.id,
                text=text,
                owner=owner,
            )

        title = f"A line for the checklist of {quoted(card)}"
        # A checklist seldom has one line only.
        added = await self._ask_line(title, "", save)
        while added:
            added = await self._ask_line(title, "", save, intro=_NEXT)

    async def _edit_line(self, line: ChecklistItem) -> None:
        seen = self.position_here()

        async def save(text: str, owner: str | None) -> None:
            changed: dict[str, Any] = {}
            if text != line.text:
                changed["text"] = text
            if owner != line.owner:
                changed["owner"] = owner
            if changed:
                await self.session.do(
                    checklists.edit,
                    seen=seen,
                    what=f"changed {named(line)}",
                    item=line.id,
                    **changed,
                )

        await self._ask_line(f"Edit {named(line)}", checklist_text(line.text, line.owner), save)

    async def _ask_line(
        self,
        title: str,
        text: str,
        save: Callable[[str, str | None], Awaitable[None]],
        *,
        intro: str = "",
    ) -> str | None:
        """What was typed; with an `intro` also nothing may be typed, and nothing is saved then."""
        from breakthrough_tui.screens.dialogs.form import AskDialog

        people = await self.people()

        async def read_and_save(typed: str) -> None:
            if not typed.strip():
                return
            read = checklist_line(typed, people=people, me=self.session.viewer)
            await save(read.text, read.owner)

        def read(typed: str) -> None:
            if typed.strip():
                checklist_line(typed, people=people, me=self.session.viewer)

        typed = await self.ask_dialog(
            AskDialog(
                title,
                "Line",
                text,
                hint=f"@who in it: {some_names(people)}",
                required=not intro,
                check=readable(read),
                save=read_and_save,
                intro=intro,
            )
        )
        return str(typed).strip() if typed is not None else None

    async def _who_line(self, line: ChecklistItem) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        choices = [Choice(name, name) for name in await self.people()]
        chosen = await self.ask_dialog(
            ChooseDialog(
                f"Who does {named(line)}?",
                [*choices, Choice("", NOBODY, "in particular")],
                current=line.owner or "",
            )
        )
        if chosen is not None and chosen != (line.owner or ""):
            await self.session.do(
                checklists.edit,
                seen=self.position_here(),
                what=f"gave {named(line)} to {chosen or NOBODY}",
                item=line.id,
                owner=chosen or None,
            )

    async def _archive_line(self, line: ChecklistItem) -> None:
        await self.session.do(
            checklists.archive,
            seen=self.position_here(),
            what=f"took {named(line)} off the list",
            item=line.id,
        )
        self.say(f"Taken off the list: {named(line)}, u brings it back.")

    async def _move_line(self, line: ChecklistItem, before: int | None) -> None:
        await self.session.do(
            checklists.move,
            seen=self.position_here(),
            what=f"moved {named(line)}",
            item=line.id,
            before=before,
        )


def named(line: ChecklistItem) -> str:
    """A line as sentences name it."""
    return f"“{line.text}”"
