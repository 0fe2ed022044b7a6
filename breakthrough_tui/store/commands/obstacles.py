"""Raising obstacles, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.domain.obstacle import (
    Obstacle,
    ObstacleState,
    ObstacleStep,
    after,
    waiting_days,
)
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.permissions import NOTHING_TO_REFOCUS, Action
from breakthrough_tui.domain.text import clean_line, clean_text, nearest, required
from breakthrough_tui.store.commands.given import UNCHANGED, UnchangedType, given
from breakthrough_tui.store.commands.obstacle_links import link
from breakthrough_tui.store.obstacle_rows import read_obstacles
from breakthrough_tui.store.tables import MembershipRow, ObstacleRow
from breakthrough_tui.store.write import Write

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

TITLE_LIMIT = 200
TEXT_LIMIT = 5_000

_STEPS = {
    ObstacleState.REMOVED: ObstacleStep.REMOVE,
    ObstacleState.REFOCUSED: ObstacleStep.REFOCUS,
    ObstacleState.DECLINED: ObstacleStep.DECLINE,
}


def raise_obstacle(
    write: Write,
    *,
    breakthrough: int,
    title: str,
    cards: Sequence[int] = (),
    ask: str = "",
    tried: str = "",
    stops: str = "",
    needed_by: date | None = None,
    leader: str | None = None,
) -> None:
    """Put something that the team cannot clear itself to a leader; without a name, to the first of the breakthrough."""
    write.allow(Action.RAISE_OBSTACLE, breakthrough)
    fields = {
        "breakthrough": breakthrough,
        "title": required(title, "The obstacle", limit=TITLE_LIMIT),
        "ask": clean_text(ask, limit=TEXT_LIMIT, what="What you ask"),
        "tried": clean_text(tried, limit=TEXT_LIMIT, what="What was tried"),
        "stops": clean_line(stops, limit=TITLE_LIMIT, what="What it stops"),
        "needed_by": needed_by,
        "leader": _leader(write, breakthrough, leader),
        "number": write.next_number(breakthrough),
        "state": ObstacleState.WAITING_FOR_LEADER,
        "raised_by": write.actor,
        "raised_at": write.now,
        "waiting_since": write.now,
    }
    obstacle = write.make(Action.RAISE_OBSTACLE, "obstacle", breakthrough, fields)
    if cards:
        link(write, Action.RAISE_OBSTACLE, obstacle, breakthrough, (), cards)


def edit(
    write: Write,
    *,
    obstacle: int,
    title: str | UnchangedType = UNCHANGED,
    ask: str | UnchangedType = UNCHANGED,
    tried: str | UnchangedType = UNCHANGED,
    stops: str | UnchangedType = UNCHANGED,
    needed_by: date | UnchangedType | None = UNCHANGED,
    cards: Sequence[int] | UnchangedType = UNCHANGED,
) -> None:
    """Change what is said of it; where a leader had asked back, it goes to them again."""
    here = _read(write, obstacle)
    write.allow(Action.EDIT_OBSTACLE, here.breakthrough, own=here.raised_by == write.actor)
    fields = given(title=title, ask=ask, tried=tried, stops=stops, needed_by=needed_by)
    if "title" in fields:
        fields["title"] = required(fields["title"], "The obstacle", limit=TITLE_LIMIT)
    for name, what in (("ask", "What you ask"), ("tried", "What was tried")):
        if name in fields:
            fields[name] = clean_text(fields[name], limit=TEXT_LIMIT, what=what)
    if "stops" in fields:
        fields["stops"] = clean_line(fields["stops"], limit=TITLE_LIMIT, what="What it stops")
    changed = _change(write, Action.EDIT_OBSTACLE, here, fields)
    if cards is not UNCHANGED and set(cards) != set(here.cards):
        write.refuse_conflict("obstacle", obstacle, here.breakthrough, ("cards",))
        link(write, Action.EDIT_OBSTACLE, obstacle, here.breakthrough, here.cards, cards)
        changed = True
    if changed and here.state is ObstacleState.WAITING_FOR_TEAM:
        _wait_for_leader(write, Action.EDIT_OBSTACLE, ObstacleStep.REPLY, here, {})


def comment(write: Write, *, obstacle: int, text: str) -> None:
    """Say something on it. The team's word on a question of the leader puts it before the leader again."""
    here = _read(write, obstacle)
    write.allow(Action.COMMENT, here.breakthrough)
    said = clean_text(text, limit=TEXT_LIMIT, what="The comment")
    if not said:
        raise Invalid("The comment is empty.", "Write a few words.")
    fields = {"obstacle": obstacle, "author": write.actor, "at": write.now, "text": said}
    write.make(Action.COMMENT, "comment", here.breakthrough, fields)
    roles = write.roles_of(write.actor, here.breakthrough)
    of_the_team = bool(roles - {Role.LEADER, Role.OBSERVER}) or write.actor == here.raised_by
    if here.state is ObstacleState.WAITING_FOR_TEAM and of_the_team:
        _wait_for_leader(write, Action.COMMENT, ObstacleStep.REPLY, here, {})


def take(write: Write, *, obstacle: int, by: date) -> None:
    """Take it in hand, with the date by which it is promised; past that it waits again."""
    here = _read(write, obstacle)
    write.allow(Action.TAKE_OBSTACLE, here.breakthrough)
    if by < write.moment.today:
        raise Invalid("That day is past already.", "Promise a day from today on.")
    fields = {
        "state": after(ObstacleStep.TAKE, here),
        "promised": by,
        "leader": _actor_or_their_leader(write, here),
        "question": "",
        **_stop_waiting(write, here),
    }
    _change(write, Action.TAKE_OBSTACLE, here, fields)


def ask_back(write: Write, *, obstacle: int, question: str) -> None:
    """Ask the team something; it waits for them until they comment or edit."""
    here = _read(write, obstacle)
    write.allow(Action.ASK_BACK, here.breakthrough)
    fields = {
        "state": after(ObstacleStep.ASK_BACK, here),
        "question": required(question, "The question", limit=TEXT_LIMIT),
        "promised": None,
        **_stop_waiting(write, here),
    }
    _change(write, Action.ASK_BACK, here, fields)


def hand_over(write: Write, *, obstacle: int, leader: str) -> None:
    """Hand it to another leader of the breakthrough, for whom it then waits."""
    here = _read(write, obstacle)
    write.allow(Action.HAND_OVER, here.breakthrough)
    other = _leader(write, here.breakthrough, leader)
    if other == here.leader:
        raise Invalid(f"{here.ref} waits for {other} already.")
    _wait_for_leader(write, Action.HAND_OVER, ObstacleStep.HAND_OVER, here, {"leader": other})


def withdraw(write: Write, *, obstacle: int, reason: str = "") -> None:
    """Take it back, since it stands in the way no more."""
    here = _read(write, obstacle)
    write.allow(Action.WITHDRAW, here.breakthrough, own=here.raised_by == write.actor)
    fields = {
        "state": after(ObstacleStep.WITHDRAW, here),
        "promised": None,
        "question": "",
        **_stop_waiting(write, here),
    }
    _change(write, Action.WITHDRAW, here, fields)
    if reason.strip():
        _note(write, Action.WITHDRAW, here, reason)


def confirm(write: Write, *, obstacle: int) -> None:
    """Say that the answer holds."""
    here = _read(write, obstacle)
    write.allow(Action.CONFIRM, here.breakthrough, own=here.raised_by == write.actor)
    after(ObstacleStep.CONFIRM, here)
    fields = {"confirmed_by": write.actor, "confirmed_at": write.now}
    _change(write, Action.CONFIRM, here, fields)


def reopen(write: Write, *, obstacle: int, reason: str) -> None:
    """Say that it is still in the way; it waits for its leader again, and the days count on."""
    here = _read(write, obstacle)
    write.allow(Action.REOPEN, here.breakthrough, own=here.raised_by == write.actor)
    why = required(reason, "The reason", limit=TEXT_LIMIT)
    fields = {"confirmed_by": None, "confirmed_at": None}
    _wait_for_leader(write, Action.REOPEN, ObstacleStep.REOPEN, here, fields)
    _note(write, Action.REOPEN, here, why)


def answer(
    write: Write,
    *,
    obstacle: int,
    kind: ObstacleState,
    note: str,
    for_leader: str | None = None,
    how: str = "",
    sentence: str | UnchangedType = UNCHANGED,
    short: str | UnchangedType = UNCHANGED,
    target: Decimal | UnchangedType = UNCHANGED,
    report_back: date | UnchangedType = UNCHANGED,
) -> None:
    """Remove, refocus or decline. `note` says what was done, or why; a refocus also says what becomes of the goal.

    `for_leader` is the leader who gave the answer aloud; somebody who runs the breakthrough records it, and `how`.
    """
    here = _read(write, obstacle)
    recorded = for_leader is not None and for_leader != write.actor
    action = Action.RECORD_ANSWER if recorded else Action.ANSWER
    _allow_answer(write, action, here)
    if kind not in _STEPS:
        raise Invalid(f"'{kind}' is no answer.", "Answers: removed, refocused, declined.")
    state = after(_STEPS[kind], here)
    _refuse_correction(write, here)
    said = required(
        note, "What was done" if kind is ObstacleState.REMOVED else "The reason", limit=TEXT_LIMIT
    )
    leader = _leader(write, here.breakthrough, for_leader) if recorded else write.actor
    changes = given(sentence=sentence, short=short, target=target, report_back=report_back)
    version = None
    if kind is ObstacleState.REFOCUSED:
        from breakthrough_tui.store.commands.goal_versions import make_version

        if not recorded:
            write.allow(Action.REFOCUS, here.breakthrough)
        elif write.row("breakthrough", here.breakthrough)["phase"].before_launch:
            raise NotAllowed(*NOTHING_TO_REFOCUS)
        version = make_version(
            write,
            action,
            here.breakthrough,
            said,
            changes,
            by=leader or write.actor,
            obstacle=obstacle,
        )
    elif changes:
        raise Invalid("Only a refocus changes the goal.", "Answer 'refocused' to change it.")
    fields = {
        "state": state,
        "promised": None,
        "question": "",
        "confirmed_by": None,
        "confirmed_at": None,
        **_stop_waiting(write, here),
    }
    _change(write, action, here, fields)
    given_answer = {
        "obstacle": obstacle,
        "kind": kind,
        "note": said,
        "leader": leader,
        "at": write.now,
        "recorded_by": write.actor if recorded else None,
        "how": clean_line(how, limit=80, what="How it was said"),
        "goal_version": version,
    }
    write.make(action, "answer", here.breakthrough, given_answer)


def _refuse_correction(write: Write, here: Obstacle) -> None:
    """An answer that was recorded is corrected by the leader whose it is, or by who wrote it down."""
    given_before = here.answer
    if given_before is None or write.actor in (given_before.leader, given_before.recorded_by):
        return
    raise NotAllowed(
        f"{here.ref} was answered by {given_before.leader}.",
        f"{given_before.leader} or {given_before.recorded_by} can correct it.",
    )


def _allow_answer(write: Write, action: Action, here: Obstacle) -> None:
    try:
        write.allow(action, here.breakthrough)
    except NotAllowed as refusal:
        roles = write.roles_of(write.actor, here.breakthrough)
        if action is Action.ANSWER and roles & {Role.TEAM_LEAD, Role.FACILITATOR}:
            raise NotAllowed(
                "A leader answers obstacles.",
                f"Record it for the leader who said it: {here.leader or 'their name'}.",
            ) from refusal
        raise


def _read(write: Write, obstacle: int) -> Obstacle:
    write.known("obstacle", obstacle)
    return read_obstacles(write.database, ObstacleRow.id == obstacle)[0]


def _change(write: Write, action: Action, here: Obstacle, fields: dict[str, Any]) -> bool:
    return write.change(action, "obstacle", here.id, here.breakthrough, fields)


def _stop_waiting(write: Write, here: Obstacle) -> dict[str, Any]:
    """Stop the clock of days that it waited for a leader."""
    return {"waited": waiting_days(here, write.moment), "waiting_since": None}


def _wait_for_leader(
    write: Write, action: Action, step: ObstacleStep, here: Obstacle, fields: dict[str, Any]
) -> None:
    """Let it wait for a leader, with the clock going on from the days that it has waited."""
    waiting = {
        "state": after(step, here),
        "promised": None,
        "question": "",
        "waited": waiting_days(here, write.moment),
        "waiting_since": write.now,
    }
    _change(write, action, here, {**waiting, **fields})


def _note(write: Write, action: Action, here: Obstacle, text: str) -> None:
    said = clean_text(text, limit=TEXT_LIMIT, what="The reason")
    fields = {"obstacle": here.id, "author": write.actor, "at": write.now, "text": said}
    write.make(action, "comment", here.breakthrough, fields)


def _actor_or_their_leader(write: Write, here: Obstacle) -> str | None:
    """A leader who takes it makes it theirs; a stand-in takes it for the leader."""
    is_leader = Role.LEADER in write.roles_of(write.actor, here.breakthrough)
    return write.actor if is_leader else here.leader


def _leader(write: Write, breakthrough: int, name: str | None) -> str | None:
    query = MembershipRow.select(MembershipRow.person).where(
        (MembershipRow.breakthrough == breakthrough)
        & (MembershipRow.role == Role.LEADER)
        & MembershipRow.ended_at.is_null()
    )
    leaders = [found for (found,) in write.database.rows(query.order_by(MembershipRow.id).tuples())]
    if name is None:
        return leaders[0] if leaders else None
    if name in leaders:
        return name
    write.person(name)
    near = nearest(name, leaders)
    raise Invalid(
        f"'{name}' is not a leader here.",
        f"Did you mean '{near}'?"
        if near
        else "Leaders here: " + (", ".join(leaders) or "nobody yet"),
    )
