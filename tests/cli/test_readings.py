"""Readings by the command line."""

from __future__ import annotations

import pytest

from tests.support.command_line import Desk


def test_a_reading_is_of_today_unless_said(ana: Desk) -> None:
    today = ana.asks("reading", "add", "34.5", "--note", "North office only")
    assert today | {"on": ""} == {
        "on": "",
        "value": 34.5,
        "note": "North office only",
        "by": "ana",
        "measure": "days to a permit",
        "corrected": [],
    }
    ana.does("reading", "add", "1,200", "--on", "2026-01-05")
    readings = ana.asks("reading", "list")
    assert [reading["value"] for reading in readings] == [1200, 34.5]
    assert readings[0]["on"] == "2026-01-05"


def test_in_text_the_oldest_is_first(ana: Desk) -> None:
    ana.does("reading", "add", "34", "--on", "2020-12-12", "--note", "x")
    ana.does("reading", "add", "40", "--on", "2020-12-05")
    assert ana.does("reading", "list").lines == [
        "ON           VALUE  BY   NOTE",
        "5 Dec 2020   40     ana",
        "12 Dec 2020  34     ana  x",
    ]


def test_a_negative_number_is_a_number(ana: Desk) -> None:
    assert ana.asks("reading", "add", "-3")["value"] == -3


@pytest.mark.parametrize("value", ["nan", "inf", "1e5", "x", "", "1.200,5", "0x10", "٣"])
def test_a_value_is_a_number(ana: Desk, value: str) -> None:
    assert ana.fails("reading", "add", value).startswith("breakthrough: ")
    assert ana.asks("reading", "list") == []


def test_a_day_to_come_has_no_reading(ana: Desk) -> None:
    assert "cannot be of a day to come" in ana.fails("reading", "add", "3", "--on", "in 3d")


def test_without_a_measure_there_is_no_reading(ana: Desk) -> None:
    ana.does("new", "Serve people sooner", "--code", "HALF")
    assert "does not say yet what is measured" in ana.fails("reading", "add", "3", "-b", "HALF")
