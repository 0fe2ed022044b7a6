"""One person at the board, by keyboard, in a real terminal."""

from __future__ import annotations

import sqlite3

from tests.e2e.office import DOING, TO_DO, Office, column_of


def test_an_item_is_added_moved_and_brought_back(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.press("n")
        ana.type("call the depot @ben #stock")
        ana.wait_for("ben · #stock")
        ana.press("enter")
        ana.wait_until(lambda screen: column_of(screen, "call the depot") == "To do")
        ana.settle()
        ana.press("L")
        ana.wait_until(lambda screen: column_of(screen, "call the depot") == "Doing")
        ana.settle()
        assert office.titles()[1] == ["Merge the two forms", "call the depot"]
        ana.press("u")
        ana.wait_until(lambda screen: column_of(screen, "call the depot") == "To do")
        ana.wait_for("Taken back: moved")
        assert office.titles()[1] == ["Merge the two forms"]
        ana.press("q")
        assert ana.ended() == 0
        assert ana.is_restored()
    assert office.card("call the depot").owner == "ben"


def test_keys_that_come_all_at_once_go_where_each_key_before_them_leads(office: Office) -> None:
    with office.open_board("ana") as ana:
        # As after a pause of a slow line. Not one letter of it may reach the board as a key of its own.
        ana.send(b"ncall the depot\rnwrite to @ben\x13jkLncheck\r")
        ana.wait_for("To do  4", "Doing  3", "Done  0")
    assert office.titles() == [[*TO_DO, "write to"], [*DOING, "call the depot", "check"], []]
    assert office.card("write to").owner == "ben"


def test_what_is_done_goes_to_done_and_the_head_counts_it(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.press("l", "d")
        ana.wait_until(lambda screen: column_of(screen, "Merge the two forms") == "Done")
        ana.wait_for("To do  3", "Doing  0", "Done  1")


def test_several_pasted_lines_are_several_items(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.press("n")
        ana.wait_for("New in To do")
        ana.paste("- visit ward 12\n- call the depot @cho")
        ana.wait_for("visit ward 12", "call the depot")
        ana.press("ctrl+s")
        ana.wait_for("To do  5")
    assert office.titles()[0][-2:] == ["visit ward 12", "call the depot"]


def test_markup_in_a_title_stays_text(office: Office) -> None:
    with office.open_board("ana") as ana:
        ana.press("n")
        ana.type("a[/]b [@click=app.quit]x[/]")
        ana.press("enter")
        ana.wait_for("a[/]b [@click=app.quit]x[/]")
        ana.click(ana.line_with("a[/]b").index("x[/]") + 1, row_of(ana.lines, "a[/]b"))
        ana.settle()
        ana.press("n")
        ana.wait_for("New in To do")


def test_escapes_in_the_database_do_not_reach_the_terminal(office: Office) -> None:
    office.add("Hostile")
    office.store.close()
    with sqlite3.connect(office.path) as connection:  # past every command that would clean it
        connection.execute(
            "UPDATE card SET title = ? WHERE title = 'Hostile'",
            ("Hostile\x1b]0;owned\x07\x1b[2J\x9b31m\u202e end",),
        )
    connection.close()
    with office.open_board("ana") as ana:
        ana.wait_for("Hostile", "end")
        ana.press("G", "enter")
        ana.wait_for("Hostile", "added it")
        sent = ana.received
        assert b"\x1b]0;owned" not in sent
        assert b"\x1b[2J\x9b" not in sent
        assert "\u202e".encode() not in sent


def row_of(lines: list[str], text: str) -> int:
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_program_fits_80_by_24(office: Office) -> None:
    with office.open("ana", columns=80, rows=24) as ana:
        ana.wait_for("To do  3", "Doing  1", "Done  0", "? help")
        assert max(map(len, ana.lines)) <= 80


def test_too_small_a_window_gets_a_sentence_until_it_is_larger(office: Office) -> None:
    with office.open("ana", columns=80, rows=24) as ana:
        ana.resize(20, 5)
        ana.wait_for("larger")
        ana.resize(80, 24)
        ana.wait_for("To do  3")
