"""`breakthrough reading`: what was counted."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import bytes_of, number
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.store.commands import readings as commands
from breakthrough_tui.store.queries import readings

TYPE_CHECKING = False  # that of `typing`, which takes a verb a twentieth of its time
if TYPE_CHECKING:
    from collections.abc import Sequence

    from breakthrough_tui.domain.measure import Measure, Reading
    from breakthrough_tui.domain.result import Result


def add(here: Here, args: Arguments) -> None:
    """Write down a value on a day."""
    value = number(args.value)
    measure = None if args.measure is None else _named(_result(here), args.measure).id
    made = here.run(
        commands.add,
        breakthrough=here.breakthrough,
        value=value,
        on=None if args.on is None else here.day(args.on),
        note=args.note or "",
        measure=measure,
    ).made("reading")
    reading, counted = here.read(readings.counted, viewer=here.viewer, reading=made)
    if args.json:
        output.print_json(shapes.reading(reading, counted, ()))
    else:
        output.say(*_row(here, reading, ()))


def list_all(here: Here, args: Arguments) -> None:
    """List the readings of the goal's measure, or of another, the oldest first."""
    result = _result(here)
    measure = result.main if args.measure is None else _named(result, args.measure)
    shown = [
        (reading, result.corrected.get(reading.id, ()))
        for reading in (result.of(measure) if measure is not None else ())
    ]
    if args.json:
        output.print_json([shapes.reading(reading, measure, before) for reading, before in shown])
    else:
        rows = [_row(here, reading, before) for reading, before in shown]
        output.table(("ON", "VALUE", "BY", "NOTE", "CORRECTED"), rows)


def import_file(here: Here, args: Arguments) -> None:
    """Take all readings of a CSV file, or none."""
    from breakthrough_tui.domain.figures.figures import Problems, Questions, text_of
    from breakthrough_tui.domain.figures.reading_file import (
        asked,
        mark_named,
        order_named,
        read_readings,
        refusal,
    )

    order, mark = order_named(args.dates), mark_named(args.decimal)
    text = text_of(bytes_of(args.file))
    result = _result(here)
    found = read_readings(
        text,
        measures=result.measures,
        readings=result.readings,
        measure=_meant(result, args.measure),
        today=here.moment.today,
        order=order,
        mark=mark,
    )
    if isinstance(found, Questions):
        raise asked(found)
    if isinstance(found, Problems):
        raise refusal(found)
    if found.items:
        here.run(commands.add_many, breakthrough=here.breakthrough, items=found.items)
    if args.json:
        output.print_json({"added": len(found.items), "known": found.known})
    else:
        known = f"{found.known} were here already." if found.known else ""
        output.say(f"{len(found.items)} readings added.", known)


def _result(here: Here) -> Result:
    from breakthrough_tui.store.queries import results

    return here.read(results.result, viewer=here.viewer, breakthrough=here.breakthrough)


def _named(result: Result, name: str) -> Measure:
    from breakthrough_tui.cli.measures import measure_named

    return measure_named(result, name)


def _meant(result: Result, name: str | None) -> Measure:
    if name is not None:
        return _named(result, name)
    if result.main is None:
        raise Invalid("The goal does not say yet what is measured.", "Give it a measure first.")
    return result.main


def _row(here: Here, reading: Reading, before: Sequence[Reading]) -> tuple[str, str, str, str, str]:
    return (
        day_month(reading.on, here.moment.today),
        show_number(reading.value),
        reading.by,
        reading.note,
        ", ".join(f"was {show_number(was.value)}" for was in before),
    )
