"""How much of anything one database takes: more than any team needs, less than what would harm the others (rule)."""

from __future__ import annotations

CARDS = 20_000
"""Action items of one breakthrough, with those that were archived."""

OBSTACLES = 5_000
COMMENTS = 1_000
"""Comments on one thing."""

BREAKTHROUGHS = 2_000
PEOPLE = 2_000

COMMANDS_A_MINUTE = 600
"""Changes by one person within a minute: ten a second, held for a whole minute, is no longer a person."""
