"""`breakthrough pulse`: one's energy and confidence of this week, known to oneself alone."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.pulse import FEWEST, PulseWeek, read_score
from breakthrough_tui.domain.weeks import last_day_of
from breakthrough_tui.store.commands import pulses as commands
from breakthrough_tui.store.queries import pulses as queries


def answer(here: Here, args: Arguments) -> None:
    """Say energy and confidence of this week; without them, show the weeks."""
    if args.energy is not None:
        energy = read_score(args.energy, "Energy")
        confidence = read_score(args.confidence or "", "Confidence")
        here.run(
            commands.answer, breakthrough=here.breakthrough, energy=energy, confidence=confidence
        )
    found = here.read(queries.pulse, viewer=here.viewer, breakthrough=here.breakthrough)
    if args.json:
        output.print_json(shapes.pulse(found))
        return
    if args.energy is not None:
        until = day_month(last_day_of(found.week), here.moment.today)
        output.say(
            f"Kept for yourself; you can change it until {until}.",
            f"{len(found.answered)} of {found.asked} have answered.",
        )
    else:
        rows = [_row(here, week) for week in found.weeks]
        output.table(("WEEK FROM", "ANSWERS", "ENERGY", "CONFIDENCE", ""), rows)


def _row(here: Here, week: PulseWeek) -> tuple[str, str, str, str, str]:
    today = here.moment.today
    why = ""
    if week.energy is None:
        goes_on = today <= last_day_of(week.week)
        why = "averages when the week is over" if goes_on else f"fewer than {FEWEST} answers"
    return (
        day_month(week.week, today),
        str(week.answers),
        "" if week.energy is None else show_number(week.energy),
        "" if week.confidence is None else show_number(week.confidence),
        why,
    )
