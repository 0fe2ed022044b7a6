"""Several people at once: one program each, on one file."""

from __future__ import annotations

import time
from contextlib import ExitStack

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.queries import goals, histories, obstacle_lists
from tests.e2e.office import DOING, TO_DO, Office, column_of
from tests.support.terminal import Terminal

FIRST = TO_DO[0]
LAST_IN_DOING = "Count the files"


def test_a_leader_answers_in_three_keys_and_a_note_and_who_asked_sees_it(office: Office) -> None:
    with office.open_board("cho") as cho, office.open_board("bo") as bo:
        cho.press("l", "o")
        cho.type("No access to the registry")
        cho.press("ctrl+s")
        cho.wait_for("it waits for bo")
        bo.wait_for("⚑ 1 · bo 0 d")
        bo.press("2")
        bo.wait_for("No access to the registry")
        bo.press("d", "enter")
        bo.type("Mrs Weber grants it today")
        bo.press("ctrl+s")
        bo.wait_until(lambda screen: "⚑" not in screen, "the flag gone")
        cho.wait_until(lambda screen: "⚑" not in screen, "the flag gone")
        cho.wait_for("confirm how 'No access to the registry' ended", "you")
        cho.press("2")
        cho.wait_for("removed", "No access to the registry")
        cho.press("j", "y")
        cho.wait_for("confirmed")
    (obstacle,) = office.store.read(obstacle_lists.of_breakthrough, viewer="bo", breakthrough=1)
    assert obstacle.state is ObstacleState.REMOVED
    assert obstacle.answer is not None
    assert obstacle.answer.note == "Mrs Weber grants it today"
    assert obstacle.confirmed_by == "cho"


def test_a_refocus_is_on_everyones_screen(office: Office) -> None:
    with office.open_board("ana") as ana, office.open_board("bo") as bo:
        ana.press("o")
        ana.type("East office is closing")
        ana.press("ctrl+s")
        bo.wait_for("⚑ 1 · bo 0 d")
        bo.press("2")
        bo.wait_for("East office is closing")
        bo.press("d", "down", "enter")
        bo.wait_for("Target", "Report-back", "Why")
        bo.press("backspace", "backspace")
        bo.type("25")
        bo.press("tab", "ctrl+a", "ctrl+k")
        bo.type("Cut days to a permit from 45 to 25, north office")
        bo.press("tab", "tab")
        bo.type("Half of the files stay in the east")
        bo.press("ctrl+s")
        ana.wait_for("Cut days to a permit from 45 to 25, north office")
        bo.wait_for("Cut days to a permit from 45 to 25, north office")
    versions = office.store.read(goals.versions, viewer="bo", breakthrough=1)
    assert [goal.target for goal in sorted(versions, key=lambda goal: goal.version)] == [20, 25]


def test_two_move_the_same_card_in_the_same_second_and_one_is_told(office: Office) -> None:
    with office.open_board("ana") as ana, office.open_board("ben") as ben:
        # Both have the cursor on the same card; Ana sends it to Doing, Ben to Done.
        ana.press("L")
        ben.press("d")
        told = _one_of((ana, "ben"), (ben, "ana"))
        ana.settle()
        ben.settle()
        where = {column_of(terminal.screen, FIRST) for terminal in (ana, ben)}
        assert len(where) == 1, "both screens show the truth"
        assert told in ("ana", "ben")
    (truth,) = where
    column = office.board.column(office.card(FIRST).column)
    assert column is not None
    assert column.name == truth
    moves = [
        event
        for event in office.store.read(
            histories.history,
            viewer="ana",
            entity="card",
            entity_id=office.card(FIRST).id,
            breakthrough=1,
        )
        if event.kind == "card.move"
    ]
    assert len(moves) == 1, "the other one was refused"


def _one_of(*tellings: tuple[Terminal, str]) -> str:
    """Who was told that the other had moved the card; whoever lost says so in the line above the keys."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        for terminal, other in tellings:
            if any(other in line and "moved" in line for line in terminal.lines[-3:]):
                return "ana" if other == "ben" else "ben"
        time.sleep(0.05)
    raise AssertionError("\n\n".join(terminal.screen for terminal, _ in tellings))


def test_one_drags_what_the_other_is_editing_and_neither_is_disturbed(office: Office) -> None:
    with office.open_board("ana") as ana, office.open_board("ben") as ben:
        ana.press("e")
        ana.wait_for("What", FIRST)
        ana.press("end")
        ana.type(", all five")
        ben.press("L")
        ben.wait_until(lambda screen: column_of(screen, FIRST) == "Doing")
        ana.settle(0.8)
        ana.wait_for(f"{FIRST}, all five")  # still in the field
        ana.press("ctrl+s")
        for terminal in (ana, ben):
            terminal.wait_until(
                lambda screen: column_of(screen, f"{FIRST}, all five") == "Doing", "both changes"
            )
        assert ben.line_with(FIRST).count("▌") == 1, "Ben's cursor is where it was"
    assert office.titles()[1] == [*DOING, f"{FIRST}, all five"]


def test_a_change_comes_to_the_other_screen_and_leaves_its_cursor_alone(office: Office) -> None:
    took = []
    with office.open_board("ana") as ana, office.open_board("ben") as ben:
        ben.press("j")
        ben.wait_until(lambda screen: "▌ Checklist" in screen)
        for number in range(6):
            ben.settle()
            ana.settle()
            side = "Doing" if number % 2 == 0 else "To do"
            pressed = time.perf_counter()
            ana.press("L" if side == "Doing" else "H")
            came = ben.wait_until(lambda screen, to=side: column_of(screen, FIRST) == to)  # type: ignore[misc]
            took.append((came - pressed) * 1000)
            assert "▌ Checklist" in ben.screen
    print(f"on the other's screen after {sorted(took)[-1]:.0f} ms at most")


def test_ten_people_see_what_one_does(office: Office) -> None:
    with ExitStack() as stack:
        all_of_them = [
            stack.enter_context(office.open_board(person))
            for person in ("ana", "ben", "cho", "bo", "ana", "ben", "cho", "bo", "ana")
        ]
        ben = stack.enter_context(office.open_board("ben"))
        ben.press("c")
        ben.type("Tuesday is a good day for it")
        ben.press("ctrl+s")
        ben.settle()
        ben.press("L")
        for terminal in all_of_them:
            terminal.wait_until(lambda screen: column_of(screen, FIRST) == "Doing")
            assert terminal.process.poll() is None
