"""Text from people, made harmless: what is stored, what is compared, what is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from breakthrough_tui.domain.errors import Invalid

LINE_LIMIT = 500
TEXT_LIMIT = 20_000

MARKS_LIMIT = 8
"""Combining marks on one letter: more than any script needs, too few to paint over other lines."""

_ZWNJ = "\u200c"
_ZWJ = "\u200d"
_VS16 = "\ufe0f"
_KEPT = {ord(_ZWNJ): ord(_ZWNJ), ord(_ZWJ): ord(_ZWJ)}

# As text: compiled when first needed, not when the program starts.
_ESCAPES = (
    # Strings to the terminal: OSC, DCS, SOS, PM, APC, up to BEL or ST.
    r"(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\|\x9c)"
    # CSI, also one that was cut off.
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"
    # All others, such as a change of character set; of a string without an end only its opening,
    # never the words after it.
    r"|\x1b[ -/]*[0-~]"
)
_JOINERS = f"[{_ZWNJ}{_ZWJ}]+"
_REMOVED = frozenset({"Cc", "Cf", "Cs", "Co"})
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by category, empty to the eye."""

_BARE = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe"}
"""Letters that look like another with a stroke or a dot, and are one piece in Unicode."""

# Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic.
_ACCENTS = (
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
    f"{''.join(_BARE)}]"
)

_JOINING_SCRIPTS = (
    (0x0600, 0x085F),
    (0x08A0, 0x0DFF),
    (0x0F00, 0x109F),
    (0x1780, 0x18AF),
    (0xA840, 0xA8FF),
    (0xFB50, 0xFDFF),
    (0xFE70, 0xFEFE),
    (0x11000, 0x11FFF),
)
"""Arabic and its neighbours, the scripts of India and South-East Asia, Mongolian."""


class _Table(dict[int, int | None]):
    """What each character becomes, found out when it is first met.

    Only low code points are remembered, so that no text can fill the memory.
    """

    def __missing__(self, code: int) -> int | None:
        category = unicodedata.category(chr(code))
        result: int | None = code
        if category in ("Zl", "Zp"):
            result = self.line_end
        elif category in _REMOVED:
            result = None
        if code < 0x3000:
            self[code] = result
        return result

    line_end = 32


class _TextTable(_Table):
    line_end = 10


_LINE = _Table(_KEPT | dict.fromkeys((*range(9, 14), *range(28, 32), 0x85), 32))
_TEXT = _TextTable(_KEPT | {9: 9} | dict.fromkeys((10, 11, 12, 13, 0x85), 10))


def clean_line(text: str, *, limit: int = LINE_LIMIT, what: str = "This text") -> str:
    """One line for titles, names and notes: NFC, single spaces, nothing that a terminal obeys.

    Raises Invalid when more than `limit` characters are left; nothing is ever cut off.
    """
    if not (text.isascii() and text.isprintable()):
        text = _harmless(text, _LINE, compose=True)
    return _within(" ".join(text.split()), limit, what)


def clean_text(text: str, *, limit: int = TEXT_LIMIT, what: str = "This text") -> str:
    """Several lines, with their indentation; otherwise like `clean_line`."""
    if not (text.isascii() and text.isprintable()):
        text = _harmless(text.replace("\r\n", "\n"), _TEXT, compose=True)
    lines = [line.rstrip() for line in text.split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    start = next((index for index, line in enumerate(lines) if line), 0)
    return _within("\n".join(lines[start:]), limit, what)


def required(text: str, what: str, *, limit: int = LINE_LIMIT) -> str:
    """`clean_line`, and Invalid when nothing visible is left. `what` is like 'The reason'."""
    line = clean_line(text, limit=limit, what=what)
    if not is_visible(line):
        raise Invalid(f"{what} is empty.", "A few words are enough.")
    return line


def is_visible(text: str) -> bool:
    """Whether there is anything for the eye in it."""
    return any(
        character not in _BLANKS and unicodedata.category(character)[0] not in "MZC"
        for character in text
    )


def beginning(text: str) -> str:
    """As much of a text as anybody can write here: a file made by other means may hold more than can be drawn."""
    return text if len(text) <= TEXT_LIMIT else f"{text[:TEXT_LIMIT]}…"


def safe(text: str) -> str:
    """One line on its way out, with the same things removed as on the way in; it raises nothing."""
    if text.isprintable() and (text.isascii() or max(text) < "\u0300"):
        return text
    return _harmless(text, _LINE, compose=False)


def safe_text(text: str) -> str:
    """`safe` for several lines: keeps line ends and tabs."""
    if text.isprintable() and (text.isascii() or max(text) < "\u0300"):
        return text
    return _harmless(text.replace("\r\n", "\n"), _TEXT, compose=False)


def fold(text: str) -> str:
    """For comparing and finding: 'Über' and 'ÜBER' are the same, however they were typed."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def plain(text: str) -> str:
    """For finding: `fold` without accents, so that 'uber' finds 'Über' and 'über' finds 'Uber'.

    Signs that make another letter stay: those of India, Thailand, Japan, Korea.
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", fold(text))
    return unicodedata.normalize("NFC", re.sub(_ACCENTS, _bare, apart))


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant, for 'Did you mean'; None when none is near."""
    import difflib

    by_fold = {fold(choice): choice for choice in choices}
    wanted = fold(word)[:100]
    if not wanted:
        return None
    near = difflib.get_close_matches(wanted, by_fold, n=1, cutoff=0.6)
    if near:
        return by_fold[near[0]]
    begun = [choice for folded, choice in by_fold.items() if folded.startswith(wanted)]
    return begun[0] if len(begun) == 1 else None


def _within(text: str, limit: int, what: str) -> str:
    if len(text) > limit:
        raise Invalid(
            f"{what} is too long: {len(text):,} characters, at most {limit:,}.",
            "Please shorten it; nothing was cut off.",
        )
    return text


def _harmless(text: str, table: _Table, *, compose: bool) -> str:
    if not text.isprintable():
        text = re.sub(_ESCAPES, "", text).translate(table)
    text = _few_marks(text)
    if compose:
        text = _few_marks(unicodedata.normalize("NFC", text))
    if _ZWJ in text or _ZWNJ in text:
        text = re.sub(_JOINERS, _joiner, text)
    return text


def _few_marks(text: str) -> str:
    """At most MARKS_LIMIT combining marks in a row; joiners between them start no new row."""
    if not text or max(text) < "\u0300":
        return text
    kept: list[str] = []
    run = 0
    category = unicodedata.category
    for character in text:
        if character < "\u0300":
            run = 0
        elif category(character)[0] == "M":
            run += 1
            if run > MARKS_LIMIT:
                continue
        elif character not in (_ZWJ, _ZWNJ):
            run = 0
        kept.append(character)
    return text if len(kept) == len(text) else "".join(kept)


def _joiner(found: re.Match[str]) -> str:
    """One joiner where a script or an emoji needs it, else nothing."""
    text = found.string
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    if not before or not after:
        return ""
    joiner = found.group()[0]
    if joiner == _ZWJ and _in_emoji(before) and (_in_emoji(after) or after in "↔↕"):
        return joiner
    if _is_letter(before) and _is_letter(after) and (_joins(before) or _joins(after)):
        return joiner
    return ""


def _in_emoji(character: str) -> bool:
    return (
        character == _VS16
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or unicodedata.category(character) == "So"
    )


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _joins(character: str) -> bool:
    code = ord(character)
    return any(first <= code <= last for first, last in _JOINING_SCRIPTS)


def _bare(found: re.Match[str]) -> str:
    return _BARE.get(found[0], "")
