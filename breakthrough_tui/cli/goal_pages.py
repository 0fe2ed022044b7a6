"""`breakthrough goal show | set | history`."""

from __future__ import annotations

from typing import Any

from breakthrough_tui.cli import output, shapes_goal
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import number
from breakthrough_tui.domain.breakthrough import usual_end
from breakthrough_tui.domain.confidence import advice, result_words
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.errors import WrongUsage
from breakthrough_tui.domain.goal.standing import goal_test
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.readiness import backup_wanted, readiness_words
from breakthrough_tui.store.commands import breakthroughs
from breakthrough_tui.store.queries import goals, overviews


def show(here: Here, args: Arguments) -> None:
    """What the goal is, how it stands before the twelve questions, what leaders promise."""
    overview = here.read(overviews.overview, viewer=here.viewer, breakthrough=here.breakthrough)
    page = here.read(goals.page, viewer=here.viewer, breakthrough=here.breakthrough)
    test = goal_test(
        overview.breakthrough,
        today=here.moment.today,
        leaders=overview.holders(Role.LEADER),
        lead=overview.team_lead,
        answers=page.answers,
        vote=page.votes[-1] if page.votes else None,
        kind=overview.kind,
    )
    if args.json:
        output.print_json(shapes_goal.whole(overview, page, test))
        return
    this = overview.breakthrough
    goal = this.goal
    output.say(this.code, goal.sentence)
    start = show_number(goal.baseline) if goal.baseline is not None else "?"
    end = show_number(goal.target) if goal.target is not None else "?"
    by = f"by {day_month(goal.report_back, here.moment.today)}" if goal.report_back else ""
    output.say(
        "", f"{goal.measure or 'nothing is measured yet'}:", f"{start} to {end}", goal.unit, by
    )
    output.say(f"goal test {test.words}")
    output.table(
        ("", "QUESTION", "STATE", "WHAT IS KNOWN"),
        [
            (
                str(one.question.number),
                one.question.name,
                one.finding.verdict.value,
                f"{one.finding.sentence} {one.finding.advice}".rstrip(),
            )
            for one in test.standings
        ],
    )
    for promise in overview.promises:
        output.say(f"{promise.leader} promises:", promise.words)
    output.say(readiness_words(overview))
    for vote in page.votes:
        output.say("confidence:", result_words(vote), advice(vote))
    if this.backup:
        output.say("back-up:", this.backup, this.backup_contact)
    elif backup_wanted(overview, page.finished):
        output.say("back-up: nobody is named yet")
    waiting = overview.proposal()
    if waiting is not None:
        output.say(f"{waiting.proposed_by} proposes a refocus:", waiting.reason)


_SIMPLE = {
    "goal": "sentence",
    "short": "short",
    "measure": "measure",
    "unit": "unit",
    "source": "baseline_source",
}
_NUMBERS = ("baseline", "target")
_DATES = {"baseline_on": "baseline_on", "launch": "launch_on", "report_back": "report_back"}


def set_goal(here: Here, args: Arguments) -> None:
    """Change what is given, until the launch; a new sentence brings its numbers, where nobody set others."""
    fields: dict[str, Any] = {}
    for option, name in _SIMPLE.items():
        if (text := getattr(args, option)) is not None:
            fields[name] = text
    for name in _NUMBERS:
        if (text := getattr(args, name)) is not None:
            fields[name] = number(text) if text.strip() else None
    for option, name in _DATES.items():
        if (text := getattr(args, option)) is not None:
            fields[name] = here.day_or_none(text)
    if not fields:
        raise WrongUsage("'breakthrough goal set' needs something to change.", "--target 20")
    if "sentence" in fields:
        fields = _read_from(here, fields) | fields
    here.run(breakthroughs.edit_goal, breakthrough=here.breakthrough, **fields)
    show(here, args)


def _read_from(here: Here, fields: dict[str, Any]) -> dict[str, Any]:
    from breakthrough_tui.domain.goal.filling import refilled

    this = here.read(
        overviews.overview, viewer=here.viewer, breakthrough=here.breakthrough
    ).breakthrough
    before = {
        name: getattr(this.goal, name)
        for name in ("measure", "unit", "baseline", "target", "report_back")
    }
    start = fields.get("launch_on", this.launch_on)
    return refilled(
        before,
        this.goal.sentence,
        fields["sentence"],
        here.moment.today,
        start,
        usual=usual_end(this.launch_on),
    )


def history(here: Here, args: Arguments) -> None:
    """List the versions, the first one first."""
    versions = here.read(goals.versions, viewer=here.viewer, breakthrough=here.breakthrough)
    if args.json:
        output.print_json([shapes_goal.version(goal) for goal in versions])
        return
    today = here.moment.today
    output.table(
        ("", "SINCE", "BY", "FROM", "TO", "REPORT-BACK", "GOAL", "BECAUSE"),
        [
            (
                str(goal.version),
                day_month(here.moment.day_of(goal.set_at), today) if goal.set_at else "",
                goal.set_by,
                show_number(goal.baseline) if goal.baseline is not None else "",
                show_number(goal.target) if goal.target is not None else "",
                day_month(goal.report_back, today) if goal.report_back else "",
                goal.sentence,
                goal.reason,
            )
            for goal in versions
        ],
    )
