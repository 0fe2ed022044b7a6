"""The report as Markdown: whoever renders it, what people wrote stays text."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from breakthrough_tui.domain.text import safe
from breakthrough_tui.report.markdown import as_markdown, plain
from breakthrough_tui.report.writing import write_report
from breakthrough_tui.store.queries import reports as queries
from tests.builders import Team
from tests.report.hostile import PLACES, poison

RENDERED = MarkdownIt("gfm-like", {"html": True, "linkify": True})
OURS = set("h1 h2 p strong em ul li table thead tbody tr th td hr br".split())


def exported(team: Team) -> str:
    material = team.read(queries.material, viewer="ana", breakthrough=1)
    moment = team.store.moment()
    return as_markdown(write_report(material, moment), moment)


def tags(page: str) -> set[str]:
    return set(re.findall(r"<([a-zA-Z0-9]+)", page))


def test_it_has_all_parts_and_the_readings(reported: Team) -> None:
    text = exported(reported)
    assert text.startswith("# Cut days to issue a building permit from 45 to 20, north office\n")
    headings = re.findall(r"^## (.*)$", text, re.M)
    assert headings[0] == "The result"
    assert headings[-1] == "What comes next"
    assert "| 2 Oct 2026 | 45 |  |" in text
    assert "- 23 Oct 2026 refocused: East is closing" in text
    assert tags(RENDERED.render(text)) <= OURS


def test_whatever_people_wrote_is_only_text(reported: Team) -> None:
    poison(reported)
    text = exported(reported)
    assert "\x1b" not in text
    assert "\u202e" not in text
    page = RENDERED.render(text)
    assert tags(page) <= OURS
    shown = html.unescape(re.sub(r"<[^>]+>", "", page))
    assert "<script>alert(1)</script>" in shown
    for table, columns in PLACES.items():
        for column in columns:
            assert f"{table}-{column}" in shown, (table, column)


@pytest.mark.parametrize(
    "words",
    [
        *("1. one", "2) two", "- three", "+ four", "* five", "# six", "> seven", "=== eight"),
        *("`a` *b* _c_ ~~d~~", "[a](b)", "![a](b)", "<b>", "&amp;", "a | b", "\\*", "$x$"),
        *("http://a.example", "www.a.example", "me@a.example", "<http://a.example>", "@ana #12"),
        *("    code", "--- nine", "| --- |", "[^1]: note", "<!-- x -->"),
    ],
)
def test_a_line_is_read_as_it_was_written(words: str) -> None:
    page = RENDERED.render(plain(words))
    assert tags(page) == {"p"}
    assert html.unescape(page).strip() == f"<p>{' '.join(words.split())}</p>"


@given(st.text())
def test_any_line_is_read_as_it_was_written(words: str) -> None:
    meant = " ".join(safe(words).split())
    page = RENDERED.render(plain(words))
    if not meant:
        assert page == ""
        return
    assert tags(page) == {"p"} | (tags(page) & set()) or "<" in meant
    assert html.unescape(page).strip() == f"<p>{meant}</p>"
