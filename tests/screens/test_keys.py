"""Every key of the registry has a method on its screen."""

from __future__ import annotations

from importlib import import_module

import pytest

from breakthrough_tui.screens.actions import actions_on
from breakthrough_tui.screens.base import BaseScreen, bindings_of

CLASSES = {
    "board": "board.screen:BoardScreen",
    "card": "card.screen:CardScreen",
    "obstacles": "obstacles.screen:ObstaclesScreen",
    "obstacle": "obstacles.page:ObstacleScreen",
    "result": "result.screen:ResultScreen",
    "goal": "goal.screen:GoalScreen",
    "portfolio": "portfolio.screen:PortfolioScreen",
    "first run": "first_run:FirstRunScreen",
}


def class_of(screen: str) -> type[BaseScreen]:
    module, _, name = CLASSES[screen].partition(":")
    found: type[BaseScreen] = getattr(import_module(f"breakthrough_tui.screens.{module}"), name)
    assert issubclass(found, BaseScreen)
    return found


@pytest.mark.parametrize("screen", CLASSES)
def test_every_action_of_a_screen_can_be_carried_out(screen: str) -> None:
    here = class_of(screen)
    assert screen == here.NAME
    missing = [
        action.id for action in actions_on(screen) if not hasattr(here, f"action_{action.id}")
    ]
    assert missing == []


@pytest.mark.parametrize("screen", CLASSES)
def test_a_screen_has_the_keys_of_the_registry_and_no_others(screen: str) -> None:
    assert set(class_of(screen)._merged_bindings.key_to_bindings) == {  # type: ignore[union-attr]
        binding.key for binding in bindings_of(screen)
    }
