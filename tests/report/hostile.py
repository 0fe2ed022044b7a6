"""Text that would like to be more than text, in every place of a report that people write in."""

from __future__ import annotations

from tests.builders import Team

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> [link](javascript:alert(3)) ![i](http://x.example/i.png)"
    " \x1b[31mred\x1b]8;;http://x.example\x07 \u202egnp.exe\u202c | a | `b` **c** # d {{ 7*7 }} {% x %} &lt; $e$"
    " http://y.example www.z.example me@q.example ~~f~~ <http://w.example> \"'></svg></text>"
)
"""Stored by ways round our own cleaning: a database made by an older program, or by hand."""

PLACES = {
    "goal": ("sentence", "reason", "baseline_source"),
    "measure": ("name", "unit"),
    "reading": ("note",),
    "card": ("title",),
    "obstacle": ("title",),
    "answer": ("note",),
    "lesson": ("tried", "expected", "happened", "who_else"),
    "commitment": ("text",),
    "report_part": ("title", "text"),
    "person": ("full_name",),
    "workspace": ("name",),
    "breakthrough": ("closing_note",),
    "preparation": ("hurts", "tried", "source", "finding"),
}


def poison(team: Team) -> None:
    """Put it everywhere, a number behind it to tell the places apart."""
    connection = team.store.database.connection()
    connection.execute(
        "INSERT INTO preparation (card, hurts, tried, source, finding, preparing)"
        " SELECT min(id), '', '', '', '', 1 FROM card"
    )
    connection.execute(
        "INSERT INTO report_part (breakthrough, part, title, text, rank, hidden)"
        " VALUES (1, 'own-1', '', '', '9', 0)"
    )
    for table, columns in PLACES.items():
        for column in columns:
            said = f"{HOSTILE} {table}-{column}"
            connection.execute(f'UPDATE "{table}" SET "{column}" = ?', (said,))
