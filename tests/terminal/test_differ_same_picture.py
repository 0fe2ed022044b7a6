"""Whatever is written: plain, and only what differs, give the same picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.terminal.differ import Differ
from tests.terminal.emulator import Emulator

WIDTH, HEIGHT = 20, 6

_codes = st.sampled_from(
    "0 1 3 4 5 7 9 22 23 24 25 27 29 39 49 31 42 92 103 38;5;200 48;5;17 38;2;1;2;3 48;2;18;18;18 "
    "1;38;2;9;9;9;48;2;18;18;18".split()
)
_words = st.one_of(
    st.text("ab │─…é", max_size=25),
    st.lists(st.sampled_from(["a", " ", "窓", "口", "한", "é", "ที่", "n\u0303"]), max_size=12).map(
        "".join
    ),
    st.sampled_from(["👨‍👩‍👧", "❤️ x", "🇩🇪🇫🇷", "👍🏽ok", "1️⃣", "⚠️", " " * 20, "x" * 45]),
)
_numbers = st.integers(0, 25)


def _csi(final: str) -> st.SearchStrategy[str]:
    return _numbers.map(lambda number: f"\x1b[{number}{final}" if number else f"\x1b[{final}")


_segment = st.builds("\x1b[{}m{}\x1b[0m".format, _codes, _words)
_place = st.builds("\x1b[{};{}H".format, _numbers, _numbers)
_textual = st.builds("{}{}".format, _place, st.lists(_segment, max_size=4).map("".join))
_understood = st.one_of(
    _textual,
    _textual,
    _segment,
    _words,
    _place,
    st.builds("\x1b[{}m".format, _codes),
    st.sampled_from("ABCDEFGdX").flatmap(_csi),
    st.sampled_from(["\x1b[K", "\x1b[1K", "\x1b[2K", "\x1b[J", "\x1b[1J", "\x1b[2J"]),
    st.sampled_from(["\r", "\n", "\b", "\t", "\r\n", "\x07", "\x1b[?7l", "\x1b[?7h", "\x1b[?25l"]),
    st.sampled_from(
        ["\x1b[?2026h", "\x1b[?2026l", "\x1b7\x1b[3;3H\x1b8", "\x1b]8;id=1;http://a\x1b\\"]
    ),
    st.just("\x1b[?1049h"),
)
_not_understood = st.sampled_from(
    ["\x1b[2L", "\x1b[M", "\x1b[3@", "\x1b[2P", "\x1bM", "\x1b[4h", "\x1b[4l"]
)


@st.composite
def _talks(
    draw: st.DrawFn, pieces: st.SearchStrategy[str]
) -> tuple[str, list[tuple[int, int | None]]]:
    """What is written, and after which characters something is sent, with which limit."""
    stream = "\x1b[?1049h\x1b[H" + "".join(draw(st.lists(pieces, max_size=25)))
    # Textual never writes half a cluster.
    cuts = [place for place in range(1, len(stream) + 1) if stream[place - 1 : place + 1].isascii()]
    places = st.tuples(st.sampled_from(cuts), st.one_of(st.none(), st.integers(1, 60)))
    return stream, sorted(draw(st.lists(places, max_size=8)), key=lambda place: place[0])


def _both(stream: str, places: list[tuple[int, int | None]]) -> tuple[Emulator, Emulator, Differ]:
    plain, diffed = Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    differ = Differ(WIDTH, HEIGHT)
    done = 0
    for place, limit in places:
        differ.feed(stream[done:place])
        done = place
        diffed.receive("".join(differ.take_parts(limit, rested=place % 3 == 0)))
    differ.feed(stream[done:])
    diffed.receive(differ.take())
    plain.receive(stream)
    return plain, diffed, differ


@given(_talks(_understood))
def test_every_cell_and_style_is_as_if_all_had_been_sent(
    talk: tuple[str, list[tuple[int, int | None]]],
) -> None:
    plain, diffed, differ = _both(*talk)
    assert diffed.cells() == plain.cells()
    if differ.y >= 0:
        assert (diffed.cursor.y, diffed.cursor.x) == (
            plain.cursor.y,
            min(plain.cursor.x, WIDTH - 1),
        )


@given(_talks(st.one_of(_understood, _understood, _understood, _not_understood)))
def test_what_is_not_understood_is_passed_on(
    talk: tuple[str, list[tuple[int, int | None]]],
) -> None:
    plain, diffed, _ = _both(*talk)
    assert diffed.cells() == plain.cells()


@given(_talks(_understood))
def test_when_all_is_sent_there_is_nothing_more_to_send(
    talk: tuple[str, list[tuple[int, int | None]]],
) -> None:
    stream, places = talk
    _, _, differ = _both(stream, places)
    assert differ.take() == ""


@given(_talks(_understood))
def test_sending_all_anew_mends_a_spoilt_screen(
    talk: tuple[str, list[tuple[int, int | None]]],
) -> None:
    plain, diffed, differ = _both(*talk)
    diffed.receive("\x1b[3;3H\x1b[41mwall: the machine goes down\x1b[5;1H")
    differ.repaint()
    diffed.receive(differ.take())
    assert diffed.cells() == plain.cells()
