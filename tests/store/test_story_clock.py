"""The time that a story says it is: obeyed by the example, by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import people, workspaces
from breakthrough_tui.store.store import Store, utc_now
from breakthrough_tui.store.story_clock import VARIABLE, story_clock

SAID = "2026-10-02T09:00:00+02:00"
THEN = datetime(2026, 10, 2, 7, 0, tzinfo=UTC)


def a_file(folder: Path, *, example: bool) -> str:
    path = str(folder / "story.db")
    store = Store.open(path)
    call = Call("ana", Door.COMMAND_LINE)
    store.run(workspaces.create, call, time_zone="UTC", person="ana", name="x", example=example)
    store.close()
    return path


def test_the_example_goes_by_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path, example=True)
    monkeypatch.setenv(VARIABLE, SAID)
    store = Store.open(path)
    assert THEN <= store.clock() < THEN + timedelta(minutes=1)
    earlier = store.clock()
    assert store.clock() >= earlier
    made = store.run(people.add, Call("ana", Door.COMMAND_LINE), name="ben")
    assert made.events[0].at.date() == THEN.date()
    store.close()


def test_every_other_database_goes_by_the_true_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path, example=False)
    for said in (SAID, "nonsense", ""):
        monkeypatch.setenv(VARIABLE, said)
        store = Store.open(path)
        assert store.clock is utc_now
        store.close()
    empty = Store.open(str(tmp_path / "empty.db"))
    assert empty.clock is utc_now
    empty.close()


def test_a_clock_that_was_passed_in_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = a_file(tmp_path, example=True)
    monkeypatch.setenv(VARIABLE, SAID)

    def clock() -> datetime:
        return THEN - timedelta(days=30)

    store = Store.open(path, clock)
    assert store.clock is clock
    store.close()


def test_without_it_there_is_none() -> None:
    assert story_clock({}) is None
    assert story_clock({VARIABLE: " "}) is None


@pytest.mark.parametrize(
    "said", ["soon", "2026-10-02", "2026-10-02T09:00", "x" * 500, "09:00+02:00"]
)
def test_what_is_no_instant_is_said(said: str) -> None:
    with pytest.raises(Invalid) as refusal:
        story_clock({VARIABLE: said})
    assert "which is no instant" in refusal.value.message
    assert len(refusal.value.message) < 100
