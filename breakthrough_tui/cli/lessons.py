"""`breakthrough lesson`: what was tried and learnt."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import words_or_stdin
from breakthrough_tui.domain.lesson import Lesson, keep_named
from breakthrough_tui.store.commands import lessons as commands
from breakthrough_tui.store.queries import lessons as queries


def add(here: Here, args: Arguments) -> None:
    """Write down what was tried, expected, and what happened."""
    keep = keep_named(args.keep or "")
    card = None if args.card is None else here.card(args.card)
    made = here.run(
        commands.add,
        breakthrough=here.breakthrough,
        tried=words_or_stdin(args.tried),
        expected=args.expected or "",
        happened=args.happened or "",
        keep=keep,
        who_else=args.who_else or "",
        leaders=args.leaders,
        card=card,
    ).made("lesson")
    lesson = next(lesson for lesson in _lessons(here) if lesson.id == made)
    if args.json:
        output.print_json(shapes.lesson(lesson, here.code))
    else:
        output.say(*_row(lesson))


def list_all(here: Here, args: Arguments) -> None:
    """List what was learnt, the oldest first."""
    lessons = _lessons(here)
    if args.json:
        output.print_json([shapes.lesson(lesson, here.code) for lesson in lessons])
    else:
        rows = [_row(lesson) for lesson in lessons]
        output.table(("TRIED", "KEEP", "HAPPENED", "WHO ELSE", "BY"), rows)


def _lessons(here: Here) -> tuple[Lesson, ...]:
    return here.read(queries.lessons, viewer=here.viewer, breakthrough=here.breakthrough)


def _row(lesson: Lesson) -> tuple[str, ...]:
    return (lesson.tried, lesson.keep.value, lesson.happened, lesson.who_else, lesson.by)
