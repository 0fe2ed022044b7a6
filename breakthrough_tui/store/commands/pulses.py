"""The pulse: what somebody answers is theirs alone."""

from __future__ import annotations

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.domain.pulse import check_score
from breakthrough_tui.domain.weeks import week_of
from breakthrough_tui.store.method_tables import PulseRow
from breakthrough_tui.store.write import Write


def answer(write: Write, *, breakthrough: int, energy: int, confidence: int) -> None:
    """Say one's energy and confidence of this week; until it is over another answer takes its place.

    A week that is over takes none: its averages may have been seen, and must not be computed anew.
    """
    write.allow(Action.ANSWER_PULSE, breakthrough)
    values = {
        "energy": check_score(energy, "Energy"),
        "confidence": check_score(confidence, "Confidence"),
    }
    week = week_of(write.moment.today)
    later = PulseRow.select(PulseRow.id).where(
        (PulseRow.breakthrough == breakthrough) & (PulseRow.week > week)
    )
    if write.database.value(later.limit(1)) is not None:
        raise Invalid(
            "A later week has answers already, so this one is over.", "Is the clock right?"
        )
    write.answer_privately(
        Action.ANSWER_PULSE,
        "pulse",
        breakthrough,
        {"breakthrough": breakthrough, "week": week},
        {**values, "at": write.now},
    )
