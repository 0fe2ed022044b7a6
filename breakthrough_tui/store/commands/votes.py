"""The vote of confidence: opened, voted in unseen, closed."""

from __future__ import annotations

from collections.abc import Sequence

from breakthrough_tui.domain.confidence import asked_of, check_value, summed
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.numbers import show_number
from breakthrough_tui.domain.people import Membership
from breakthrough_tui.domain.permissions import Action
from breakthrough_tui.store.access import Row
from breakthrough_tui.store.tables import MembershipRow
from breakthrough_tui.store.write import Write


def open_vote(write: Write, *, breakthrough: int) -> None:
    """Ask everybody how confident they are. There is one vote at a time."""
    write.allow(Action.OPEN_VOTE, breakthrough)
    if _open(write, breakthrough) is not None:
        raise Invalid("A vote is open already.", "Close it first; then another can be opened.")
    members = MembershipRow.select(MembershipRow.person, MembershipRow.role).where(
        (MembershipRow.breakthrough == breakthrough) & MembershipRow.ended_at.is_null()
    )
    found = [Membership(person, role) for person, role in write.database.rows(members.tuples())]
    fields = {
        "breakthrough": breakthrough,
        "opened_by": write.actor,
        "opened_at": write.now,
        "closed_by": None,
        "closed_at": None,
        "asked": asked_of(found),
        "voted": 0,
        "result": (),
    }
    write.make(Action.OPEN_VOTE, "vote", breakthrough, fields)


def cast(write: Write, *, breakthrough: int, value: int) -> None:
    """Vote, 0 to 10; until it is closed one may vote again. Nobody is ever told the value."""
    write.allow(Action.CAST_VOTE, breakthrough)
    vote = _require_open(write, breakthrough)
    write.answer_privately(
        Action.CAST_VOTE,
        "ballot",
        breakthrough,
        {"vote": vote["id"]},
        {"value": check_value(value)},
    )


def close(write: Write, *, breakthrough: int, paper: Sequence[int] = ()) -> None:
    """Close it, with the votes that were given on paper. Only median and spread are kept, if they tell of nobody."""
    from breakthrough_tui.store.method_tables import BallotRow

    write.allow(Action.CLOSE_VOTE, breakthrough)
    vote = _require_open(write, breakthrough)
    on_paper = [check_value(value) for value in paper]
    cast_votes = BallotRow.select(BallotRow.value).where(BallotRow.vote == vote["id"])
    on_screen = [value for (value,) in write.database.rows(cast_votes.tuples())]
    found = summed(on_screen, on_paper)
    fields = {
        "closed_by": write.actor,
        "closed_at": write.now,
        "voted": len(on_screen) + len(on_paper),
        "result": ()
        if found is None
        else (show_number(found.median), str(found.low), str(found.high)),
    }
    write.change(Action.CLOSE_VOTE, "vote", vote["id"], breakthrough, fields)


def _require_open(write: Write, breakthrough: int) -> Row:
    vote = _open(write, breakthrough)
    if vote is None:
        raise Invalid("No vote is open.", "Team lead or facilitator opens one.")
    return vote


def _open(write: Write, breakthrough: int) -> Row | None:
    from breakthrough_tui.store.method_tables import VoteRow

    query = VoteRow.select().where(
        (VoteRow.breakthrough == breakthrough) & VoteRow.closed_at.is_null()
    )
    return next(iter(write.database.run(query.dicts())), None)
