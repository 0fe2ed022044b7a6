"""What one types after `/`: 'depot @ana #stock due:week is:late'."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TypeVar

from breakthrough_tui.domain.board import Card, is_late
from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.dates import MOST_WORDS, full_date, read_date
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.text import fold, nearest, plain, safe
from breakthrough_tui.domain.values import dataclass, field

T = TypeVar("T")

NOBODY = "nobody"
"""What follows an @ for cards without an owner."""

LONGEST = 500
"""No more of what is typed is read."""

_NUMBER = r"(?:([^-\s]+)-)?([0-9]{1,9})"


class When(StrEnum):
    """What `due:` knows besides dates."""

    WEEK = "week"
    TODAY = "today"
    LATE = "late"
    NONE = "none"


_DUE_SAID = {
    When.WEEK: "due this week",
    When.TODAY: "due today",
    When.LATE: "late",
    When.NONE: "no date",
}
_DUE_WAYS = "week, today, late, none, or a date such as 12 dec"
_STATES = ("late", "blocked", "mine", "done")
_STATE_WAYS = "late, blocked, mine or done"


@dataclass(frozen=True, slots=True)
class CardFilter:
    """What is looked for; everything has to hold, save that one of several owners or dates is enough.

    `words` are folded, and looked for without their accents. `owners` are short names, '' is nobody. `labels` are
    groups: one of each group is enough.
    `problems` are sentences on what was not understood: those parts filter nothing.
    """

    words: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    labels: tuple[tuple[str, ...], ...] = ()
    due: tuple[When | date, ...] = ()
    late: bool = False
    blocked: bool = False
    mine: bool = False
    done: bool = False
    problems: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        """Whether it can hide anything."""
        return bool(
            self.words or self.owners or self.labels or self.due or self.late or self.blocked
        ) or (self.mine or self.done)


@dataclass(slots=True)
class _Parts:
    words: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    labels: list[tuple[str, ...]] = field(default_factory=list)
    due: list[When | date] = field(default_factory=list)
    states: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)


def parse(
    text: str,
    *,
    today: date,
    people: Collection[str] = (),
    labels: Collection[str] = (),
    me: str | None = None,
) -> CardFilter:
    """What was typed so far, as a filter. Raises nothing: one types letter by letter.

    `@an` and `#sto` stand for all people and labels that begin so, unless one is called exactly that. `@me` and
    `is:mine` are `me`, `@nobody` no owner. 'due:12 dec' reads as many words as make a date.
    """
    parts = _Parts()
    typed = fold(safe(text[:LONGEST])).split()
    names = {fold(name): name for name in people}
    index = 0
    while index < len(typed):
        word = typed[index]
        index += 1
        if word.startswith("@"):
            _read_owner(parts, word[1:], names, me)
        elif word.startswith("#"):
            _read_label(parts, word[1:], labels)
        elif word.startswith("due:"):
            index += _read_due(parts, [word[4:], *typed[index:]], today)
        elif word.startswith("is:"):
            _read_state(parts, word[3:])
        else:
            parts.words.append(word)
    return CardFilter(
        words=_once(parts.words),
        owners=_once(parts.owners),
        labels=_once(parts.labels),
        due=_once(parts.due),
        late="late" in parts.states,
        blocked="blocked" in parts.states,
        mine="mine" in parts.states,
        done="done" in parts.states,
        problems=_once(parts.problems),
    )


Sieve = Callable[[Sequence[Card]], Sequence[Card]]
"""Takes cards, and gives those that pass, in their order."""


def sieve(
    wanted: CardFilter,
    *,
    today: date,
    me: str | None = None,
    blocked: Collection[int] = (),
    found: Collection[int] = (),
    code: str = "",
) -> Sieve:
    """Which cards pass, as a function for many at once: what costs is done once.

    `blocked` are the ids of those that an open obstacle stops. Words are looked for in titles and numbers; `found` are
    the ids of those that have all the words in more than that, as the store knows.
    """
    checks: list[Callable[[Card], bool]] = []
    if wanted.mine:
        checks.append(lambda card: card.owner == me and me is not None)
    if wanted.owners:
        owners = frozenset(wanted.owners)
        checks.append(lambda card: (card.owner or "") in owners)
    for group in wanted.labels:
        checks.append(_has_label(frozenset(group)))
    if wanted.due:
        checks.append(_is_due(wanted.due, today))
    if wanted.late:
        checks.append(lambda card: is_late(card, today))
    if wanted.blocked:
        stopped = frozenset(blocked)
        checks.append(lambda card: card.id in stopped and card.done_at is None)
    if wanted.done:
        checks.append(lambda card: card.done_at is not None)
    words = [(plain(word), number_meant(word, code)) for word in wanted.words]
    ids = frozenset(found)

    def sift(cards: Sequence[Card]) -> Sequence[Card]:
        for check in checks:
            cards = [card for card in cards if check(card)]
        for word, number in words:
            # What `plain` does, without calling it for each of ten thousand cards.
            cards = [
                card
                for card in cards
                if word
                in (title.lower() if (title := card.title).isascii() else _remembered(title))
                or card.number == number
                or card.id in ids
            ]
        return cards

    return sift


_remembered = lru_cache(4096)(plain)
"""Titles only, which are short: each is asked for again with the next letter that is typed."""


def matches(
    card: Card,
    wanted: CardFilter,
    *,
    today: date,
    me: str | None = None,
    blocked: Collection[int] = (),
    found: Collection[int] = (),
    code: str = "",
) -> bool:
    """Whether one card passes; see `sieve`."""
    return bool(sieve(wanted, today=today, me=me, blocked=blocked, found=found, code=code)([card]))


def number_meant(word: str, code: str) -> int | None:
    """The number that a folded word names in a breakthrough: '12' or 'permit-12'."""
    if not word[-1:].isdigit():
        return None
    found = re.fullmatch(_NUMBER, word)
    if found is None or (found[1] and found[1] != fold(code)):
        return None
    return int(found[2])


def said(wanted: CardFilter, shown: int, all_: int, *, today: date) -> str:
    """Every filter says what it does: 'only mine, 4 of 23 · esc: all'. Empty for one that hides nothing."""
    if not wanted.active:
        return ""
    return f"{', '.join([*_said_parts(wanted, today), f'{shown:,} of {all_:,}'])} · esc: all"


def _said_parts(wanted: CardFilter, today: date) -> Iterable[str]:
    if wanted.mine:
        yield "only mine"
    if wanted.owners:
        yield " or ".join(f"@{owner or NOBODY}" for owner in wanted.owners)
    for group in wanted.labels:
        yield " or ".join(f"#{label}" for label in group[:3]) + (" …" if len(group) > 3 else "")
    if wanted.due:
        yield " or ".join(
            _DUE_SAID[due] if isinstance(due, When) else f"due {full_date(due, today)}"
            for due in wanted.due
        )
    for state in ("late", "blocked", "done"):
        if getattr(wanted, state):
            yield state
    if wanted.words:
        yield f"/{' '.join(wanted.words)}"


def _once(items: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(items))


def _read_owner(parts: _Parts, said_: str, names: dict[str, str], me: str | None) -> None:
    if not said_:
        parts.problems.append("@ whom?")
    elif said_ in names:
        parts.owners.append(names[said_])
    elif said_ == "me" and me is not None:
        parts.owners.append(me)
    elif said_ == NOBODY:
        parts.owners.append("")
    elif begun := [name for folded, name in names.items() if folded.startswith(said_)]:
        parts.owners.extend(sorted(begun))
    else:
        near = nearest(said_, names.values())
        hint = f" Did you mean @{near}?" if near else ""
        parts.problems.append(f"There is nobody called '{said_[:40]}' here.{hint}")


def _read_label(parts: _Parts, said_: str, labels: Collection[str]) -> None:
    if not said_:
        parts.problems.append("# which label?")
    elif said_ in labels:
        parts.labels.append((said_,))
    elif begun := sorted(label for label in labels if plain(label).startswith(plain(said_))):
        parts.labels.append(tuple(begun))
    else:
        near = nearest(said_, labels)
        hint = f" Did you mean #{near}?" if near else ""
        parts.problems.append(f"No action item has the label '#{said_[:40]}'.{hint}")


def _read_due(parts: _Parts, words: Sequence[str], today: date) -> int:
    """Read what follows 'due:'; how many words after its own it took."""
    start = 0 if words[0] else 1  # 'due: thu' is meant like 'due:thu'
    if start < len(words) and words[start] in [when.value for when in When]:
        parts.due.append(When(words[start]))
        return start
    problem = f"due: {_DUE_WAYS}."
    for end in range(min(len(words), start + MOST_WORDS), start, -1):
        try:
            day = _date(" ".join(words[start:end]), today)
        except Invalid as error:
            problem = error.message
            continue
        if day is not None:
            parts.due.append(day)
            return end - 1
    parts.problems.append(problem)
    # In 'due:12 d' the last word is the beginning of a month, not something to look for.
    return 1 if words[0].isdigit() and len(words) == 2 else 0


def _date(words: str, today: date) -> date | None:
    day = read_date(words, today)
    if day is None and words[:1].isdigit() and " " not in words:
        day = read_date(f"in {words}", today)
    return day


def _read_state(parts: _Parts, said_: str) -> None:
    if said_ in _STATES:
        parts.states.add(said_)
    else:
        parts.problems.append(f"is: {_STATE_WAYS}.")


def _has_label(group: frozenset[str]) -> Callable[[Card], bool]:
    return lambda card: not group.isdisjoint(card.labels)


def _is_due(wanted: Sequence[When | date], today: date) -> Callable[[Card], bool]:
    days = frozenset(due for due in wanted if not isinstance(due, When))
    if When.TODAY in wanted:
        days |= {today}
    none, late = When.NONE in wanted, When.LATE in wanted
    first, last = (0, -1)
    if When.WEEK in wanted:
        first, last = week_of(today)

    def check(card: Card) -> bool:
        due = card.due
        if due is None:
            return none
        return due in days or first <= due.toordinal() <= last or (late and is_late(card, today))

    return check


def week_of(day: date) -> tuple[int, int]:
    """Monday and Sunday around a day, as ordinals: also where the calendar ends."""
    monday = day.toordinal() - day.weekday()
    return monday, monday + 6
