"""A goal, its versions and its team as lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Breakthrough, Goal
from breakthrough_tui.domain.countdown import length_advice, middle
from breakthrough_tui.domain.dates import day_month, full_date, short_date
from breakthrough_tui.domain.goal.page import GoalPage
from breakthrough_tui.domain.goal.standing import GoalTest, goal_test
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.overview import Overview
from breakthrough_tui.domain.people import Membership, Person, Role
from breakthrough_tui.domain.values import dataclass, replace
from breakthrough_tui.screens.goal.proposal_rows import ended_rows, open_rows
from breakthrough_tui.screens.goal.question_rows import question_rows
from breakthrough_tui.screens.goal.refocusing import goal_changes
from breakthrough_tui.screens.goal.support_rows import foot_rows, promise_rows, vote_rows
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Line, Part, wrapped
from breakthrough_tui.widgets.parts import Role as Colour

LABEL = 13
"""Cells of the labels before the facts."""


@dataclass(frozen=True, slots=True)
class GoalSnapshot:
    """What the goal's screen shows."""

    overview: Overview
    page: GoalPage
    people: Mapping[str, Person]

    @property
    def versions(self) -> tuple[Goal, ...]:
        """All versions of the goal, the first one first."""
        return self.page.versions

    def test(self, moment: Moment) -> GoalTest:
        """How the goal stands before the twelve questions."""
        overview = self.overview
        return goal_test(
            overview.breakthrough,
            today=moment.today,
            leaders=overview.holders(Role.LEADER),
            lead=overview.team_lead,
            answers=self.page.answers,
            vote=self.page.votes[-1] if self.page.votes else None,
            kind=overview.kind,
        )


def goal_rows(
    snapshot: GoalSnapshot,
    moment: Moment,
    actions: Sequence[tuple[str, str, str, str]],
    accept_key: str = "",
) -> Callable[[int], list[Row]]:
    """The goal in force with its numbers and dates, what can be done, its test, what stands behind it, the team.

    `actions`: id, key, label and sentence of what this person may do with the goal now. `accept_key` accepts a refocus
    that is proposed.
    """
    overview, page = snapshot.overview, snapshot.page
    before = overview.breakthrough.phase.before_launch
    test = snapshot.test(moment)

    def rows(width: int) -> list[Row]:
        goal = overview.breakthrough.goal
        made = [blank("top"), heading("The goal", key="goal heading"), blank("goal")]
        made.append(_sentence(goal, width))
        made += open_rows(page.proposals, goal, moment, width, accept_key)
        if len(made) > 4:
            made.append(blank("facts"))
        made += [
            _fact(label, words, role, width)
            for label, words, role in facts(snapshot.overview.breakthrough, moment)
        ]
        if actions:
            made.append(blank("actions"))
            made += [
                Row(
                    ("action", id_),
                    ((Part("key", key, 3), Part("text", label, 14), Part("quiet", sentence)),),
                )
                for id_, key, label, sentence in actions
            ]
        asked = question_rows(test, overview.members, width, before_launch=before)
        if before:
            made += asked
        if len(snapshot.versions) > 1:
            made += [blank("versions"), heading("How it changed", key="versions"), blank("v")]
            made += version_rows(snapshot.versions, moment, width)
        made += ended_rows(page.proposals, moment, width)
        made += promise_rows(overview, page, moment, width)
        made += vote_rows(page.votes, moment, width)
        if not before:
            made += asked
        made += [blank("team"), heading("The team", *_team_words(snapshot), key="team"), blank("t")]
        made += team_rows(snapshot, moment, width)
        made += foot_rows(overview, page, width)
        return made

    return rows


def _sentence(goal: Goal, width: int) -> Row:
    lines: list[Line] = [(Part("heading", line),) for line in wrapped(goal.sentence, width - 5)]
    return Row(("goal", goal.version), tuple(lines))


def _fact(label: str, words: str, role: Colour, width: int) -> Row:
    """A label and what it says, in as many lines as it takes."""
    found = wrapped(words, max(10, width - LABEL - 5))
    lines = tuple(
        (Part("quiet", "  " + (label if number == 0 else ""), LABEL + 2), Part(role, text))
        for number, text in enumerate(found)
    )
    return Row(("fact", label), lines, selectable=False)


def facts(breakthrough: Breakthrough, moment: Moment) -> list[tuple[str, str, Colour]]:
    """Label, words and colour of each thing that is known of a goal, or should be."""
    goal, today = breakthrough.goal, moment.today
    return [
        ("short", goal.short or goal.brief, "text"),
        _measure(goal),
        _number("from", goal.baseline, goal, _baseline_more(goal, today)),
        _number("to", goal.target, goal, ""),
        _launch(breakthrough, today),
        *_report_back(breakthrough, today),
    ]


def _measure(goal: Goal) -> tuple[str, str, Colour]:
    if not goal.measure:
        return "measure", "not said yet", "warning"
    return "measure", f"{goal.measure}, in {goal.unit}" if goal.unit else goal.measure, "text"


def _number(label: str, number: Decimal | None, goal: Goal, more: str) -> tuple[str, str, Colour]:
    if number is None:
        return label, "no baseline yet" if label == "from" else "no target yet", "warning"
    return label, f"{show_number(number)} {goal.unit}".rstrip() + more, "text"


def _baseline_more(goal: Goal, today: date) -> str:
    on = f", {day_month(goal.baseline_on, today)}" if goal.baseline_on else ""
    source = "no source yet" if goal.without_source else goal.baseline_source
    return on + (f", {source}" if source else "")


def _launch(breakthrough: Breakthrough, today: date) -> tuple[str, str, Colour]:
    if breakthrough.launched_on is not None:
        return "launched", full_date(breakthrough.launched_on, today), "text"
    if breakthrough.launch_on is None:
        return "launch", "no day chosen yet", "warning"
    words = full_date(breakthrough.launch_on, today)
    if breakthrough.launch_on < today:
        return "launch", f"{words}: that day has passed", "warning"
    return "launch", f"planned for {words}", "text"


def _report_back(breakthrough: Breakthrough, today: date) -> list[tuple[str, str, Colour]]:
    end = breakthrough.goal.report_back
    if end is None:
        return [("report-back", "no day chosen yet", "warning")]
    words = full_date(end, today)
    length = breakthrough.length
    if length is None:
        return [("report-back", words, "text")]
    advice = length_advice(length)
    words += f", {length} days after the launch" if length != 1 else ", 1 day after the launch"
    made: list[tuple[str, str, Colour]] = [("report-back", words, "text")]
    if advice:
        made.append(("", advice, "warning"))
    half = middle(breakthrough)
    if half is not None and half >= today:
        made.append(("middle", f"{full_date(half, today)}, a review", "text"))
    return made


def version_rows(versions: Sequence[Goal], moment: Moment, width: int) -> list[Row]:
    """All versions, the first one first: what each changed, and why."""
    made = []
    for number, goal in enumerate(versions):
        when = day_month(moment.day_of(goal.set_at), moment.today) if goal.set_at else ""
        role: Colour = "text" if number == len(versions) - 1 else "quiet"
        room = max(20, width - 25)
        said: list[tuple[Colour, str]] = [
            (role, text)
            for words in _version_words(versions, number, moment)
            for text in wrapped(words, room)
        ]
        if goal.reason:
            said += [("quiet", text) for text in wrapped(f"because: {goal.reason}", room)]
        lines: list[Line] = [
            (
                Part("key", f"  {goal.version}" if at == 0 else "", 5),
                Part("quiet", f"{when}, {goal.set_by}" if at == 0 else "", 16),
                Part(colour, text),
            )
            for at, (colour, text) in enumerate(said)
        ]
        made.append(Row(("version", goal.version), tuple(lines)))
    return made


def _version_words(versions: Sequence[Goal], number: int, moment: Moment) -> list[str]:
    """The first version whole, the others by what they changed."""
    goal = versions[number]
    if number == 0:
        return [goal.sentence, *filter(None, [numbers_words(goal, moment.today)])]
    before = versions[number - 1]
    same = replace(goal, sentence=before.sentence)
    changes = goal_changes(before, same, moment)
    sentence = [goal.sentence] if goal.sentence != before.sentence else []
    return [*sentence, *([", ".join(changes)] if changes else [])]


def numbers_words(goal: Goal, today: date) -> str:
    """'45 → 20 days by 11 Dec'."""
    parts = []
    if goal.baseline is not None and goal.target is not None:
        parts.append(f"{show_number(goal.baseline)} → {show_number(goal.target)}")
        if goal.unit:
            parts.append(goal.unit)
    if goal.report_back is not None:
        parts.append(f"by {day_month(goal.report_back, today)}")
    return " ".join(parts)


def _team_words(snapshot: GoalSnapshot) -> tuple[Part, ...]:
    count = len({member.person for member in snapshot.overview.members})
    return (Part("quiet", "1 person" if count == 1 else f"{count} people"),)


_ORDER = {role: number for number, role in enumerate(Role)}


def by_person(members: Sequence[Membership]) -> list[tuple[str, list[Membership]]]:
    """Each person with their roles, the leaders first."""
    found: dict[str, list[Membership]] = {}
    for member in members:
        found.setdefault(member.person, []).append(member)
    for roles in found.values():
        roles.sort(key=lambda member: _ORDER[member.role])
    return sorted(found.items(), key=lambda pair: (_ORDER[pair[1][0].role], pair[0]))


def team_rows(snapshot: GoalSnapshot, moment: Moment, width: int) -> list[Row]:
    """One line a person: short name, name, what they are here."""
    everybody = by_person(snapshot.overview.members)
    names = max((len(name) for name, _ in everybody), default=0) + 2
    full = max(
        (len(snapshot.people[name].full_name) for name, _ in everybody if name in snapshot.people),
        default=0,
    )
    full = min(full, 28 if width >= 100 else 16) + 2 if full else 0
    return [
        Row(
            ("person", name),
            (
                (
                    Part("text", name, names),
                    Part("quiet", _full_name(snapshot, name), full),
                    Part("text", ", ".join(member.role for member in roles), stretch=True),
                    *_asides(snapshot, name, roles, moment),
                ),
            ),
        )
        for name, roles in everybody
    ]


def _full_name(snapshot: GoalSnapshot, name: str) -> str:
    person = snapshot.people.get(name)
    return person.full_name if person else ""


def _asides(
    snapshot: GoalSnapshot, name: str, roles: Sequence[Membership], moment: Moment
) -> list[Part]:
    made = []
    for member in roles:
        until = member.stand_in_until
        if member.stand_in and until is not None and until >= moment.today:
            words = f"  {member.stand_in} stands in until {short_date(until, moment.today)}"
            made.append(Part("accent", words))
    person = snapshot.people.get(name)
    if person is not None and person.login is None:
        made.append(Part("quiet", "  no login"))
    return made


def no_goal_rows() -> list[Row]:
    """What stands there while there is no breakthrough."""
    return [blank("top"), plain("none", ["There is no breakthrough here yet."], "quiet")]
