"""The header in words: what result, by when, are we getting there, what stands in the way, what is next."""

from __future__ import annotations

from datetime import datetime

from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.countdown import day_words, fraction, left_words
from breakthrough_tui.domain.course import Outcome
from breakthrough_tui.domain.dates import NEAR_DAYS, WEEKDAYS, day_month
from breakthrough_tui.domain.moment import Moment
from breakthrough_tui.domain.next_step import next_step
from breakthrough_tui.domain.overview import News, Overview
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.status import Status, StatusKind
from breakthrough_tui.domain.values import dataclass


class Mood(StrEnum):
    """How something stands; always shown together with its word."""

    PLAIN = "plain"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


MOODS: dict[StatusKind, Mood] = {
    StatusKind.ON_PATH: Mood.GOOD,
    StatusKind.REACHED: Mood.GOOD,
    StatusKind.BELOW_PATH: Mood.WARNING,
    StatusKind.BEHIND: Mood.WARNING,
    StatusKind.NO_READING: Mood.WARNING,
    StatusKind.PARTLY: Mood.WARNING,
    StatusKind.FAR_BEHIND: Mood.BAD,
    StatusKind.NOT_REACHED: Mood.BAD,
}


OUTCOME_MOODS: dict[Outcome, Mood] = {
    Outcome.REACHED: Mood.GOOD,
    Outcome.PARTLY: Mood.WARNING,
    Outcome.NOT_REACHED: Mood.BAD,
}


@dataclass(frozen=True, slots=True)
class Words:
    """The same said for a wide screen and for a narrow one."""

    wide: str
    narrow: str

    def fit(self, narrow: bool) -> str:
        """The form for this width."""
        return self.narrow if narrow else self.wide


@dataclass(frozen=True, slots=True)
class Headline:
    """Everything in the header. `gone` is the share of the time that is over, None without a bar."""

    code: str
    goal: Words
    viewer: Words
    day: Words
    gone: float | None
    left: Words
    result: str
    result_mood: Mood
    obstacles: Words
    next: str
    news: str


def headline(overview: Overview, moment: Moment, viewer: str) -> Headline:
    """What the header says to one viewer at one moment."""
    goal = overview.breakthrough.goal
    count = overview.countdown(moment)
    status = overview.status(moment)
    before = overview.breakthrough.phase.before_launch
    return Headline(
        code=overview.breakthrough.code,
        goal=Words(goal.sentence, goal.brief),
        viewer=Words(_with_roles(overview, viewer), viewer),
        day=Words(day_words(count), day_words(count, narrow=True)),
        gone=None if count.length is None or count.day is None else fraction(count),
        left=_left(overview, moment),
        result=_result(overview, status, before),
        result_mood=_mood(overview, status),
        obstacles=_obstacles(overview, moment),
        next=next_step(overview, moment).words(moment.today, viewer),
        news=news_words(overview.news, moment),
    )


def _left(overview: Overview, moment: Moment) -> Words:
    """The days to the end; before the launch the days to that, and how the goal stands."""
    count = overview.countdown(moment)
    wide, narrow = (left_words(count, moment.today, narrow=narrow) for narrow in (False, True))
    if not overview.breakthrough.phase.before_launch:
        return Words(wide, narrow)
    from breakthrough_tui.domain.goal.questions import REQUIRED
    from breakthrough_tui.domain.goal.standing import goal_test_of

    test = goal_test_of(overview, moment)
    return Words(f"{wide} · goal test {test.words}", f"{narrow} · goal {test.held}/{REQUIRED}")


def news_words(news: News, moment: Moment) -> str:
    """'since Thu: 2 answers, 5 changes'; empty when nothing happened."""
    counts = [
        f"{number} {word if number == 1 else word + 's'}"
        for number, word in ((news.answers, "answer"), (news.changes, "change"))
        if number
    ]
    if not counts:
        return ""
    if news.since is None:
        return "new to you: " + ", ".join(counts)
    return f"since {_since(news.since, moment)}: " + ", ".join(counts)


def _result(overview: Overview, status: Status, before: bool) -> str:
    """The latest reading and what it says; of what is closed the word with which it was."""
    if overview.ending.outcome is not None:
        return str(overview.ending.outcome)
    return "" if before and status.latest is None else status.brief


def _mood(overview: Overview, status: Status) -> Mood:
    outcome = overview.ending.outcome
    if outcome is not None:
        return OUTCOME_MOODS[outcome]
    return MOODS.get(status.kind, Mood.PLAIN)


def _since(since: datetime, moment: Moment) -> str:
    day = moment.day_of(since)
    days = (moment.today - day).days
    if days <= 0:
        return "earlier today"
    if days == 1:
        return "yesterday"
    return WEEKDAYS[day.weekday()][:3] if days <= NEAR_DAYS else day_month(day, moment.today)


def _with_roles(overview: Overview, viewer: str) -> str:
    held = overview.roles(viewer)
    roles = [role.value for role in Role if role in held]
    return f"{viewer} · {', '.join(roles)}" if roles else viewer


def _obstacles(overview: Overview, moment: Moment) -> Words:
    """'⚑ 3 · bo 4 d': how many are open, and who has let one wait longest."""
    open_ones = len(overview.open_obstacles)
    if not open_ones:
        return Words("", "")
    longest = overview.longest_waiting(moment)
    if longest is None:
        return Words(f"⚑ {open_ones}", f"⚑ {open_ones}")
    words = f"⚑ {open_ones} · {longest[0]} {longest[1]} d"
    return Words(words, words)
