"""Raising an obstacle, and the form for what is said of one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.board import Board, Card
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.obstacle import Obstacle
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action, require
from breakthrough_tui.domain.text import nearest
from breakthrough_tui.screens.base import BaseScreen
from breakthrough_tui.screens.goal.refocusing import optional_date, shown_date
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.store.commands import obstacles
from breakthrough_tui.store.queries import boards

if TYPE_CHECKING:
    from breakthrough_tui.screens.dialogs.form import FormField


async def raise_obstacle(screen: BaseScreen, card: Card | None = None) -> None:
    """Ask what stands in the way, and put it to a leader. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    overview = session.overview
    if overview is None:
        return
    here = overview.breakthrough
    require(Action.RAISE_OBSTACLE, standing(overview, session.viewer, session.moment), here.phase)
    board = await session.ask(boards.board, breakthrough=here.id)
    leaders = overview.holders(Role.LEADER)
    fields = form_fields({"stops": str(card.number) if card else ""}, session.moment.today)
    if len(leaders) > 1:
        names = ", ".join(leaders)
        fields.append(FormField("leader", "For", leaders[0], kind="person", hint=names))

    async def save(values: dict[str, Any]) -> None:
        cards, words = read_stops(values.pop("stops"), board, here.code)
        leader = values.pop("leader", "").strip().removeprefix("@") or None
        await session.do(
            obstacles.raise_obstacle,
            breakthrough=here.id,
            cards=cards,
            stops=words,
            leader=leader,
            **values,
        )

    title = f"An obstacle for '{card.title}'" if card else "A new obstacle"
    said = await screen.ask_dialog(FormDialog(title, fields, save=save, save_label="Raise it"))
    if said is not None:
        leader = said.get("leader") or overview.leader
        screen.say(f"Now it waits for {leader}." if leader else "It waits; nobody leads here yet.")


def form_fields(texts: Mapping[str, str], today: date) -> list[FormField]:
    """What is said of an obstacle: what it is, what is wanted, what was tried, what it stops, by when."""
    from breakthrough_tui.screens.dialogs.form import FormField

    hint = "numbers of action items, how their titles begin, or other words"
    return [
        FormField("title", "In the way", texts.get("title", ""), required=True),
        FormField("ask", "Wanted", texts.get("ask", ""), hint="what the leader could do"),
        FormField("tried", "Tried so far", texts.get("tried", "")),
        FormField("stops", "Stops", texts.get("stops", ""), hint=hint),
        FormField(
            "needed_by",
            "Needed by",
            texts.get("needed_by", ""),
            kind="date",
            check=optional_date(today),
        ),
    ]


def texts_of(obstacle: Obstacle, today: date) -> dict[str, str]:
    """The same as the fields have it."""
    numbers = [str(number) for number in obstacle.card_numbers]
    return {
        "title": obstacle.title,
        "ask": obstacle.ask,
        "tried": obstacle.tried,
        "stops": ", ".join([*numbers, *([obstacle.stops] if obstacle.stops else [])]),
        "needed_by": shown_date(obstacle.needed_by, today),
    }


def read_stops(text: str, board: Board, code: str) -> tuple[list[int], str]:
    """'12, PERMIT-14, merge the, the launch': the action items that are meant, and the words that are left."""
    cards = [card for column in board.columns for card in board.cards.get(column.id, ())]
    by_number = {card.number: card.id for card in cards}
    found: list[int] = []
    words: list[str] = []
    for piece in (piece.strip() for piece in text.split(",")):
        number = piece.upper().removeprefix(f"{code}-").removeprefix("#")
        if number.isascii() and number.isdigit():
            if int(number) not in by_number:
                near = nearest(number, [str(known) for known in by_number])
                raise Invalid(
                    f"There is no action item {number} on the board.",
                    f"Did you mean {near}?" if near else "Type its number or how its title begins.",
                )
            found.append(by_number[int(number)])
            continue
        titled = [card for card in cards if card.title.casefold().startswith(piece.casefold())]
        if len(piece) >= 3 and len(titled) == 1:
            found.append(titled[0].id)
        elif piece:
            words.append(piece)
    return list(dict.fromkeys(found)), ", ".join(words)
