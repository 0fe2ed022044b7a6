"""What is found of each action item. All SQL of full-text search that only SQLite understands is here.

`card_text` holds, folded and without accents, the words of a card: its title, its description and the comments on it.
`card_search` is an FTS5 index of runs of three characters over it, so a word is found wherever it stands and in any
script; what is shorter than that is looked for by reading the texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from breakthrough_tui.domain.text import plain
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.database_errors import translated
from breakthrough_tui.store.tables import CardRow

MAKE = (
    "CREATE VIRTUAL TABLE card_search USING fts5("
    "text, content='card_text', content_rowid='card', tokenize='trigram case_sensitive 1')"
)
INDEXED_FROM = 3
"""The index knows nothing shorter."""

_AT_ONCE = 500


def refresh(database: Database, cards: Iterable[int]) -> None:
    """Bring what is found of some cards up to date with their rows; to be called inside the write that changed them."""
    ids = sorted(set(cards))
    for start in range(0, len(ids), _AT_ONCE):
        _refresh(database, ids[start : start + _AT_ONCE])


def refresh_all(database: Database) -> None:
    """The same for every card."""
    refresh(database, [card for (card,) in database.rows(CardRow.select(CardRow.id).tuples())])


def containing(
    database: Database, breakthrough: int, words: Sequence[str], *, beyond_titles: bool = False
) -> set[int]:
    """The cards of a breakthrough, archived ones too, whose text has all of these plain words in it.

    With `beyond_titles` only of cards on the board that have a description or a comment.
    """
    indexed = [word for word in words if len(word) >= INDEXED_FROM]
    short = [word for word in words if len(word) < INDEXED_FROM]
    conditions = ["card_text.breakthrough = ?"]
    values: list[object] = [breakthrough]
    if beyond_titles:
        # A title is one line.
        conditions.append("instr(card_text.text, char(10)) > 0")
    conditions += ["instr(card_text.text, ?) > 0" for _ in short]
    if beyond_titles:
        conditions.append(
            "EXISTS (SELECT 1 FROM card WHERE id = card_text.card AND archived_at IS NULL)"
        )
    values += short
    tables = "card_text"
    if indexed:
        # CROSS JOIN keeps the index on the outside; SQLite would rather ask it once for each card.
        tables = "card_search CROSS JOIN card_text ON card_text.card = card_search.rowid"
        conditions.insert(0, "card_search MATCH ?")
        values.insert(0, " ".join(map(_quoted, indexed)))
    # One row: for each of thousands Python's lock would change hands, while the screen waits for it.
    sql = f"SELECT group_concat(card_text.card, ' ') FROM {tables} WHERE {' AND '.join(conditions)}"
    with translated(database.path):
        (cards,) = database.connection().execute(sql, values).fetchone()
    return set(map(int, cards.split())) if cards else set()


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _refresh(database: Database, ids: list[int]) -> None:
    new = _texts(database, ids)
    old: dict[int, str] = dict(
        database.ask("SELECT card, text FROM card_text WHERE card IN (:ids)", ids=ids)
    )
    gone = [(card, text) for card, text in old.items() if new[card][1] != text]
    made = [
        (card, breakthrough, text)
        for card, (breakthrough, text) in new.items()
        if old.get(card) != text
    ]
    with translated(database.path):
        connection = database.connection()
        # The index does not keep the texts: to forget one it has to be told what it was.
        connection.executemany(
            "INSERT INTO card_search (card_search, rowid, text) VALUES ('delete', ?, ?)", gone
        )
        connection.executemany(
            "DELETE FROM card_text WHERE card = ?", [(card,) for card, _ in gone]
        )
        connection.executemany(
            "INSERT INTO card_text (card, breakthrough, text) VALUES (?, ?, ?)", made
        )
        connection.executemany(
            "INSERT INTO card_search (rowid, text) VALUES (?, ?)",
            [(card, text) for card, _, text in made],
        )


def _texts(database: Database, ids: list[int]) -> dict[int, tuple[int, str]]:
    said: dict[int, list[str]] = {}
    comments = database.ask(
        "SELECT card, text FROM comment WHERE card IN (:ids) AND archived_at IS NULL ORDER BY id",
        ids=ids,
    )
    for card, text in comments:
        said.setdefault(card, []).append(text)
    rows = database.ask(
        "SELECT id, breakthrough, title, description FROM card WHERE id IN (:ids)", ids=ids
    )
    return {
        card: (breakthrough, plain("\n".join(filter(None, (*words, *said.get(card, ()))))))
        for card, breakthrough, *words in rows
    }
