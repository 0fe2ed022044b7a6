"""A database with one small table, for tests of what is below the real ones."""

from __future__ import annotations

from pathlib import Path

from peewee import AutoField, IntegerField, Model, TextField, fn

from breakthrough_tui.store.address import Address
from breakthrough_tui.store.connection import Database
from breakthrough_tui.store.fields import WordsField


class Card(Model):
    id = AutoField()
    number = IntegerField(unique=True)
    title = TextField(default="")
    labels = WordsField(default=())


def make_database(path: Path) -> Database:
    """A new database with that table."""
    database = Database(Address(path))
    with database.write():
        database.connection().execute(
            "CREATE TABLE card (id INTEGER PRIMARY KEY, number INTEGER UNIQUE, title TEXT,"
            " labels TEXT, CONSTRAINT title_is_good CHECK (title <> 'bad'))"
        )
    return database


def titles(database: Database) -> list[str]:
    return [title for (title,) in database.rows(Card.select(Card.title).order_by(Card.id))]


def add(database: Database, *titles: str) -> None:
    for title in titles:
        number = database.value(Card.select(fn.COALESCE(fn.MAX(Card.number), 0) + 1))
        database.insert(Card.insert(number=number, title=title))
