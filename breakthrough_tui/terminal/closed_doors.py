"""What Textual offers besides its screens and what no session may have: over SSH the program runs on the host.

A browser would start there, a screenshot be written there, a suspended session never end. The environment is closed
elsewhere (`surroundings.tidy`, `cli.forced`), since Textual reads it while it is imported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App, ReturnType, SuspendNotSupported, SystemCommand
from textual.screen import Screen

KEPT_ACTIONS = frozenset({"focus_next", "focus_previous"})
"""Textual's own actions of the whole program that stay; a test looks for new ones."""


class ClosedDoors(App[ReturnType], inherit_bindings=False):
    """An app whose screens can do what they offer, and nothing else."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Nothing here pops up or hovers: no screen needs the two widgets that wait for it.
        self._disable_notifications = self._disable_tooltips = True

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """None: the palette would offer a screenshot."""
        return ()

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Nothing: the browser would start on the host. Addresses are offered to the terminal instead."""

    def deliver_text(self, *args: Any, **options: Any) -> str | None:
        """Nothing: the file would be written on the host."""
        return None

    def deliver_binary(self, *args: Any, **options: Any) -> str | None:
        """Nothing: the file would be written on the host."""
        return None

    def deliver_screenshot(self, *args: Any, **options: Any) -> str | None:
        """Nothing: the file would be written on the host."""
        return None

    def save_screenshot(self, *args: Any, **options: Any) -> str:
        """Nothing: the file would be written on the host."""
        return ""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Never: another program would have the terminal."""
        raise SuspendNotSupported("a session is never suspended")
        yield

    def action_suspend_process(self) -> None:
        """Nothing: nobody could wake a forced command again."""

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Nothing."""

    def action_command_palette(self) -> None:
        """Nothing; our own list of commands is made from the registry."""

    def action_change_theme(self) -> None:
        """Nothing; themes are chosen in the preferences."""

    def action_toggle_dark(self) -> None:
        """Nothing."""

    def action_show_help_panel(self) -> None:
        """Nothing."""

    def action_hide_help_panel(self) -> None:
        """Nothing."""

    def action_help_quit(self) -> None:
        """Nothing."""

    def action_notify(self, *args: Any, **options: Any) -> None:
        """Nothing: a link could pretend that the program said something."""

    async def action_simulate_key(self, key: str) -> None:
        """Nothing: a link could press any key."""

    async def action_quit(self) -> None:
        """Nothing; `leave` keeps what was typed."""

    async def action_bell(self) -> None:
        """Nothing."""

    async def action_focus(self, widget_id: str) -> None:
        """Nothing."""

    async def action_switch_screen(self, screen: str) -> None:
        """Nothing."""

    async def action_push_screen(self, screen: str) -> None:
        """Nothing."""

    async def action_pop_screen(self) -> None:
        """Nothing."""

    async def action_switch_mode(self, mode: str) -> None:
        """Nothing."""

    async def action_back(self) -> None:
        """Nothing."""

    async def action_add_class(self, selector: str, class_name: str) -> None:
        """Nothing."""

    async def action_remove_class(self, selector: str, class_name: str) -> None:
        """Nothing."""

    async def action_toggle_class(self, selector: str, class_name: str) -> None:
        """Nothing."""

    async def action_toggle(self, attribute_name: str) -> None:
        """Nothing."""
