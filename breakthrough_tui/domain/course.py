"""What the method knows beside the board: the kinds of meetings, promises, proposals, outcomes."""

from __future__ import annotations

from datetime import date, datetime

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.values import dataclass


class Outcome(StrEnum):
    """How a breakthrough that was closed has ended."""

    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not reached"


class Path(StrEnum):
    """What comes after a report-back (METHOD.md, agendas)."""

    RESET = "reset"
    BUILD = "build"
    SCALE = "scale"


class MeetingKind(StrEnum):
    """The meetings of the method."""

    LAUNCH = "launch"
    CHECK_IN = "check-in"
    MIDDLE_REVIEW = "middle review"
    REPORT_BACK = "report-back"


class PromiseKind(StrEnum):
    """What a leader promises: focus and resources."""

    HOURS = "hours a week"
    PEOPLE = "people"
    MONEY = "money"
    ACCESS = "access"
    ANSWER_DAYS = "days to answer"


class ProposalState(StrEnum):
    """Where a proposed refocus stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Keep(StrEnum):
    """What becomes of a new way of working."""

    KEEP = "keep"
    CHANGE = "change"
    DROP = "drop"
    OPEN = "not decided"


@dataclass(frozen=True, slots=True)
class MeetingGlance:
    """What every screen knows of a meeting. `title` and `until` are those of the block that it is at."""

    id: int
    kind: MeetingKind
    on: date
    at: str = ""
    begun: datetime | None = None
    ended: datetime | None = None
    title: str = ""
    until: datetime | None = None

    @property
    def running(self) -> bool:
        """Whether it goes on now."""
        return self.begun is not None and self.ended is None
