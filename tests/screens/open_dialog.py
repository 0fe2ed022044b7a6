"""An app that shows one dialog above an empty page and keeps what it was dismissed with."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.screen import Screen

from breakthrough_tui.widgets.themes import DARK, PALETTES, textual_theme


class OneDialog(App[None], inherit_bindings=False):
    """`result` is what the dialog was dismissed with; `dismissed` says whether it was."""

    AUTO_FOCUS = ""

    def __init__(self, dialog: Screen[Any], theme: str = DARK.name) -> None:
        super().__init__()
        for palette in PALETTES.values():
            self.register_theme(textual_theme(palette))
        self.theme = theme
        self.dialog = dialog
        self.result: Any = None
        self.dismissed = False

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self._keep)

    def _keep(self, result: Any) -> None:
        self.result = result
        self.dismissed = True


def lines_of(app: App[Any]) -> list[str]:
    """What is on the screen, line by line, without blanks at the end."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def said(app: App[Any]) -> str:
    """All that is on the screen, with single spaces."""
    return " ".join(" ".join(lines_of(app)).split())
