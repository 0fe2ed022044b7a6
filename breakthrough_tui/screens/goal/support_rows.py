"""What stands behind a team as lines: what leaders promise and keep, votes, the back-up, what to read."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.breakthrough import Breakthrough
from breakthrough_tui.domain.confidence import Vote, advice, result_words
from breakthrough_tui.domain.dates import day_month, short_date
from breakthrough_tui.domain.goal.page import GoalPage
from breakthrough_tui.domain.method_page import FURTHER_READING
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.promises import (
    answer_within,
    has_promised,
    kept_words,
    of_leader,
    pace,
)
from breakthrough_tui.domain.readiness import backup_wanted, readiness_words
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Line, Part, wrapped
from breakthrough_tui.widgets.parts import Role as Colour

NAME_CELLS = 12


def promise_rows(overview: Overview, page: GoalPage, moment: Moment, width: int) -> list[Row]:
    """Each leader with what they promise, and below it what happened."""
    leaders = list(dict.fromkeys(overview.holders(Role.LEADER)))
    made = [blank("promises"), heading("What leaders promise", key="promises"), blank("p")]
    if not leaders:
        return [*made, plain("no leader", ["  There is no leader yet."], "warning")]
    if words := readiness_words(overview):
        made.append(plain("ready", [f"  {text}" for text in wrapped(words, width - 5)], "warning"))
    return [*made, *(_promises(overview, page, name, moment, width) for name in leaders)]


def _promises(overview: Overview, page: GoalPage, leader: str, moment: Moment, width: int) -> Row:
    theirs = of_leader(overview.promises, leader)
    room = max(20, width - NAME_CELLS - 6)
    said: list[tuple[Colour, str]] = []
    for promise in theirs:
        words = promise.words
        if promise.recorded_by is not None:
            words += f" (written down by {promise.recorded_by})"
        said += [("text", text) for text in wrapped(words, room)]
    if not theirs:
        said.append(("warning", "nothing promised yet"))
    said += [
        (colour, text)
        for colour, words in _happened(overview, page, leader, moment)
        for text in wrapped(words, room)
    ]
    lines: list[Line] = [
        (Part("text", f"  {leader}" if at == 0 else "", NAME_CELLS), Part(colour, text))
        for at, (colour, text) in enumerate(said)
    ]
    return Row(("promise", leader), tuple(lines))


def _happened(
    overview: Overview, page: GoalPage, leader: str, moment: Moment
) -> list[tuple[Colour, str]]:
    """How fast they answered against what was promised, what waits, when they were here."""
    if overview.breakthrough.phase.before_launch:
        return []
    within = answer_within(overview.promises, leader)
    found = pace(page.obstacles, leader, within)
    made: list[tuple[Colour, str]] = []
    if found is not None:
        made.append(
            (
                "good" if found.kept else "warning",
                kept_words(found, promised=has_promised(overview.promises, leader)),
            )
        )
    waiting = [one for one in overview.waiting_on_leader(moment) if one.leader == leader]
    if waiting:
        many = "1 obstacle waits" if len(waiting) == 1 else f"{len(waiting)} obstacles wait"
        made.append(("text", f"{many} for {leader} now"))
    last = page.here_last.get(leader)
    if last is not None:
        made.append(("quiet", f"last here {short_date(moment.day_of(last), moment.today)}"))
    return made


def vote_rows(votes: Sequence[Vote], moment: Moment, width: int) -> list[Row]:
    """Every vote of confidence, the newest first."""
    if not votes:
        return []
    made = [blank("votes"), heading("Confidence, 0 to 10", key="votes"), blank("c")]
    for vote in reversed(votes):
        when = day_month(moment.day_of(vote.opened_at), moment.today)
        words = ". ".join(part for part in (result_words(vote), advice(vote)) if part)
        text = wrapped(words, max(20, width - NAME_CELLS - 6))
        lines: list[Line] = [
            (
                Part("quiet", f"  {when}" if at == 0 else "", NAME_CELLS),
                Part("accent" if vote.open else "text", line),
            )
            for at, line in enumerate(text)
        ]
        made.append(Row(("vote", vote.id), tuple(lines)))
    return made


def backup_words(here: Breakthrough) -> str:
    """'Kim, room 12'; empty where nobody is named."""
    return ", ".join(part for part in (here.backup, here.backup_contact) if part)


def foot_rows(overview: Overview, page: GoalPage, width: int) -> list[Row]:
    """Who has done it before, and what to read."""
    here = overview.breakthrough
    made: list[Row] = []
    wanted = backup_wanted(overview, page.finished)
    if here.backup or wanted:
        made += [blank("backup"), heading("Somebody who has done it before", key="backup")]
        words = backup_words(here) or (
            "Nobody is named yet. Choosing the goal is where first-timers go wrong: B names somebody to ask."
        )
        lines = tuple(
            (Part("warning" if wanted else "text", f"  {text}"),)
            for text in wrapped(words, width - 5)
        )
        made.append(Row(("backup", here.id), lines))
    made += [blank("reading"), heading("Further reading", key="reading")]
    for title in FURTHER_READING:
        made.append(
            plain(("reading", title), [f"  {text}" for text in wrapped(title, width - 5)], "quiet")
        )
    return made
