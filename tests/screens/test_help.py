"""The keys of each screen, whole on 80x24."""

from __future__ import annotations

import pytest

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.method_page import method_page
from breakthrough_tui.screens.actions import EVERYWHERE, FIRST_RUN, actions_on, help_of
from breakthrough_tui.screens.dialogs.help import HelpDialog
from tests.screens.open_dialog import OneDialog, lines_of, said


@pytest.mark.parametrize("screen", [*EVERYWHERE, FIRST_RUN])
async def test_all_keys_stand_there_whole_on_80_by_24(screen: str) -> None:
    app = OneDialog(HelpDialog(screen))
    async with app.run_test(size=(80, 24)):
        lines = lines_of(app)
        columns = [
            word
            for start, end in ((0, 41), (41, 80))
            for line in lines
            for word in line[start:end].split()
        ]
        text = " ".join(columns)
        for action in help_of(screen):
            assert f"{action.shown} {action.sentence}" in text
        assert "…" not in text
        assert len(lines_of(app)) == 24


def test_the_number_keys_stand_together_unless_one_was_changed() -> None:
    [together] = [action for action in help_of("board") if action.id == "go"]
    assert together.shown == "0 to 6"
    assert together.sentence == "portfolio, board, obstacles, result, goal, meetings, report"
    changed = help_of("board", {"go_goal": "z"})
    assert [action.id for action in changed] == [action.id for action in actions_on("board")]


async def test_one_column_scrolls_where_it_is_narrow() -> None:
    app = OneDialog(HelpDialog("board"))
    async with app.run_test(size=(60, 15)) as pilot:
        last = actions_on("board")[-1].sentence
        assert last not in said(app)
        await pilot.press("G")
        assert last in said(app)


@pytest.mark.parametrize("phase", [*Phase, None])
@pytest.mark.parametrize("screen", ["board", "obstacles", "portfolio"])
async def test_the_other_page_is_this_step_of_the_method_in_ten_lines(
    screen: str, phase: Phase | None
) -> None:
    page = method_page(screen, phase)
    assert 3 < len(page.lines) <= 10
    app = OneDialog(HelpDialog(screen, phase=phase))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        await pilot.pause()
        assert page.title in lines_of(app)[0]
        for sentence in page.lines:
            assert any(sentence in line for line in lines_of(app)), sentence
        await pilot.press("tab")
        await pilot.pause()
        assert f"Keys: {screen}" in lines_of(app)[0]


def test_what_there_is_to_know_differs_from_phase_to_phase() -> None:
    assert len({method_page("board", phase).title for phase in Phase}) == len(Phase)
    assert method_page("obstacles", Phase.LAUNCHED) is not method_page("board", Phase.LAUNCHED)


@pytest.mark.parametrize("key", ["escape", "q", "question_mark"])
async def test_it_closes(key: str) -> None:
    app = OneDialog(HelpDialog("board"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        await pilot.pause()
    assert app.dismissed
