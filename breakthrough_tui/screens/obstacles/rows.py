"""Obstacles as lines: the queue, and everything on one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from breakthrough_tui.domain.dates import day_month, short_date
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import (
    Obstacle,
    ObstacleState,
    ended,
    is_confirmed,
    is_flagged,
    queue,
    state_on,
    waiting_days,
)
from breakthrough_tui.domain.people import Workspace
from breakthrough_tui.widgets.line import cut
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Part, Role

WIDE = 100
"""From so many cells on a line has everything; below, what an obstacle stops stands in the second line."""

STATE_CELLS = 12


def days(number: int) -> str:
    """'1 day', '4 days'."""
    return "1 day" if number == 1 else f"{number} days"


def stops_words(obstacle: Obstacle) -> str:
    """'stops 2 items', 'stops the launch', 'stops nothing yet'."""
    parts = []
    if obstacle.cards:
        count = len(obstacle.cards)
        parts.append("1 item" if count == 1 else f"{count} items")
    if obstacle.stops:
        parts.append(obstacle.stops)
    return "stops " + (", ".join(parts) or "nothing yet")


def state_part(obstacle: Obstacle, moment: Moment, workspace: Workspace | None) -> Part:
    """'waits 4 d', with '!' when it has waited too long; 'in hand', 'asked back', or how it ended."""
    state = state_on(obstacle, moment.today)
    if state is ObstacleState.WAITING_FOR_LEADER:
        words = f"waits {waiting_days(obstacle, moment)} d"
        if workspace is not None and is_flagged(obstacle, moment, workspace):
            mark = " !" if len(words) + 2 < STATE_CELLS else "!"
            return Part("bad", words + mark, STATE_CELLS)
        return Part("warning", words, STATE_CELLS)
    if state is ObstacleState.WAITING_FOR_TEAM:
        return Part("accent", "asked back", STATE_CELLS)
    role: Role = "text" if state is ObstacleState.IN_HAND else "quiet"
    return Part(role, str(state), STATE_CELLS)


def date_words(obstacle: Obstacle, moment: Moment) -> tuple[Role, str]:
    """'needed by Wed 11', 'promised Mon 16', with what is past."""
    today = moment.today
    if obstacle.state is ObstacleState.IN_HAND and obstacle.promised is not None:
        words = f"promised {short_date(obstacle.promised, today)}"
        return ("bad", f"{words}, past") if obstacle.promised < today else ("text", words)
    if obstacle.needed_by is not None:
        words = f"needed by {short_date(obstacle.needed_by, today)}"
        return ("bad", f"{words}, past") if obstacle.needed_by < today else ("text", words)
    return "quiet", ""


def open_row(
    obstacle: Obstacle,
    moment: Moment,
    workspace: Workspace | None,
    width: int,
    *,
    code_cells: int = 0,
) -> Row:
    """One that is open: how it stands, what it is, who has it; below it what is wanted, and who raised it."""
    wide = width >= WIDE
    role, when = date_words(obstacle, moment)
    leader = obstacle.leader or "no leader"
    first = (
        *_code(obstacle, code_cells),
        state_part(obstacle, moment, workspace),
        Part("text", f"{obstacle.title} ", stretch=True),
        Part("text" if obstacle.leader else "bad", f" {leader}", 10 if wide else 8),
        Part(role, when, 25 if wide else 22),
        *([Part("quiet", stops_words(obstacle), 20)] if wide else []),
    )
    asked = obstacle.state is ObstacleState.WAITING_FOR_TEAM
    said = f"{leader} asks: {obstacle.question}" if asked else f"wanted: {obstacle.ask}"
    if not asked and not obstacle.ask:
        said = "nothing asked yet"
    by = f"{obstacle.raised_by}, {short_date(moment.day_of(obstacle.raised_at), moment.today)}"
    more = f"  {by}" if wide else f"  {cut(stops_words(obstacle), 24)}   {by}"
    second = (
        Part("text", "", code_cells + STATE_CELLS),
        Part("accent" if asked else "quiet", said, stretch=True),
        Part("quiet", more),
    )
    return Row(("obstacle", obstacle.id), (first, second))


def ended_row(obstacle: Obstacle, moment: Moment, width: int, *, code_cells: int = 0) -> Row:
    """One that has ended: how, by whom, when, and whether that holds."""
    first = (
        *_code(obstacle, code_cells),
        state_part(obstacle, moment, None),
        Part("quiet", f"{obstacle.title} ", stretch=True),
        Part("quiet", _answered_words(obstacle, moment, narrow=width < WIDE)),
        *([_holds(obstacle, moment, 22)] if width >= WIDE else []),
    )
    lines = [first]
    if obstacle.answer is not None and not is_confirmed(obstacle, moment):
        second = (
            Part("text", "", code_cells + STATE_CELLS),
            Part("text", obstacle.answer.note, stretch=True),
            *([] if width >= WIDE else [_holds(obstacle, moment, None)]),
        )
        lines.append(second)
    return Row(("obstacle", obstacle.id), tuple(lines))


def _answered_words(obstacle: Obstacle, moment: Moment, *, narrow: bool) -> str:
    answer = obstacle.answer
    if answer is None:
        return f" by {obstacle.raised_by}"
    day = day_month(moment.day_of(answer.at), moment.today)
    taken = f"{obstacle.waited} d" if narrow else f"after {days(obstacle.waited)}"
    return f" {answer.leader}, {day}, {taken}"


def _holds(obstacle: Obstacle, moment: Moment, width: int | None) -> Part:
    if obstacle.answer is None:
        return Part("quiet", "", width)
    if obstacle.confirmed_by is not None:
        return Part("quiet", f"  confirmed by {obstacle.confirmed_by}", width)
    if is_confirmed(obstacle, moment):
        return Part("quiet", "  nobody objected", width)
    return Part("accent", f"  {obstacle.raised_by}: is it so?", width)


def _code(obstacle: Obstacle, cells: int) -> tuple[Part, ...]:
    return (Part("key", obstacle.code, cells),) if cells else ()


def queue_rows(
    obstacles: Sequence[Obstacle],
    moment: Moment,
    workspace: Workspace | None,
    *,
    answer_days: tuple[float, int] | None,
    waiting_for_me: int,
) -> Callable[[int], list[Row]]:
    """All obstacles of a breakthrough in the one order, and below them how the others ended."""
    waiting = queue(obstacles, moment.today)
    past = ended(obstacles)

    def rows(width: int) -> list[Row]:
        wait = f"{waiting_for_me} wait for you" if waiting_for_me != 1 else "1 waits for you"
        others = "mine, in all breakthroughs" if width >= WIDE else "mine"
        made = [
            blank("top"),
            heading(
                "This breakthrough, all waiting for a leader first"
                if width >= WIDE
                else "This breakthrough",
                Part("key", "m "),
                Part("quiet", f"{others} ({wait})" if waiting_for_me else others),
                key="scope",
            ),
            blank("scope"),
        ]
        made += [open_row(obstacle, moment, workspace, width) for obstacle in waiting]
        if not waiting:
            nothing = "Nothing stands in the way." if past else "No obstacle so far."
            sentence = "n puts what the team cannot clear itself to a leader."
            made.append(plain("none", [f"  {nothing} {sentence}"], "quiet"))
        if past:
            made += [blank("past"), heading("Ended", *_pace(answer_days, width), key="ended")]
            made += [ended_row(obstacle, moment, width) for obstacle in past]
        return made

    return rows


def mine_rows(
    obstacles: Sequence[Obstacle],
    moment: Moment,
    workspace: Workspace | None,
    *,
    overviews: Callable[[int], list[Row]],
) -> Callable[[int], list[Row]]:
    """All that waits for somebody, in every breakthrough, with its code; when nothing does, all breakthroughs."""
    everything = queue(obstacles, moment.today)
    waiting = [
        obstacle
        for obstacle in everything
        if state_on(obstacle, moment.today) is ObstacleState.WAITING_FOR_LEADER
    ]
    others = [obstacle for obstacle in everything if obstacle not in waiting]
    cells = max((len(obstacle.code) for obstacle in everything), default=0) + 2

    def rows(width: int) -> list[Row]:
        def each(some: Sequence[Obstacle]) -> list[Row]:
            return [open_row(one, moment, workspace, width, code_cells=cells) for one in some]

        back = (Part("key", "m "), Part("quiet", "this breakthrough"))
        title = "All that waits for you" if waiting else "Nothing waits for you"
        made = [blank("top"), heading(title, *back, key="scope"), blank("scope"), *each(waiting)]
        if others:
            made += [*([blank("others")] if waiting else []), *each(others)]
        if not waiting:
            made += [*([blank("all")] if others else []), *overviews(width)]
        return made

    return rows


def _pace(answer_days: tuple[float, int] | None, width: int) -> tuple[Part, ...]:
    """'leaders answered within 2 days (median of 7)'."""
    if answer_days is None:
        return ()
    median, count = answer_days
    number = f"{median:g}"
    within = f"within {number} day{'' if number == '1' else 's'} (median of {count})"
    return (Part("quiet", f"leaders answered {within}" if width >= WIDE else f"answered {within}"),)
