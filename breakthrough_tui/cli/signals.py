"""`breakthrough signals`: what goes wrong, said early."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.store.queries import signals


def list_all(here: Here, args: Arguments) -> None:
    """List at most three of each breakthrough, or of the one that is named, the worst first."""
    if args.code is not None:
        named = here.breakthrough
        found = {named: here.read(signals.of_breakthrough, viewer=here.viewer, breakthrough=named)}
    else:
        found = here.read(signals.of_all, viewer=here.viewer)
    told = [(here.codes[breakthrough], one) for breakthrough, of in found.items() for one in of]
    if args.json:
        output.print_json([shapes.signal(one, code) for code, one in told])
        return
    for code, one in told:
        output.say(code, one.sentence)
        output.say(" " * len(code), one.advice)
    if not told:
        output.note("nothing goes wrong, as far as one can see.")
