"""What belongs to one person: preferences, drafts, what they have seen."""

from __future__ import annotations

from typing import Any

import pytest

from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotAllowed, NotFound
from breakthrough_tui.store.commands import people, personal
from breakthrough_tui.store.personal_tables import DraftRow, PreferenceRow
from breakthrough_tui.store.queries import personal as asked
from tests.builders import Team
from tests.store.state import state


@pytest.mark.parametrize(
    ("key", "value", "before"),
    [
        ("theme", "dark", "light"),
        ("diff", False, True),
        ("breakthrough", 3, 1),
        ("keys", {"new": "ü"}, {}),
        ("place.1", {"screen": "board", "thing": 12, "mine": True}, {}),
    ],
)
def test_a_preference_comes_back_as_it_was(
    workspace: Team, key: str, value: Any, before: Any
) -> None:
    workspace.run("cho", personal.set_preference, key=key, value=before)
    workspace.run("cho", personal.set_preference, key=key, value=value)
    assert workspace.read(asked.preferences, viewer="cho") == {key: value}
    assert workspace.read(asked.preferences, viewer="dia") == {}


def test_a_preference_is_forgotten(workspace: Team) -> None:
    workspace.run("cho", personal.set_preference, key="theme", value="dark")
    workspace.run("cho", personal.set_preference, key="theme", value=None)
    assert workspace.read(asked.preferences, viewer="cho") == {}


def test_a_draft_is_kept_until_it_is_dropped(workspace: Team) -> None:
    place = "card:12:comment"
    workspace.run("cho", personal.keep_draft, place=place, text="I think")
    workspace.run("cho", personal.keep_draft, place=place, text="I think that\n  we")
    workspace.run("dia", personal.keep_draft, place=place, text="No")
    assert workspace.read(asked.draft, viewer="cho", place=place) == "I think that\n  we"
    assert workspace.read(asked.draft, viewer="cho", place="card:13") is None
    workspace.run("cho", personal.drop_draft, place=place)
    assert workspace.read(asked.draft, viewer="cho", place=place) is None
    assert workspace.read(asked.draft, viewer="dia", place=place) == "No"
    workspace.run("cho", personal.drop_draft, place=place)


def test_no_event_tells_of_it(workspace: Team) -> None:
    before = workspace.position
    workspace.run("cho", personal.set_preference, key="theme", value="dark")
    workspace.run("cho", personal.keep_draft, place="x", text="y")
    done = workspace.run("cho", personal.see, breakthrough=1)
    assert done.events == ()
    assert workspace.position == before


def test_strangers_have_nothing_of_their_own(workspace: Team) -> None:
    workspace.run("adm", people.leave, name="cho")
    before = state(workspace)
    for stranger in ("cho", "nobody"):
        for command, fields in (
            (personal.set_preference, {"key": "theme", "value": "dark"}),
            (personal.keep_draft, {"place": "x", "text": "y"}),
            (personal.drop_draft, {"place": "x"}),
            (personal.see, {"breakthrough": 1}),
        ):
            with pytest.raises(NotAllowed):
                workspace.run(stranger, command, **fields)  # type: ignore[arg-type]
    assert state(workspace) == before


def test_one_sees_only_what_there_is(workspace: Team) -> None:
    with pytest.raises(NotFound):
        workspace.run("cho", personal.see, breakthrough=99)


def test_what_cannot_be_kept_is_refused(workspace: Team) -> None:
    before = state(workspace)
    with pytest.raises(BreakthroughError):
        workspace.run("cho", personal.keep_draft, place="x", text="y" * 100_001)
    for key, value in (("zoom", 2), ("theme", "pink"), ("place.1", {"scroll": float("nan")})):
        with pytest.raises(Invalid):
            workspace.run("cho", personal.set_preference, key=key, value=value)
    assert state(workspace) == before


def test_drafts_are_harmless_text(workspace: Team) -> None:
    workspace.run("cho", personal.keep_draft, place="x", text="\x1b]0;evil\x07now")
    assert workspace.read(asked.draft, viewer="cho", place="x") == "now"
    assert state(workspace, DraftRow, PreferenceRow)
