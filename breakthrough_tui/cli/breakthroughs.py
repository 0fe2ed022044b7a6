"""`breakthrough init`, `new`, `launch`, `list`, `status`."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.opening import login
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import number
from breakthrough_tui.domain.countdown import check_time_zone, day_words, left_words, length_advice
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.next_step import next_step
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import person_name
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import breakthroughs as commands
from breakthrough_tui.store.commands import workspaces
from breakthrough_tui.store.queries import overviews

if TYPE_CHECKING:
    from breakthrough_tui.config import Settings


def init(here: Here, args: Arguments) -> None:
    """Make a workspace; who makes it administers it."""
    mine = login()
    name = person_name(args.admin) if args.admin is not None else _name_from(mine)
    zone = check_time_zone(args.timezone) if args.timezone else _time_zone_here()
    store = here.open(create=True)
    if store.workspace() is not None:
        raise Invalid(
            f"There is a workspace in {store.database.path} already.",
            "--db PATH names another database.",
        )
    store.run(
        workspaces.create,
        Call(name, Door.COMMAND_LINE),
        time_zone=zone,
        person=name,
        login=mine,
        name=args.name or "",
    )
    path = str(store.database.path)
    if args.json:
        output.print_json({"database": path, "time_zone": zone, "administrator": name})
    else:
        output.say(f"A workspace in {path}: you are '{name}', its days are those of {zone}.")


def new(here: Here, args: Arguments) -> None:
    """Start a breakthrough. What is not given and stands in the sentence is read from it."""
    from breakthrough_tui.domain.goal.filling import filled

    launch_on = None if args.launch is None else here.day(args.launch)
    report_back = None if args.report_back is None else here.day(args.report_back)
    said = filled(args.goal, here.moment.today, launch_on)
    report_back = report_back or said.report_back
    if launch_on is not None and report_back is None:
        report_back = launch_on + timedelta(days=_default_length())
    done = here.run(
        commands.start,
        sentence=args.goal,
        short=args.short or "",
        code=args.new_code,
        leader=None if args.leader is None else here.person(args.leader),
        lead=None if args.lead is None else here.person(args.lead),
        facilitator=None if args.facilitator is None else here.person(args.facilitator),
        members=[here.person(name) for name in args.member or ()],
        measure=said.measure if args.measure is None else args.measure,
        unit=said.unit if args.unit is None else args.unit,
        baseline=said.baseline if args.baseline is None else number(args.baseline),
        target=said.target if args.target is None else number(args.target),
        launch_on=launch_on,
        report_back=report_back,
        came_from=None if args.came is None else here.by_code(args.came),
    )
    tell(here, done.made("breakthrough"))


def launch(here: Here, args: Arguments) -> None:
    """Start the clock."""
    overview = _overview(here, here.breakthrough)
    on = None if args.on is None else here.day(args.on)
    report_back = None
    if overview.breakthrough.goal.report_back is None:
        report_back = (on or here.moment.today) + timedelta(days=_default_length())
    here.run(
        commands.launch,
        breakthrough=here.breakthrough,
        on=on,
        report_back=report_back,
        reason=args.reason or "",
        reason_of=None if args.for_leader is None else here.known_person(args.for_leader),
    )
    tell(here, here.breakthrough)


def list_all(here: Here, args: Arguments) -> None:
    """List the breakthroughs that I may see."""
    found = here.read(overviews.portfolio, viewer=here.viewer)
    if args.json:
        output.print_json([shapes.status(overview, here.moment) for overview in found])
    else:
        output.table(
            ("CODE", "LEADER", "DAY", "STATUS", "OBSTACLES", "GOAL"),
            [_row(here, overview) for overview in found],
        )


def status(here: Here, args: Arguments) -> None:
    """Say how one stands."""
    overview = _overview(here, here.breakthrough)
    if args.json:
        output.print_json(shapes.status(overview, here.moment))
    else:
        _say(here, overview)


def tell(here: Here, breakthrough: int) -> None:
    """Print how one stands."""
    overview = _overview(here, breakthrough)
    if here.args.json:
        output.print_json(shapes.status(overview, here.moment))
    else:
        _say(here, overview)
    length = overview.breakthrough.length
    advice = length_advice(length) if length is not None else None
    if advice:
        output.note(advice)


def _say(here: Here, overview: Overview) -> None:
    breakthrough, moment = overview.breakthrough, here.moment
    goal = breakthrough.goal
    count = overview.countdown(moment)
    output.say(breakthrough.code, goal.sentence)
    output.say(f"{day_words(count)}, {left_words(count, moment.today)}")
    way = [show_number(value) for value in (goal.baseline, goal.target) if value is not None]
    unit = f" {goal.unit}" if goal.unit else ""
    measure = goal.measure or "nothing measured yet"
    if len(way) == 2:
        measure += f", from {way[0]} to {way[1]}{unit}"
    output.say(f"{measure}: {overview.status(moment).brief}")
    longest = overview.longest_waiting(moment)
    waits = f", {longest[0]} since {_days(longest[1])}" if longest else ""
    open_now = len(overview.open_obstacles)
    output.say(f"Obstacles: {open_now} open{waits}" if open_now else "Obstacles: none open")
    output.say(f"Next: {next_step(overview, moment).words(moment.today, here.viewer)}")


def _row(here: Here, overview: Overview) -> tuple[str, ...]:
    moment = here.moment
    longest = overview.longest_waiting(moment)
    waits = f", {longest[0]} {longest[1]} d" if longest else ""
    open_now = len(overview.open_obstacles)
    return (
        overview.breakthrough.code,
        overview.leader or "",
        day_words(overview.countdown(moment)),
        overview.status(moment).brief,
        f"{open_now}{waits}" if open_now else "",
        overview.breakthrough.goal.sentence,
    )


def _overview(here: Here, breakthrough: int) -> Overview:
    return here.read(overviews.overview, viewer=here.viewer, breakthrough=breakthrough)


def _default_length() -> int:
    return _settings().length


def _time_zone_here() -> str:
    from breakthrough_tui.config import time_zone_here

    return time_zone_here()


def _settings() -> Settings:
    from breakthrough_tui.config import read

    return read()


def _name_from(login: str | None) -> str:
    """A short name made from a login: 'Ana Berg' on some systems."""
    name = re.sub(r"[^a-z0-9._-]+", ".", (login or "").lower()).strip(".")[:32]
    if not name:
        raise Invalid("This account has no login to make a short name of.", "Give one: --admin ana")
    return name


def _days(number: int) -> str:
    return "today" if number == 0 else "1 day" if number == 1 else f"{number} days"
