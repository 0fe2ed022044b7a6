"""The settings of this machine, and where things are. What belongs to a person is in the database.

A typed argument beats an environment variable, which beats the file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from breakthrough_tui.domain.breakthrough import DEFAULT_LENGTH
from breakthrough_tui.domain.errors import BreakthroughError, Invalid, NotFound
from breakthrough_tui.domain.presence import IDLE_HOURS
from breakthrough_tui.domain.values import dataclass

NAME = "breakthrough"
DATABASE_VARIABLE = "BREAKTHROUGH_DB"
MOST_DAYS = 1000
MOST_HOURS = 168
DAILY_COPIES = 14
MOST_COPIES = 400


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says; None where it is silent.

    `length` are the days from launch to report-back of a new breakthrough, `idle_hours` those without a key after which
    a session ends. `daily_copies` is how many of the copies are kept that are made before the first write of a day.
    """

    database: str | None = None
    time_zone: str | None = None
    length: int = DEFAULT_LENGTH
    idle_hours: int = IDLE_HOURS
    daily_copies: int = DAILY_COPIES


def settings_path() -> Path:
    """Where the file of this account is, or would be."""
    from platformdirs import user_config_path

    return user_config_path(NAME) / "settings.toml"


def log_path() -> Path:
    """The file that unexpected errors are written to."""
    from platformdirs import user_log_path

    return user_log_path(NAME) / "breakthrough.log"


def database_address(typed: str | None) -> str:
    """Which database is meant: what was typed, else BREAKTHROUGH_DB, else the file's, else this account's own."""
    if typed is not None:
        return typed
    named = os.environ.get(DATABASE_VARIABLE) or read().database
    if named:
        return named
    from platformdirs import user_data_path

    return str(user_data_path(NAME) / "breakthrough.db")


def time_zone_here() -> str:
    """The time zone for a new workspace: that of the settings, else this machine's, else UTC."""
    from breakthrough_tui.domain.countdown import check_time_zone

    if named := read().time_zone:
        return named
    machine = (
        os.environ.get("TZ", ""),
        _first_line("/etc/timezone"),
        os.path.realpath("/etc/localtime"),
    )
    for candidate in machine:
        name = candidate.removeprefix(":").rpartition("zoneinfo/")[2].removeprefix("posix/")
        if name and not name.startswith("/"):
            try:
                return check_time_zone(name)
            except Invalid:
                continue
    return "UTC"


def _first_line(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").partition("\n")[0].strip()
    except (OSError, UnicodeDecodeError):
        return ""


def read(path: Path | None = None) -> Settings:
    """The settings in the file. Invalid with all its mistakes; without a file, the defaults."""
    path = path or settings_path()
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except UnicodeDecodeError:
        raise Invalid(
            f"The settings in {path} are not UTF-8 text.", "Save the file as UTF-8."
        ) from None
    except OSError as error:
        raise Invalid(f"The settings in {path} cannot be read: {error.strerror}.") from error
    return parse(text, str(path))


def parse(text: str, where: str) -> Settings:
    """The settings that a text holds; `where` is said when something is wrong with it."""
    import tomllib

    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Invalid(
            f"The settings in {where} are not TOML: {error}.", "Text goes between quotes."
        ) from None
    values: dict[str, Any] = {}
    mistakes: list[str] = []
    for key, value in _flat(content).items():
        if key not in KEYS:
            mistakes.append(_unknown(key))
            continue
        field, check = KEYS[key]
        try:
            values[field] = check(value)
        except BreakthroughError as error:
            mistakes.append(f"{key}: {error.message} {error.hint}".rstrip())
    if mistakes:
        count = "a mistake" if len(mistakes) == 1 else f"{len(mistakes)} mistakes"
        raise Invalid(f"The settings in {where} have {count}.", "\n".join(mistakes))
    return Settings(**values)


def changed(settings: Settings, key: str, value: str) -> Settings:
    """The settings with one more key set to what was typed; an empty value takes the key away."""
    from dataclasses import replace

    if key not in KEYS:
        raise NotFound(_unknown(key))
    field, check = KEYS[key]
    if not value.strip():
        return replace(settings, **{field: getattr(Settings(), field)})
    is_count = field in ("length", "idle_hours", "daily_copies") and value.strip().isdecimal()
    typed: object = int(value) if is_count else value.strip()
    return replace(settings, **{field: check(typed)})


def write(settings: Settings, path: Path | None = None) -> Path:
    """Write the file anew, whole or not at all; only what differs from the defaults stands in it."""
    import tempfile

    import tomli_w

    path = path or settings_path()
    content: dict[str, Any] = {}
    for key, value in as_text(settings).items():
        section, _, name = key.rpartition(".")
        (content.setdefault(section, {}) if section else content)[name] = value
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkstemp makes the file with mode 0600.
        handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(handle, "wb") as file:
            tomli_w.dump(content, file)
        Path(draft).replace(path)
    except OSError as error:
        raise Invalid(f"The settings in {path} cannot be written: {error.strerror}.") from error
    return path


def as_text(settings: Settings) -> dict[str, Any]:
    """By key, what differs from the defaults."""
    silent = Settings()
    return {
        key: getattr(settings, field)
        for key, (field, _) in KEYS.items()
        if getattr(settings, field) != getattr(silent, field)
    }


def _flat(content: Mapping[str, Any]) -> dict[str, Any]:
    """Keys of sections as 'defaults.length'."""
    flat: dict[str, Any] = {}
    for key, value in content.items():
        if isinstance(value, dict):
            flat |= {f"{key}.{name}": inner for name, inner in value.items()}
        else:
            flat[key] = value
    return flat


def _unknown(key: str) -> str:
    from breakthrough_tui.domain.text import nearest, safe

    last = {known.rpartition(".")[2]: known for known in KEYS}
    near = nearest(key, KEYS) or last.get(nearest(key.rpartition(".")[2], last) or "")
    hint = f"did you mean '{near}'?" if near else f"there are {', '.join(KEYS)}."
    return f"'{safe(key)[:60]}' is not a setting; {hint}"


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Invalid("this is text between quotes.")
    return value


def _database(value: object) -> str:
    address = _text(value)
    if not address.startswith(("/", "~")) and "://" not in address:
        raise Invalid("this is a whole path, beginning with / or ~.")
    return address


def _time_zone(value: object) -> str:
    import zoneinfo

    from breakthrough_tui.domain.countdown import check_time_zone

    name = _text(value)
    try:
        return zoneinfo.ZoneInfo(name).key
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        # Only now: to list all zones takes longer than everything else here.
        return check_time_zone(name)


def _length(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_DAYS:
        raise Invalid(f"this is a number of days, from 1 to {MOST_DAYS}.")
    return value


def _hours(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_HOURS:
        raise Invalid(f"this is a number of hours, from 1 to {MOST_HOURS}.")
    return value


def _copies(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_COPIES:
        raise Invalid(f"this is a number of copies, from 0 (none) to {MOST_COPIES}.")
    return value


KEYS: dict[str, tuple[str, Callable[[object], Any]]] = {
    "database": ("database", _database),
    "time_zone": ("time_zone", _time_zone),
    "defaults.length": ("length", _length),
    "session.idle_hours": ("idle_hours", _hours),
    "backup.daily": ("daily_copies", _copies),
}
"""Every setting: its field, and what checks it."""
