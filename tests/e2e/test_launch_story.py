"""A half-day launch in real terminals, its clock advanced between the times that people sit down."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import breakthroughs, meetings, people, workspaces
from breakthrough_tui.store.queries import meetings as queries
from breakthrough_tui.store.queries import overviews
from breakthrough_tui.store.store import Store
from breakthrough_tui.store.story_clock import VARIABLE
from tests.support.terminal import Terminal, usual_environment

DAY = date(2026, 10, 2)
NINE = datetime(2026, 10, 2, 9, 0, tzinfo=UTC)

PLAN = """#forms
ana: put both forms side by side by tue 6 oct
cho: strike what nobody reads by fri 16 oct
kim: print 50 and try them by fri 13 nov"""


class Room:
    """An example in which the launch of PERMIT is today, at nine."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "room.db"
        self.store = Store.open(str(self.path), lambda: NINE - timedelta(days=10))
        self.do(
            "fay", workspaces.create, time_zone="UTC", person="fay", name="Example", example=True
        )
        for name in ("ana", "bo", "cho"):
            self.do("fay", people.add, name=name)
        self.do(
            "bo",
            breakthroughs.start,
            sentence="Cut days to issue a building permit from 45 to 20, north office",
            code="PERMIT",
            leader="bo",
            lead="ana",
            facilitator="fay",
            members=("cho",),
            measure="days to a permit",
            baseline=Decimal(45),
            baseline_on=date(2026, 9, 1),
            baseline_source="the register",
            target=Decimal(20),
            launch_on=DAY,
        )
        planned = {"kind": MeetingKind.LAUNCH, "on": DAY, "at": "9:00"}
        self.do("fay", meetings.plan, breakthrough=1, **planned)

    def do(self, actor: str, command: object, **fields: object) -> None:
        self.store.run(command, Call(actor, Door.SCREEN), **fields)  # type: ignore[arg-type]

    def sits_down(self, person: str, minutes: float, rows: int = 40) -> Terminal:
        """Somebody opens the program so many minutes after nine."""
        now = (NINE + timedelta(minutes=minutes)).isoformat()
        terminal = Terminal(
            *("--db", self.path, "--as", person),
            environment=usual_environment(**{VARIABLE: now}),
            columns=100,
            rows=rows,
        )
        terminal.wait_for("PERMIT", "? help")
        return terminal


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path)
    yield made
    made.store.close()


def test_a_half_day_launch(room: Room) -> None:
    with room.sits_down("fay", 0) as fay, room.sits_down("cho", 0) as cho:
        # It is the day of the launch: everybody is where it happens.
        fay.wait_for("5 Meetings", "launch, half day", "today")
        fay.press("S")
        fay.wait_for("THE LEADER OPENS, QUESTIONS", "min left of 20", "block 1 of 8")
        cho.wait_for("THE LEADER OPENS, QUESTIONS")
        fay.press("W")
        fay.wait_for("[x] ana")
        fay.press("enter")
        cho.wait_for("4 of 4")
        # Between two minutes nothing is sent, to nobody.
        cho.settle(0.5)
        before = len(cho.received)
        time.sleep(4)
        assert len(cho.received) == before
        # The connection is lost: fay's terminal is gone, the meeting is not.
        fay.hang_up()
        fay.ended()
        cho.press("1")
        cho.wait_for("launch goes on: the leader opens, questions, until 09:2")

    with room.sits_down("fay", 22) as fay:
        fay.wait_for("min over, of 20", "→ The leader opens, questions")
        fay.press("N")
        fay.wait_for("→ What the core group found", "if the rest is 2 min shorter")
        fay.press("N", "N", "N")
        fay.wait_for("ACTION PLAN", "n takes action items, typed or pasted")
        fay.press("n")
        fay.wait_for("Nothing is captured yet.")
        fay.paste(PLAN)
        fay.wait_for("3 action items: enter adds them.")
        fay.press("enter")
        fay.wait_for("Nobody here is called kim", "ana 1, cho 1, nobody 1", "has no owner")
        fay.press("esc")
        fay.wait_for("Launch check", "1 action item has no owner.")

    with room.sits_down("ana", 200) as ana:
        ana.wait_for("ACTION PLAN", "min over")
        ana.press("S", "enter")
        ana.wait_for("Launch check: 1 thing is missing", "bo says: launch all the same")
        ana.press("down", "enter")
        ana.wait_for("What bo said")
        ana.type("Kim comes on Monday")
        ana.press("enter")
        ana.wait_for("If all of this is done, is the number reached?")
        ana.press("enter")
        ana.wait_for("Who does what")
        ana.type("bo: an hour each Tuesday by tue 6 oct")
        ana.press("ctrl+s")
        ana.wait_for("Ended. 1 agreed.", "Launch day", "bo", "an hour each Tuesday")

    with room.sits_down("cho", 24 * 60) as cho:
        cho.wait_for("Day 1 of 70")
        cho.press("5")
        cho.wait_for("check-in", "middle review", "report-back", "Held", "launch, half day")

    here = room.store.read(overviews.overview, viewer="cho", breakthrough=1).breakthrough
    assert (here.phase, here.launched_on) == (Phase.LAUNCHED, DAY)
    reason = room.store.read(queries.launch_reason, viewer="cho", breakthrough=1)
    assert reason == ("Kim comes on Monday", "bo")
    (held,) = room.store.read(queries.meetings, viewer="cho", breakthrough=1).meetings
    assert held.present == ("ana", "bo", "cho", "fay")
    assert held.blocks[0].spent in range(21 * 60, 25 * 60)


def test_a_meeting_that_was_left_open_says_so_the_next_day(room: Room) -> None:
    with room.sits_down("fay", 0) as fay:
        fay.press("S")
        fay.wait_for("min left of 20")
    with room.sits_down("fay", 24 * 60) as fay:
        fay.wait_for("the clock has jumped, or the meeting was left open", "cannot be held")
        fay.press("S")
        fay.wait_for("End the meeting; it is launched later")
    with room.sits_down("fay", -60, rows=24) as fay:
        fay.wait_for("The clock was set back", "min left of 20")
