"""A database full of hostile text, past all cleaning, as an older program or somebody with the file could fill it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

from tests.support.hostile import HOSTILE

WRITTEN: dict[str, tuple[str, ...]] = {
    "person": ("full_name", "login", "address"),
    "breakthrough": ("launch_reason", "backup_name", "backup_contact", "closing_note"),
    "obstacle": ("title", "ask", "tried", "stops", "question"),
    "answer": ("note", "how"),
    "board_column": ("name",),
    "card": ("title", "description"),
    "checklist_item": ("text",),
    "comment": ("text",),
    "measure": ("name", "unit"),
    "goal": ("sentence", "short", "baseline_source", "reason"),
    "reading": ("note",),
    "workspace": ("name",),
    "label": ("tag", "name"),
    "agenda_block": ("title", "prompt", "notes"),
    "area": ("name", "unit"),
    "commitment": ("text",),
    "goal_answer": ("note",),
    "lesson": ("tried", "expected", "happened", "who_else"),
    "preparation": ("hurts", "tried", "source", "finding"),
    "promise": ("text",),
    "proposal": ("sentence", "short", "reason", "note"),
    "report_part": ("title", "text"),
}
"""Every column that holds what people write, by table."""

LISTS = {"card": ("labels", "addresses")}
"""Columns that hold several texts of theirs."""

OURS = frozenset(
    "after answer answered_at answered_by application archived_at at author actor baseline baseline_on before begun_at"
    " block_since by checkin_at checksum closed_at closed_by closed_on code colour command confirmed_at confirmed_by"
    " created_at created_by days_off direction done_at door due ended_at entity entity_id form holidays id keep kind"
    " launch_on launch_reason_of launched_on leader left_on name needed_by on opened_at opened_by outcome owner"
    " owner_changed_at part path person phase place promised proposed_at proposed_by raised_at raised_by rank"
    " recorded_by remeasure_on report_back reported_on result role screen seen_at session set_at set_by signal since"
    " stand_in stand_in_until state target target_on time_zone undoes until value visibility waiting_since week amount"
    " became key applied".split()
)
"""Names of columns with dates, numbers, words of the program and names of people. Not 'name' where it is in WRITTEN."""

PERSON = "eli"
"""Somebody of the example whose very name is made hostile."""

CODE = "CLINIC"
"""A breakthrough of the example whose very code is made hostile."""


def unknown_columns(path: Path) -> list[str]:
    """Columns with text of which nobody has said whether people write it."""
    found = []
    with closing(sqlite3.connect(path)) as connection:
        for table in _tables(connection):
            known = {*WRITTEN.get(table, ()), *LISTS.get(table, ()), *OURS}
            if table in ("draft", "card_text"):
                known.add(
                    "text"
                )  # what was typed, which tests of dialogs put there; what is looked in
            for _, column, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")'):
                if kind == "TEXT" and column not in known:
                    found.append(f"{table}.{column}")
    return found


def written(path: Path) -> dict[tuple[str, str, int], str]:
    """Every text that people wrote, by table, column and row."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        for table, columns in (*WRITTEN.items(), *LISTS.items()):
            for column in columns:
                rows = connection.execute(f'SELECT rowid, "{column}" FROM "{table}"')
                found.update({(table, column, row): str(text) for row, text in rows})
    return found


def three_at_once(offset: int) -> Callable[[], str]:
    """A text with three of the corpus after the other, each time the next three."""
    numbers = count(offset, 3)

    def text() -> str:
        at = next(numbers)
        three = " ".join(HOSTILE[(at + step) % len(HOSTILE)][:3_000] for step in range(3))
        return three.encode("utf-8", "replace").decode()

    return text


_LONG = 100_000

_LONG_ONES = (
    "x",
    "ring the depot about the forms ",
    "a\n",
    "e\u0301",
    "\U0001f469\u200d\U0001f692",
    "\u4f60\u597d",
    "\u0928\u092e\u0938\u094d\u0924\u0947 ",
    "\x1b[31m\u202e[b]x ",
)
"""One word, many words, many lines, marks, joiners, wide letters, signs of India, sequences."""


def far_too_long() -> Callable[[], str]:
    """A text of a hundred thousand characters, each time of another kind, and none twice."""
    texts = [(one * _LONG)[:_LONG] for one in _LONG_ONES]
    numbers = count()

    def text() -> str:
        at = next(numbers)
        return f"{at} {texts[at % len(texts)]}"[:_LONG]

    return text


def poison(path: Path, text: Callable[[], str]) -> None:
    """Put a text into every place where people write, a new one each time; also into what events tell."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for table, columns in WRITTEN.items():
            _fill(connection, table, columns, lambda _: text())
        for table, columns in LISTS.items():
            _fill(connection, table, columns, lambda kept: json.dumps(_several(kept, text)))
        # Shorter ones: what is replayed goes through the limits of the tables.
        _fill(
            connection,
            "event",
            ("before", "after"),
            lambda kept: _payload(kept, lambda: text()[:25]),
        )
        _rename(connection, "person", "name", PERSON, text())
        connection.execute("UPDATE breakthrough SET code = ? WHERE code = ?", (text(), CODE))
        connection.commit()


def _several(kept: str | None, text: Callable[[], str]) -> list[str]:
    return [text(), f"https://example.org/{text()}", f"javascript:{text()}"]


def _payload(kept: str | None, text: Callable[[], str]) -> str | None:
    if not kept:
        return kept
    return json.dumps(dict(_reworded(json.loads(kept), text)))


_TEXTS = {column for columns in WRITTEN.values() for column in columns} - {"login", "tag"}


def _reworded(payload: dict[str, Any], text: Callable[[], str]) -> Iterator[tuple[str, Any]]:
    for name, value in payload.items():
        if isinstance(value, str) and name in _TEXTS:
            yield name, text()
        else:
            yield name, value


def _tables(connection: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'card_search%'"
    return [name for (name,) in connection.execute(query) if name != "schema_migration"]


def _fill(
    connection: sqlite3.Connection,
    table: str,
    columns: Sequence[str],
    made: Callable[[str | None], str | None],
) -> None:
    for column in columns:
        rows = connection.execute(f'SELECT rowid, "{column}" FROM "{table}" ORDER BY 1').fetchall()
        connection.executemany(
            f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?',
            [(made(kept), row) for row, kept in rows],
        )


def _rename(connection: sqlite3.Connection, table: str, key: str, old: str, new: str) -> None:
    """Give a row another key, and all that points to it."""
    connection.execute(f'UPDATE "{table}" SET "{key}" = ? WHERE "{key}" = ?', (new, old))
    for other in _tables(connection):
        for _, _, parent, column, *_ in connection.execute(f'PRAGMA foreign_key_list("{other}")'):
            if parent == table:
                connection.execute(
                    f'UPDATE "{other}" SET "{column}" = ? WHERE "{column}" = ?', (new, old)
                )
