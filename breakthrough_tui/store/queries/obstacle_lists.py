"""Obstacles: of a breakthrough, and all that wait for somebody."""

from __future__ import annotations

from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.obstacle import OPEN, Obstacle, ObstacleComment, ObstaclePage
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.obstacle_rows import read_answers, read_obstacles
from breakthrough_tui.store.queries.boards import comments_on
from breakthrough_tui.store.read import Read
from breakthrough_tui.store.tables import BreakthroughRow, MembershipRow, ObstacleRow


def of_breakthrough(read: Read, *, viewer: str, breakthrough: int) -> tuple[Obstacle, ...]:
    """All obstacles of a breakthrough, in the order of their numbers."""
    read.require_visible(viewer, breakthrough)
    return read_obstacles(read.database, ObstacleRow.breakthrough == breakthrough)


def waiting_for(read: Read, *, viewer: str) -> tuple[Obstacle, ...]:
    """The open obstacles of all breakthroughs that the viewer, or whom they stand in for, has to answer."""
    read.require_viewer(viewer)
    stood_in = MembershipRow.select(MembershipRow.person).where(
        (MembershipRow.breakthrough == ObstacleRow.breakthrough)
        & (MembershipRow.role == Role.LEADER)
        & (MembershipRow.stand_in == viewer)
        & (MembershipRow.stand_in_until >= read.moment().today)
        & MembershipRow.ended_at.is_null()
    )
    condition = (
        ObstacleRow.state.in_(list(OPEN))
        & ((ObstacleRow.leader == viewer) | ObstacleRow.leader.in_(stood_in))
        & read.visible_to(viewer)
    )
    return read_obstacles(read.database, condition)


def page(read: Read, *, viewer: str, obstacle: int) -> ObstaclePage:
    """Everything on one obstacle."""
    found = read_obstacles(read.database, ObstacleRow.id == obstacle)
    if not found:
        raise NotFound("There is no such obstacle.")
    read.require_visible(viewer, found[0].breakthrough)
    comments = comments_on(read, "obstacle", obstacle)
    return ObstaclePage(
        obstacle=found[0],
        answers=tuple(answer for _, answer in read_answers(read.database, [obstacle])),
        comments=tuple(
            ObstacleComment(comment.id, comment.author, comment.at, comment.text)
            for comment in comments
        ),
    )


def obstacle_id(read: Read, *, viewer: str, breakthrough: int, number: int) -> int:
    """The id of the obstacle with a number."""
    read.require_visible(viewer, breakthrough)
    condition = (ObstacleRow.breakthrough == breakthrough) & (ObstacleRow.number == number)
    found = read.database.value(ObstacleRow.select(ObstacleRow.id).where(condition))
    if found is None:
        code = read.database.value(
            BreakthroughRow.select(BreakthroughRow.code).where(BreakthroughRow.id == breakthrough)
        )
        raise NotFound(f"There is no obstacle {code}-{number}.", "See the list: obstacle list")
    return int(found)
