"""How it was done: the goal and its versions, the preparation, the work, new ways, obstacles, what was learnt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from statistics import median

from breakthrough_tui.domain.breakthrough import Goal
from breakthrough_tui.domain.course import Keep
from breakthrough_tui.domain.lesson import Lesson
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.obstacle import Obstacle, ObstacleState, median_days, state_on
from breakthrough_tui.domain.promises import (
    answer_within,
    has_promised,
    kept_words,
    of_leader,
    pace,
)
from breakthrough_tui.domain.report_material import Item
from breakthrough_tui.report.blocks import (
    Block,
    Entries,
    Entry,
    Facts,
    Figure,
    Figures,
    Table,
    Text,
)
from breakthrough_tui.report.wording import Wording, counted, median_words

MOST_ITEMS = 60
"""So many finished action items are named; what is more stays on the board."""


def goal(say: Wording) -> Iterator[Block]:
    """All versions, each with what it changed and why."""
    versions = [version for _, version in say.material.result.goals]
    if say.material.came_from is not None:
        kin = say.material.came_from
        yield Text(f"It came from {kin.code}: {kin.sentence}", "quiet")
    yield Entries(tuple(_version(say, versions[: at + 1]) for at in range(len(versions))))


def _version(say: Wording, versions: Sequence[Goal]) -> Entry:
    now = versions[-1]
    facts = []
    numbers = _numbers(say, now)
    if numbers:
        facts.append(("measured", numbers))
    if now.version == 1 and now.baseline_source:
        facts.append(("baseline", now.baseline_source))
    if len(versions) > 1:
        same = replace(now, sentence=versions[-2].sentence)
        changes = _changes(say, versions[-2], same)
        facts = [("changed", changes)] if changes else []
    if now.reason:
        facts.append(("because", now.reason))
    when = f", {say.at(now.set_at)}" if now.set_at else ""
    note = f"version {now.version}{when}, {say.name(now.set_by)}"
    return Entry(now.sentence, tuple(facts), note)


def _numbers(say: Wording, version: Goal) -> str:
    if not version.measure:
        return ""
    words = version.measure
    if version.baseline is not None and version.target is not None:
        unit = f" {version.unit}" if version.unit else ""
        words += f": {show_number(version.baseline)} → {show_number(version.target)}{unit}"
    if version.report_back is not None:
        words += f", by {say.day(version.report_back)}"
    return words


def _changes(say: Wording, before: Goal, after: Goal) -> str:
    found = []
    if before.target != after.target:
        found.append(f"target {say.number(before.target)} → {say.number(after.target)}")
    if before.report_back != after.report_back and after.report_back is not None:
        old = say.day(before.report_back) if before.report_back else "none"
        found.append(f"report-back {old} → {say.day(after.report_back)}")
    if before.measure != after.measure:
        found.append(f"measure '{after.measure}'")
    return ", ".join(found)


def preparation(say: Wording) -> Iterator[Block]:
    """What the core group found, before the team was in the room."""
    items = say.material.items
    told = [item for item in items if item.finding or item.hurts or item.tried]
    rest = sum(1 for item in items if item.preparing and item not in told)
    if told:
        yield Entries(tuple(_finding(say, item) for item in told))
    if rest:
        more = "more " if told else ""
        yield Text(f"{counted(rest, f'{more}action item')} of the preparation.", "quiet")


def _finding(say: Wording, item: Item) -> Entry:
    facts = [
        ("found", item.finding),
        ("where it hurts", item.hurts),
        ("tried before", item.tried),
        ("source", item.source),
    ]
    who = say.name(item.owner) if item.owner else ""
    return Entry(item.title, tuple((label, words) for label, words in facts if words), who)


def work(say: Wording) -> Iterator[Block]:
    """The action plan in numbers, and what was finished."""
    items = [item for item in say.material.items if not item.preparing]
    meetings = len(say.material.meetings)
    if not items and not meetings:
        return
    done = [item for item in items if item.done_at is not None]
    figures = [Figure(f"{len(done)} of {len(items)}", "action items done")]
    dated = [item for item in done if item.due is not None]
    if dated:
        in_time = sum(1 for item in dated if _in_time(say, item))
        figures.append(Figure(f"{in_time} of {len(dated)}", "by the day that was set"))
    launched = say.material.overview.breakthrough.launched_on
    added = [item for item in items if launched and say.moment.day_of(item.created_at) > launched]
    if added:
        figures.append(Figure(str(len(added)), "added on the way"))
    if meetings:
        figures.append(Figure(str(meetings), "meetings" if meetings > 1 else "meeting"))
    yield Figures(tuple(figures))
    if done:
        rows = tuple(
            (item.title, say.name(item.owner) if item.owner else "–", say.at(item.done_at))
            for item in done[-MOST_ITEMS:]
            if item.done_at is not None
        )
        if len(done) > MOST_ITEMS:
            yield Text(f"The last {MOST_ITEMS} that were finished:", "quiet")
        yield Table(("What was done", "By whom", "When"), rows)


def _in_time(say: Wording, item: Item) -> bool:
    due: date | None = item.due
    return item.done_at is not None and due is not None and say.moment.day_of(item.done_at) <= due


def ways(say: Wording) -> Iterator[Block]:
    """What was tried and is kept, changed or not decided yet."""
    lessons = [one for one in say.material.lessons if not one.leaders and one.keep is not Keep.DROP]
    if lessons:
        yield Entries(tuple(_lesson(say, one) for one in lessons))


def _lesson(say: Wording, lesson: Lesson) -> Entry:
    facts = [
        ("expected", lesson.expected),
        ("happened", lesson.happened),
        ("from now on", _KEPT[lesson.keep]),
        ("who else", lesson.who_else),
    ]
    shown = tuple((label, words) for label, words in facts if words)
    return Entry(lesson.tried, shown, say.name(lesson.by) if lesson.by else "")


_KEPT: dict[Keep, str] = {
    Keep.KEEP: "we keep it",
    Keep.CHANGE: "we go on, differently",
    Keep.DROP: "we do not go on with it",
    Keep.OPEN: "",
}


def obstacles(say: Wording) -> Iterator[Block]:
    """How many there were, how they ended and how fast; then each of them."""
    found = say.material.obstacles
    if not found:
        yield Text("No obstacle was raised.")
        return
    figures = [Figure(str(len(found)), "obstacles" if len(found) > 1 else "obstacle")]
    middle = median_days(found)
    if middle is not None:
        words = f"for a leader's answer, the median of {middle[1]}"
        figures.append(Figure(median_words(middle[0]), words))
    for state in (ObstacleState.REMOVED, ObstacleState.REFOCUSED, ObstacleState.DECLINED):
        number = sum(1 for one in found if one.state is state)
        if number:
            figures.append(Figure(str(number), str(state)))
    still_open = sum(1 for one in found if one.state.open)
    if still_open:
        figures.append(Figure(str(still_open), "still open"))
    yield Figures(tuple(figures))
    yield Table(
        ("Obstacle", "How it ended", "Whose", "Waited"),
        tuple(_obstacle(say, one) for one in found),
        frozenset({3}),
    )
    leaders = _by_leader(say, found)
    if leaders:
        yield Text(leaders, "quiet")


def _obstacle(say: Wording, one: Obstacle) -> tuple[str, str, str, str]:
    how = str(state_on(one, say.moment.today))
    if one.answer is not None and one.answer.note:
        how = f"{how}: {one.answer.note}"
    who = one.answer.leader if one.answer is not None else one.leader
    waited = (counted(one.waited, "day") if one.waited else "same day") if one.answer else ""
    return one.title, how, say.name(who) if who else "–", waited


def _by_leader(say: Wording, found: Sequence[Obstacle]) -> str:
    """'Bo answered 5 within 2 days (median)': only where more than one leader has answered."""
    waits: dict[str, list[int]] = {}
    for one in found:
        if one.answer is not None:
            waits.setdefault(one.answer.leader, []).append(one.waited)
    if len(waits) < 2:
        return ""
    parts = [
        f"{say.name(who)} {len(days)} in {median_words(median(days))}"
        for who, days in waits.items()
    ]
    return f"Answers, and the median of the days that they took: {'; '.join(parts)}."


def team(say: Wording) -> Iterator[Block]:
    """What did not work, and how the team felt: averages of weeks that are over, never one person's."""
    dropped = [one for one in say.material.lessons if not one.leaders and one.keep is Keep.DROP]
    if dropped:
        yield Entries(tuple(_lesson(say, one) for one in dropped))
    pulse = say.material.pulse
    if pulse:
        vote = say.material.vote
        before = f" The launch's vote of confidence was {vote:g}, its median." if vote else ""
        words = f"Energy, and confidence that the result is reached, 0 to 10, week by week.{before}"
        yield Text(words, "quiet")
        yield Table(
            ("Week of", "Energy", "Confidence", "Answers"),
            tuple(
                (
                    say.day(week.week),
                    say.number(week.energy),
                    say.number(week.confidence),
                    str(week.answers),
                )
                for week in pulse
            ),
            frozenset({1, 2, 3}),
        )


def leaders(say: Wording) -> Iterator[Block]:
    """What the leaders promised and how fast they answered; what they learnt."""
    promises = say.material.overview.promises
    rows = [
        (say.name(leader), _promised(say, leader))
        for leader in dict.fromkeys(one.leader for one in promises)
    ]
    if rows:
        yield Facts(tuple(rows))
    learnt = [one for one in say.material.lessons if one.leaders]
    if learnt:
        yield Entries(tuple(_lesson(say, one) for one in learnt))


def _promised(say: Wording, leader: str) -> str:
    """'promised: 2 hours a week; answers within 2 days. Answered within 3 days (median of 7)'."""
    promises = say.material.overview.promises
    said = "; ".join(one.words for one in of_leader(promises, leader))
    found = pace(say.material.obstacles, leader, answer_within(promises, leader))
    words = f"promised: {said}."
    if found is not None:
        kept = kept_words(found, promised=has_promised(promises, leader))
        words += f" {kept[0].upper()}{kept[1:]}."
    return words
