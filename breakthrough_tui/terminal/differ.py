"""Sends a terminal only the cells that differ from what it shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from breakthrough_tui.terminal import styles
from breakthrough_tui.terminal.cells import TAIL, UNKNOWN, Cells
from breakthrough_tui.terminal.reader import Reader
from breakthrough_tui.terminal.route import Segment, change_to, in_order, way
from breakthrough_tui.terminal.widths import is_narrow, is_settled, reach

_LONGEST_BRIDGE = 4
"""So many equal cells at most are sent again; a jump over more is never dearer."""

_CLEARED_FROM = 4
"""From so many blanks on at the end of a row it is cheaper to clear it."""

_CLEAR = "\x1b[K"

_CLEAR_ALL = "\x1b[H\x1b[2J"
"""Before the alternate screen is left: mosh, and screen by default, know none, and what was shown would stay there."""


class Differ(Reader):
    """`feed` takes what is written for a terminal, `take` gives what brings the terminal to the same picture.

    Between the two any number of changes may come: only the last state of a cell is sent. Blanks
    count as equal when they look equal, whatever the colour of the letter that is not there.
    """

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self.sent = Cells(width, height)
        self._raw: list[str] = []
        """Sequences that are sent as they are, before any cells."""
        self._kept_in_order = 0
        """So many of them follow from each other; one of the others that comes again need not stand there twice."""
        self._sent_x = self._sent_y = -1
        """The terminal's cursor, -1 where it is not known. After the last column was written only its row is: some
        terminals wait there, some have gone on."""
        self._sent_pen: str | None = None
        self._next_row = 0
        """From here on the next piece goes on, round the screen."""
        self._only_addresses = False

    def take(self, limit: int | None = None) -> str:
        """What to send now, about `limit` characters of it; '' when the terminal shows what is wanted.

        When the limit cuts it short the next call goes on from there, with what is wanted by then.
        """
        return "".join(self.take_parts(limit))

    def take_parts(self, limit: int | None = None, *, rested: bool = False) -> list[str]:
        """The same in whole sequences, between which others may be put that move nothing.

        `rested`: up to the limit only of rows that the last writing left alone. These come first in any case: what
        changes with each key would soon be overtaken.
        """
        parts = self._raw
        self._raw, self._kept_in_order = [], 0
        if limit is not None:
            if not self._take_rows(parts, self._rested_rows(), limit) or rested:
                return parts
            limit -= sum(map(len, parts))
        if self._take_rows(parts, self.touched, limit):
            self._take_cursor(parts)
        return parts

    @property
    def waiting(self) -> bool:
        """Whether there may be something to take."""
        cursor = (min(self.x, self.wanted.width - 1), self.y)
        moved = self.y >= 0 and cursor != (self._sent_x, self._sent_y)
        return bool(self._raw or self.touched or moved)

    @property
    def has_rested(self) -> bool:
        """Whether some of it is in rows that the last writing left alone."""
        return bool(self._rested_rows())

    @property
    def changing(self) -> int:
        """How many of the rows to be taken changed with the last writing."""
        return len(self.touched) - len(self._rested_rows())

    @property
    def shows_text(self) -> bool:
        """Whether anything but blanks is wanted."""
        nothing = {" ", UNKNOWN}
        return any(not nothing.issuperset(row) for row in self.wanted.text)

    def resize(self, width: int, height: int) -> None:
        """The terminal may have another size; what it shows is not known.

        With another size nothing is sent until it is written anew.
        """
        if (width, height) != (self.wanted.width, self.wanted.height):
            self.wanted = Cells(width, height)
            self.sent = Cells(width, height)
            self._forget_wanted()
        self.repaint()

    def repaint(self) -> None:
        """Send every cell again: something else may have written to the terminal."""
        self.sent.fill(UNKNOWN)
        self.touched = dict.fromkeys(range(self.wanted.height), self.writing)
        self._sent_x = self._sent_y = -1
        self._sent_pen = None

    # What the reader met

    def _control(self, sequence: str) -> None:
        if sequence in self._raw[self._kept_in_order :]:
            self._raw.reverse()
            self._raw.remove(sequence)
            self._raw.reverse()
        self._raw.append(sequence)

    def _pass_on(self, sequence: str, *, forget: bool = True) -> None:
        self._take_rows(self._raw, self.touched, None)
        self._take_cursor(self._raw)
        self._raw.append(styles.change(self._sent_pen, self.pen))
        self._raw.append(sequence)
        self._kept_in_order = len(self._raw)
        self._sent_pen = self.pen
        if forget:
            self._forget_wanted()
            self._forget_sent()
            self._only_addresses = True

    def _switch_screen(self, sequence: str, *, alternate: bool) -> None:
        if alternate:
            self._pass_on("", forget=False)
        self._raw.append(styles.change(self._sent_pen, styles.DEFAULT))
        if not alternate:
            self._raw.append(_CLEAR_ALL)
        self._raw.append(sequence)
        self._kept_in_order = len(self._raw)
        self._forget_sent()
        self._sent_pen = styles.DEFAULT
        self._only_addresses = False
        if alternate:
            # Not every terminal clears the screen that it switches to.
            self._raw.append("\x1b[2J")
            self.wanted.fill(" ")
            self.sent.fill(" ")
            self.touched.clear()
        else:
            self._forget_wanted()

    def _scroll(self) -> None:
        self._pass_on("\n", forget=False)
        # Most terminals fill with the background that is on, some with their own.
        ground = styles.erased(self.pen)
        self.wanted.scroll(" ", ground)
        self.sent.scroll(UNKNOWN if ground else " ", styles.DEFAULT)
        self.touched[self.wanted.height - 1] = self.writing
        self._sent_x, self._sent_y = -1, self.wanted.height - 1

    def _forget_sent(self) -> None:
        self.sent.fill(UNKNOWN)
        self._sent_x = self._sent_y = -1

    # What differs

    def _rested_rows(self) -> list[int]:
        return [y for y, writing in self.touched.items() if writing != self.writing]

    def _take_rows(self, parts: list[str], rows: Iterable[int], limit: int | None) -> bool:
        """Add what differs in these rows, in the shortest order; False if the limit was reached before the end."""
        segments: list[Segment] = []
        careful: list[Segment] = []
        unsent: dict[int, int] = {}
        for y in sorted(rows, key=lambda row: (row < self._next_row, row)):
            found = self._differing_segments(y)
            unsent[y] = len(found)
            if not found:
                del self.touched[y]
            odd = y in self.wanted.odd or y in self.sent.odd
            (careful if odd else segments).extend(found)
        cost = 0
        for segment in self._ordered(careful, segments):
            self._next_row = segment.y
            if limit is not None and cost >= limit:
                return False
            begun = len(parts)
            self._send(parts, segment)
            cost += sum(map(len, parts[begun:]))
            unsent[segment.y] -= 1
            if not unsent[segment.y]:
                del self.touched[segment.y]
        self._next_row = 0
        return True

    def _ordered(self, careful: list[Segment], others: list[Segment]) -> Iterator[Segment]:
        """The careful ones from left to right, since what stands beside an emoji is sent after it."""
        yield from careful
        yield from in_order(others, self._sent_pen, self._sent_x, self._sent_y)

    def _differing_segments(self, y: int) -> list[Segment]:
        text, style = self.wanted.text[y], self.wanted.style[y]
        old_text, old_style = self.sent.text[y], self.sent.style[y]
        if text == old_text and style == old_style:
            return []
        ground = styles.ground
        differing = [
            x
            for x, (new, old, look, old_look) in enumerate(
                zip(text, old_text, style, old_style, strict=True)
            )
            if new != old or (look != old_look and (new != " " or ground(look) != ground(old_look)))
        ]
        if UNKNOWN in text:
            differing = [x for x in differing if text[x] != UNKNOWN]
        if y in self.wanted.odd or y in self.sent.odd:
            differing = self._with_neighbours(y, differing)
            self.sent.odd.add(y)
        segments: list[Segment] = []
        count = len(differing)
        place = 0
        while place < count:
            start = differing[place]
            end = start + 1
            place += 1
            while place < count and (
                (next_one := differing[place]) == end or self._bridges(y, end, next_one)
            ):
                end = next_one + 1
                place += 1
            self._cut_run(segments, y, start, end)
        return segments

    def _with_neighbours(self, y: int, differing: list[int]) -> list[int]:
        """Whole clusters, and what a terminal may have touched that counts their cells differently."""
        text, old_text = self.wanted.text[y], self.sent.text[y]
        chosen = set(differing)
        for x in differing:
            while x > 0 and text[x] == TAIL:
                x -= 1
                chosen.add(x)
        touched_up_to = 0
        for x in range(self.wanted.width):
            if x in chosen or x < touched_up_to:
                chosen.add(x)
                touched_up_to = max(touched_up_to, x + reach(text[x]), x + reach(old_text[x]))
        return sorted(x for x in chosen if text[x] != UNKNOWN)

    def _bridges(self, y: int, start: int, end: int) -> bool:
        """Whether it is cheaper to send the equal cells between two runs again than to jump over them."""
        gap = end - start
        if gap > _LONGEST_BRIDGE:
            return False
        text, style = self.wanted.text[y], self.wanted.style[y]
        between = "".join(text[start:end])
        if len(between) != gap or not is_narrow(between):
            return False
        if len(between.encode()) > (3 if gap == 1 else 4):
            return False
        pen, switched = style[start - 1], False
        for x in range(start, end):
            look = style[x]
            if look == pen or (text[x] == " " and styles.ground(look) == styles.ground(pen)):
                continue
            if switched or look != style[end]:
                return False
            pen, switched = look, True
        return True

    def _cut_run(self, segments: list[Segment], y: int, start: int, end: int) -> None:
        """Cut neighbouring cells into as few styles as it takes: blanks take the style of what
        stands before or behind them where it looks the same.
        """
        text, style = self.wanted.text[y], self.wanted.style[y]
        ground = styles.ground
        stretches: list[tuple[int, str, str, bool]] = []
        cleared = end == self.wanted.width and (blank_from := self._blank_from(y)) < end
        last = max(start, blank_from) if cleared else end
        x = start
        while x < last:
            look = style[x]
            stop = x + 1
            while stop < last and style[stop] is look:
                stop += 1
            piece = "".join(text[x:stop])
            blank = not piece.strip(" ")
            if stretches:
                begun, before, words, was_blank = stretches[-1]
                if before == look or ((blank or was_blank) and ground(before) == ground(look)):
                    kept = look if was_blank else before
                    stretches[-1] = (begun, kept, words + piece, blank and was_blank)
                    x = stop
                    continue
            stretches.append((x, look, piece, blank))
            x = stop
        stop = last
        found: list[Segment] = []
        for begun, look, words, blank in reversed(stretches):
            found.append(Segment(y, begun, stop, look, words, blank))
            stop = begun
        segments.extend(reversed(found))
        if cleared:
            segments.append(Segment(y, last, end, styles.DEFAULT, _CLEAR, True))

    def _blank_from(self, y: int) -> int:
        """From where on a row is blank in the default style, where that is worth clearing.

        Only there: some terminals clear with the background that is on, others with their own.
        """
        text, style = self.wanted.text[y], self.wanted.style[y]
        x = width = self.wanted.width
        while x > 0 and text[x - 1] == " " and styles.ground(style[x - 1]) == styles.DEFAULT:
            x -= 1
        return x if width - x >= _CLEARED_FROM else width

    # Sending

    def _send(self, parts: list[str], segment: Segment) -> None:
        y, start, end = segment.y, segment.start, segment.end
        if change := change_to(self._sent_pen, segment):
            parts.append(change)
            self._sent_pen = segment.style
        self._move(parts, start, y)
        text = segment.text
        if text == _CLEAR:
            parts.append(text)
        elif text.isascii() or is_settled(text):
            parts.append(text)
            self._sent_x = end if end < self.wanted.width else -1
        else:
            self._send_unsettled(parts, y, start, end)
        self.sent.text[y][start:end] = self.wanted.text[y][start:end]
        self.sent.style[y][start:end] = self.wanted.style[y][start:end]

    def _send_unsettled(self, parts: list[str], y: int, start: int, end: int) -> None:
        """Text in which terminals may count differently, cluster by cluster."""
        text = self.wanted.text[y]
        x = start
        while x < end:
            cluster = text[x]
            after = x + 1
            while after < end and text[after] == TAIL:
                after += 1
            self._move(parts, x, y)
            if is_settled(cluster):
                parts.append(cluster)
                self._sent_x = after if after < self.wanted.width else -1
            else:
                # Whatever the terminal makes of it: nothing old is left beside it, and the next cell
                # is found by its address.
                if after - x > 1:
                    parts.append(" " * (after - x))
                    self._sent_x = -1
                    self._move(parts, x, y)
                parts.append(cluster)
                self._sent_x = -1
            x = after

    def _take_cursor(self, parts: list[str]) -> None:
        if self.y >= 0:
            self._move(parts, min(self.x, self.wanted.width - 1), self.y)

    def _move(self, parts: list[str], x: int, y: int) -> None:
        if (x, y) != (self._sent_x, self._sent_y):
            if self._only_addresses:
                parts.append(way(-1, -1, x, y))
            else:
                parts.append(way(self._sent_x, self._sent_y, x, y))
            self._sent_x, self._sent_y = x, y
