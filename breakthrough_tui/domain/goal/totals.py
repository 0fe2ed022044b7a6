"""Which goals count a total that begins at zero: '300 nurses trained' needs no baseline."""

from __future__ import annotations

import re

from breakthrough_tui.domain.goal.sentence import Sentence, base, predicate
from breakthrough_tui.domain.goal.words import TOTALS

_SO_MANY = re.compile(
    r"^(?P<verb>[a-z]+)(?: (?:at least|about|another|the|all))? [0-9]{1,3}(?:[ ,.'’]?[0-9]{3})*(?P<after> .*|$)",
    re.I,
)
_A_SHARE_OR_A_RATE = re.compile(
    r"^ ?(?:%|per ?cent|percentage|points?)|\b(?:a|an|per|each|every) (?:hour|shift|day|week|month|quarter|year)\b"
    r"|\b(?:daily|weekly|monthly|instead of|more|fewer|less)\b",
    re.I,
)


def is_total(sentence: Sentence) -> bool:
    """Whether a goal counts what is done from now on: a verb and how many, and neither a share nor a rate."""
    if sentence.foreign or sentence.numbers.pairs or not sentence.numbers.figures:
        return False
    found = _SO_MANY.match(predicate(sentence.rest))
    return (
        found is not None
        and base(found["verb"].lower()) in TOTALS
        and not _A_SHARE_OR_A_RATE.search(found["after"])
    )
