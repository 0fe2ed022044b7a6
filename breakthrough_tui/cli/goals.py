"""`breakthrough goal`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from breakthrough_tui.cli import output
from breakthrough_tui.cli.typed import number, text_of
from breakthrough_tui.domain.errors import Invalid, WrongUsage

if TYPE_CHECKING:
    from breakthrough_tui.cli.here import Here
    from breakthrough_tui.cli.parser import Arguments
    from breakthrough_tui.domain.goal.goal_test import Finding, Judged

MOST_LINES = 10_000


def check(here: Here, args: Arguments) -> None:
    """Judge a sentence, or each line of a file. Needs no database and opens none."""
    texts = _texts(args)
    from datetime import UTC, datetime

    from breakthrough_tui.domain.dates import date_or_error
    from breakthrough_tui.domain.goal.goal_test import GoalFacts, examine

    # Without a workspace there is no time zone but the machine's.
    today = datetime.now(UTC).astimezone().date()
    start = date_or_error(args.start, today) if args.start is not None else None
    known = GoalFacts(
        baseline=number(args.baseline) if args.baseline is not None else None,
        target=number(args.target) if args.target is not None else None,
        report_back=(
            date_or_error(args.report_back, today) if args.report_back is not None else None
        ),
        lead=args.lead or "",
    )
    judged = (
        (text, examine(text, today=today, start=start, known=known, leader=args.leader))
        for text in texts
    )
    if args.json:
        output.print_json([shape(text, one) for text, one in judged])
    else:
        _say(judged, many=args.file is not None)


def shape(text: str, judged: Judged) -> dict[str, Any]:
    """What `--json` says of one sentence."""
    return {
        "text": text,
        "failed": list(judged.failed),
        "advice": [_words(finding) for finding in _remarks(judged)],
        "rewrite": judged.rewrite,
    }


def _texts(args: Arguments) -> Sequence[str]:
    if (args.text is None) == (args.file is None):
        raise WrongUsage(
            "'breakthrough goal check' takes a TEXT or --file FILE.", "One of them, not both."
        )
    if args.file is None:
        if not args.text.strip():
            raise Invalid("The goal is empty.", "Write it in one sentence.")
        return [args.text]
    lines = [line.strip() for line in text_of(args.file).split("\n")]
    texts = [line for line in lines if line]
    if len(texts) > MOST_LINES:
        raise Invalid(f"These are {len(texts):,} lines.", f"At most {MOST_LINES:,} at a time.")
    return texts


def _remarks(judged: Judged) -> list[Finding]:
    """What fails, what to think about, what cannot be judged: not what is only asked of people."""
    from breakthrough_tui.domain.goal.goal_test import QUESTIONS, Verdict

    return [
        finding
        for finding in judged.findings
        if (finding.verdict is not Verdict.HOLDS or finding.advice)
        and not (finding.verdict is Verdict.ASKED and not QUESTIONS[finding.question - 1].seen)
    ]


def _words(finding: Finding) -> str:
    return f"{finding.question}: {finding.sentence} {finding.advice}".rstrip()


def _say(judged: Iterable[tuple[str, Judged]], *, many: bool) -> None:
    from breakthrough_tui.domain.goal.goal_test import QUESTIONS

    for at, (text, one) in enumerate(judged):
        if many:
            if at:
                print()
            output.say(text)
        rows = [
            (
                str(finding.question),
                QUESTIONS[finding.question - 1].name,
                finding.verdict.value,
                f"{finding.sentence} {finding.advice}".rstrip(),
            )
            for finding in one.findings
        ]
        _rows(rows)
        output.say(f"Or: {one.rewrite}")


def _rows(rows: Sequence[tuple[str, str, str, str]]) -> None:
    widths = [max(output.width(row[at]) for row in rows) for at in range(3)]
    for row in rows:
        cells = [output.pad(row[at], widths[at]) for at in range(3)]
        output.say(*cells, row[3])
