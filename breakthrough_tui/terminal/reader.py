"""Reads what Textual writes to a terminal, and keeps the screen that it wants to be seen."""

from __future__ import annotations

import re
from collections.abc import Callable

from breakthrough_tui.terminal import styles
from breakthrough_tui.terminal.cells import UNKNOWN, Cells
from breakthrough_tui.terminal.widths import clusters, is_narrow

_TEXT = r"[^\x00-\x1f\x7f-\x9f]+"
_STRING = r"[^\x07\x1b]*"

_TOKENS = re.compile(
    rf"\x1b\[([\d;:]*)m({_TEXT})\x1b\[0?m"  # a segment as Textual writes it
    r"|\x1b\[([\d;:]*)m"
    r"|\x1b\[(\d*);?(\d*)[Hf]"
    rf"|({_TEXT})"
    r"|\x1b\[([<=>?]?)([\d;:]*)([ -/]*)([@-~])"
    rf"|\x1b\]({_STRING})(?:\x07|\x1b\\)"
    r"|(\x1b[PX^_](?s:.*?)\x1b\\)"
    r"|([\x00-\x1a\x1c-\x1f\x7f])"
    r"|([\x80-\x9f]+)"
    r"|\x1b([ -/]*[0-OQ-WYZ`-~\\])"
    r"|(\x1b(?s:.*))"
)
# What each alternative ends with, by the number of its last group.
_SEGMENT, _SGR, _PLACE, _PLAIN, _CSI, _OSC, _DEVICE, _CONTROL, _C1, _ESCAPE, _CUT_OFF = (
    2, 3, 5, 6, 10, 11, 12, 13, 14, 15, 16,
)  # fmt: skip

_LONGEST_SEQUENCE = 1_000_000
"""What is still not whole after so many characters is passed on as it is."""

_ALTERNATE_SCREENS = frozenset({"47", "1047", "1049"})
_MODES_BEYOND_US = frozenset({"3", "6", "45", "69"})
"""132 columns, origin, reverse wrap, left and right margins: what follows means something else."""

_HARMLESS_FINALS = frozenset("cnpqstuxy")
"""Questions, cursor shapes, keyboard protocols: with a sign before or after the numbers these move nothing."""


class Reader:
    """The screen as it is wanted. What is not understood goes to `_pass_on`, what moves nothing to `_control`."""

    def __init__(self, width: int, height: int) -> None:
        self.wanted = Cells(width, height)
        self.touched: dict[int, int] = {}
        """Rows that were written to since the subclass looked, with the number of the writing that was their last."""
        self.writing = 0
        """How often something was written."""
        self.x = self.y = -1
        """The cursor; `y` is -1 while nobody knows where it is, `x` is the width after the last column was written."""
        self.pen = styles.DEFAULT
        self.lines_return = True
        """Whether a line feed goes to the first column too, as a tty makes it (ONLCR)."""
        self.given_up = False
        """A mode is on that is not modelled: all is passed on until the screen changes."""
        self._wraps = True
        self._saved: tuple[int, int, str] | None = None
        self._last_cluster = ""
        self._rest = ""
        self._csi: dict[str, Callable[[list[int]], None]] = {
            "A": lambda n: self._step(0, -max(1, n[0])),
            "B": lambda n: self._step(0, max(1, n[0])),
            "C": lambda n: self._step(max(1, n[0]), 0),
            "D": lambda n: self._step(-max(1, n[0]), 0),
            "E": lambda n: self._go(0, self.y + max(1, n[0])),
            "F": lambda n: self._go(0, self.y - max(1, n[0])),
            "G": lambda n: self._go(max(1, n[0]) - 1, self.y),
            "`": lambda n: self._go(max(1, n[0]) - 1, self.y),
            "d": lambda n: self._go(self._column, max(1, n[0]) - 1),
            "J": lambda n: self._erase_screen(n[0]),
            "K": lambda n: self._erase_line(n[0]),
            "X": lambda n: self._erase(self.y, self._column, self._column + max(1, n[0])),
            "b": lambda n: self._put(self._last_cluster * min(max(1, n[0]), 10_000), self.pen),
            "s": lambda n: self._save(),
            "u": lambda n: self._restore(),
        }

    # Hooks

    def _control(self, sequence: str) -> None:
        """A sequence that changes no cell and moves nothing."""
        raise NotImplementedError

    def _pass_on(self, sequence: str, *, forget: bool = True) -> None:
        """A sequence that depends on cells or cursor, or whose effect is unknown (`forget`)."""
        raise NotImplementedError

    def _switch_screen(self, sequence: str, *, alternate: bool) -> None:
        raise NotImplementedError

    def _scroll(self) -> None:
        """A line feed in the last row."""
        raise NotImplementedError

    # Reading

    def feed(self, data: str) -> None:
        """Take what an application writes; it may be cut anywhere."""
        self.writing += 1
        if self._rest:
            data, self._rest = self._rest + data, ""
        apply = styles.apply
        for match in _TOKENS.finditer(data):
            kind = match.lastindex
            if kind == _SEGMENT:
                self.pen = apply(self.pen, match[1])
                self._put(match[2], self.pen)
                self.pen = apply(self.pen, "")
            elif kind == _SGR:
                self.pen = apply(self.pen, match[3])
            elif kind == _PLACE and self.given_up:
                self._pass_on(match[0])
            elif kind == _PLACE:
                self._go(int(match[5] or 1) - 1, int(match[4] or 1) - 1)
            elif kind == _PLAIN:
                self._put(match[6], self.pen)
            elif kind == _CSI:
                self._read_csi(match[0], match[7], match[8], match[9], match[10])
            elif kind == _OSC:
                self._read_osc(match[0], match[11])
            elif kind == _CONTROL:
                self._read_control(match[0])
            elif kind == _ESCAPE:
                self._read_escape(match[0], match[15])
            elif kind == _CUT_OFF:
                self._read_cut_off(match[0])
            elif kind == _DEVICE:
                self._pass_on(match[0])
            # C1 controls never come from Textual itself: they are in somebody's text, and left out.

    def _read_csi(self, whole: str, sign: str, numbers: str, middle: str, final: str) -> None:
        if sign == "?" and final in "hl" and not middle:
            self._read_modes(whole, numbers, on=final == "h")
        elif final == "p" and middle == "!":
            self._start_anew(whole)
        elif self.given_up:
            self._pass_on(whole)
        elif (sign or middle) and final in _HARMLESS_FINALS:
            self._control(whole)
        elif sign or middle or ":" in numbers:
            self._pass_on(whole)
        elif final == "n":
            self._pass_on(whole, forget=False)
        elif final == "c":
            self._control(whole)
        elif final in "hl" or final == "r":
            # Insert mode and the like, and a region that scrolls.
            self._give_up(whole)
        elif (act := self._csi.get(final)) is None or self.y < 0:
            self._pass_on(whole)
        elif final == "J" and numbers == "3":
            self._control(whole)
        elif final == "s" and numbers:
            self._give_up(whole)
        else:
            if final != "b":
                self.x = self._column  # any other sequence ends the wait after the last column
            act([int(number or 0) for number in numbers.split(";")])

    def _read_modes(self, whole: str, numbers: str, *, on: bool) -> None:
        for mode in numbers.split(";"):
            sequence = f"\x1b[?{mode}{whole[-1]}"
            if mode in _ALTERNATE_SCREENS:
                self.given_up = False
                self._switch_screen(sequence, alternate=on)
            elif mode in _MODES_BEYOND_US:
                self._give_up(sequence)
            elif mode == "7":
                self._wraps = on
                self._control(sequence)
            elif mode != "2026":
                # The frames of synchronized output are drawn anew round what is really sent.
                self._control(sequence)

    def _read_osc(self, whole: str, content: str) -> None:
        if not content.startswith("8;"):
            self._control(whole)
        elif len(parts := content.split(";", 2)) == 3:
            self.pen = styles.with_link(self.pen, parts[2])

    def _read_control(self, character: str) -> None:
        if character == "\x07":
            self._control(character)
        elif character == "\x0e":
            self._give_up(character)
        elif character in "\b\t\n\v\f\r":
            if self.y < 0:
                self._pass_on(character)
            elif character == "\r":
                self.x = 0
            elif character == "\b":
                self._step(-1, 0)
            elif character == "\t":
                self._go((self._column // 8 + 1) * 8, self.y)
            else:
                self._feed_line(returns=self.lines_return and character == "\n")

    def _read_escape(self, whole: str, code: str) -> None:
        if code == "c":
            self._start_anew(whole)
        elif code in ("=", ">", "(B", ")B", ")0", "\\"):
            self._control(whole)
        elif self.given_up:
            self._pass_on(whole)
        elif code == "7":
            self._save()
        elif code == "8":
            self._restore()
        elif code in ("D", "E") and self.y >= 0:
            self._feed_line(returns=code == "E")
        elif code == "M" and self.y > 0:
            self._step(0, -1)
        elif len(code) == 2:
            # Another character set.
            self._give_up(whole)
        else:
            self._pass_on(whole)

    def _read_cut_off(self, rest: str) -> None:
        if len(rest) > _LONGEST_SEQUENCE:
            self._pass_on(rest)
        else:
            self._rest = rest

    def _start_anew(self, sequence: str) -> None:
        """A reset of the terminal."""
        self.pen, self._wraps, self.given_up = styles.DEFAULT, True, False
        self._pass_on(sequence)

    def _give_up(self, sequence: str) -> None:
        self._pass_on(sequence)
        self.given_up = True

    # Cursor

    @property
    def _column(self) -> int:
        return min(self.x, self.wanted.width - 1)

    def _go(self, x: int, y: int) -> None:
        self.x = min(max(x, 0), self.wanted.width - 1)
        self.y = min(max(y, 0), self.wanted.height - 1)

    def _step(self, columns: int, rows: int) -> None:
        self._go(self._column + columns, self.y + rows)

    def _feed_line(self, *, returns: bool) -> None:
        self.x = 0 if returns else self._column
        if self.y < self.wanted.height - 1:
            self.y += 1
        else:
            self._scroll()

    def _save(self) -> None:
        if self.y < 0:
            self._saved = None
            self._pass_on("\x1b7", forget=False)
        else:
            self._saved = (self.x, self.y, self.pen)

    def _restore(self) -> None:
        if self._saved is None:
            self._pass_on("\x1b8")
        else:
            self.x, self.y, self.pen = self._saved
            self._go(self.x, self.y)

    # Cells

    def _put(self, text: str, style: str) -> None:
        x, y, wanted = self.x, self.y, self.wanted
        end = x + len(text)
        if y < 0:
            self._pass_on(text)
        elif end <= wanted.width and is_narrow(text):
            if y in wanted.odd:
                wanted.split(y, x, end)
            wanted.text[y][x:end] = text
            wanted.style[y][x:end] = [style] * (end - x)
            self.touched[y] = self.writing
            self.x = end
            self._last_cluster = text[-1:]
        else:
            self._put_clusters(text, style)

    def _put_clusters(self, text: str, style: str) -> None:
        wanted = self.wanted
        width = wanted.width
        self.touched[self.y] = self.writing
        for cluster, cells in clusters(text):
            if not cells:
                if self.x:
                    wanted.join(self.y, self.x - 1, cluster)
                continue
            if cells > width:
                continue
            if self.x + cells > width:
                if self._wraps:
                    self._feed_line(returns=True)
                    self.touched[self.y] = self.writing
                else:
                    self.x = width - cells
            wanted.place(self.y, self.x, cluster, cells, style)
            self.x += cells
            self._last_cluster = cluster

    def _erase(self, y: int, start: int, end: int) -> None:
        self.wanted.erase(y, start, min(end, self.wanted.width), styles.erased(self.pen))
        self.touched[y] = self.writing

    def _erase_line(self, how: int) -> None:
        width = self.wanted.width
        start, end = {0: (self._column, width), 1: (0, self._column + 1)}.get(how, (0, width))
        self._erase(self.y, start, end)

    def _erase_screen(self, how: int) -> None:
        height = self.wanted.height
        if how < 2:
            self._erase_line(how)
        for y in {0: range(self.y + 1, height), 1: range(self.y)}.get(how, range(height)):
            self._erase(y, 0, self.wanted.width)

    def _forget_wanted(self) -> None:
        self.wanted.fill(UNKNOWN)
        self.touched.clear()
        self.x = self.y = -1
