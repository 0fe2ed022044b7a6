"""What the command line says of an action item of the preparation."""

from __future__ import annotations

from breakthrough_tui.cli import output
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import number, words_or_stdin
from breakthrough_tui.domain.errors import WrongUsage

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from typing import Any

    from breakthrough_tui.domain.preparation import Preparation

FIELDS = (
    ("hurts", "Where it hurts"),
    ("tried", "What was tried"),
    ("finding", "Finding"),
    ("source", "Source"),
)


def preparation_of(here: Here, card: int) -> Preparation | None:
    """What is said on it."""
    from breakthrough_tui.store.queries import preparations

    return here.read(preparations.of_card, viewer=here.viewer, card=card)


def say_preparation(here: Here, card: int) -> None:
    """What is said on it, where anything is."""
    said = preparation_of(here, card)
    if said is None:
        return
    for name, label in FIELDS:
        if text := getattr(said, name):
            print()
            output.say(f"{label}:")
            output.say_text(text)


def edit_preparation(here: Here, args: Arguments, card: int) -> bool:
    """Change what was given of it; whether anything was."""
    fields: dict[str, Any] = {
        name: words_or_stdin(getattr(args, name))
        for name, _ in FIELDS
        if getattr(args, name) is not None
    }
    if args.measured_on is not None and args.baseline is None:
        raise WrongUsage("--measured-on is the day of a --baseline.", "Give both, or neither.")
    if not fields and args.baseline is None and not args.preparing and not args.plan:
        return False
    from breakthrough_tui.store.commands import preparations

    if args.baseline is not None:
        on = here.moment.today if args.measured_on is None else here.day(args.measured_on)
        here.run(
            preparations.found_baseline,
            card=card,
            baseline=number(args.baseline),
            on=on,
            **fields,
        )
    elif fields:
        here.run(preparations.edit, card=card, **fields)
    if args.preparing or args.plan:
        here.run(preparations.belong, card=card, preparing=bool(args.preparing))
    return True
