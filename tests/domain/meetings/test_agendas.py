"""The agendas of the method, and minutes and times as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.meetings.agendas import (
    FULL_DAY,
    HALF_DAY,
    SCREEN_KEYS,
    SCREEN_WORDS,
    agenda,
    form_of,
)
from breakthrough_tui.domain.meetings.meeting import (
    check_total,
    read_clock,
    read_minutes,
    show_minutes,
)


@pytest.mark.parametrize(
    ("kind", "form", "minutes"),
    [
        (MeetingKind.LAUNCH, HALF_DAY, 240),
        (MeetingKind.LAUNCH, "", 240),
        (MeetingKind.LAUNCH, FULL_DAY, 420),
        (MeetingKind.CHECK_IN, "", 30),
        (MeetingKind.MIDDLE_REVIEW, "", 90),
        (MeetingKind.REPORT_BACK, "", 60),
    ],
)
def test_an_agenda_is_as_long_as_the_method_says(
    kind: MeetingKind, form: str, minutes: int
) -> None:
    blocks = agenda(kind, form)
    assert sum(block.minutes for block in blocks) == minutes
    for block in blocks:
        assert block.prompt.endswith((".", "?"))
        assert block.screen in ("", *SCREEN_KEYS)
        assert len(block.title) <= 60


def test_the_half_day_is_that_of_the_method() -> None:
    assert [block.minutes for block in agenda(MeetingKind.LAUNCH)] == [
        *(20, 25, 50, 10, 75, 15, 15, 30)
    ]
    assert {block.screen for block in agenda(MeetingKind.LAUNCH)} == {
        *("goal", "board", "capture", "obstacles", "")
    }


def test_every_screen_to_work_on_has_its_key_in_words() -> None:
    assert SCREEN_WORDS.keys() == SCREEN_KEYS.keys()
    assert all(SCREEN_WORDS[name].startswith(key) for name, key in SCREEN_KEYS.items())


def test_only_a_launch_has_a_form() -> None:
    assert form_of(MeetingKind.LAUNCH, "") == HALF_DAY
    assert form_of(MeetingKind.LAUNCH, FULL_DAY) == FULL_DAY
    assert form_of(MeetingKind.CHECK_IN, FULL_DAY) == ""


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("20", 20),
        (" 20 min ", 20),
        ("0", 0),
        ("1 h 30", 90),
        ("1:30", 90),
        ("2h", 120),
        ("24 h", 1440),
    ],
)
def test_minutes_are_read(text: str, minutes: int) -> None:
    assert read_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "-5", "soon", "25 h", "1441", "1.5", "9" * 40, "٣x"])
def test_what_are_no_minutes_is_said(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_minutes(text)
    assert refusal.value.hint


@given(st.integers(0, 1440))
def test_minutes_are_read_as_they_are_shown(minutes: int) -> None:
    assert read_minutes(show_minutes(minutes)) == minutes


def test_an_agenda_is_at_most_a_day() -> None:
    check_total(1440)
    with pytest.raises(Invalid) as refusal:
        check_total(1441)
    assert "24 h 01" in refusal.value.message


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        *(
            ("9", "09:00"),
            ("9:30", "09:30"),
            ("09.30", "09:30"),
            ("930", "09:30"),
            ("9 am", "09:00"),
        ),
        *(("2:30pm", "14:30"), ("12 am", "00:00"), ("12pm", "12:00"), ("", ""), ("14h30", "14:30")),
    ],
)
def test_a_time_of_day_is_read(text: str, clock: str) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["24", "9:60", "noon", "13 pm", "1:2:3"])
def test_what_is_no_time_of_day_is_said(text: str) -> None:
    with pytest.raises(Invalid):
        read_clock(text)
