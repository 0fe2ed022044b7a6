"""`breakthrough close`, `reopen`, `commitment`."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.breakthroughs import tell
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.opening import near, short
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.domain.closing import suggested_outcome
from breakthrough_tui.domain.course import Outcome
from breakthrough_tui.domain.dates import day_month
from breakthrough_tui.domain.errors import Invalid, NotFound
from breakthrough_tui.domain.report_parts import Commitment
from breakthrough_tui.store.commands import closings as commands
from breakthrough_tui.store.commands import commitments
from breakthrough_tui.store.queries import commitments as queries
from breakthrough_tui.store.queries import overviews

ABANDONED = "abandoned"
OUTCOMES = (*(outcome.value for outcome in Outcome), ABANDONED)


def close(here: Here, args: Arguments) -> None:
    """Close it with what came of it, or abandon it and say why."""
    outcome = _outcome(here, args.outcome)
    if outcome == ABANDONED:
        if not args.note:
            raise Invalid("What is abandoned needs a reason.", "Give it with --note TEXT.")
        here.run(commands.abandon, breakthrough=here.breakthrough, reason=args.note)
    else:
        here.run(
            commands.close,
            breakthrough=here.breakthrough,
            outcome=Outcome(outcome),
            note=args.note or "",
        )
    tell(here, here.breakthrough)


def reopen(here: Here, args: Arguments) -> None:
    """Go on where it was before it was closed."""
    here.run(commands.reopen, breakthrough=here.breakthrough)
    tell(here, here.breakthrough)


def add(here: Here, args: Arguments) -> None:
    """Write down what somebody will do by when."""
    made = here.run(
        commitments.add,
        breakthrough=here.breakthrough,
        text=args.text,
        person=None if args.person is None else here.person(args.person),
        due=None if args.by is None else here.day_or_none(args.by),
    ).made("commitment")
    _tell_one(here, made)


def list_all(here: Here, args: Arguments) -> None:
    """List the commitments, the first due first."""
    found = [one for one in _commitments(here) if not args.open or one.done_at is None]
    if args.json:
        output.print_json([shapes.commitment(one) for one in found])
    else:
        heads = ("ID", "BY", "WHO", "DONE", "WHAT")
        output.table(heads, [_row(here, one) for one in found])


def done(here: Here, args: Arguments) -> None:
    """Tick a commitment, or take the tick away."""
    known = {str(one.id): one for one in _commitments(here)}
    said = args.id.strip().removeprefix("#")
    if said not in known:
        raise NotFound(
            f"There is no commitment '{short(args.id)}'.",
            f"There are: {', '.join(known)}." if known else "There is none at all yet.",
        )
    here.run(commitments.tick, commitment=known[said].id, done=not args.undone)
    _tell_one(here, known[said].id)


def _outcome(here: Here, said: str | None) -> str:
    words = " ".join((said or "").replace("-", " ").replace("_", " ").lower().split())
    words = {"partly reached": "partly", "abandon": ABANDONED}.get(words, words)
    if words in OUTCOMES:
        return words
    if words:
        hint = near(words, OUTCOMES)
        raise Invalid(f"Nothing ends as '{short(said or '')}'.", hint)
    overview = here.read(overviews.overview, viewer=here.viewer, breakthrough=here.breakthrough)
    suggested = suggested_outcome(overview.status(here.moment))
    hint = f"The readings say: {suggested}." if suggested else "The readings do not say."
    raise Invalid(f"Say how it ended: {', '.join(OUTCOMES)}.", hint)


def _commitments(here: Here) -> tuple[Commitment, ...]:
    return here.read(queries.commitments, viewer=here.viewer, breakthrough=here.breakthrough)


def _tell_one(here: Here, id_: int) -> None:
    one = next(one for one in _commitments(here) if one.id == id_)
    if here.args.json:
        output.print_json(shapes.commitment(one))
    else:
        output.say(*_row(here, one))


def _row(here: Here, one: Commitment) -> tuple[str, ...]:
    today = here.moment.today
    return (
        str(one.id),
        day_month(one.due, today) if one.due else "",
        one.person or "",
        "done" if one.done_at else "",
        one.text,
    )
