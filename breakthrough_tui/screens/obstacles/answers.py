"""Asking how an obstacle ended, and writing it down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.obstacle import Obstacle, ObstacleState
from breakthrough_tui.screens.goal.refocusing import explain_refocus, read_refocus, refocus_fields
from breakthrough_tui.screens.obstacles.offers import Offers
from breakthrough_tui.store.commands import obstacles

if TYPE_CHECKING:
    from breakthrough_tui.screens.base import BaseScreen

_NOTES = {
    ObstacleState.REMOVED: "what was done",
    ObstacleState.REFOCUSED: "the goal changes, with the reason",
    ObstacleState.DECLINED: "no help, with the reason",
    ObstacleState.WITHDRAWN: "it stands in the way no more",
}
_KEYS = {
    ObstacleState.REMOVED: "r",
    ObstacleState.REFOCUSED: "f",
    ObstacleState.DECLINED: "d",
    ObstacleState.WITHDRAWN: "w",
}
_LABELS = {
    ObstacleState.REMOVED: "What was done",
    ObstacleState.REFOCUSED: "Why",
    ObstacleState.DECLINED: "Why not",
    ObstacleState.WITHDRAWN: "Why",
}


async def answer_obstacle(
    screen: BaseScreen, here: Obstacle, offered: Offers, seen: int | None
) -> bool:
    """Ask how it ended and do it; whether it was done. To be called inside `spawn`."""
    kind = await _choose_kind(screen, here, offered)
    if kind is None:
        return False
    if kind is ObstacleState.WITHDRAWN:
        return await _withdraw(screen, here, seen)
    if offered.recording or kind is ObstacleState.REFOCUSED:
        done = await _answer_in_form(screen, here, kind, offered, seen)
    else:
        done = await _answer_in_a_line(screen, here, kind, seen)
    if done:
        screen.say(f"Answered: {kind}. {here.raised_by} is told, and confirms it.", Mood.GOOD)
    return done


async def _choose_kind(screen: BaseScreen, here: Obstacle, offered: Offers) -> ObstacleState | None:
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    title = f"How it ended: {here.title}"
    if offered.recording:
        title = f"What {here.leader or 'the leader'} answered: {here.title}"
    if offered.endings == (ObstacleState.WITHDRAWN,):
        title = here.title
    choices = [
        Choice(str(state), str(state).capitalize(), _NOTES[state], _KEYS[state])
        for state in offered.endings
    ]
    picked = await screen.ask_dialog(ChooseDialog(title, choices, search=False))
    return None if picked is None else ObstacleState(picked)


async def _withdraw(screen: BaseScreen, here: Obstacle, seen: int | None) -> bool:
    from breakthrough_tui.screens.dialogs.form import AskDialog

    async def save(text: str) -> None:
        await screen.session.do(
            obstacles.withdraw, seen=seen, obstacle=here.id, reason=text.strip()
        )

    said = await screen.ask_dialog(
        AskDialog(
            f"Withdrawn: {here.title}",
            _LABELS[ObstacleState.WITHDRAWN],
            hint="may stay empty",
            save=save,
        )
    )
    return said is not None


async def _answer_in_a_line(
    screen: BaseScreen, here: Obstacle, kind: ObstacleState, seen: int | None
) -> bool:
    from breakthrough_tui.screens.dialogs.form import AskDialog

    async def save(text: str) -> None:
        await screen.session.do(obstacles.answer, seen=seen, obstacle=here.id, kind=kind, note=text)

    said = await screen.ask_dialog(
        AskDialog(
            f"{str(kind).capitalize()}: {here.title}",
            _LABELS[kind],
            here.answer.note if here.answer else "",
            hint=f"{here.raised_by} reads this, and confirms it",
            required=True,
            save=save,
        )
    )
    return said is not None


async def _answer_in_form(
    screen: BaseScreen, here: Obstacle, kind: ObstacleState, offered: Offers, seen: int | None
) -> bool:
    """A refocus, or an answer that is written down for a leader."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    overview = session.overview_of(here.breakthrough)
    if overview is None:
        return False
    goal = overview.breakthrough.goal
    refocus = kind is ObstacleState.REFOCUSED
    note = FormField("note", _LABELS[kind], required=True)
    fields: list[FormField] = [note]
    if refocus:
        fields = [*refocus_fields(goal, session.moment), note]
    if offered.recording:
        fields += [
            FormField("leader", "Said by", here.leader or "", kind="person", required=True),
            FormField("how", "How", "by phone", hint="by phone, in the corridor"),
        ]

    async def save(values: dict[str, Any]) -> None:
        more: dict[str, Any] = read_refocus(values, goal) if refocus else {}
        if offered.recording:
            more["for_leader"] = values["leader"].strip().removeprefix("@")
            more["how"] = values["how"]
        await session.do(
            obstacles.answer,
            seen=seen,
            obstacle=here.id,
            kind=kind,
            note=values["note"],
            **more,
        )

    said = await screen.ask_dialog(
        FormDialog(
            f"{str(kind).capitalize()}: {here.title}",
            fields,
            save=save,
            explain=explain_refocus(goal, session.moment) if refocus else None,
            save_label=str(kind).capitalize() if not refocus else "Refocus",
        )
    )
    return said is not None
