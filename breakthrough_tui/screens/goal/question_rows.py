"""The twelve questions of the goal test as lines: how the goal stands before each, and who answered."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.goal.answers import ASKED_OF, asked_people
from breakthrough_tui.domain.goal.questions import REQUIRED, Verdict
from breakthrough_tui.domain.goal.standing import GoalTest, Standing
from breakthrough_tui.domain.people import Membership
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.parts import Line, Part, wrapped
from breakthrough_tui.widgets.parts import Role as Colour

WIDE = 100
NAME_CELLS = 27
WORD_CELLS = 8

_COLOURS: dict[Verdict, Colour] = {
    Verdict.HOLDS: "good",
    Verdict.FAILS: "bad",
    Verdict.FLAG: "warning",
    Verdict.ASKED: "accent",
    Verdict.CANNOT_JUDGE: "accent",
}


def question_rows(
    test: GoalTest, members: Sequence[Membership], width: int, *, before_launch: bool
) -> list[Row]:
    """The five that must hold, the seven that advise, and the goal said anew while something is missing."""
    must = (
        f"{test.words} hold" if not before_launch else f"{test.words} hold, all 5 before a launch"
    )
    colour: Colour = "good" if test.held == REQUIRED else "warning" if before_launch else "quiet"
    made = [blank("test"), heading("Goal test", Part(colour, must), key="test"), blank("t1")]
    made += [_row(one, members, width) for one in test.required]
    made.append(plain("advice", ["  These advise:"], "quiet"))
    made += [_row(one, members, width) for one in test.standings[REQUIRED:]]
    if test.missing and before_launch:
        said = wrapped(f"Or say it so: {test.rewrite}", max(20, width - 5))
        made += [blank("rewrite"), plain("rewrite", [f"  {text}" for text in said], "quiet")]
    return made


def _row(one: Standing, members: Sequence[Membership], width: int) -> Row:
    number = one.question.number
    finding = one.finding
    name = 30 if width >= WIDE else NAME_CELLS
    room = max(16, width - name - WORD_CELLS - 9)
    words = finding.sentence
    if number in ASKED_OF:
        people = asked_people(number, members)
        answered = len({answer.person for answer in one.answers} & set(people))
        gap = " " if words.endswith((".", "?")) else " · "
        words = f"{words}{gap}{answered} of {len(people)} answered."
    if finding.verdict is not Verdict.HOLDS and finding.advice:
        words = f"{words} {finding.advice}"
    said: list[tuple[Colour, str]] = [
        ("quiet" if finding.verdict is Verdict.HOLDS else "text", text)
        for text in wrapped(words, room)
    ]
    notes = [answer for answer in one.answers if answer.note]
    for answer in notes[:3]:
        said += [("quiet", text) for text in wrapped(f"{answer.person}: {answer.note}", room)[:2]]
    if len(notes) > 3:
        said.append(("quiet", f"⋮ {len(notes) - 3} more notes: enter"))
    lines: list[Line] = [
        (
            Part("key", f"{number:>2}" if at == 0 else "", 4),
            Part("text", one.question.name if at == 0 else "", name),
            Part(_COLOURS[finding.verdict], one.word if at == 0 else "", WORD_CELLS),
            Part(colour, text),
        )
        for at, (colour, text) in enumerate(said)
    ]
    return Row(("question", number), tuple(lines))
