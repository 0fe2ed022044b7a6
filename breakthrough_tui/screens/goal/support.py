"""What stands behind a team: what leaders promise, and somebody who has done it before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from breakthrough_tui.domain.course import PromiseKind
from breakthrough_tui.domain.headline import Mood
from breakthrough_tui.domain.numbers import read_number, show_number
from breakthrough_tui.domain.obstacle import ANSWER_WITHIN
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import Action, may, require
from breakthrough_tui.domain.promises import Promise, check_amount, of_leader
from breakthrough_tui.screens.obstacles.offers import standing
from breakthrough_tui.store.commands import goal_test, promises

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from breakthrough_tui.screens.base import BaseScreen
    from breakthrough_tui.screens.dialogs.form import FormField

_NAMES: dict[PromiseKind, str] = {
    PromiseKind.HOURS: "hours",
    PromiseKind.PEOPLE: "people",
    PromiseKind.MONEY: "money",
    PromiseKind.ACCESS: "access",
    PromiseKind.ANSWER_DAYS: "answer_days",
}


async def promise(screen: BaseScreen, leader: str | None = None) -> None:
    """What a leader promises; team lead and facilitator write it down for one. To be called inside `spawn`."""
    session = screen.session
    overview = session.overview
    if overview is None:
        return
    whose = leader if leader is not None else await _whose(screen, overview)
    if whose is None:
        return
    who = standing(overview, session.viewer, session.moment)
    own = whose == session.viewer
    require(Action.PROMISE if own else Action.RECORD_PROMISE, who, overview.breakthrough.phase)
    await _ask(screen, overview, whose, own)


async def _whose(screen: BaseScreen, overview: Overview) -> str | None:
    """Oneself for a leader; else the only leader, or the one that is picked."""
    from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

    viewer = screen.session.viewer
    leaders = list(dict.fromkeys(overview.holders(Role.LEADER)))
    if viewer in leaders:
        return viewer
    if not leaders:
        screen.say("There is no leader here yet: n on this screen names one.")
        return None
    who = standing(overview, viewer, screen.session.moment)
    require(Action.RECORD_PROMISE, who, overview.breakthrough.phase)
    if len(leaders) == 1:
        return leaders[0]
    choices = [Choice(name, name) for name in leaders]
    picked: str | None = await screen.ask_dialog(
        ChooseDialog("Who promised it?", choices, search=False)
    )
    return picked


async def _ask(screen: BaseScreen, overview: Overview, leader: str, own: bool) -> None:
    from breakthrough_tui.screens.dialogs.form import FormDialog

    session = screen.session
    here = overview.breakthrough
    before = {_NAMES[one.kind]: one for one in of_leader(overview.promises, leader)}
    fields = _fields(before)
    known = {field.name: field.read(field.value) for field in fields}

    async def save(values: dict[str, Any]) -> None:
        changed = {name: value for name, value in values.items() if value != known[name]}
        if changed:
            await session.do(
                promises.promise,
                seen=here.position,
                what=f"changed what {leader} promises",
                breakthrough=here.id,
                leader=None if own else leader,
                **changed,
            )

    intro = (
        "What do you give it, in person and in means? The team sees it, beside what comes of it."
        if own
        else f"What {leader} said aloud; it stands there as written down by you."
    )
    title = "What you promise" if own else f"What {leader} promises"
    said = await screen.ask_dialog(FormDialog(title, fields, save=save, intro=intro))
    if said is not None and said != known:
        screen.say(f"What {leader} promises stands on the goal.", Mood.GOOD)


def _fields(before: dict[str, Promise]) -> list[FormField]:
    from breakthrough_tui.screens.dialogs.form import FormField

    def value(name: str) -> str:
        one = before.get(name)
        if one is None:
            return ""
        return one.text if one.amount is None else show_number(one.amount)

    def number(kind: PromiseKind) -> Callable[[str], Decimal | None]:
        return lambda text: check_amount(kind, read_number(text)) if text.strip() else None

    return [
        FormField(
            "hours",
            "Hours a week",
            value("hours"),
            kind="number",
            hint="of your own time, for this",
            check=number(PromiseKind.HOURS),
        ),
        FormField(
            "answer_days",
            "Days to answer",
            value("answer_days"),
            kind="number",
            hint=f"an obstacle waits no longer than that; empty: {ANSWER_WITHIN} working days",
            check=number(PromiseKind.ANSWER_DAYS),
        ),
        FormField("people", "People", value("people"), hint="who may work on it, and how much"),
        FormField("money", "Money", value("money"), hint="what may be spent without asking"),
        FormField("access", "Access", value("access"), hint="to whom, to what"),
    ]


async def name_backup(screen: BaseScreen) -> None:
    """Somebody who has done it before. To be called inside `spawn`."""
    from breakthrough_tui.screens.dialogs.form import FormDialog, FormField

    session = screen.session
    overview = session.overview
    if overview is None:
        return
    here = overview.breakthrough
    who = standing(overview, session.viewer, session.moment)
    if not may(Action.SET_BACKUP, who, here.phase):
        if here.backup:
            contact = f", {here.backup_contact}" if here.backup_contact else ""
            screen.say(f"Ask {here.backup}{contact}.")
            return
        require(Action.SET_BACKUP, who, here.phase)
    fields = [
        FormField("name", "Name", here.backup, hint="somebody who has done it before"),
        FormField("contact", "Contact", here.backup_contact, hint="telephone, mail, room"),
    ]

    async def save(values: dict[str, Any]) -> None:
        await session.do(
            goal_test.set_backup,
            seen=here.position,
            what="named the back-up",
            breakthrough=here.id,
            **values,
        )

    intro = (
        "Choosing the goal is where first-timers go wrong. Whom can the team ask while it has fewer"
        " than two finished breakthroughs behind it?"
    )
    said = await screen.ask_dialog(FormDialog("The back-up", fields, save=save, intro=intro))
    if said is not None and said["name"].strip():
        screen.say(f"The team can ask {said['name'].strip()}.", Mood.GOOD)
