"""Labels with a name and a colour; what is found of each action item, filled from what is there."""

import unicodedata

from peewee import AutoField, Check, ForeignKeyField, IntegerField, Model, TextField


def up(migrator, db):
    class Frozen(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Breakthrough(Frozen):
        id = AutoField()

        class Meta:
            table_name = "breakthrough"

    class Card(Frozen):
        id = AutoField()

        class Meta:
            table_name = "card"

    class Label(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        tag = TextField()
        name = TextField()
        colour = TextField()
        archived_at = TextField(null=True)

        class Meta:
            table_name = "label"
            indexes = ((("breakthrough", "tag"), True),)
            constraints = [
                Check("length(tag) > 0", name="label_tag"),
                Check(
                    "colour in ('plain', 'quiet', 'accent', 'good', 'warning', 'bad', 'cool',"
                    " 'warm')",
                    name="label_colour",
                ),
            ]

    class CardText(Frozen):
        card = ForeignKeyField(Card, column_name="card", primary_key=True)
        breakthrough = IntegerField()
        text = TextField()

        class Meta:
            table_name = "card_text"

    db.create_tables([Label, CardText])
    db.execute_sql(
        "CREATE VIRTUAL TABLE card_search USING fts5("
        "text, content='card_text', content_rowid='card', tokenize='trigram case_sensitive 1')"
    )
    fill(db)


def fill(db):
    comments = {}
    said = "SELECT card, text FROM comment WHERE card IS NOT NULL AND archived_at IS NULL"
    for card, text in db.execute_sql(f"{said} ORDER BY id").fetchall():
        comments.setdefault(card, []).append(text)
    cards = db.execute_sql("SELECT id, breakthrough, title, description FROM card ORDER BY id")
    for card, breakthrough, title, description in cards.fetchall():
        parts = (title, description, *comments.get(card, ()))
        row = (card, breakthrough, fold("\n".join(part for part in parts if part)))
        db.execute_sql("INSERT INTO card_text (card, breakthrough, text) VALUES (?, ?, ?)", row)
    db.execute_sql("INSERT INTO card_search (card_search) VALUES ('rebuild')")


def fold(text):
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
