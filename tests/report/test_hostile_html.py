"""The page of each breakthrough of the example: hostile text makes no element and no attribute in any table or list."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from breakthrough_tui.domain.text import safe_text
from breakthrough_tui.report.html import as_html
from breakthrough_tui.report.markdown import as_markdown
from breakthrough_tui.report.writing import write_report
from breakthrough_tui.store.queries import reports
from breakthrough_tui.store.store import Store
from tests.support.example import OnFile
from tests.support.example import example_made_once as example_made_once
from tests.support.poison import poison, three_at_once

WORDS = frozenset({"aria-label", "content", "title"})
"""Attributes whose value may be text; of the others every value is the program's own."""


class Shape(HTMLParser):
    """What a page consists of, without its texts."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = [f"{name}={'' if name in WORDS else value}" for name, value in attrs]
        self.parts.append(f"<{tag} {' '.join(said)}>")

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.parts.append("<!---->")

    def handle_data(self, data: str) -> None:
        self.text += data


def harmless(text: Callable[[], str]) -> Callable[[], str]:
    """Texts of the same words and lines, that want nothing."""
    return lambda: re.sub(r"\S", "x", safe_text(text()))


def pages(made: Path, path: Path, text: Callable[[], str]) -> list[tuple[str, str]]:
    """HTML and Markdown of each breakthrough's report."""
    here = OnFile(Path(shutil.copy(made, path)))
    poison(path, text)
    store = Store.open(str(path), here.clock)
    moment = store.moment()
    found = []
    for number in range(1, 5):
        report = write_report(
            store.read(reports.material, viewer="ana", breakthrough=number), moment
        )
        found.append((as_html(report, moment), as_markdown(report, moment)))
    store.close()
    return found


@pytest.mark.parametrize(
    "offset", [0, *(pytest.param(at, marks=pytest.mark.soak) for at in range(1, 43))]
)
def test_no_text_makes_an_element_or_an_attribute(
    example_made_once: Path, tmp_path: Path, offset: int
) -> None:
    hostile = pages(example_made_once, tmp_path / "hostile.db", three_at_once(offset))
    plain = pages(example_made_once, tmp_path / "plain.db", harmless(three_at_once(offset)))
    for (page, markdown), (other, _) in zip(hostile, plain, strict=True):
        shape, same = Shape(), Shape()
        shape.feed(page)
        same.feed(other)
        for here, there in zip(shape.parts, same.parts, strict=False):
            assert here == there
        assert len(shape.parts) == len(same.parts) > 100
        for sign in page + markdown:
            assert sign.isprintable() or sign == "\n", repr(sign)
        assert "<script" not in page
