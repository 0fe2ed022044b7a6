"""A script that lost the answer asks again: what it sends with the same UUID is done once, by every door."""

from __future__ import annotations

import pytest

from tests.support.command_line import Desk

UUID = "0b8d9f5e-6c1d-4f8e-9a51-3f0f2f1c9a77"
OTHER = "7d1f2c33-51a0-4c09-8a6e-5f0d1f1e2b44"


def titles(desk: Desk) -> list[str]:
    return [card["title"] for card in desk.types("card", "list", "--json").json]


def test_a_card_that_is_sent_twice_is_added_once_and_both_answers_are_alike(ana: Desk) -> None:
    first = ana.types("card", "add", "Call the depot", "--once", UUID)
    again = ana.types("card", "add", "Call the depot", "--once", UUID.upper())
    assert (first.code, again.code) == (0, 0)
    assert again.out == first.out
    assert titles(ana).count("Call the depot") == 1
    assert ana.types("card", "add", "Call the depot", "--once", OTHER).code == 0
    assert titles(ana).count("Call the depot") == 2


def test_over_ssh_as_well(ana: Desk) -> None:
    dia = ana.of("dia")
    asked = f"card add 'Call the depot' --once {UUID}"
    assert dia.asks_over_ssh(asked).out == dia.asks_over_ssh(asked).out
    assert titles(ana).count("Call the depot") == 1


def test_what_is_gone_by_its_own_doing_is_no_mistake_the_second_time(ana: Desk) -> None:
    words = ("column", "add", "Checked")
    assert ana.types(*words).code == 0
    remove = ("column", "remove", "Checked", "--once", UUID)
    assert ana.types(*remove).code == 0
    again = ana.types(*remove)
    assert (again.code, again.out) == (0, "")
    assert again.err == "breakthrough: note: this was done already, nothing more was changed\n"
    refused = ana.types(*remove[:-1], OTHER)
    assert refused.code == 1
    assert "no column" in refused.err


def test_a_move_that_became_part_of_another_one_is_known_again(ana: Desk) -> None:
    assert ana.types("card", "add", "Call the depot").code == 0
    ref = next(
        card["ref"]
        for card in ana.types("card", "list", "--json").json
        if card["title"] == "Call the depot"
    )
    assert ana.types("card", "move", ref, "Doing").code == 0
    for _ in range(2):
        assert ana.types("card", "move", ref, "Done", "--once", UUID).code == 0
    assert ana.types("card", "move", ref, "Doing").code == 0
    assert ana.types("card", "move", ref, "Done", "--once", UUID).code == 0
    columns = {card["title"]: card["column"] for card in ana.types("card", "list", "--json").json}
    assert columns["Call the depot"] == "Doing"


def test_the_uuid_of_somebody_else_is_refused(ana: Desk) -> None:
    assert ana.types("card", "add", "Call the depot", "--once", UUID).code == 0
    refused = ana.of("dia").types("card", "add", "Call the depot", "--once", UUID)
    assert refused.code == 1
    assert "somebody else's" in refused.err
    assert titles(ana).count("Call the depot") == 1


def test_something_else_with_the_same_uuid_is_done_and_never_taken_for_the_first(ana: Desk) -> None:
    assert ana.types("card", "add", "Call the depot", "--once", UUID).code == 0
    assert ana.types("card", "add", "Visit the ward", "--once", UUID).code == 0
    assert ana.types("column", "add", "Checked", "--once", UUID).code == 0
    assert ana.types("--json", "column", "add", "Checked", "--once", UUID).code == 0
    assert "Visit the ward" in titles(ana)
    columns = [column["name"] for column in ana.types("column", "list", "--json").json]
    assert columns.count("Checked") == 1


@pytest.mark.parametrize("text", ["", "7", UUID[:-1], f"{UUID}0", "x" * 5000, "\x1b[31m"])
def test_what_is_no_uuid_is_refused_and_nothing_is_done(ana: Desk, text: str) -> None:
    before = titles(ana)
    refused = ana.types("card", "add", "Call the depot", "--once", text)
    assert refused.code == 1
    assert "is not a UUID" in refused.err
    assert "\x1b" not in refused.err
    assert titles(ana) == before
