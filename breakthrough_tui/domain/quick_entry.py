"""An action item in one line: 'call the depot @ana 12 dec #stock'."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date

from breakthrough_tui.domain.dates import MOST_WORDS, full_date, read_date
from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotFound
from breakthrough_tui.domain.text import clean_line, fold, is_visible, nearest, safe
from breakthrough_tui.domain.values import dataclass

TITLE_LIMIT = 200
LABEL_LIMIT = 30
LINE_LIMIT = 100_000

# Compiled by the first line that is read: whoever only starts the program reads none.
_PERSON = r"@([A-Za-z0-9._-]+)"
_PREFIX = r"([A-Za-z0-9._-]{1,32}):"
_BULLET = r"\s*(?:(?:[-*+•‣–]|[0-9]{1,3}[.)]|\[[ xX]?\])\s+)+"
_STOPS = ".,;:!?"

_BEFORE_A_DUE_DATE = frozenset({"by", "on", "due", "due:"})
"""Words before a date that say nothing more than 'due', and go with it."""

_NEEDS_ITS_DATE = frozenset(
    (
        *("a", "an", "the", "this", "last", "next", "each", "every", "and", "or", "than", "of"),
        *("after", "at", "before", "between", "for", "from", "in", "since", "till", "to", "until"),
        "with",
    )
)
"""After these a date belongs to the sentence, as in 'list the files since monday'."""


@dataclass(frozen=True, slots=True)
class QuickEntry:
    """What was understood of one line. `column` None: the one where new items go."""

    title: str
    owner: str | None = None
    due: date | None = None
    labels: tuple[str, ...] = ()
    column: None = None


def read_line(
    line: str, *, today: date, people: Collection[str], me: str | None = None
) -> QuickEntry:
    """One line as an action item; without a name the owner is `me`.

    `@ana` and `#label` may stand anywhere, `ana:` in front when `people` has her. A date is read as
    the last words or after 'due', from the grammar of `dates.read_date`, so that 'visit ward 12'
    and 'may we start' stay as they are. Raises NotFound for somebody unknown, Invalid for a day
    that does not exist, two owners or no title.
    """
    words = clean_line(line, limit=LINE_LIMIT, what="The line").split(" ")
    known = {name.lower(): name for name in people}
    owners: list[str] = []
    labels: list[str] = []
    rest: list[str] = []
    for index, word in enumerate(words):
        if index == 0 and (found := re.fullmatch(_PREFIX, word)) and found[1].lower() in known:
            owners.append(known[found[1].lower()])
        elif name := person_meant(word, known, me):
            owners.append(name)
        elif label := _label(word):
            labels.append(label)
        else:
            rest.append(word)
    if len(set(owners)) > 1:
        raise Invalid(
            "An action item has one owner, not two: " + ", ".join(dict.fromkeys(owners)) + ".",
            "Leave out the @ of the one who only takes part.",
        )
    kept, due = _take_date(rest, today)
    title = " ".join(kept)
    if not is_visible(title):
        raise Invalid("The title is empty.", "Say in a few words what is to be done.")
    return QuickEntry(
        title=clean_line(title, limit=TITLE_LIMIT, what="The title"),
        owner=owners[0] if owners else me,
        due=due,
        labels=tuple(dict.fromkeys(labels)),
    )


def read_lines(
    text: str, *, today: date, people: Collection[str], me: str | None = None
) -> list[QuickEntry]:
    """Every line that is not blank as an item; bullets and numbering in front are dropped.

    Errors are those of `read_line`, with the number of the line before them.
    """
    entries = []
    for number, line in enumerate(text.splitlines(), 1):
        bare = without_bullet(line)
        if not is_visible(safe(bare)):
            continue
        try:
            entries.append(read_line(bare, today=today, people=people, me=me))
        except BreakthroughError as error:
            raise type(error)(f"Line {number}: {error.message}", error.hint) from error
    return entries


def without_bullet(line: str) -> str:
    """A line without the bullet, number or box that it begins with."""
    return line[found.end() :] if (found := re.match(_BULLET, line + " ")) else line


def label_alone(line: str) -> str | None:
    """The label of a line that is nothing else, as a heading over those that follow; empty for a bare '#'.

    `# forms and letters` is one as well, its words joined. None for every other line.
    """
    words = " ".join(safe(line).split())
    if not words.startswith("#"):
        return None
    text = words.lstrip("#").strip()
    if not text:
        return ""
    if " " in text and not words.lstrip("#").startswith(" "):
        return None
    try:
        return _label("#" + text.rstrip(_STOPS).replace(" ", "-"))
    except Invalid:
        return None


def understood(entry: QuickEntry, *, today: date) -> str:
    """What stands below the field as one types: 'ana · due Sat 12 Dec · #stock'."""
    parts = [entry.owner or "no owner"]
    if entry.due is not None:
        passed = ", already past" if entry.due < today else ""
        parts.append(f"due {full_date(entry.due, today)}{passed}")
    if entry.labels:
        parts.append(" ".join(f"#{label}" for label in entry.labels))
    return " · ".join(parts)


def read_label(text: str) -> str:
    """The label that somebody typed, with or without its #; Invalid when it cannot be one."""
    word = clean_line(text, what="The label").removeprefix("#")
    label = _label(f"#{word}")
    if label is None:
        raise Invalid(
            f"'{word[:40]}' cannot be a label.", "One word of letters, digits and dashes: stock."
        )
    return label


def person_meant(word: str, known: dict[str, str], me: str | None) -> str | None:
    """The name after an @ at the start of a word, or None when the word is only text."""
    found = re.fullmatch(_PERSON, word.rstrip(_STOPS)) or re.fullmatch(_PERSON, word)
    if found is None or not any(character.isalnum() for character in found[1]):
        return None
    said = found[1].lower()
    # A name may end in a dot, and so may a sentence.
    for name in (word[1:].lower(), said):
        if name in known:
            return known[name]
    if said == "me" and me is not None:
        return me
    near = nearest(said, known)
    raise NotFound(
        f"There is nobody called '{said[:40]}' here.",
        f"Did you mean @{known[near]}?" if near else _names(known),
    )


def _names(known: dict[str, str]) -> str:
    if not known:
        return "Leave out the @ to keep it as text."
    names = sorted(known.values())
    return "People here: " + ", ".join(names[:8]) + (", …" if len(names) > 8 else ".")


def _label(word: str) -> str | None:
    """The label after a # at the start of a word; '#12' is a reference and stays text."""
    text = word.rstrip(_STOPS)
    if not text.startswith("#") or len(text) < 2 or text[1:].isdigit():
        return None
    label = fold(text[1:])
    if not all(_in_label(character) for character in label):
        return None
    if not any(character.isalnum() for character in label):
        return None
    if len(label) > LABEL_LIMIT:
        raise Invalid(
            f"The label '#{label[:20]}…' is too long: {len(label):,} characters, at most"
            f" {LABEL_LIMIT}.",
            "One short word is best.",
        )
    return label


def _in_label(character: str) -> bool:
    return (
        character.isalnum()
        or character in "_-\u200c\u200d"
        or unicodedata.category(character)[0] == "M"
    )


def _take_date(words: list[str], today: date) -> tuple[list[str], date | None]:
    """The words without the due date, and the date."""
    for index, word in enumerate(words):
        if word.lower() in ("due", "due:"):
            start = index + 1
            if start < len(words) and words[start].lower() in ("by", "on"):
                start += 1
            for end in range(min(len(words), start + MOST_WORDS), start, -1):
                if due := _date(words[start:end], today):
                    return words[:index] + words[end:], due
    for start in range(max(0, len(words) - MOST_WORDS), len(words)):
        needed = start > 0 and words[start - 1].lower() in _NEEDS_ITS_DATE
        try:
            due = _date(words[start:], today)
        except Invalid:
            if needed:
                return words, None
            raise
        if due:
            if needed:
                return words, None
            while start and words[start - 1].lower() in _BEFORE_A_DUE_DATE:
                start -= 1
            return words[:start], due
    return words, None


def _date(words: list[str], today: date) -> date | None:
    return read_date(" ".join(words).rstrip(".,;"), today)
