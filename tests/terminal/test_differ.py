"""What is sent, byte by byte, and what never is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.terminal import styles
from breakthrough_tui.terminal.differ import Differ
from breakthrough_tui.terminal.route import way
from breakthrough_tui.terminal.widths import clusters, is_settled
from tests.terminal.board import HEIGHT, WIDTH, PaintedBoard
from tests.terminal.emulator import Emulator


def _on_a_blank_screen(width: int = 40, height: int = 5) -> Differ:
    differ = Differ(width, height)
    differ.feed("\x1b[?1049h\x1b[?7l\x1b[H")
    differ.take()
    return differ


def _sends(differ: Differ, written: str) -> str:
    differ.feed(written)
    return differ.take()


def test_a_board_and_a_move_of_its_cursor() -> None:
    board, differ = PaintedBoard(), _on_a_blank_screen(WIDTH, HEIGHT)
    assert len(_sends(differ, board.all()).encode()) < 6_700
    assert _sends(differ, board.all()) == ""
    for _ in range(10):
        assert 0 < len(_sends(differ, board.move()).encode()) <= 310
    board.move(6)
    assert len(_sends(differ, board.move()).encode()) <= 1_300


def test_rows_that_rest_go_before_those_that_change_with_each_key() -> None:
    differ = _on_a_blank_screen()
    differ.feed("\x1b[1;1Hfirst\x1b[2;1Hsecond\x1b[3;1Hthird")
    differ.feed("\x1b[1;1HFIRST")
    assert differ.changing == 1
    assert "".join(differ.take_parts(100, rested=True)).split("\r\n")[-2:] == ["second", "third"]
    assert not differ.has_rested
    assert "FIRST" in differ.take(100)
    assert not differ.waiting


def test_a_piece_ends_once_it_is_as_long_as_it_may_be() -> None:
    differ = _on_a_blank_screen()
    differ.feed("\x1b[31m\x1b[1;1Hone\x1b[2;1Htwo\x1b[32m\x1b[2;20Hgreen\x1b[31m\x1b[3;1Hthree")
    pieces = []
    while piece := differ.take(8):
        pieces.append(piece)
    # A colour is not left before all of it is sent.
    assert [piece.count("[3") for piece in pieces[:-1]] == [1, 0]
    assert pieces[-1].startswith("\x1b[32m")


def test_a_typed_character_costs_a_few_bytes() -> None:
    differ = _on_a_blank_screen()
    _sends(differ, "\x1b[2;1H\x1b[1;38;2;9;9;9;48;2;1;1;1mTitle  \x1b[0m\x1b[2;6H")
    sent = _sends(differ, "\x1b[2;1H\x1b[1;38;2;9;9;9;48;2;1;1;1mTitles \x1b[0m\x1b[2;7H")
    assert len(sent) < 40
    assert "Title" not in sent


def test_short_gaps_are_sent_again_and_long_ones_jumped_over() -> None:
    differ = _on_a_blank_screen()
    _sends(differ, "\x1b[1;1Habcdefghijklmnop\x1b[H")
    assert _sends(differ, "\x1b[1;1HXbcXefghijklmnoX\x1b[H") == "XbcX\x1b[11CX\r"


def test_blanks_that_look_the_same_are_not_sent() -> None:
    differ = _on_a_blank_screen()
    _sends(differ, "\x1b[1;1H\x1b[31;44m    \x1b[0m\x1b[H")
    assert _sends(differ, "\x1b[1;1H\x1b[1;32;44m    \x1b[0m\x1b[H") == ""
    assert _sends(differ, "\x1b[1;1H\x1b[4;44m    \x1b[0m\x1b[H") != ""


def test_what_comes_and_goes_between_two_sendings_is_not_sent() -> None:
    differ = _on_a_blank_screen()
    differ.feed("\x1b[1;1Hdialog\x1b[H")
    differ.feed("\x1b[1;1H      \x1b[H")
    assert differ.take() == ""


def test_the_end_of_a_row_is_cleared_only_in_the_terminals_own_background() -> None:
    differ = _on_a_blank_screen()
    _sends(differ, f"\x1b[1;1H{'x' * 40}\x1b[2;1H{'y' * 40}\x1b[H")
    assert _sends(differ, f"\x1b[1;1Hx{' ' * 39}\x1b[H") == "\x1b[C\x1b[K\r"
    sent = _sends(differ, f"\x1b[2;1H\x1b[44m{' ' * 40}\x1b[0m\x1b[H")
    assert "\x1b[K" not in sent
    assert " " * 40 in sent


def test_frames_are_left_out_and_the_rest_of_the_modes_passed_on_once() -> None:
    differ = _on_a_blank_screen()
    assert _sends(differ, "\x1b[?2026h\x1b[?2026l") == ""
    assert _sends(differ, "\x1b[?1006h\x1b[?2004h\x1b[?1006h") == "\x1b[?2004h\x1b[?1006h"
    assert (
        _sends(differ, "\x1b]52;c;YQ==\x07\x1b]22;text\x07") == "\x1b]52;c;YQ==\x07\x1b]22;text\x07"
    )


def test_links_are_opened_and_closed_round_their_cells() -> None:
    differ = _on_a_blank_screen()
    link = "\x1b]8;id=123;https://a.example\x1b\\\x1b[4mhere\x1b[0m\x1b]8;;\x1b\\"
    sent = _sends(differ, f"\x1b[1;1H{link} there\x1b[H")
    opened, closed = "\x1b]8;;https://a.example\x1b\\", "\x1b]8;;\x1b\\"
    assert sent == f"{opened}\x1b[4mhere{closed}\x1b[m there\r"
    other_id = link.replace("123", "456")
    assert _sends(differ, f"\x1b[1;1H{other_id} there\x1b[H") == ""


def test_before_the_screen_is_taken_over_all_is_passed_on() -> None:
    differ = Differ(20, 5)
    assert "plain words" in _sends(differ, "plain words\r\n")


def test_leaving_the_screen_drops_what_was_to_be_sent_there() -> None:
    differ = _on_a_blank_screen()
    assert _sends(differ, "\x1b[1;1Hlast words\x1b[?1049l\x1b[?25h") == (
        "\x1b[H\x1b[2J\x1b[?1049l\x1b[?25h"
    )


def test_a_sequence_may_be_cut_anywhere() -> None:
    whole, cut = _on_a_blank_screen(), _on_a_blank_screen()
    written = "\x1b[2;3H\x1b[1;31mwords\x1b[0m\x1b]8;;http://a\x1b\\link\x1b]8;;\x1b\\\x1b[?1006h"
    whole.feed(written)
    for character in written:
        cut.feed(character)
    assert cut.take() == whole.take()


def test_what_repeats_is_modelled_too() -> None:
    differ = _on_a_blank_screen()
    assert _sends(differ, "\x1b[1;1Ha\x1b[3b\x1b[H") == "aaaa\r"


@pytest.mark.parametrize("hidden", ["\x9b31m", "\x9d52;c;YQ==\x9c", "\u202e", "\u2066", "\u200b"])
def test_controls_in_someones_text_never_reach_the_terminal(hidden: str) -> None:
    differ = _on_a_blank_screen()
    sent = _sends(differ, f"\x1b[1;1Hab{hidden}cd\x1b[H")
    assert (
        not set(hidden)
        & {chr(code) for code in (0x9B, 0x9D, 0x9C, 0x202E, 0x2066, 0x200B)}
        & set(sent)
    )


def test_another_size_waits_until_it_is_painted() -> None:
    differ = _on_a_blank_screen()
    _sends(differ, "\x1b[1;1Hold")
    differ.resize(30, 3)
    assert not differ.take()
    assert "new" in _sends(differ, "\x1b[1;1Hnew\x1b[H")


_scripts = "a|é|窓|👨‍👩‍👧|❤️|🇩🇪|👍🏽|1️⃣|நி|क्षि|한| ".split("|")


@given(st.lists(st.sampled_from(_scripts), max_size=15))
def test_terminals_that_count_differently_show_the_rest_in_its_place(words: list[str]) -> None:
    """A terminal that knows no clusters: whatever stands behind an emoji is where it should be."""
    differ, terminal = _on_a_blank_screen(60, 3), Emulator(60, 3, _by_code_point)
    terminal.receive("\x1b[?7l")
    for row in (words, [*words[::-1], "end"], [*words, "end"]):
        text = "".join(row)
        cells = sum(width for _, width in clusters(text))
        differ.feed(f"\x1b[2;1H{text}{'.' * (60 - cells)}\x1b[H")
        terminal.receive(differ.take())
    x = 0
    damaged_up_to = 0
    for cluster, width in clusters(text):
        if not is_settled(cluster):
            damaged_up_to = x + width
        elif x >= damaged_up_to:
            assert terminal.buffer[1][x].data == cluster
        x += width
    assert all(terminal.buffer[1][x].data == "." for x in range(cells, 60))


def _by_code_point(text: str) -> list[tuple[str, int]]:
    from wcwidth import wcwidth

    return [(character, max(0, wcwidth(character))) for character in text]


_styles = st.lists(
    st.sampled_from(
        "1 2 3 4 5 7 8 9 21 53 31 97 38;5;9 38;2;1;2;3 42 48;2;9;9;9 58;5;1 4:3".split()
    ),
    max_size=4,
).map(";".join)


@given(_styles, _styles)
def test_a_change_of_style_leads_from_one_to_the_other(before: str, after: str) -> None:
    start = styles.apply(styles.DEFAULT, before) if before else styles.DEFAULT
    end = styles.apply(styles.DEFAULT, after) if after else styles.DEFAULT
    reached = start
    for parameters in re.findall(r"\x1b\[([\d;:]*)m", styles.change(start, end)):
        reached = styles.apply(reached, parameters)
    assert reached == end
    assert len(styles.change(start, end)) <= len(f"\x1b[;{end}m")


@given(st.integers(-1, 30), st.integers(-1, 9), st.integers(0, 30), st.integers(0, 9))
def test_the_cursor_gets_where_it_should(old_x: int, old_y: int, x: int, y: int) -> None:
    terminal = Emulator(31, 10)
    terminal.receive(f"\x1b[{max(old_y, 0) + 1};{max(old_x, 0) + 1}H")
    sent = way(old_x, old_y, x, y)
    terminal.receive(sent)
    if old_x >= 0 or old_y < 0 or (y, x) != (old_y, old_x):
        assert (terminal.cursor.x, terminal.cursor.y) == (x, y)
    assert len(sent) <= len(f"\x1b[{y + 1};{x + 1}H")
