"""The tables of what belongs to one person and leaves no event: imported when the first screen needs them."""

from __future__ import annotations

from peewee import CompositeKey, ForeignKeyField, IntegerField, TextField

from breakthrough_tui.store.fields import InstantField, JSONTextField
from breakthrough_tui.store.tables import BreakthroughRow, PersonRow, Table


class PreferenceRow(Table):
    person = ForeignKeyField(PersonRow, column_name="person", index=False)
    key = TextField()
    value = JSONTextField()

    class Meta:
        table_name = "preference"
        primary_key = CompositeKey("person", "key")


class DraftRow(Table):
    """What somebody typed and has not saved; `place` says where."""

    person = ForeignKeyField(PersonRow, column_name="person", index=False)
    place = TextField()
    text = TextField()
    at = InstantField()

    class Meta:
        table_name = "draft"
        primary_key = CompositeKey("person", "place")


class SeenRow(Table):
    """Up to which event, and when, somebody has seen a breakthrough."""

    person = ForeignKeyField(PersonRow, column_name="person", index=False)
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    position = IntegerField()
    at = InstantField()

    class Meta:
        table_name = "seen"
        primary_key = CompositeKey("person", "breakthrough")


ALL: tuple[type[Table], ...] = (PreferenceRow, DraftRow, SeenRow)
