"""An empty Textual program: the floor under anything that is drawn with it."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """One word."""

    BINDINGS = [("q", "quit", "leave")]

    def compose(self) -> ComposeResult:
        yield Static("painted")


if __name__ == "__main__":
    EmptyApp().run()
