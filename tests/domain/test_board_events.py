"""A board brought up to date by events is the board that would be read."""

from __future__ import annotations

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.board_events import with_events
from breakthrough_tui.store.commands import cards, columns, labels, obstacles, several
from breakthrough_tui.store.commands import undo as undoing
from tests.support.permit_fixtures import permit_made_once as permit_made_once
from tests.support.permit_fixtures import team as team
from tests.support.permit_team import PermitTeam


def test_moves_edits_new_and_archived_cards_are_told_by_their_events(team: PermitTeam) -> None:
    board = team.board()
    first = board.cards[team.column("To do")]
    done = [
        team.does("ana", cards.move, card=first[0].id, column=team.column("Doing")),
        team.does("ana", cards.move, card=first[0].id, column=team.column("Done")),
        team.does("ben", cards.edit, card=first[1].id, title="Two pages", owner=None),
        team.does("ben", cards.finish, card=first[2].id),
        team.does("ben", cards.finish, card=first[2].id),
        team.does("dia", cards.add, breakthrough=1, title="Buy chalk", labels=["desk"]),
        team.does("dia", cards.comment, card=first[1].id, text="white"),
        team.does("eli", cards.archive, cards=[first[3].id, first[4].id]),
        team.does(
            "eli",
            several.move_many,
            cards=[first[5].id, first[6].id],
            column=team.column("Doing"),
            before=team.card("Score"),
        ),
    ]
    done.append(team.does("ben", undoing.undo, command=done[2].command))
    now = team.board()
    one_by_one = board
    for each in done:
        told = with_events(one_by_one, each.events)
        assert told is not None
        one_by_one = told
    assert one_by_one == now
    # Told together the merged event is there once, with its newest position.
    assert with_events(board, [event for each in done for event in each.events]) == now


def test_columns_renamed_or_limited_and_what_is_said_of_obstacles_are_told_by_their_events(
    team: PermitTeam,
) -> None:
    raised = team.does("cho", obstacles.raise_obstacle, breakthrough=1, title="No ladder")
    board = team.board()
    made = raised.made("obstacle")
    done = [
        team.does("ana", columns.rename, column=team.column("Doing"), name="Now"),
        team.does("ana", columns.limit, column=team.column("Now"), limit=3),
        team.does("cho", obstacles.edit, obstacle=made, ask="A ladder, please"),
        team.does("cho", obstacles.withdraw, obstacle=made),
    ]
    for each in done:
        told = with_events(board, each.events)
        assert told is not None
        board = told
    assert board == team.board()


def test_old_news_changes_nothing(team: PermitTeam) -> None:
    made = team.does("dia", cards.add, breakthrough=1, title="Buy chalk")
    board = team.board()
    assert with_events(board, made.events) is board


def test_what_events_do_not_tell_has_to_be_read(team: PermitTeam) -> None:
    board = team.board()
    card = board.cards[team.column("To do")][0].id
    team.does("ana", cards.archive, cards=[card])
    gone = team.board()
    back = team.does("ana", cards.restore, card=card)
    assert with_events(gone, back.events) is None
    assert board.first_of(ColumnKind.DOING) is not None
    shifted = team.does("ana", columns.move, column=team.column("Doing"), before=None)
    assert with_events(board, shifted.events) is None
    named = team.does("ana", labels.define, breakthrough=1, tag="intake", name="At the desk")
    assert with_events(board, named.events) is None
    raised = team.does(
        "cho", obstacles.raise_obstacle, breakthrough=1, title="No ladder", cards=[card]
    )
    assert with_events(board, raised.events) is None
