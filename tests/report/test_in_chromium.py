"""The exported report in a real browser: three widths, light and dark, and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from breakthrough_tui.report.writing import write_report
from breakthrough_tui.store.queries import reports as queries
from tests.builders import Team
from tests.report.hostile import poison
from tests.report.test_html import exported
from tests.support.chromium import measured, printed, run

WIDTHS = (360, 768, 1280)
PAPER = {"A4": (595.0, 842.0), "letter": (612.0, 792.0)}
MARGIN = 40.0
"""Points that stay free at each side of a printed page at the least."""


def test_nothing_is_wider_than_the_window(reported: Team, tmp_path: Path) -> None:
    for found in measured(exported(reported), WIDTHS, tmp_path):
        assert found["scroll"] <= found["width"], found
        assert found["wide"] == [], found


def test_not_even_with_texts_that_have_no_end(reported: Team, tmp_path: Path) -> None:
    connection = reported.store.database.connection()
    long = "Wort" * 100
    for table, column in (("card", "title"), ("obstacle", "title"), ("person", "full_name")):
        connection.execute(f"UPDATE {table} SET {column} = ?", (long,))
    connection.execute("UPDATE goal SET sentence = ?", (long[:300],))
    connection.execute("UPDATE measure SET unit = ?", (long[:60],))
    for found in measured(exported(reported), WIDTHS, tmp_path):
        assert found["scroll"] <= found["width"], found


def test_nothing_that_people_wrote_runs(reported: Team, tmp_path: Path) -> None:
    poison(reported)
    path = tmp_path / "report.html"
    page = exported(reported)
    path.write_text(page, encoding="utf-8")
    dom = run("--dump-dom", path.as_uri())
    assert "<script" not in dom
    assert "<img" not in dom
    for found in measured(page, WIDTHS, tmp_path):
        assert found["scroll"] <= found["width"], found


@pytest.mark.parametrize("paper", PAPER)
def test_it_is_printed_whole(reported: Team, tmp_path: Path, paper: str) -> None:
    page = exported(reported).replace("@page { margin", f"@page {{ size: {paper}; margin")
    pages = printed(page, tmp_path)
    width, height = PAPER[paper]
    for one in pages:
        assert (one.width, one.height) == pytest.approx((width, height), abs=1)
        assert one.words
        for box in one.words:
            assert box.left >= MARGIN, box
            assert box.right <= width - MARGIN, box
            assert box.bottom <= height, box
    said = " ".join(box.word for one in pages for box in one.words)
    moment = reported.store.moment()
    material = reported.read(queries.material, viewer="ana", breakthrough=1)
    for part in write_report(material, moment).shown:
        assert part.title in said
    assert f"{len(pages)} / {len(pages)}" in said


def test_dark_and_light_are_different_pictures(reported: Team, tmp_path: Path) -> None:
    page = exported(reported)
    pictures = []
    for name, dark in (("light", "print"), ("dark", "all")):
        path, picture = tmp_path / f"{name}.html", tmp_path / f"{name}.png"
        text = page.replace("(prefers-color-scheme: dark)", dark)
        path.write_text(text, encoding="utf-8")
        run(f"--screenshot={picture}", "--window-size=1280,900", path.as_uri())
        pictures.append(picture.read_bytes())
    assert pictures[0] != pictures[1]
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)
