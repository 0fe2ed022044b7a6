"""What a goal's sentence says: its verb, its second goal, its ways out, its language."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from breakthrough_tui.domain.goal.dates import Dates, find_dates
from breakthrough_tui.domain.goal.numbers import Numbers, find_numbers
from breakthrough_tui.domain.goal.words import (
    ACTIVITY,
    ACTIVITY_NOUNS,
    DOWN,
    ENGLISH,
    FOREIGN,
    IRREGULAR,
    NEEDS_NEXT,
    NOBODY,
    NOUN_TOO,
    REACH,
    RESULT,
    RESULT_SIGNS,
    SPLITS,
    TELLING,
    UP,
    VAGUE,
    VAGUE_ALONE,
)
from breakthrough_tui.domain.text import LINE_LIMIT, safe
from breakthrough_tui.domain.values import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[0-9]+|[;,:.&+/]")
_ARTICLES = frozenset("a an the our all every each new their this these those some more".split())
_BE = frozenset("is are be been being was were get gets has have".split())
_FINITE = frozenset("will shall must should".split())
_LEADING = re.compile(
    r"^\W*(?:(?:our |the |team )*(?:goals?|aims?|objectives?|targets?)\s*(?::|is to|is that|is)\s*)?",
    re.I,
)
_OPENING = re.compile(
    r"^(?:by|in|within|at|for|on|during|over|until|before|with|after|as|wherever|where|if|across)\b[^,;]{0,60},\s*",
    re.I,
)
_HEDGE = re.compile(
    r"^(?:(?:please|let us|let's|also|then|just|not|always)\s+|[a-z]+ly\s+"
    r"|(?:start|begin|continue|keep)s? (?=[a-z]+ing\b)"
    r"|(?:(?:to )?(?:try|aim|strive|hope|seek|attempt|endeavour|intend|continue|start|begin|help|need|want"
    r"|plan)s?|trying|aiming|striving|hoping|work(?:ing)? towards?) to\s+|to\s+)",
    re.I,
)
_SUBJECT = re.compile(
    r"^(?:we|i|they|(?:the |our |all )?(?:[^\W\d_][\w-]*\s+){0,3}?"
    r"(?:team|staff|office|department|nurses|teachers|managers|group|everybody|everyone|ward|school|clinic|plant|unit))"
    r"\s+(?:(?:will|shall|must|should|would like|wants?|needs?|have|has|are going|is going|can|could|aims?|plans?"
    r"|hopes?|try|tries|strives?|intends?|promise|commit)\b\s*)(?:all |also |jointly |now )?",
    re.I,
)
_WE = re.compile(r"^(?:we|i|they)\s+", re.I)
_AWARENESS = re.compile(r"^rais(?:e|ing) (?:\w+ )?awareness\b", re.I)
_DELIVER = re.compile(
    r"^(?:(?:deliver|provide|give|run|offer|do)s? [^,;]{0,24}?|(?:complete|finish)(?:es|s)? [^,;0-9]{0,24}?)"
    r"\b(?:training|trainings|workshops?|sessions?|courses?|seminars?|meetings?|webinars?|audits?|stud(?:y|ies)|plans?"
    r"|reports?|reviews?|surveys?|projects?|" + "|".join(ACTIVITY_NOUNS) + r")\b(?! [a-z]+s\b)",
    re.I,
)
_HOLDS = re.compile(r"^hold\b.{0,60}\b(?:at|below|under|above|over) ", re.I)
_LED = re.compile(
    r",?\s*\b(?:led|run|owned|headed) by ([^,;.]+)|,\s*(?:lead|leader|owner)\s*:?\s+([^,;.]+)", re.I
)
_VAGUE = [(re.compile(rf"\b(?:{words})\b", re.I), name) for words, name in VAGUE]
_ANY_VAGUE = re.compile(rf"\b(?:{'|'.join(words for words, _ in VAGUE)})\b", re.I)
_VAGUE_ALONE = re.compile(rf"\b(?:{VAGUE_ALONE})\b", re.I)
_REACH = re.compile(rf"\b(?:{REACH})\b", re.I)
_AND = re.compile(r"\b(?:and|as well as|plus|while)\b|&|\+|,|;", re.I)
_TO_NUMBER = re.compile(r"\b(?:to|below|under|by|at|down|up)\b[^\d,;]{0,20}[0-9]", re.I)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A goal, read once. `rest` is the text without its dates."""

    text: str
    rest: str
    dates: Dates
    numbers: Numbers
    foreign: bool
    words: tuple[str, ...]


def read(text: str, today: date) -> Sentence:
    """A sentence as all questions see it; only the first LINE_LIMIT characters count."""
    line = " ".join(safe(text[: 2 * LINE_LIMIT]).split())[:LINE_LIMIT]
    dates = find_dates(line, today)
    words = tuple(found[0].lower() for found in _WORD.finditer(dates.rest))
    foreign = is_foreign(line)
    return Sentence(
        line, dates.rest, dates, find_numbers(dates.rest, foreign=foreign), foreign, words
    )


def is_foreign(text: str) -> bool:
    """Whether a sentence is in another language than English, as far as a few words can tell."""
    letters = [character for character in text if character.isalpha()]
    if letters and sum(character > "\u024f" for character in letters) * 2 > len(letters):
        return True
    words = [found[0].lower() for found in _WORD.finditer(text)]
    other = float(sum(word in FOREIGN for word in words))
    other += sum(1 for word in words if not word.isascii() and word not in FOREIGN) / 2
    own = sum(word in ENGLISH or word in TELLING for word in words)
    return other > own


@lru_cache(4096)
def base(word: str) -> str:
    """'trained', 'trains' and 'training' are 'train'; a word that no table knows stays."""
    if word in ACTIVITY or word in RESULT:
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    for ending in ("ing", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            for there in (stem, stem + "e", stem[:-1], stem[:-1] + "y"):
                if there in ACTIVITY or there in RESULT:
                    return there
    return word


def predicate(rest: str) -> str:
    """The sentence from its first verb or noun on: without 'by 11 May,', 'we will try to'."""
    said = _LEADING.sub("", " ".join(rest.split()), count=1).lstrip(" ,.;:-–—*•")
    for _ in range(6):
        before = said
        for pattern in (_OPENING, _SUBJECT, _HEDGE):
            said = pattern.sub("", said, count=1).lstrip(" ,")
        if said == before:
            break
    return _WE.sub("", said, count=1)


def activity(sentence: Sentence) -> str | None:
    """The word that makes it an activity, or None."""
    said = predicate(sentence.rest)
    tokens = [found[0].lower() for found in _TOKEN.finditer(said)]
    if not tokens:
        return None
    phrase = _AWARENESS.match(said) or _DELIVER.match(said)
    if phrase is not None and not sentence.numbers.pairs:
        return phrase[0].lower()
    if _HOLDS.match(said):
        return None
    first = tokens[0]
    after = tokens[1] if len(tokens) > 1 else ""
    if first in ACTIVITY_NOUNS and after in ("of", "for", ""):
        return first
    shows_result = bool(sentence.numbers.pairs) or any(
        token in RESULT_SIGNS for token in tokens[1:]
    )
    stem = base(first)
    if stem in ACTIVITY and stem not in RESULT and _complete(stem, after):
        if stem in NEEDS_NEXT:
            return f"{first} {after}"
        if first in NOUN_TOO and after not in _ARTICLES and not after.isdigit() and shows_result:
            return None
        if first.endswith(("s", "ed")) and first not in ACTIVITY and shows_result:
            return None
        return first
    if stem in RESULT or shows_result:
        return None
    return _later_activity(tokens)


def _complete(stem: str, after: str) -> bool:
    return stem not in NEEDS_NEXT or after in NEEDS_NEXT[stem]


def _later_activity(tokens: list[str]) -> str | None:
    """'50 nurses trained', 'a new portal is developed', 'the team defines roles'."""
    if tokens[0] in ("no", "zero", "fewer", "less", "none"):
        return None
    for at, token in enumerate(tokens[1:], 1):
        stem = base(token)
        if stem not in ACTIVITY or not _complete(
            stem, tokens[at + 1] if at + 1 < len(tokens) else ""
        ):
            continue
        before = tokens[at - 1]
        after = tokens[at + 1] if at + 1 < len(tokens) else ""
        participle = token.endswith("ed") or token in IRREGULAR
        if participle and (
            before in _BE or after in ("", "by", "in", "on", "at", "for", "out", "up", ".", "and")
        ):
            return token
        if token.endswith("s") and after in _ARTICLES:
            return token
        if before in _FINITE:
            return token
        if token == "training" and after in ("for", "of"):
            return token
    return None


def second_goal(sentence: Sentence) -> tuple[str | None, bool]:
    """The words with which a second goal begins; and whether 'and' stands between what is counted."""
    rest = sentence.rest
    if len(sentence.numbers.pairs) > 1:
        second = sentence.numbers.pairs[1]
        return rest[min(second[0].start, second[1].start) :], False
    first = True
    plain = False
    for found in _AND.finditer(rest):
        before = [word[0].lower() for word in _WORD.finditer(rest[: found.start()])]
        tail = rest[found.end() :]
        following = [token[0].lower() for token in _TOKEN.finditer(tail[:120])]
        while following and (
            following[0] in ("also", "then", "to", "will", "and") or following[0].endswith("ly")
        ):
            following = following[1:]
        if not following or not before:
            continue
        mark = found[0]
        if mark == ";":
            return tail, False
        if mark == "," and (first and not _main_verb(before)):
            continue
        first = False
        if _begins(following, before, mark):
            return tail, False
        if mark != "," and _TO_NUMBER.search(rest[: found.start()]) and _own_number(tail, mark):
            return tail, False
        if mark.lower() in ("and", "&", "plus", "as well as", "+"):
            figures = sentence.numbers.figures
            if figures and found.start() < figures[0].start and _main_verb(before):
                plain = True
    return None, plain


def _main_verb(words: list[str]) -> bool:
    return any(base(word) in SPLITS or word in RESULT_SIGNS for word in words)


def _begins(following: list[str], before: list[str], mark: str) -> bool:
    word = base(following[0]) if mark.lower() == "while" else following[0]
    if word not in SPLITS:
        return False
    after = following[1] if len(following) > 1 else ""
    if before[-1] in SPLITS or not _main_verb(before):
        return False  # 'assess and document the process': one object
    if word in NOUN_TOO and word not in ("train", "launch", "build"):
        return after in _ARTICLES or after.isdigit()
    return bool(after) and after not in ("of", "in", "at", "from", "by", "to", "for", ";", ",", ".")


def _own_number(tail: str, mark: str) -> bool:
    """'… and complaints to 5', not '… and 20 on Sundays'."""
    clause = re.split(r"[,;]", tail, maxsplit=1)[0].strip()
    if not clause or clause[0].isdigit():
        return False
    if mark.lower() == "while":
        return False
    words = [word[0].lower() for word in _WORD.finditer(clause)]
    return bool(_TO_NUMBER.search(clause)) or any(word in ("halved", "doubled") for word in words)


def vague(sentence: Sentence) -> str | None:
    """The word that leaves a way out, or None."""
    for pattern, name in _VAGUE if _ANY_VAGUE.search(sentence.text) else ():
        for found in pattern.finditer(sentence.text):
            if found.start() and found[0][:1].isupper():
                continue  # a name: Hope Street
            return name or found[0].lower()
    alone = None if sentence.numbers.said else _VAGUE_ALONE.search(sentence.text)
    return alone[0].lower() if alone else None


def out_of_reach(sentence: Sentence) -> str | None:
    """A word for what the team may not have in its own hands, or None."""
    found = _REACH.search(sentence.text)
    return found[0] if found else None


def led_by(text: str) -> str | None:
    """Who the sentence says leads it."""
    found = _LED.search(text)
    return (found[1] or found[2]).strip() if found else None


def one_person(name: str) -> bool:
    """Whether a name is one person's: not 'team', 'ana/ben', 'tbd'."""
    said = name.strip().lower().strip("?.")
    if not said or re.search(r"[/&+,;]|\band\b|\bor\b", said):
        return False
    return not any(word in NOBODY for word in re.findall(r"[\w/]+", said))


def direction(sentence: Sentence) -> str | None:
    """'down' or 'up', as the first verb that has a direction says."""
    for word in sentence.words:
        stem = base(word)
        if stem in DOWN or word in ("fewer", "less", "down", "lower"):
            return "down"
        if stem in UP or word == "up":
            return "up"
    return None
