"""How much of anything one database takes: more than any team needs, less than what would harm the others (rule)."""

from __future__ import annotations

from datetime import timedelta

from breakthrough_tui.domain.errors import Invalid, TooMuch

NUMBERS = 25_000
"""Action items and obstacles of one breakthrough together, with those that were archived."""

MOST: dict[str, tuple[int, str, str]] = {
    "comment": (1_000, "There are 1,000 comments on it already.", "Start a new action item."),
    "breakthrough": (2_000, "There are 2,000 breakthroughs already.", "Use another database."),
    "person": (2_000, "There are 2,000 people already.", "Use another database."),
}
"""By entity: how many, what is said when they are reached, and what to do."""

COMMANDS = 1_200
"""Changes of one person within a minute: twenty a second, all the time, is no longer a person."""

WITHIN = timedelta(minutes=1)


def check_number_left(last: int) -> None:
    """Invalid when a breakthrough has given away its last number."""
    if last >= NUMBERS:
        raise Invalid(
            f"This breakthrough has {NUMBERS:,} action items and obstacles already.",
            "That is more than a team can look at: finish this one, and start another.",
        )


def check_count(entity: str, there: int) -> None:
    """Invalid when there are as many of an entity as there may be."""
    most, sentence, hint = MOST[entity]
    if there >= most:
        raise Invalid(sentence, hint)


def check_pace(commands: int) -> None:
    """TooMuch for somebody who has made so many changes within the last minute."""
    if commands >= COMMANDS:
        raise TooMuch(
            f"You have made {COMMANDS:,} changes within a minute; nothing was changed.",
            "Wait a moment, then go on. Many things at once go in one command: card add --lines",
        )
