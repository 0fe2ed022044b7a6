"""Each limit has a sentence, and nothing is half done when it is reached."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain import limits
from breakthrough_tui.domain.errors import Invalid, TooMuch
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.store.commands import cards, obstacles, people
from breakthrough_tui.store.tables import BreakthroughRow
from tests.builders import Team
from tests.store.state import state


def test_a_breakthrough_has_so_many_numbers_and_no_more(workspace: Team) -> None:
    almost = BreakthroughRow.update(last_number=limits.NUMBERS - 1)
    with workspace.store.database.write():
        workspace.store.database.change(almost.where(BreakthroughRow.id == 1))
    two = [QuickEntry("one"), QuickEntry("two")]
    before = state(workspace)
    with pytest.raises(Invalid, match="25,000 action items") as refusal:
        workspace.run("ana", cards.add_many, breakthrough=1, items=two)
    assert "start another" in refusal.value.hint
    assert state(workspace) == before
    workspace.run("ana", cards.add, breakthrough=1, title="the last")
    with pytest.raises(Invalid):
        workspace.run("ana", obstacles.raise_obstacle, breakthrough=1, title="one more")


def test_comments_are_counted_for_each_thing(
    workspace: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.MOST, "comment", (2, "There are enough.", "Start a new one."))
    first, second, obstacle = workspace.add(), workspace.add(), workspace.raise_obstacle()
    for _ in range(2):
        workspace.run("ana", cards.comment, card=first, text="so")
        workspace.run("ana", obstacles.comment, obstacle=obstacle, text="so")
    with pytest.raises(Invalid, match="There are enough"):
        workspace.run("ana", cards.comment, card=first, text="so")
    with pytest.raises(Invalid, match="There are enough"):
        workspace.run("ana", obstacles.comment, obstacle=obstacle, text="so")
    workspace.run("ana", cards.comment, card=second, text="so")


def test_people_are_counted(workspace: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(limits.MOST, "person", (1, "There are enough.", ""))
    with pytest.raises(Invalid, match="There are enough"):
        workspace.run("adm", people.add, name="kim")


def test_somebody_who_changes_things_without_pause_is_asked_to_wait(
    workspace: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "COMMANDS", 5)
    card = workspace.add(by="cho")
    workspace.clock.advance(seconds=61)
    for number in range(5):
        workspace.run("cho", cards.comment, card=card, text=f"{number}")
    with pytest.raises(TooMuch, match="changes within a minute") as refusal:
        workspace.run("cho", cards.comment, card=card, text="6")
    assert refusal.value.exit_code == 75
    workspace.run("dia", cards.comment, card=card, text="others go on")
    workspace.clock.advance(seconds=61)
    workspace.run("cho", cards.comment, card=card, text="6")


def test_many_things_in_one_command_are_one_change(
    workspace: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "COMMANDS", 2)
    workspace.clock.advance(seconds=61)
    many = [QuickEntry(f"number {number}") for number in range(50)]
    workspace.run("cho", cards.add_many, breakthrough=1, items=many)
    workspace.run("cho", cards.add, breakthrough=1, title="one more")
    with pytest.raises(TooMuch):
        workspace.run("cho", cards.add, breakthrough=1, title="one too many")


def test_a_clock_that_is_set_back_holds_nobody_up(
    workspace: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody had done before was then counted as done within the last minute, until its time came again."""
    card = workspace.add("Call the depot", by="cho")
    monkeypatch.setattr(limits, "COMMANDS", 3)
    workspace.clock.advance(hours=2)
    for number in range(3):
        workspace.run("cho", cards.comment, card=card, text=f"{number}")
    workspace.clock.advance(hours=-1)
    workspace.run("cho", cards.comment, card=card, text="the clock is right now")
