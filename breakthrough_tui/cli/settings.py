"""`breakthrough settings`: what holds for this machine."""

from __future__ import annotations

from typing import Any

from breakthrough_tui import config
from breakthrough_tui.cli import output
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments


def list_all(here: Here, args: Arguments) -> None:
    """List every setting, and say in which file they are."""
    settings = config.read()
    values: dict[str, Any] = {
        key: getattr(settings, field) for key, (field, _) in config.KEYS.items()
    }
    if args.json:
        output.print_json(values)
    else:
        rows = [(key, "" if value is None else str(value)) for key, value in values.items()]
        output.table(("SETTING", "VALUE"), rows)
        output.note(f"they are in {config.settings_path()}")


def set_one(here: Here, args: Arguments) -> None:
    """Change one setting."""
    config.write(config.changed(config.read(), args.key, args.value))
    list_all(here, args)
