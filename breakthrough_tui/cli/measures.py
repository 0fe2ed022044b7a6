"""`breakthrough measure`: what is counted besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.opening import near, short
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.measure import (
    DEFAULT_RHYTHM,
    Measure,
    check_rhythm,
    direction_named,
    kind_named,
)
from breakthrough_tui.domain.text import fold
from breakthrough_tui.store.commands import measures as commands
from breakthrough_tui.store.queries import results

if TYPE_CHECKING:
    from breakthrough_tui.domain.result import Result


def add(here: Here, args: Arguments) -> None:
    """Count something besides what the goal counts."""
    made = here.run(
        commands.add,
        breakthrough=here.breakthrough,
        name=args.name,
        unit=args.unit or "",
        kind=kind_named(args.kind or ""),
        guard=not args.no_guard,
        rhythm=_days(args.rhythm),
        direction=direction_named(args.good or ""),
    ).made("measure")
    result = _result(here)
    measure = result.measure(made)
    assert measure is not None
    if args.json:
        output.print_json(shapes.measure(measure, result))
    else:
        output.say(*_row(result, measure))


def list_all(here: Here, args: Arguments) -> None:
    """List what is counted: the goal's measure and the others."""
    result = _result(here)
    if args.json:
        output.print_json([shapes.measure(measure, result) for measure in result.measures])
    else:
        rows = [_row(result, measure) for measure in result.measures]
        output.table(("MEASURE", "UNIT", "KIND", "WHAT FOR", "EVERY", "GOOD"), rows)


def measure_named(result: Result, name: str) -> Measure:
    """The measure with a name, however it is capitalised."""
    found = next((one for one in result.measures if fold(one.name) == fold(name.strip())), None)
    if found is None:
        known = [measure.name for measure in result.measures]
        raise NotFound(f"There is no measure '{short(name)}'.", near(name, known))
    return found


def _result(here: Here) -> Result:
    return here.read(results.result, viewer=here.viewer, breakthrough=here.breakthrough)


def _row(result: Result, measure: Measure) -> tuple[str, ...]:
    main = result.main is not None and measure.id == result.main.id
    return (
        measure.name,
        measure.unit,
        measure.kind.value,
        "the goal" if main else "guard" if measure.guard else "",
        f"{measure.rhythm} d",
        measure.direction.value if measure.direction else "",
    )


def _days(text: str | None) -> int:
    if text is None:
        return DEFAULT_RHYTHM
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise Invalid(f"'{short(text)}' is no number of days.", "Every 7 days is usual.")
    return check_rhythm(int(text))
