"""Which action items an obstacle stops."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.errors import NotFound
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.store.obstacle_rows import read_obstacles
from breakthrough_tui.store.tables import ObstacleCardRow, ObstacleRow
from breakthrough_tui.store.write import Write


def stopped_by(write: Write, obstacle: int) -> tuple[int, ...]:
    """The action items that it stops, by id."""
    here = read_obstacles(write.database, ObstacleRow.id == obstacle)[0]
    return tuple(sorted(here.cards))


def link(
    write: Write,
    action: Action,
    obstacle: int,
    breakthrough: int,
    before: Sequence[int],
    after_: Sequence[int],
) -> None:
    """Let it stop these action items and no others."""
    for card in after_:
        if write.known("card", card)["breakthrough"] != breakthrough:
            raise NotFound("There is no such action item here.")
    for card in set(before) - set(after_):
        write.database.change(
            ObstacleCardRow.update(stops=False).where(
                (ObstacleCardRow.obstacle == obstacle) & (ObstacleCardRow.card == card)
            )
        )
    for card in set(after_) - set(before):
        link = ObstacleCardRow.insert(obstacle=obstacle, card=card, stops=True)
        write.database.change(
            link.on_conflict(
                conflict_target=[ObstacleCardRow.obstacle, ObstacleCardRow.card],
                preserve=[ObstacleCardRow.stops],
            )
        )
    write.record(
        action,
        "obstacle",
        str(obstacle),
        breakthrough,
        {"cards": sorted(set(before))},
        {"cards": sorted(set(after_))},
    )
