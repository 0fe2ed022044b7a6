"""What Textual writes for a board of four columns, drawn by lines, without Textual."""

from __future__ import annotations

WIDTH, HEIGHT = 120, 40
_GROUND = "48;2;18;18;18"
_CURSOR = "48;2;38;48;64"
_TOP = 4
_ROWS = 34
_A_CARD = 3
_SEEN = 11


class PaintedBoard:
    """Columns of cards of two lines and one of air; a key moves the cursor in the first column, which scrolls."""

    def __init__(self, cards: int = 2000) -> None:
        self.cards = cards
        self.cursor = 0
        self.first = 0

    def all(self) -> str:
        """A whole screen, as Textual paints it."""
        out = [
            f"\x1b[1;1H\x1b[1;38;2;224;224;224;48;2;30;36;48m{' PERMIT  First permits in four weeks':120}\x1b[0m\n"
        ]
        for y in range(1, _TOP):
            out.append(f"\x1b[{y + 1};1H\x1b[38;2;140;140;140;48;2;30;36;48m{'─' * 120}\x1b[0m\n")
        for y in range(_ROWS):
            out.append(f"\x1b[{y + 1 + _TOP};1H")
            out.append("".join(self._cells(column, y) for column in range(4)))
            out.append("\n")
        out.append(f"\x1b[39;1H{self._title()}\n")
        out.append(
            f"\x1b[40;1H\x1b[38;2;140;140;140;{_GROUND}m{' n new  e edit  m only mine  ? help':120}\x1b[0m"
        )
        return "".join(out) + "\x1b[1;1H"

    def move(self, step: int = 1, *, behind: bool = False) -> str:
        """What is painted for one press of j; on a line that is `behind` the column scrolls by a page."""
        before, self.cursor = self.cursor, min(max(self.cursor + step, 0), self.cards - 1)
        first = min(max(self.first, self.cursor - _SEEN + 1), self.cursor)
        if first != self.first and behind:
            first = self.cursor if step > 0 else self.cursor - _SEEN + 1
        if first != self.first:
            self.first = first
            rows = list(range(_ROWS))
        else:
            rows = [
                (card - first) * _A_CARD + line
                for card in sorted((before, self.cursor))
                for line in range(_A_CARD)
            ]
        painted = [f"\x1b[{y + 1 + _TOP};1H{self._cells(0, y)}" for y in rows]
        painted.append(f"\x1b[39;1H{self._title()}")
        return "\n".join(painted) + "\x1b[1;1H"

    def _title(self) -> str:
        title = f" Card {self.cursor} of the first column, its whole title"
        return f"\x1b[38;2;224;224;224;{_GROUND}m{title:120}\x1b[0m"

    def _cells(self, column: int, y: int) -> str:
        card, line = divmod(y, _A_CARD)
        card += self.first if column == 0 else 0
        here = column == 0 and card == self.cursor
        ground = _CURSOR if here and line == 0 else _GROUND
        if line == 2:
            return f"\x1b[38;2;224;224;224;{_GROUND}m{'':30}\x1b[0m"
        bar = f"\x1b[38;2;120;170;255;{ground}m{'▌' if here else ' '}\x1b[0m"
        if line == 0:
            words = f" {TITLES[(card * 7 + column) % len(TITLES)]} {card}"
            return f"{bar}\x1b[38;2;224;224;224;{ground}m{words[:29]:29}\x1b[0m"
        return (
            f"{bar}\x1b[38;2;140;140;140;{ground}m  PERMIT-{card:<6}\x1b[0m"
            f"\x1b[38;2;120;170;255;{ground}m@{PEOPLE[card % 4]:5}\x1b[0m"
            f"\x1b[38;2;140;140;140;{ground}m  9 Oct \x1b[0m"
        )


PEOPLE = ("ana", "ben", "cho", "dia")
TITLES = (
    "Ask the office for",
    "Measure the queue",
    "Talk to the clerks",
    "One form for both",
    "Train the night shift",
    "Count again in May",
)
