"""What is found of each action item, without accents, so that 'uber' finds 'Über'."""

import re
import unicodedata

BARE = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe"}
ACCENTS = (
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670"
    f"{''.join(BARE)}]"
)


def up(migrator, db):
    folded = db.execute_sql("SELECT card, text FROM card_text").fetchall()
    for card, text in folded:
        found = plain(text)
        if found != text:
            db.execute_sql("UPDATE card_text SET text = ? WHERE card = ?", (found, card))
    db.execute_sql("INSERT INTO card_search (card_search) VALUES ('rebuild')")


def plain(text):
    """Of a text that is folded already."""
    if text.isascii():
        return text
    bare = re.sub(ACCENTS, lambda found: BARE.get(found[0], ""), unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare)
