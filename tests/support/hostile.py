"""Text that would act on a terminal, a page or a program, and ordinary text that only looks strange."""

from __future__ import annotations

import re

MARK = "PWNED"
"""What no sequence may carry to the terminal."""

HOSTILE = (
    f"\x1b]0;{MARK}\x07title",
    f"\x1b]2;{MARK}\x1b\\title",
    f"\x1b]8;;javascript:{MARK}\x1b\\link\x1b]8;;\x1b\\",
    f"\x1b]52;c;{MARK}\x07clipboard",
    f"\x1bP+q{MARK}\x1b\\device",
    f"\x1b_{MARK}\x1b\\application",
    f"\x1b^{MARK}\x1b\\privacy",
    f"\x1bX{MARK}\x1b\\string",
    "\x1b[31mred\x1b[0m",
    "\x1b[2J\x1b[Hcleared",
    "\x1b[?1049lleft",
    "\x1b[6nasked",
    "\x1b[>cwho",
    "\x1bcreset",
    "\x1b(0line drawing",
    "\x1b#8screen of E",
    "\x1b[200~paste\x1b[201~",
    f"\x9d0;{MARK}\x9cc1 string",
    "a\x9b31mb",
    "\x9031mdcs",
    "bell\x07 back\x08space \x7f del \x00 nul",
    "carriage\rreturn",
    "\u202eright to left\u202c",
    "\u2066isolate\u2069",
    "\u200b\u200bzero\u200bwidth\ufeff",
    "tags \U000e0041\U000e0042\U000e007f",
    "e" + "\u0301" * 500,
    "[@click=app.screenshot('x.svg','.')]click[/]",
    "[bold red]markup[/]",
    "a[/]b",
    "[link=file:///etc/passwd]x[/link]",
    f"<script>{MARK}()</script><img src=x onerror={MARK}()>",
    "</td></tr></table><h1>x</h1>",
    "=cmd|'/c calc'!A1",
    "+1+1",
    "@SUM(A1)",
    "bad \udcff byte",
    "breakthrough: There is no database.",
    "| a | b |\n|---|---|\n# Heading",
    "`code` *bold* [link](javascript:x) ![](http://x/y.png)",
    "{{ 7 * 7 }}{% raw %}",
    "%s %d {0} $HOME `id` $(id)",
    "x" * 100_000,
)

ORDINARY = (
    "مرحبا بالعالم",
    "می‌خواهم بدانم",
    "שלום עולם",
    "สวัสดีชาวโลก",
    "नमस्ते दुनिया क्षत्रिय",
    "你好，世界 窓口",
    "👩‍🚒 👨‍👩‍👧 🏳️‍🌈 ✔️",
    "Zażółć gęślą jaźń über",
)

_ALLOWED = re.compile(
    rb"\x1b(?:"
    rb"\[[0-9;:]*[ABCDGHJKPXbdfm@]"  # moving, erasing, colours
    rb"|\[\?[0-9;]+[hl]"  # modes
    rb"|\[\?[0-9]+\$p"  # is frame-wise painting known?
    rb"|\[[0-9]*n"  # what has arrived
    rb"|\[[<>=][0-9;]*u|\[\?u"  # the keyboard
    rb"|\[!p|[78=>]"
    rb"|\]8;[^;\x07\x1b]*;(?:https?://[^\x07\x1b]*)?(?:\x1b\\|\x07)"  # links of the web alone
    rb"|\]22;[a-z-]*(?:\x1b\\|\x07)"  # the pointer's shape
    rb")"
)
_CONTROLS = re.compile(rb"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\U000e0000-\U000e007f]")


def acts(sent: bytes) -> list[str]:
    """What in a stream to a terminal is not of the program's own making; empty where all is well."""
    rest = _ALLOWED.sub(b"", sent)
    found = [repr(rest[hit.start() : hit.start() + 30]) for hit in re.finditer(rb"\x1b", rest)]
    found += [repr(hit.group()) for hit in _CONTROLS.finditer(rest) if hit.group() != b"\x1b"]
    text = rest.decode("utf-8", "replace")
    found += [repr(character) for character in text if "\x80" <= character <= "\x9f"]
    found += [repr(hit.group()) for hit in _BIDI.finditer(text)]
    return found
