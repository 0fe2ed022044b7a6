"""People by the command line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support.command_line import Desk


def person(desk: Desk, name: str) -> Any:
    return next(one for one in desk.asks("person", "list") if one["name"] == name)


def test_a_person_is_added(ana: Desk) -> None:
    added = ana.asks(
        *("person", "add", "@Ida", "--login", "ida1", "--full-name", "Ida I"),
        *("--mail", "ida@example.org"),
    )
    assert added == {
        "name": "ida",
        "full_name": "Ida I",
        "login": "ida1",
        "administrator": False,
        "left_on": None,
        "roles": {},
    }


def test_the_list_says_who_is_what(ana: Desk) -> None:
    assert person(ana, "ana")["roles"] == {"PERMIT": ["team lead"]}
    assert person(ana, "fay")["administrator"] is True
    lines = ana.does("person", "list").lines
    assert lines[0].split() == ["NAME", "LOGIN", "ROLES"]
    assert lines[1] == "ana   no login                 PERMIT: team lead"


@pytest.mark.parametrize("name", ["", "a b", "x" * 33, "ä", "-x", "../x"])
def test_a_name_is_short(ana: Desk, name: str) -> None:
    said = ana.types("person", "add", "--", name)
    assert said.code == (0 if name == "-x" else 1)


def test_a_name_is_taken_once(ana: Desk) -> None:
    assert ana.fails("person", "add", "eli").startswith("breakthrough: ")


@pytest.mark.parametrize("role", ["lead", "team-lead", "Team lead"])
def test_a_role_is_given_by_any_of_its_names(ana: Desk, role: str) -> None:
    given = ana.asks("person", "role", "hal", role)
    assert given["roles"] == {"PERMIT": ["team lead"]}


def test_a_role_is_taken_away(ana: Desk) -> None:
    assert ana.asks("person", "role", "eli", "member", "--take")["roles"] == {}
    assert "is not member here" in ana.fails("person", "role", "eli", "member", "--take")


def test_the_nearest_role_and_person_are_named(ana: Desk) -> None:
    assert "Did you mean 'facilitator'?" in ana.fails("person", "role", "eli", "facilitater")
    assert "Did you mean 'eli'?" in ana.fails("person", "role", "elli", "member")


def test_what_is_known_of_a_person_changes(ana: Desk) -> None:
    fay = ana.of("fay")
    changed = fay.asks("person", "edit", "eli", "--full-name", "Eli E", "--login", "eli1")
    assert (changed["full_name"], changed["login"]) == ("Eli E", "eli1")
    assert fay.asks("person", "edit", "eli", "--administrator", "yes")["administrator"] is True
    assert fay.asks("person", "edit", "eli", "--login", "")["login"] is None
    assert fay.types("person", "edit", "eli").code == 2
    assert "neither yes nor no" in fay.fails("person", "edit", "eli", "--administrator", "maybe")


def test_who_leaves_hands_on_what_is_theirs(ana: Desk) -> None:
    fay = ana.of("fay")
    ana.does("card", "add", "Call the depot", "--owner", "eli")
    assert "still has 1 action item" in fay.fails("person", "leave", "eli")
    assert fay.asks("person", "leave", "eli", "--items-to", "dia")["left_on"] is not None
    assert ana.asks("card", "show", "1")["owner"] == "dia"
    assert "eli" not in [one["name"] for one in ana.asks("person", "list")]


def test_who_leaves_by_themselves_is_told(ana: Desk) -> None:
    assert ana.of("hal").does("person", "leave", "me").out == "You have left.\n"
    assert "There is no person 'hal'." in ana.of("hal").fails("list")


def test_a_stand_in_answers_until_a_day(ana: Desk) -> None:
    bo, hal = ana.of("bo"), ana.of("hal")
    ana.does("obstacle", "raise", "No phone")
    hal.fails("obstacle", "take", "1", "--by", "in 3d")
    bo.does("person", "stand-in", "hal", "--until", "in 7d")
    assert [one["ref"] for one in hal.asks("obstacle", "list", "--mine")] == ["PERMIT-1"]
    hal.does("obstacle", "take", "1", "--by", "in 3d")
    bo.does("person", "stand-in", "")
    hal.fails("obstacle", "answer", "1", "removed", "--note", "x")
    assert bo.types("person", "stand-in", "hal").code == 2


def test_the_key_of_somebody_who_has_left_opens_nothing_and_tells_whom_to_ask(ana: Desk) -> None:
    """A line of `authorized_keys` may be forgotten: it named everybody in the workspace once."""
    ana.of("fay").does("person", "leave", "eli", "--items-to", "dia")
    for asked in ("status", "person list --json", "card add x", "log", "undo"):
        said = ana.of("eli").asks_over_ssh(asked)
        assert (said.code, said.out) == (1, "")
        assert said.err == "breakthrough: 'eli' is not in this workspace.\nAsk fay to add you.\n"
    here = ana.of("eli").fails("status")
    assert "There is no person 'eli'." in here


def test_the_log_tells_who_left_what(ana: Desk) -> None:
    ana.of("eli").does("card", "add", "Call the depot")
    ana.of("fay").does("person", "leave", "eli", "--items-to", "dia")
    out = ana.does("log").out
    assert "let eli leave" in out
    assert "let PERMIT leave" not in out
    assert "gave PERMIT-1 to dia" in out
