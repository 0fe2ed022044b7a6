"""Which obstacles wait for somebody."""

from __future__ import annotations

from collections.abc import Iterable

from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.obstacle import Obstacle
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role


def answers_for(overview: Overview, viewer: str, moment: Moment) -> tuple[str, ...]:
    """The leaders in whose name somebody answers: themselves, and those they stand in for today."""
    return tuple(
        member.person
        for member in overview.members
        if member.role is Role.LEADER
        and (
            member.person == viewer
            or (
                member.stand_in == viewer
                and member.stand_in_until is not None
                and member.stand_in_until >= moment.today
            )
        )
    )


def waits_for(
    obstacles: Iterable[Obstacle], overviews: Iterable[Overview], viewer: str, moment: Moment
) -> list[Obstacle]:
    """The open ones that somebody has to answer, for themselves or as a stand-in."""
    names = {
        overview.breakthrough.id: {viewer, *answers_for(overview, viewer, moment)}
        for overview in overviews
    }
    return [
        obstacle
        for obstacle in obstacles
        if obstacle.state.open and obstacle.leader in names.get(obstacle.breakthrough, {viewer})
    ]
