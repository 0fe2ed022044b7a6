"""`breakthrough area`: figures over time, and what they reveal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.opening import near, short
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import bytes_of, number
from breakthrough_tui.domain.dates import short_date
from breakthrough_tui.domain.errors import NotFound, WrongUsage
from breakthrough_tui.store.commands import areas as commands
from breakthrough_tui.store.queries import areas as asked

if TYPE_CHECKING:
    from breakthrough_tui.domain.area import Revealed
    from breakthrough_tui.domain.figures.figures import Figure


def add(here: Here, args: Arguments) -> None:
    """Watch an area, or change what is given of one, and write down a figure of it."""
    if args.on is not None and args.value is None:
        raise WrongUsage("--on is the day of a --value.", "Give both, or neither.")
    fields: dict[str, Any] = {}
    if args.unit is not None:
        fields["unit"] = args.unit
    if args.target is not None:
        fields["target"] = number(args.target) if args.target.strip() else None
    if args.by is not None:
        fields["target_on"] = here.day_or_none(args.by)
    value = None if args.value is None else number(args.value)
    on = None if args.on is None else here.day(args.on)
    area = _named(here, args.name)
    if area is None:
        area = here.run(commands.add, name=args.name, **fields).made("area")
    elif fields:
        here.run(commands.edit, area=area, **fields)
    if value is not None:
        here.run(commands.add_figure, area=area, value=value, on=on)
    _tell(here, area)


def import_file(here: Here, args: Arguments) -> None:
    """Take the figures of a file, all or none."""
    figures = _read(args)
    area = None
    if args.area is not None:
        if any(figure.area for figure in figures):
            raise WrongUsage(
                "The lines say themselves of which area they are.", "Leave --area out."
            )
        area = _named(here, args.area)
        if area is None:
            area = here.run(commands.add, name=args.area).made("area")
    done = here.run(
        commands.import_figures,
        figures=figures,
        area=area,
        unit=args.unit,
        target_on=None if args.by is None else here.day_or_none(args.by),
    )
    counts = _counts(done.events)
    if args.json:
        output.print_json(
            [
                {**shapes.area(one), **counts.get(one.area.id, _NOTHING)}
                for one in here.read(asked.areas, viewer=here.viewer)
                if one.area.id in counts
            ]
        )
        return
    if not counts:
        output.say("Nothing is new in these lines.")
    for one in here.read(asked.areas, viewer=here.viewer):
        if one.area.id in counts:
            made = counts[one.area.id]
            figures_words = f"{made['added']:,} added"
            corrected = f", {made['corrected']:,} corrected" if made["corrected"] else ""
            output.say(f"{one.area.name}: {figures_words}{corrected}; {one.outlook.sentence}")


def list_all(here: Here, args: Arguments) -> None:
    """List the areas, each with what its figures reveal."""
    found = here.read(asked.areas, viewer=here.viewer)
    if args.json:
        output.print_json([shapes.area(one) for one in found])
        return
    output.table(
        ("AREA", "FIGURES", "LATEST", "TARGET", "BY", "BREAKTHROUGH", "BUSINESS AS USUAL"),
        [_row(here, one) for one in found],
    )


def show(here: Here, args: Arguments) -> None:
    """Show everything on one area, its figures with the newest first."""
    area = _known(here, args.name)
    found = here.read(asked.area, viewer=here.viewer, area=area)
    figures = here.read(asked.figures, viewer=here.viewer, area=area)
    if args.json:
        output.print_json(
            {**shapes.area(found), "all": [shapes.area_figure(figure) for figure in figures]}
        )
        return
    _say(here, found)
    print()
    output.table(
        ("ON", "VALUE", "BY"),
        [(one.on.isoformat(), _number(one.value), one.by) for one in figures],
    )


def archive(here: Here, args: Arguments) -> None:
    """Watch it no more."""
    area = _known(here, args.name)
    shown = here.read(asked.area, viewer=here.viewer, area=area)
    here.run(commands.archive, area=area)
    if args.json:
        output.print_json(shapes.area(shown))
    else:
        output.say(f"{shown.area.name} is archived; 'breakthrough undo' brings it back.")


_NOTHING = {"added": 0, "corrected": 0}


def _counts(events: Any) -> dict[int, dict[str, int]]:
    """How many figures came to each area, and how many of them took the place of others."""
    from breakthrough_tui.store.area_figures import count

    found: dict[int, dict[str, int]] = {}
    for event in events:
        if event.entity == "area":
            here = found.setdefault(int(event.entity_id), dict(_NOTHING))
            if "on" in event.after:
                here["corrected"] = count(event.before["stands"])
                here["added"] = len(event.after["on"]) - here["corrected"]
    return found


def _read(args: Arguments) -> tuple[Figure, ...]:
    from breakthrough_tui.domain.figures.figures import Problems, Questions, read_figures, text_of
    from breakthrough_tui.domain.figures.reading_file import asked as asking
    from breakthrough_tui.domain.figures.reading_file import mark_named, order_named, refusal

    order, mark = order_named(args.dates), mark_named(args.decimal)
    found = read_figures(text_of(bytes_of(args.file)), order=order, mark=mark)
    if isinstance(found, Questions):
        raise asking(found)
    if isinstance(found, Problems):
        raise refusal(found)
    return found.rows


def _named(here: Here, name: str) -> int | None:
    from breakthrough_tui.domain.text import fold, required

    wanted = fold(required(name, "The area"))
    known = here.read(asked.names, viewer=here.viewer)
    return next((id for id, there in known.items() if fold(there) == wanted), None)


def _known(here: Here, name: str) -> int:
    area = _named(here, name)
    if area is None:
        names = list(here.read(asked.names, viewer=here.viewer).values())
        raise NotFound(f"There is no area '{short(name)}'.", near(name, names))
    return area


def _tell(here: Here, area: int) -> None:
    found = here.read(asked.area, viewer=here.viewer, area=area)
    if here.args.json:
        output.print_json(shapes.area(found))
    else:
        _say(here, found)


def _say(here: Here, one: Revealed) -> None:
    from breakthrough_tui.domain.area import figure_words
    from breakthrough_tui.domain.figures.outlook import band_words

    area = one.area
    output.say(area.name)
    if area.latest is not None:
        on, value = area.latest
        latest = f"{figure_words(value, area.unit)}, {short_date(on, here.moment.today)}"
        output.say(f"{area.figures:,} figures, the latest {latest}")
    band = band_words(one.outlook, area.points)
    likely = f" (likely {band})" if band and not one.outlook.unclear else ""
    output.say(f"{one.outlook.sentence}{likely}")
    if area.code:
        output.say(f"{area.code} works on it")


def _row(here: Here, one: Revealed) -> tuple[str, ...]:
    area = one.area
    return (
        area.name,
        f"{area.figures:,}",
        _number(area.latest[1]) if area.latest else "",
        _number(area.target) if area.target is not None else "",
        short_date(area.target_on, here.moment.today) if area.target_on else "",
        area.code,
        one.outlook.sentence,
    )


def _number(value: Any) -> str:
    from breakthrough_tui.domain.numbers import show_number

    return show_number(value)
