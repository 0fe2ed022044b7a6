"""Which breakthroughs come first, and what their lines say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal, Phase, Visibility
from breakthrough_tui.domain.closing import Ending
from breakthrough_tui.domain.measure import Reading
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Membership, Role
from breakthrough_tui.domain.portfolio import Group, PortfolioLine, group_of, grouped, note_of

NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
MOMENT = Moment(NOW, "UTC")
GOAL = Goal("Cut days from 45 to 20", measure="days to a permit")


def one(id: int, phase: Phase = Phase.LAUNCHED, **roles: Role) -> Overview:
    members = tuple(Membership(person, role) for person, role in roles.items())
    return Overview(Breakthrough(id, f"B{id}", phase, Visibility.OPEN, GOAL), members)


CLOSED = replace(one(9, Phase.CLOSED), ending=Ending(remeasure_on=date(2026, 10, 3)))


def test_what_one_leads_comes_first_then_ones_own_then_the_others() -> None:
    all_of_them = [
        one(1),
        one(2, bo=Role.MEMBER),
        one(3, Phase.CLOSED, bo=Role.LEADER),
        one(4, bo=Role.LEADER),
        CLOSED,
        one(5, ana=Role.LEADER),
    ]
    found = grouped([PortfolioLine(each) for each in all_of_them], "bo", MOMENT)
    assert [
        (group, [line.overview.breakthrough.id for line in those]) for group, those in found
    ] == [
        (Group.LEADS, [4]),
        (Group.MINE, [2]),
        (Group.OTHERS, [1, 5]),
        (Group.AGAIN, [9]),
        (Group.ENDED, [3]),
    ]


def test_a_re_measurement_is_due_from_its_day_on_until_there_is_a_reading() -> None:
    line = PortfolioLine(CLOSED, signal="unheard")
    assert note_of(line, MOMENT) == "measure once more: days to a permit, due Sat 3"
    early = replace(CLOSED, ending=Ending(remeasure_on=date(2026, 10, 6)))
    assert group_of(early, "bo", MOMENT) is Group.ENDED
    before = Reading(1, 1, date(2026, 10, 2), Decimal(21), "", "ana", NOW)
    on_the_day = Reading(2, 1, date(2026, 10, 3), Decimal(21), "", "ana", NOW)
    assert group_of(replace(CLOSED, readings=(before,)), "bo", MOMENT) is Group.AGAIN
    assert group_of(replace(CLOSED, readings=(before, on_the_day)), "bo", MOMENT) is Group.ENDED


def test_the_worst_signal_is_the_note() -> None:
    assert note_of(PortfolioLine(one(1), "no reading since 12 Sep"), MOMENT) == (
        "no reading since 12 Sep"
    )
    assert note_of(PortfolioLine(one(1)), MOMENT) == ""
