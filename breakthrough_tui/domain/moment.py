"""Now, as the workspace sees it."""

from __future__ import annotations

from datetime import date, datetime

from breakthrough_tui.domain.countdown import today_in
from breakthrough_tui.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant (UTC, aware) with the time zone in which the workspace counts its days."""

    now: datetime
    time_zone: str = "UTC"

    @property
    def today(self) -> date:
        """The date that it is for the workspace."""
        return today_in(self.now, self.time_zone)

    def day_of(self, instant: datetime) -> date:
        """The date on which something happened, for the workspace."""
        return today_in(instant, self.time_zone)
