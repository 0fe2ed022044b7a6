"""Columns whose name says that others hold things up."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain.board import FIRST_COLUMNS, holdup_hint


@pytest.mark.parametrize(
    "name",
    [
        *("Waiting", "waiting for others", "BLOCKED", "On hold", "on-hold", "Hold-up", "Stuck"),
        *("Paused", "Pending", "Parked", "Awaiting approval", "Ｂｌｏｃｋｅｄ 窓口: blocked"),
    ],
)
def test_such_a_column_is_allowed_and_says_what_else_helps(name: str) -> None:
    assert holdup_hint(name) == "If others hold it up, press o: the leader sees it."


@pytest.mark.parametrize(
    "name", [*(name for name, _ in FIRST_COLUMNS), "Household", "Threshold", "Check", "", "窓口"]
)
def test_others_say_nothing(name: str) -> None:
    assert holdup_hint(name) is None


def test_it_names_the_key_that_was_chosen() -> None:
    assert holdup_hint("Waiting", key="O") == "If others hold it up, press O: the leader sees it."
