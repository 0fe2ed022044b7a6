"""`breakthrough reading`: what was counted."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import number
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.measure import Reading
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.store.commands import readings as commands
from breakthrough_tui.store.queries import overviews


def add(here: Here, args: Arguments) -> None:
    """Write down a value on a day."""
    value = number(args.value)
    made = here.run(
        commands.add,
        breakthrough=here.breakthrough,
        value=value,
        on=None if args.on is None else here.day(args.on),
        note=args.note or "",
    ).made("reading")
    reading = next(reading for reading in _readings(here) if reading.id == made)
    if args.json:
        output.print_json(shapes.reading(reading))
    else:
        output.say(*_row(here, reading))


def list_all(here: Here, args: Arguments) -> None:
    """List the readings of the goal's measure, the oldest first."""
    readings = sorted(_readings(here), key=lambda reading: (reading.on, reading.id))
    if args.json:
        output.print_json([shapes.reading(reading) for reading in readings])
    else:
        output.table(("ON", "VALUE", "BY", "NOTE"), [_row(here, reading) for reading in readings])


def _readings(here: Here) -> tuple[Reading, ...]:
    overview = here.read(overviews.overview, viewer=here.viewer, breakthrough=here.breakthrough)
    return overview.readings


def _row(here: Here, reading: Reading) -> tuple[str, str, str, str]:
    return (
        day_month(reading.on, here.moment.today),
        show_number(reading.value),
        reading.by,
        reading.note,
    )
