"""`breakthrough obstacle`: what stands in the way, and what leaders answer."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import number
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.errors import Invalid, WrongUsage
from breakthrough_tui.domain.obstacle import (
    Obstacle,
    ObstacleState,
    ended,
    is_confirmed,
    queue,
    state_on,
    waiting_days,
)
from breakthrough_tui.domain.telling import ago
from breakthrough_tui.domain.text import nearest, safe
from breakthrough_tui.store.commands import obstacles as commands
from breakthrough_tui.store.queries import obstacle_lists

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

HEADS = ("REF", "STATE", "LEADER", "NEEDED BY", "STOPS", "OBSTACLE")

ANSWERS = {
    "removed": ObstacleState.REMOVED,
    "declined": ObstacleState.DECLINED,
    "refocused": ObstacleState.REFOCUSED,
}


def raise_(here: Here, args: Arguments) -> None:
    """Put something to a leader."""
    cards = [here.card(ref) for ref in args.card or ()]
    done = here.run(
        commands.raise_obstacle,
        breakthrough=here.breakthrough,
        title=args.title,
        cards=cards,
        ask=args.ask or "",
        tried=args.tried or "",
        needed_by=here.day_or_none(args.needed_by or ""),
        leader=None if args.leader is None else here.person(args.leader),
    )
    made = done.made("obstacle")
    _tell(here, made)
    if args.needed_by:
        _warn_of_past_need(here, made)


def list_all(here: Here, args: Arguments) -> None:
    """List them in the order of the queue; with --all, the ended ones after them."""
    found: tuple[Obstacle, ...]
    if args.mine:
        if args.all:
            raise WrongUsage("--mine and --all exclude each other.", "Leave one of them out.")
        found = here.read(obstacle_lists.waiting_for, viewer=here.viewer)
        if args.code is not None:
            found = tuple(one for one in found if one.breakthrough == here.breakthrough)
    else:
        found = here.read(
            obstacle_lists.of_breakthrough, viewer=here.viewer, breakthrough=here.breakthrough
        )
    shown = queue(found, here.moment.today)
    if args.all:
        shown += ended(found)
    if args.json:
        output.print_json([shapes.obstacle(obstacle, here.moment) for obstacle in shown])
    else:
        output.table(HEADS, [_row(here, obstacle) for obstacle in shown])


def show(here: Here, args: Arguments) -> None:
    """Show everything on one obstacle."""
    page = here.read(obstacle_lists.page, viewer=here.viewer, obstacle=here.obstacle(args.ref))
    obstacle = page.obstacle
    today, now = here.moment.today, here.moment.now
    if args.json:
        output.print_json(shapes.obstacle(obstacle, here.moment) | shapes.obstacle_page(page))
        return
    output.say(obstacle.ref, obstacle.title)
    output.say(
        _state(here, obstacle),
        f"for {obstacle.leader}" if obstacle.leader else "for no leader yet",
        f"raised by {obstacle.raised_by} {ago(obstacle.raised_at, now)}",
        f"needed by {short_date(obstacle.needed_by, today)}" if obstacle.needed_by else "",
    )
    for head, text in (
        ("Stops", " ".join([*_cards(obstacle), obstacle.stops]).strip()),
        ("Tried", obstacle.tried),
        ("Asked for", obstacle.ask),
        ("Question", obstacle.question),
    ):
        if text:
            output.say_text(text, f"{head}:")
    for answer in page.answers:
        by = f", written down by {answer.recorded_by}" if answer.recorded_by else ""
        how = f", {answer.how}" if answer.how else ""
        output.say(
            f"{answer.kind} by {answer.leader}{how}{by}, {ago(answer.at, now)}:", answer.note
        )
    if obstacle.confirmed_by:
        output.say(f"confirmed by {obstacle.confirmed_by}")
    for comment in page.comments:
        print()
        output.say(f"{comment.author}, {ago(comment.at, now)}:")
        output.say_text(comment.text)


def edit(here: Here, args: Arguments) -> None:
    """Change what was given, and nothing else."""
    obstacle = here.obstacle(args.ref)
    fields: dict[str, Any] = {
        name: value
        for name, value in (("title", args.title), ("ask", args.ask), ("tried", args.tried))
        if value is not None
    }
    if args.needed_by is not None:
        fields["needed_by"] = here.day_or_none(args.needed_by)
    if args.card is not None:
        fields["cards"] = [here.card(ref) for ref in args.card if ref.strip()]
    if not fields:
        raise WrongUsage("Nothing to change was given.", "For example --title, --ask or --tried.")
    here.run(commands.edit, obstacle=obstacle, **fields)
    _tell(here, obstacle)
    if fields.get("needed_by"):
        _warn_of_past_need(here, obstacle)


def take(here: Here, args: Arguments) -> None:
    """Promise it by a day."""
    obstacle = here.obstacle(args.ref)
    here.run(commands.take, obstacle=obstacle, by=here.day(args.by))
    _tell(here, obstacle)


def ask_back(here: Here, args: Arguments) -> None:
    """Ask who raised it."""
    obstacle = here.obstacle(args.ref)
    here.run(commands.ask_back, obstacle=obstacle, question=args.text)
    _tell(here, obstacle)


def hand(here: Here, args: Arguments) -> None:
    """Hand it to another leader."""
    obstacle = here.obstacle(args.ref)
    here.run(commands.hand_over, obstacle=obstacle, leader=here.person(args.leader))
    _tell(here, obstacle)


def withdraw(here: Here, args: Arguments) -> None:
    """Take it back."""
    obstacle = here.obstacle(args.ref)
    here.run(commands.withdraw, obstacle=obstacle, reason=args.reason or "")
    _tell(here, obstacle)


def confirm(here: Here, args: Arguments) -> None:
    """Say that the answer holds."""
    obstacle = here.obstacle(args.ref)
    here.run(commands.confirm, obstacle=obstacle)
    _tell(here, obstacle)


def reopen(here: Here, args: Arguments) -> None:
    """Say that it is still in the way."""
    obstacle = here.obstacle(args.ref)
    here.run(commands.reopen, obstacle=obstacle, reason=args.reason)
    _tell(here, obstacle)


def answer(here: Here, args: Arguments) -> None:
    """Say how it ended; a refocus changes the goal with it."""
    kind = _answer_kind(args.kind)
    note = args.note if kind is ObstacleState.REMOVED else args.reason
    wanted = "--note" if kind is ObstacleState.REMOVED else "--reason"
    if note is None:
        raise WrongUsage(
            f"'{kind}' also needs {wanted} TEXT.",
            "Say what was done." if wanted == "--note" else "Say why.",
        )
    changes: dict[str, Any] = {}
    if args.goal is not None:
        changes["sentence"] = args.goal
    if args.target is not None:
        changes["target"] = number(args.target)
    if args.report_back is not None:
        changes["report_back"] = here.day(args.report_back)
    if changes and kind is not ObstacleState.REFOCUSED:
        raise WrongUsage(
            "--target, --goal and --report-back go with 'refocused'.", "Leave them out."
        )
    if args.how is not None and args.for_leader is None:
        raise WrongUsage("--how goes with --for LEADER.", "Say whose answer it is.")
    obstacle = here.obstacle(args.ref)
    here.run(
        commands.answer,
        obstacle=obstacle,
        kind=kind,
        note=note,
        for_leader=None if args.for_leader is None else here.person(args.for_leader),
        how=args.how or "",
        **changes,
    )
    _tell(here, obstacle)


def _tell(here: Here, obstacle_id: int) -> None:
    obstacle = here.read(obstacle_lists.page, viewer=here.viewer, obstacle=obstacle_id).obstacle
    if here.args.json:
        output.print_json(shapes.obstacle(obstacle, here.moment))
    else:
        output.say(*_row(here, obstacle))


def _row(here: Here, obstacle: Obstacle) -> tuple[str, ...]:
    needed = obstacle.needed_by
    return (
        obstacle.ref,
        _state(here, obstacle),
        (obstacle.answer.leader if obstacle.answer and obstacle.state.answered else None)
        or obstacle.leader
        or "",
        short_date(needed, here.moment.today) if needed else "",
        " ".join(_cards(obstacle)),
        obstacle.title,
    )


def _state(here: Here, obstacle: Obstacle) -> str:
    """'waits 4 d', 'in hand, promised Mon 16', 'removed, confirmed'."""
    today = here.moment.today
    state = state_on(obstacle, today)
    if state is ObstacleState.WAITING_FOR_LEADER:
        late = ", promise past" if obstacle.state is ObstacleState.IN_HAND else ""
        return f"waits {waiting_days(obstacle, here.moment)} d{late}"
    if state is ObstacleState.IN_HAND and obstacle.promised is not None:
        return f"in hand, promised {short_date(obstacle.promised, today)}"
    if state.answered and is_confirmed(obstacle, here.moment):
        return f"{state}, confirmed"
    return str(state)


def _cards(obstacle: Obstacle) -> list[str]:
    return [f"{obstacle.code}-{number}" for number in obstacle.card_numbers]


def _warn_of_past_need(here: Here, obstacle_id: int) -> None:
    page = here.read(obstacle_lists.page, viewer=here.viewer, obstacle=obstacle_id)
    needed, today = page.obstacle.needed_by, here.moment.today
    if needed is not None and needed < today:
        output.note(
            f"{page.obstacle.ref} is needed by {short_date(needed, today)}, which is already past."
        )


def _answer_kind(text: str) -> ObstacleState:
    kind = ANSWERS.get(text.strip().lower())
    if kind is None:
        near = nearest(text, ANSWERS)
        raise Invalid(
            f"'{safe(text)[:40]}' is not an answer.",
            f"Did you mean '{near}'?" if near else f"Answers: {', '.join(ANSWERS)}.",
        )
    return kind
