"""What is sent for colours, byte by byte: as many as the terminal shows, and none where there are to be none."""

from __future__ import annotations

import re

import pytest

from tests.e2e.office import TO_DO, Office
from tests.support.terminal import Terminal, usual_environment

_STYLES = re.compile(rb"\x1b\[([0-9;:]*)m")
_WITHOUT_COLOURS = {"", "0", "1", "2", "3", "4", "7", "22", "23", "24", "27", "39", "49"}
_OF_SIXTEEN = _WITHOUT_COLOURS | {str(base + n) for base in (30, 40, 90, 100) for n in range(8)}


def walked(office: Office, **environment: str) -> Terminal:
    """Somebody looks at the screens, opens forms and lists, and leaves; in a terminal of this kind."""
    variables = {**usual_environment(), **environment}
    chosen = {name: value for name, value in variables.items() if value}
    arguments = ("--db", office.path, "--as", "ana")
    with Terminal(*arguments, environment=chosen, columns=100, rows=30) as ana:
        ana.wait_for("PERMIT", "? help", TO_DO[0])
        for keys in (["j", "l"], ["2"], ["n", "esc"], ["4"], ["0"], ["1"], ["/"], ["esc"]):
            ana.press(*keys)
            ana.settle()
        for key in ("n", "e", "?", "a", "ctrl+p", "c"):
            ana.press(key)
            ana.settle()
            ana.press("esc")
            ana.settle()
        ana.press("enter")
        ana.settle()
        ana.press("q", "q")
        assert ana.ended() == 0
        ana.settle()
    return ana


def codes(ana: Terminal) -> set[str]:
    """All codes for styles that came, each by itself."""
    return {code.decode() for found in _STYLES.findall(ana.received) for code in found.split(b";")}


@pytest.mark.parametrize(
    "environment",
    [
        {"NO_COLOR": "1"},
        {"TERM": "vt100", "COLORTERM": ""},
        {"NO_COLOR": "1", "TERM": "xterm-kitty"},
    ],
    ids=["NO_COLOR", "vt100", "NO_COLOR-kitty"],
)
def test_without_colours_none_is_sent(office: Office, environment: dict[str, str]) -> None:
    sent = codes(walked(office, **environment))
    assert sent <= _WITHOUT_COLOURS
    assert "1" in sent


def test_sixteen_colours_go_by_their_names(office: Office) -> None:
    sent = codes(walked(office, TERM="xterm", COLORTERM=""))
    assert sent <= _OF_SIXTEEN
    # Bright blue reads on white as on black: nobody has chosen a theme here.
    assert "94" in sent
    assert "93" not in sent


@pytest.mark.parametrize(
    ("environment", "introduced_by"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": ""}, b"38;5;"),
        ({"TERM": "tmux", "COLORTERM": ""}, b"38;5;"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, b"38;2;"),
        ({"TERM": "alacritty", "COLORTERM": ""}, b"38;2;"),
    ],
    ids=["256", "tmux", "COLORTERM", "alacritty"],
)
def test_more_colours_where_the_terminal_has_more(
    office: Office, environment: dict[str, str], introduced_by: bytes
) -> None:
    variables = {**usual_environment(), **environment}
    arguments = ("--db", office.path, "--as", "ana")
    with Terminal(
        *arguments, environment={name: value for name, value in variables.items() if value}
    ) as ana:
        ana.wait_for("? help", TO_DO[0])
        ana.settle()
        sent = ana.received
    other = b"38;2;" if introduced_by == b"38;5;" else b"38;5;"
    assert introduced_by in sent
    assert other not in sent


@pytest.mark.parametrize("locale", ["C", "de_DE.ISO-8859-1"])
def test_only_ascii_is_sent_where_the_locale_is_not_utf8(office: Office, locale: str) -> None:
    office.add("Über die Straße, 窓口")
    ana = walked(office, LANG=locale)
    assert not any(byte > 126 for byte in ana.received)
    assert b"Uber die Strase, ????" in ana.received
