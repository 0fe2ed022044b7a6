"""What keys do to one action item, on the board and on its page alike."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from breakthrough_tui.domain.board import Card, ColumnKind
from breakthrough_tui.domain.board import Column as BoardColumn
from breakthrough_tui.domain.dates import date_or_error, full_date, short_date
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.screens.base import BaseScreen
from breakthrough_tui.screens.card.texts import (
    NOBODY,
    read_labels,
    read_person,
    readable,
    some_labels,
    some_names,
    texts_of,
    typed_date,
)
from breakthrough_tui.store.commands import cards
from breakthrough_tui.store.queries import boards, people_lists

_FIELDS = ("title", "owner", "due", "labels", "description", "addresses")


class CardActions(BaseScreen):
    """Edit, who, when, labels, comment, done, obstacle, archive and moves of the card that `card_here` names."""

    # What a screen says about itself

    def card_here(self) -> Card | None:
        """The card that keys act on."""
        raise NotImplementedError

    def columns_here(self) -> Sequence[BoardColumn]:
        """The columns of the board, in order."""
        raise NotImplementedError

    def position_here(self) -> int | None:
        """The position of the snapshot that is shown."""
        return self.session.seen

    def newest_position(self) -> int | None:
        """The position of the newest event that this session has heard of."""
        return self.session.seen

    def labels_here(self) -> Collection[str]:
        """The labels of the board, where they are known without asking; a hint names them."""
        return ()

    # Keys

    def action_edit(self) -> None:
        """All fields in one form."""
        if card := self.card_here():
            self.spawn(self._edit(card))

    def action_who(self) -> None:
        """Choose the owner."""
        if card := self.card_here():
            self.spawn(self._who(card))

    def action_when(self) -> None:
        """Type the due date."""
        if card := self.card_here():
            self.spawn(self._when(card))

    def action_labels(self) -> None:
        """Type the labels."""
        if card := self.card_here():
            self.spawn(self._labels(card))

    def action_comment(self) -> None:
        """Say something."""
        if card := self.card_here():
            self.spawn(self._comment(card))

    def action_obstacle(self) -> None:
        """Raise an obstacle for it."""
        if card := self.card_here():
            self.spawn(self._obstacle(card))

    def action_lesson(self) -> None:
        """Write down what was learnt of it."""
        if card := self.card_here():
            self.spawn(self._lesson(card))

    async def _lesson(self, card: Card) -> None:
        from breakthrough_tui.screens.result.lessons import write_lesson

        await write_lesson(self, card)

    def action_archive(self) -> None:
        """Put it away."""
        if card := self.card_here():
            self.spawn(self._archive(card))

    def action_finish(self) -> None:
        """To Done, and back."""
        if card := self.card_here():
            self.spawn(self._finish(card))

    def action_move_left(self) -> None:
        """To the column before."""
        self.move_by(-1)

    def action_move_right(self) -> None:
        """To the column after."""
        self.move_by(1)

    def move_by(self, by: int) -> None:
        """To another column."""
        card = self.card_here()
        if card is None:
            return
        columns = list(self.columns_here())
        ids = [column.id for column in columns]
        target = ids.index(card.column) + by if card.column in ids else 0
        if not 0 <= target < len(columns):
            self.say("There is no column further on.")
            return
        self.move_to(card, columns[target])

    def move_to(self, card: Card, column: BoardColumn) -> None:
        """Carry the card to a column; the board also shows it at once."""
        self.spawn(self.send_move(card, column))

    async def send_move(self, card: Card, column: BoardColumn) -> None:
        """The command for it."""
        await self.session.do(
            cards.move,
            seen=self.position_here(),
            what=f"moved {quoted(card)} to {column.name}",
            card=card.id,
            column=column.id,
        )

    # What they do

    async def _edit(self, card: Card) -> None:
        from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

        people = await self.people()
        seen, today = self.position_here(), self.session.moment.today
        before = texts_of(await self.session.ask(boards.card_page, card=card.id), today)

        async def save(typed: Mapping[str, str]) -> None:
            changed = {name: typed[name] for name in _FIELDS if typed[name] != before[name]}
            if not changed:
                return
            await self.session.do(
                cards.edit,
                seen=seen,
                what=f"changed {quoted(card)}",
                card=card.id,
                **self._read_fields(changed, people),
            )

        async def again() -> Mapping[str, str]:
            nonlocal seen
            await self.session.look()
            seen = self.newest_position()
            before.update(texts_of(await self.session.ask(boards.card_page, card=card.id), today))
            return before

        await self.ask_dialog(
            FormDialog(
                f"Edit {quoted(card)}",
                [
                    FormField("title", "What", before["title"], required=True),
                    FormField(
                        "owner",
                        "Who",
                        before["owner"],
                        kind="person",
                        hint=some_names(people),
                        check=readable(lambda text: read_person(text, people)),
                    ),
                    FormField(
                        "due",
                        "When",
                        before["due"],
                        kind="date",
                        hint="12 dec, thu, in 3d; or empty",
                        check=readable(self._due),
                    ),
                    FormField(
                        "labels",
                        "Labels",
                        before["labels"],
                        hint=some_labels(self.labels_here()),
                        check=readable(read_labels),
                    ),
                    FormField("description", "More about it", before["description"], kind="text"),
                    FormField("addresses", "Web addresses", before["addresses"], kind="text"),
                ],
                save=save,
                again=again,
            )
        )

    def _read_fields(self, typed: Mapping[str, str], people: Sequence[str]) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        for name, text in typed.items():
            match name:
                case "owner":
                    fields[name] = read_person(text, people)
                case "due":
                    fields[name] = self._due(text)
                case "labels":
                    fields[name] = read_labels(text)
                case "addresses":
                    fields[name] = tuple(text.split())
                case _:
                    fields[name] = text
        return fields

    def _due(self, text: str) -> date | None:
        return date_or_error(text, self.session.moment.today) if text.strip() else None

    async def _who(self, card: Card) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        people = await self.people()
        choices = [
            Choice(name, name, "you" if name == self.session.viewer else "") for name in people
        ]
        chosen = await self.ask_dialog(
            ChooseDialog(
                f"Who does {quoted(card)}?",
                [*choices, Choice("", NOBODY)],
                current=card.owner or "",
            )
        )
        if chosen is None or chosen == (card.owner or ""):
            return
        await self.session.do(
            cards.assign,
            seen=self.position_here(),
            what=f"gave {quoted(card)} to {chosen or NOBODY}",
            card=card.id,
            owner=chosen or None,
        )

    async def _when(self, card: Card) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        async def save(typed: str) -> None:
            today = self.session.moment.today
            due = self._due(typed)
            if due == card.due:
                return
            words = f"due {short_date(due, today)}" if due else "due no more"
            await self.session.do(
                cards.set_due,
                seen=self.position_here(),
                what=f"{quoted(card)} {words}",
                card=card.id,
                due=due,
            )
            if due is not None and due < today:
                self.say(f"Due {full_date(due, today)}: that is past already.", Mood.WARNING)

        await self.ask_dialog(
            AskDialog(
                f"When is {quoted(card)} due?",
                "Due",
                typed_date(card.due, self.session.moment.today),
                hint="12 dec, thu, in 3d, +2w; empty: no date",
                save=save,
            )
        )

    async def _labels(self, card: Card) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        async def save(typed: str) -> None:
            labels = read_labels(typed)
            if labels == card.labels:
                return
            await self.session.do(
                cards.set_labels,
                seen=self.position_here(),
                what=f"labels of {quoted(card)}",
                card=card.id,
                labels=labels,
            )

        await self.ask_dialog(
            AskDialog(
                f"Labels of {quoted(card)}",
                "Labels",
                " ".join(f"#{label}" for label in card.labels),
                hint=some_labels(self.labels_here()),
                save=save,
            )
        )

    async def _comment(self, card: Card) -> None:
        from breakthrough_tui.screens.dialogs.form import AskDialog

        async def save(typed: str) -> None:
            await self.session.do(
                cards.comment, what=f"commented on {quoted(card)}", card=card.id, text=typed
            )
            self.say(f"Said on {quoted(card)}.", Mood.GOOD)

        await self.ask_dialog(
            AskDialog(f"Comment on {quoted(card)}", "Comment", kind="text", save=save)
        )

    async def _obstacle(self, card: Card) -> None:
        from breakthrough_tui.screens.obstacles.raising import raise_obstacle

        await raise_obstacle(self, card)

    async def _archive(self, card: Card) -> None:
        await self.session.do(
            cards.archive,
            seen=self.position_here(),
            what=f"archived {quoted(card)}",
            cards=[card.id],
        )
        self.say(archived_words(card))

    async def _finish(self, card: Card) -> None:
        done = any(
            column.id == card.column and column.kind is ColumnKind.DONE
            for column in self.columns_here()
        )
        await self.session.do(
            cards.finish,
            seen=self.position_here(),
            what=f"{'took back' if done else 'finished'} {quoted(card)}",
            card=card.id,
        )

    async def people(self) -> list[str]:
        """Short names: those of the team first, me before all."""
        everybody = await self.session.ask(people_lists.people)
        overview = self.session.overview
        team = {member.person for member in overview.members} if overview else set()

        def key(name: str) -> tuple[bool, bool, str]:
            return name != self.session.viewer, name not in team, name

        return sorted((person.name for person in everybody if person.left_on is None), key=key)


def quoted(card: Card) -> str:
    """A card's title as sentences name it."""
    return f"“{card.title}”"


def archived_words(card: Card) -> str:
    """What is said of one that was put away."""
    return f"Archived {quoted(card)}, u brings it back."
