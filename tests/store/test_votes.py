"""The vote of confidence on a real file: unseen before it is closed, and nobody's own value ever."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from breakthrough_tui.domain.confidence import Confidence, Vote
from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.store.commands import breakthroughs, people, votes
from breakthrough_tui.store.queries import histories, overviews
from tests.builders import Team
from tests.store.state import rows

VALUES = {"ana": 3, "cho": 10, "dia": 6, "eli": 9}


def the_vote(team: Team, viewer: str = "cho") -> Vote:
    vote = team.read(overviews.overview, viewer=viewer, breakthrough=1).vote
    assert vote is not None
    return vote


def opened(team: Team) -> None:
    team.run("fay", votes.open_vote, breakthrough=1)


def all_vote(team: Team) -> None:
    for who, value in VALUES.items():
        team.run(who, votes.cast, breakthrough=1, value=value)


def test_while_it_is_open_only_how_many_is_known(workspace: Team) -> None:
    opened(workspace)
    assert the_vote(workspace).counted == "0 of 4"
    workspace.run("cho", votes.cast, breakthrough=1, value=7)
    workspace.run("dia", votes.cast, breakthrough=1, value=2)
    vote = the_vote(workspace)
    assert (vote.counted, vote.voters, vote.result) == ("2 of 4", ("cho", "dia"), None)


def test_closed_it_shows_median_and_spread(workspace: Team) -> None:
    opened(workspace)
    all_vote(workspace)
    workspace.run("fay", votes.close, breakthrough=1)
    vote = the_vote(workspace)
    assert (vote.counted, vote.closed_by) == ("4 of 4", "fay")
    assert vote.result == Confidence(Decimal("7.5"), 3, 10)


def test_paper_votes_count_with_the_others(workspace: Team) -> None:
    opened(workspace)
    all_vote(workspace)
    workspace.run("fay", votes.close, breakthrough=1, paper=(1, 1, 1, 1, 1))
    vote = the_vote(workspace)
    assert vote.voted == 9
    assert vote.result == Confidence(Decimal(1), 1, 10)


def test_too_few_votes_are_counted_and_not_shown(workspace: Team) -> None:
    opened(workspace)
    workspace.run("cho", votes.cast, breakthrough=1, value=7)
    workspace.run("fay", votes.close, breakthrough=1, paper=(5, 5, 5))
    vote = the_vote(workspace)
    assert (vote.voted, vote.result) == (4, None)


def test_until_it_is_closed_one_may_vote_again(workspace: Team) -> None:
    opened(workspace)
    all_vote(workspace)
    workspace.run("ana", votes.cast, breakthrough=1, value=9)
    assert the_vote(workspace).voted == 4
    workspace.run("fay", votes.close, breakthrough=1)
    assert the_vote(workspace).result == Confidence(Decimal(9), 6, 10)


def test_a_closed_one_takes_no_vote(workspace: Team) -> None:
    with pytest.raises(Invalid):
        workspace.run("cho", votes.cast, breakthrough=1, value=7)
    opened(workspace)
    with pytest.raises(Invalid):
        opened(workspace)
    workspace.run("ana", votes.close, breakthrough=1)
    for command, more in ((votes.cast, {"value": 7}), (votes.close, {})):
        with pytest.raises(Invalid):
            workspace.run("ana", command, breakthrough=1, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [-1, 11, 10**30])
def test_a_vote_out_of_reach_is_refused(workspace: Team, value: int) -> None:
    opened(workspace)
    with pytest.raises(Invalid):
        workspace.run("cho", votes.cast, breakthrough=1, value=value)
    with pytest.raises(Invalid):
        workspace.run("fay", votes.close, breakthrough=1, paper=(5, value))
    assert the_vote(workspace).open


def test_a_member_neither_opens_nor_closes_it_and_an_observer_does_not_vote(
    workspace: Team,
) -> None:
    with pytest.raises(NotAllowed):
        workspace.run("cho", votes.open_vote, breakthrough=1)
    opened(workspace)
    with pytest.raises(NotAllowed):
        workspace.run("cho", votes.close, breakthrough=1)
    with pytest.raises(NotAllowed):
        workspace.run("obs", votes.cast, breakthrough=1, value=3)


def test_no_event_and_no_row_but_the_ballot_tells_what_somebody_voted(workspace: Team) -> None:
    marked = {"ana": 3, "cho": 8, "dia": 8, "eli": 8}  # would be seen if it were told anywhere
    opened(workspace)
    for who, value in marked.items():
        workspace.run(who, votes.cast, breakthrough=1, value=value)
    events, _ = workspace.read(histories.since, viewer="ana", breakthrough=1)
    cast = [event for event in events if event.kind == "vote.cast"]
    assert [event.actor for event in cast] == list(marked)
    assert {json.dumps(sorted(event.after)) for event in cast} == {'["answered", "person", "vote"]'}
    assert all(event.before == {} for event in cast)
    assert {row["result"] for row in rows(workspace, "vote")} == {"[]"}


def test_the_events_of_a_vote_of_three_do_not_tell_it(workspace: Team) -> None:
    opened(workspace)
    for who, value in {"ana": 3, "cho": 8, "dia": 8}.items():
        workspace.run(who, votes.cast, breakthrough=1, value=value)
    workspace.run("fay", votes.close, breakthrough=1)
    events, _ = workspace.read(histories.since, viewer="fay", breakthrough=1)
    assert events[-1].after.keys() == {"closed_by", "closed_at", "voted"}


def test_a_team_of_one_votes_and_sees_nothing(workspace: Team) -> None:
    made = workspace.start("Halve the queue", by="out")
    workspace.run("out", people.give_role, breakthrough=made, person="cho", role="team lead")  # type: ignore[arg-type]
    workspace.run("cho", votes.open_vote, breakthrough=made)
    workspace.run("cho", votes.cast, breakthrough=made, value=5)
    workspace.run("cho", votes.close, breakthrough=made)
    vote = workspace.read(overviews.overview, viewer="cho", breakthrough=made).vote
    assert vote is not None
    assert (vote.counted, vote.result) == ("1 of 1", None)


def test_a_team_of_sixty_votes(workspace: Team) -> None:
    names = [f"p{number}" for number in range(60)]
    for name in names:
        workspace.run("adm", people.add, name=name)
    made = workspace.run(
        "bo", breakthroughs.start, sentence="Halve the queue", leader="bo", lead="ana",
        members=names,
    ).made("breakthrough")  # fmt: skip
    workspace.run("ana", votes.open_vote, breakthrough=made)
    for number, name in enumerate(names):
        workspace.run(name, votes.cast, breakthrough=made, value=number % 11)
    workspace.run("ana", votes.close, breakthrough=made)
    vote = workspace.read(overviews.overview, viewer="ana", breakthrough=made).vote
    assert vote is not None
    assert (vote.counted, vote.result) == ("60 of 61", Confidence(Decimal("4.5"), 0, 10))


def test_a_second_vote_is_a_vote_of_its_own(workspace: Team) -> None:
    opened(workspace)
    all_vote(workspace)
    workspace.run("fay", votes.close, breakthrough=1)
    opened(workspace)
    vote = the_vote(workspace)
    assert (vote.open, vote.voted, vote.result) == (True, 0, None)
