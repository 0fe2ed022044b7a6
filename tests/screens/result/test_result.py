"""The result, by the keys on a real file: readings, chart, doors, pulse, lessons, measures."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from breakthrough_tui.store.commands import (
    breakthroughs,
    lessons,
    measures,
    obstacles,
    pulses,
    readings,
)
from breakthrough_tui.store.queries import lessons as lesson_queries
from breakthrough_tui.store.queries import pulses as pulse_queries
from breakthrough_tui.store.queries import results
from tests.support.permit_team import NOW, PermitTeam
from tests.support.screens import Screen, at_screen

WEEKS = ((9, "45"), (16, "44"), (23, "41"), (30, "38"))


@pytest.fixture
def measured(team: PermitTeam) -> PermitTeam:
    """The team with a reading a week since the launch, the last one 34 on 6 November."""
    for day, value in WEEKS:
        team.does(
            "dia",
            readings.add,
            at=datetime(2026, 10, day, 16, tzinfo=UTC),
            breakthrough=1,
            value=Decimal(value),
        )
    return team


def _values(team: PermitTeam) -> list[tuple[date, str, str]]:
    found = team.store.read(results.result, viewer="ana", breakthrough=1)
    return [(one.on, str(one.value), one.note) for one in found.readings]


async def _to(screen: Screen, words: str) -> None:
    """Walk down to the row that begins so."""
    for _ in range(60):
        if any("▌" in line and words in line for line in screen.lines):
            return
        await screen.press("down")
    raise AssertionError(f"{words} is not on the screen:\n{screen.text}")


# What is shown


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_it_shows_the_chart_and_what_it_would_take(
    measured: PermitTeam, size: tuple[int, int]
) -> None:
    async with at_screen(measured, size=size) as ana:
        await ana.press("3")
        assert "It was 34 on 6 Nov, the path today is 31.4: behind." in ana.text
        for words in ("45 baseline", "20 target", " 34 ", "today", "2 Oct", "11 Dec", "● reading"):
            assert words in ana.text, words
        assert "Now 34, the path 31.4; last three weeks" in ana.text
        assert "What stops us" in ana.text
        assert all(len(line) <= size[0] for line in ana.lines)


async def test_a_higher_terminal_has_a_higher_chart(measured: PermitTeam) -> None:
    async with at_screen(measured, size=(80, 24)) as ana:
        await ana.press("3")
        low = next(number for number, line in enumerate(ana.lines) if "20 target" in line)
        await ana.pilot.resize_terminal(80, 40)
        await ana.settle()
        high = next(number for number, line in enumerate(ana.lines) if "20 target" in line)
        assert high > low + 3


async def test_without_a_reading_the_path_is_drawn(team: PermitTeam) -> None:
    team.does("bo", breakthroughs.start, sentence="Halve the queue", code="QUEUE", leader="bo")
    async with at_screen(team, "bo") as bo:
        await bo.press("3", "right_square_bracket")
        assert "The goal does not say yet what is measured." in bo.text
        await bo.press("n")
        assert "Say it on its screen: 4." in bo.text


async def test_a_refocus_leaves_the_path_before_and_is_marked(measured: PermitTeam) -> None:
    measured.does(
        "bo",
        breakthroughs.refocus,
        at=NOW - timedelta(days=5),
        breakthrough=1,
        reason="East is closing",
        target=Decimal(26),
        report_back=date(2026, 12, 18),
    )
    async with at_screen(measured) as ana:
        await ana.press("3")
        assert "26 target" in ana.text
        assert "20 before" in ana.text
        assert "R refocus" in ana.text
        assert "path before" in ana.text


async def test_what_others_add_appears(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3")
        measured.does("dia", readings.add, breakthrough=1, value=Decimal(30))
        await ana.news()
        assert "It was 30 on 9 Nov" in ana.text


async def test_markup_in_a_note_is_text(measured: PermitTeam) -> None:
    measured.does(
        "dia", readings.add, breakthrough=1, value=Decimal(33), note="[red]no[/red] \x1b[31m"
    )
    async with at_screen(measured) as ana:
        await ana.press("3")
        assert "[red]no[/red]" in ana.text


# Readings


async def test_a_reading_is_one_key_the_figure_and_enter(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "n")
        await ana.types("33")
        assert "33 days, today" in ana.text
        await ana.press("enter")
        assert "Added: 33 days, today." in ana.text
    assert _values(measured)[-1] == (date(2026, 11, 9), "33", "")


async def test_with_a_day_and_a_note(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "n")
        await ana.types("36 on 3 nov, two long cases")
        assert "36 days, on Tue 3 Nov · two long cases" in ana.text
        await ana.press("enter")
    assert (date(2026, 11, 3), "36", "two long cases") in _values(measured)


async def test_what_is_refused_stays_in_the_field(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "n")
        await ana.types("36 in 3d")
        assert "still to come" in ana.text
        await ana.press("enter")
        assert "A reading cannot be of a day to come." in ana.text
        assert "What you typed is kept." in ana.text
        assert "36 in 3d" in ana.text
        await ana.press("escape")
    assert len(_values(measured)) == 5


async def test_pasted_lines_are_a_file(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "n")
        await ana.pastes("date,value\n2026-11-02,36\n2026-11-04,35.5\n")
        assert "3 lines: enter takes them all, or none." in ana.text
        await ana.press("enter")
        assert "2 readings added." in ana.text
    assert [value for _, value, _ in _values(measured)][-3:] == ["36", "35.5", "34"]


async def test_pasted_lines_that_are_wrong_are_named_and_kept(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "n")
        await ana.pastes("2026-11-02,36\n2026-11-31,35\n2026-11-06,30\n")
        await ana.press("enter")
        assert "line 2: November 2026 has no 31st." in ana.text
        assert "2026-11-31,35" in ana.text
        await ana.press("escape")
    assert len(_values(measured)) == 5


async def test_which_date_comes_first_is_asked(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "n")
        await ana.pastes("4/11/2026,36\n5/11/2026,35\n")
        await ana.press("enter")
        assert "Which date is '5/11/2026' in line 2?" in ana.text
        await ana.press("enter")
        assert "2 readings added." in ana.text
    assert (date(2026, 11, 4), "36", "") in _values(measured)


async def test_a_correction_keeps_what_stood_there(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3")
        await _to(ana, "Fri 30 Oct")
        await ana.press("e", "ctrl+u")
        await ana.types("39")
        await ana.press("ctrl+s")
        assert "corrected, was 38 on 30 Oct" in ana.text
    assert (date(2026, 10, 30), "39", "") in _values(measured)


async def test_a_reading_is_taken_out_and_brought_back(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3")
        await _to(ana, "Fri 30 Oct")
        await ana.press("x")
        assert "Taken out; u brings it back." in ana.text
        assert len(_values(measured)) == 4
        await ana.press("u")
        assert "Taken back: took a reading out" in ana.text
    assert len(_values(measured)) == 5


# Doors


async def test_the_first_door_raises_an_obstacle(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "enter")
        assert "A new obstacle" in ana.text
        await ana.types("The scanner is locked away")
        await ana.press("ctrl+s")
        assert "Now it waits for bo." in ana.text


async def test_another_door_goes_to_the_goal(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3")
        await _to(ana, "Refocus")
        await ana.press("enter")
        assert "4 Goal" in ana.lines[0]


# Pulse


async def test_the_pulse_is_answered_and_known_to_nobody_else(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "p")
        assert "Only you see what you answer" in ana.text
        await ana.types("4")
        await ana.press("enter")
        await ana.types("9")
        await ana.press("enter")
        assert "Kept for yourself; you can change it until 15 Nov." in ana.text
        assert "1 of 7 have answered this week, you too (p changes it)" in ana.text
    found = measured.store.read(pulse_queries.pulse, viewer="ana", breakthrough=1)
    assert found.mine == (4, 9)
    async with at_screen(measured, "bo") as bo:
        await bo.press("3")
        assert "1 of 7 have answered this week, p: your turn" in bo.text


async def test_what_is_typed_of_a_pulse_is_no_draft(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "p")
        await ana.types("4")
        for write in list(ana.app.session.before_end):
            write()
        await ana.settle()
        rows = measured.store.database.connection().execute("SELECT * FROM draft").fetchall()
        assert rows == []


async def test_a_score_that_is_none_is_said_beside_it(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "p")
        await ana.types("11")
        await ana.press("enter", "ctrl+s")
        assert "Energy is a whole number from 0 to 10." in ana.text


async def test_averages_stand_below_the_weeks_that_are_over(measured: PermitTeam) -> None:
    people = ("ana", "ben", "cho", "dia", "eli")
    for week in range(3):
        at = datetime(2026, 10, 13, 9, tzinfo=UTC) + timedelta(weeks=week)
        for number, person in enumerate(people[: 5 - week]):
            measured.does(
                person, pulses.answer, at=at, breakthrough=1, energy=5 + week, confidence=number + 4
            )
    async with at_screen(measured) as ana:
        await ana.press("3")
        lines = [line.split() for line in ana.lines]
        assert ["12", "Oct", "19", "Oct", "26", "Oct"] in lines
        assert ["energy", "5", "6", "–"] in lines
        assert ["confidence", "6", "5.5", "–"] in lines
        assert "fewer than 4 answers that week" in ana.text


# Lessons


async def test_a_lesson_is_written_changed_and_put_away(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "w")
        await ana.types("Call back the same day")
        await ana.press("enter", "enter")
        await ana.types("Half as many letters")
        await ana.press("ctrl+s")
        assert "Written down" in ana.text
        await _to(ana, "Call back the same day")
        assert "happened: Half as many letters" in ana.text
        await ana.press("e", "tab", "tab", "tab")
        await ana.types("keep")
        await ana.press("ctrl+s")
        await _to(ana, "Call back the same day")
        (lesson,) = measured.store.read(lesson_queries.lessons, viewer="ana", breakthrough=1)
        assert lesson.keep == "keep"
        await ana.press("x")
        assert "Put away; u brings it back." in ana.text
        assert measured.store.read(lesson_queries.lessons, viewer="ana", breakthrough=1) == ()


@pytest.mark.parametrize("keys", [("w",), ("enter", "w")])
async def test_a_lesson_from_a_card_has_its_title(
    measured: PermitTeam, keys: tuple[str, ...]
) -> None:
    async with at_screen(measured) as ana:
        title = "Ask the 5 slowest cases why"
        await ana.press(*keys)
        await ana.types("They wait for a stamp")
        await ana.press("ctrl+s")
        assert "Written down" in ana.text
    (lesson,) = measured.store.read(lesson_queries.lessons, viewer="ana", breakthrough=1)
    assert (lesson.tried, lesson.happened) == (title, "They wait for a stamp")
    assert lesson.card_number is not None


# Measures


async def test_a_guard_is_added_shown_and_left_again(measured: PermitTeam) -> None:
    async with at_screen(measured) as ana:
        await ana.press("3", "M", "enter")
        await ana.types("complaints")
        await ana.press("ctrl+s")
        await _to(ana, "complaints")
        await ana.press("enter")
        assert "esc: the goal's measure again" in ana.text
        await ana.press("n")
        assert "A reading: complaints" in ana.text
        await ana.types("3")
        await ana.press("enter")
        assert "What stops us" not in ana.text
        await ana.press("escape")
        assert "It was 34 on 6 Nov" in ana.text
    found = measured.store.read(results.result, viewer="ana", breakthrough=1)
    guard = found.measures[-1]
    assert (guard.name, guard.guard) == ("complaints", True)
    assert [one.value for one in found.of(guard)] == [3]


async def test_a_measure_is_changed_by_its_key(measured: PermitTeam) -> None:
    measured.does("ana", measures.add, breakthrough=1, name="complaints")
    async with at_screen(measured) as ana:
        await ana.press("3")
        await _to(ana, "complaints")
        await ana.press("e", "tab")
        await ana.types("a week")
        await ana.press("ctrl+s")
    found = measured.store.read(results.result, viewer="ana", breakthrough=1)
    assert found.measures[-1].unit == "a week"


# Who may what


async def test_who_only_observes_sees_and_adds_nothing(measured: PermitTeam) -> None:
    measured.does("dia", lessons.add, breakthrough=1, tried="Call back")
    async with at_screen(measured, "gus") as gus:
        await gus.press("3")
        assert "It was 34" in gus.text
        assert "n adds one" not in gus.text
        await gus.press("n")
        assert "is not among your roles here" in gus.text
        await gus.press("p")
        assert "Answering the pulse is not among your roles here." in gus.text


async def test_an_answered_obstacle_is_marked(measured: PermitTeam) -> None:
    measured.does("bo", obstacles.answer, obstacle=1, kind="removed", note="Granted")
    async with at_screen(measured) as ana:
        await ana.press("3")
        assert "A answered" in ana.text
