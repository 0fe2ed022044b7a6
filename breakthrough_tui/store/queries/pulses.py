"""The pulse, as one person may see it: their own answers, and the averages of weeks that are over."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.pulse import Pulse, PulseWeek, averaged
from breakthrough_tui.domain.weeks import week_of
from breakthrough_tui.store.method_tables import PulseRow, VoteRow
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import MembershipRow


def pulse(read: Read, *, viewer: str, breakthrough: int) -> Pulse:
    """This week's answer of the viewer, who else has answered, and what may be known of the weeks before."""
    read.require_visible(viewer, breakthrough)
    today = read.moment().today
    week = week_of(today)
    query = (
        PulseRow.select(PulseRow.week, PulseRow.person, PulseRow.energy, PulseRow.confidence)
        .where((PulseRow.breakthrough == breakthrough) & (PulseRow.week <= week))
        .order_by(PulseRow.week, PulseRow.person)
    )
    answers: dict[date, dict[str, tuple[int, int]]] = {}
    for monday, person, energy, confidence in read.rows(query.tuples()):
        answers.setdefault(monday, {})[person] = energy, confidence
    now = answers.get(week, {})
    return Pulse(
        week=week,
        weeks=tuple(_week(monday, given, today) for monday, given in answers.items()),
        mine=now.get(viewer),
        answered=tuple(now),
        asked=len(_asked(read, breakthrough) | set(now)),
        vote=_vote(read, breakthrough),
    )


def waits_for(read: Read, *, viewer: str, breakthrough: int) -> bool:
    """Whether the viewer has not answered the pulse of this week."""
    read.require_visible(viewer, breakthrough)
    query = PulseRow.select(PulseRow.id).where(
        (PulseRow.breakthrough == breakthrough)
        & (PulseRow.person == viewer)
        & (PulseRow.week == week_of(read.moment().today))
    )
    return read.database.value(query) is None


def _week(monday: date, given: dict[str, tuple[int, int]], today: date) -> PulseWeek:
    return averaged(monday, given.values(), today)


def _asked(read: Read, breakthrough: int) -> set[str]:
    query = MembershipRow.select(MembershipRow.person).where(
        (MembershipRow.breakthrough == breakthrough)
        & MembershipRow.ended_at.is_null()
        & (MembershipRow.role != Role.OBSERVER)
    )
    return {person for (person,) in read.rows(query.tuples())}


def _vote(read: Read, breakthrough: int) -> Decimal | None:
    """The median of the last vote that was closed, where enough have voted for one."""
    query = (
        VoteRow.select(VoteRow.result)
        .where((VoteRow.breakthrough == breakthrough) & VoteRow.closed_at.is_null(False))
        .order_by(VoteRow.id.desc())
        .limit(1)
    )
    result = read.database.value(query)
    return Decimal(result[0]) if result else None
