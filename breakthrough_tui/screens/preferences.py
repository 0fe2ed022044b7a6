"""Preferences: what belongs to one person, wherever they sit down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from breakthrough_tui.domain.preferences import (
    COLOURS,
    MOUSE,
    THEMES,
    Preferences,
    checked,
    read_preferences,
    shown_key,
)
from breakthrough_tui.screens.actions import ACTIONS, PREFERENCES, UserAction, changeable
from breakthrough_tui.screens.list_screen import ListScreen
from breakthrough_tui.store.commands import personal
from breakthrough_tui.widgets.line_list import Row, blank, heading, plain
from breakthrough_tui.widgets.looks import Looks
from breakthrough_tui.widgets.parts import Part

if TYPE_CHECKING:
    from breakthrough_tui.widgets.line_list import LineList

_NAME_WIDTH = 16
_KEY_WIDTH = 12
_LABEL_WIDTH = 16

_WORDS = {
    "theme": {
        "dark": "light on dark",
        "light": "dark on light",
        "contrast": "as much contrast as there can be",
    },
    "colours": {
        "auto": "as many as the terminal says that it has",
        "none": "none: bold, dim and reverse tell things apart",
        "16": "sixteen, by their names, as the terminal paints them",
        "256": "256; from the next start on",
        "true": "all of them; from the next start on",
    },
    "mouse": {
        "on": "clicks and drags",
        "clicks": "clicks alone",
        "off": "the terminal keeps it, to select text",
    },
    "diff": {
        "on": "only what differs is sent; from the next start on",
        "off": "everything is sent; from the next start on",
    },
}
_NAMES = {"diff": "Slow lines"}
_CHOICES = {"theme": tuple(THEMES), "colours": COLOURS, "mouse": MOUSE, "diff": ("on", "off")}


class PreferencesScreen(ListScreen):
    """Enter changes what the cursor is on; it is so at once, and wherever this person opens the program."""

    NAME: ClassVar[str] = PREFERENCES
    PLACE: ClassVar[str] = "Preferences"

    async def reload(self) -> None:
        """All is in the session."""
        self._draw()

    @property
    def _kept(self) -> Preferences:
        return read_preferences(self.session.preferences)

    def _draw(self) -> None:
        kept = self._kept
        rows = [blank("top"), heading("How it looks", key="looks")]
        rows += [self._choice(name, kept) for name in _CHOICES]
        rows += [
            blank("keys"),
            heading("Keys", Part("quiet", f"{len(kept.keys)} changed"), key="keys"),
        ]
        for id_, action in changeable().items():
            key = kept.keys.get(id_)
            shown = shown_key(key or action.keys[0])
            note = f"  ({shown_key(action.keys[0])} at first)" if key else ""
            # Where there is no shorter word for it, the sentence is its name.
            words = (
                [Part("text", action.label, _LABEL_WIDTH), Part("quiet", action.sentence)]
                if action.label
                else [Part("text", action.sentence)]
            )
            parts = (Part("key", shown, _KEY_WIDTH), *words, Part("accent", note))
            rows.append(Row(("key", id_), (parts,)))
        rows.append(blank("end"))
        rows.append(plain("end", ["Arrows, enter and esc mean the same for everybody."], "quiet"))
        self.list.show(rows)
        self.footer.show_title("Yours alone, kept with you, whatever machine you come from")

    def _choice(self, name: str, kept: Preferences) -> Row:
        value = _short(name, getattr(kept, name))
        parts = (
            Part("text", _called(name), _NAME_WIDTH),
            Part("accent", value, _KEY_WIDTH),
            Part("quiet", _WORDS[name][value]),
        )
        return Row(("choice", name), (parts,))

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        """Change it."""
        match message.row.key:
            case ("choice", str(name)):
                self.spawn(self._choose(name))
            case ("key", str(id_)):
                self.spawn(self._press(id_))

    async def _choose(self, name: str) -> None:
        from breakthrough_tui.screens.dialogs.choose import Choice, ChooseDialog

        choices = [Choice(word, word, _WORDS[name][word]) for word in _CHOICES[name]]
        now = _short(name, getattr(self._kept, name))
        chosen = await self.ask_dialog(
            ChooseDialog(_called(name), choices, current=now, search=False)
        )
        if chosen is None or (chosen == now and name in self.session.preferences):
            return
        values: dict[str, Any] = {"theme": THEMES.get(chosen), "diff": chosen == "on"}
        await self._keep(name, checked(name, values.get(name, chosen)))
        self._apply(name)

    def _apply(self, name: str) -> None:
        kept = self._kept
        if isinstance(self.app, Looks):
            if name == "mouse":
                self.app.use_mouse(kept.mouse != "off")
            else:
                # Not the kept one: where none was chosen, that is dark.
                self.app.show_looks(self.session.preferences.get("theme"), kept.colours)

    async def _press(self, id_: str) -> None:
        from breakthrough_tui.screens.dialogs.press_key import PressKeyDialog

        action = changeable()[id_]
        keys = dict(self._kept.keys)

        def refuse(key: str) -> None:
            checked("keys", {**keys, id_: key}, _by_the_board())

        name = action.label or action.sentence
        pressed = await self.ask_dialog(
            PressKeyDialog(f"A key for “{name}”", shown_key(action.keys[0]), refuse)
        )
        if pressed is None:
            return
        others = {other: key for other, key in keys.items() if other != id_}
        chosen = {**others, id_: pressed or action.keys[0]}
        await self._keep("keys", checked("keys", chosen, _by_the_board()))
        self.app.set_keymap({f"{other}.0": key for other, key in self._kept.keys.items()})
        self.keys_changed()

    async def _keep(self, name: str, value: Any) -> None:
        await self.session.do(personal.set_preference, look=False, key=name, value=value)
        self.session.preferences[name] = value
        self._draw()


def _by_the_board() -> tuple[UserAction, ...]:
    """All actions, first those by whose words the list here calls them: a refusal calls them so, too."""
    return (*changeable().values(), *ACTIONS)


def _called(name: str) -> str:
    """A preference as people read it."""
    return _NAMES.get(name, name.capitalize())


def _short(name: str, value: object) -> str:
    """A value by the word that people choose it by."""
    if name == "theme":
        return next((word for word, palette in THEMES.items() if palette == value), "dark")
    if name == "diff":
        return "on" if value else "off"
    return str(value)
