"""Where a meeting stands: minutes left, what is over, what must shrink.

All figures are whole minutes that change together, when a minute of the present block is over: so a screen that shows
them is painted once a minute at most.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from breakthrough_tui.domain.meetings.meeting import Block, Meeting, show_minutes
from breakthrough_tui.domain.values import dataclass

MINUTE = 60
LEAP = 3 * 3600
"""Seconds past the end of a block from which on nobody is thought to sit in it any more."""


@dataclass(frozen=True, slots=True)
class Timer:
    """A meeting at one moment; minutes throughout.

    `left` of the present block, negative when it is over by so much. `to_end` until the end that was agreed when the
    meeting began, negative past it. `late`: by how much what remains passes that end if nothing shrinks. `shrunk`: the
    blocks to come with the minutes that they get so that it ends on time; `fits` is False where that cannot be.
    `ends_at` is when it ends as things stand. `jump` says so when the clock cannot be believed.
    """

    block: Block
    number: int
    gone: int
    left: int
    to_end: int
    late: int
    shrunk: tuple[tuple[Block, int], ...]
    fits: bool
    agreed_end: datetime
    ends_at: datetime
    jump: str = ""

    @property
    def over(self) -> bool:
        """Whether the present block has had its minutes."""
        return self.left <= 0

    @property
    def following(self) -> Block | None:
        """What comes next."""
        return self.shrunk[0][0] if self.shrunk else None


def timer(meeting: Meeting, now: datetime) -> Timer | None:
    """Where a meeting that goes on stands; None for one that does not."""
    block = meeting.block_of(meeting.block)
    since, begun = meeting.block_since, meeting.begun_at
    if not meeting.running or block is None or since is None or begun is None:
        return None
    gone = elapsed(block, since, now) // MINUTE
    # The moment at which the present minute of this block began: everything is counted from there.
    here = since + timedelta(seconds=gone * MINUTE - block.spent)
    number = meeting.blocks.index(block)
    later = meeting.blocks[number + 1 :]
    left = block.minutes - gone
    agreed = begun + timedelta(minutes=meeting.total if meeting.length is None else meeting.length)
    to_end = int((agreed - here).total_seconds() // MINUTE)
    room = to_end - max(0, left)
    wanted = [other.minutes for other in later]
    given = shrink(wanted, room)
    return Timer(
        block=block,
        number=number,
        gone=gone,
        left=left,
        to_end=to_end,
        late=max(0, sum(wanted) - room),
        shrunk=tuple(zip(later, given, strict=True)),
        fits=sum(given) <= max(0, room),
        agreed_end=agreed,
        ends_at=here + timedelta(minutes=max(0, left) + sum(wanted)),
        jump=_jump(block, since, now),
    )


def elapsed(block: Block, since: datetime, now: datetime) -> int:
    """Seconds that a block has had; a clock that was set back takes none away."""
    return block.spent + max(0, int((now - since).total_seconds()))


def shrink(minutes: Sequence[int], room: int) -> tuple[int, ...]:
    """What each of these gets if together they have only so much room.

    Each shrinks by the same share and keeps at least one minute, also where then they do not fit.
    """
    if sum(minutes) <= room:
        return tuple(minutes)
    least = [min(1, one) for one in minutes]
    spare = room - sum(least)
    able = sum(minutes) - sum(least)
    if spare <= 0 or able <= 0:
        return tuple(least)
    shares = [divmod((one - low) * spare, able) for one, low in zip(minutes, least, strict=True)]
    given = [low + whole for low, (whole, _) in zip(least, shares, strict=True)]
    rest = room - sum(given)
    by_remainder = sorted(range(len(given)), key=lambda at: (-shares[at][1], at))
    for at in by_remainder[:rest]:
        given[at] += 1
    return tuple(given)


def seconds_to_change(meeting: Meeting, now: datetime) -> float | None:
    """How long what `timer` says stays as it is; None where it never changes."""
    block = meeting.block_of(meeting.block)
    if timer(meeting, now) is None or block is None or meeting.block_since is None:
        return None
    ahead = max(0.0, (meeting.block_since - now).total_seconds())
    exact = max(0.0, (now - meeting.block_since).total_seconds())
    return ahead + MINUTE - (block.spent + exact) % MINUTE


def _jump(block: Block, since: datetime, now: datetime) -> str:
    passed = (now - since).total_seconds()
    if passed < -MINUTE:
        return "The clock was set back: this block counts again once it has caught up."
    over = int(passed) + block.spent - block.minutes * MINUTE
    if over > LEAP:
        ago = show_minutes(over // MINUTE)
        return f"This block ended {ago} ago: the clock has jumped, or the meeting was left open."
    return ""
