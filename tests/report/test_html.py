"""The report as HTML: one file, nothing in it that runs, all that people wrote is text."""

from __future__ import annotations

from html.parser import HTMLParser

from breakthrough_tui.report.html import as_html, paragraphs
from breakthrough_tui.report.writing import write_report
from breakthrough_tui.store.commands import reports
from breakthrough_tui.store.queries import reports as queries
from tests.builders import Team
from tests.report.hostile import PLACES, poison

TAGS = set(
    "html head meta title style body header main footer section p h1 h2 dl div dt dd ul ol li b span br table thead"
    " tbody tr th td figure figcaption svg path circle text".split()
)


class Reader(HTMLParser):
    """What a browser would make of it: tags, attributes, text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def exported(team: Team) -> str:
    material = team.read(queries.material, viewer="ana", breakthrough=1)
    moment = team.store.moment()
    return as_html(write_report(material, moment), moment)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    return reader


def test_it_needs_nothing_but_itself(reported: Team) -> None:
    page = exported(reported)
    reader = read(page)
    assert reader.tags <= TAGS
    names = {name for name, _ in reader.attributes}
    assert not names & {"src", "href", "action", "srcset", "style"}
    assert not any(name.startswith("on") for name in names)
    assert "url(" not in page
    assert "@import" not in page
    assert page.count("http://") == page.count('xmlns="http://www.w3.org/2000/svg"')
    assert "https://" not in page


def test_it_holds_the_chart_for_wide_and_for_narrow_pages(reported: Team) -> None:
    page = exported(reported)
    assert page.count("<svg ") == 2
    assert page.count('class="dot"') == 20
    assert page.count('class="path before"') == 2
    assert 'aria-label="days to a permit in days: 45 on 2 Oct' in page


def test_what_was_written_by_hand_keeps_its_lines(team: Team) -> None:
    text = "one\ntwo\n\nthree"
    team.run("ana", reports.add_text, breakthrough=1, part="thanks", text=text)
    page = exported(team)
    assert "one<br>two</p>" in page
    assert paragraphs(text) == [["one", "two"], ["three"]]
    assert paragraphs(" \n\n") == []


def test_whatever_people_wrote_is_only_text(reported: Team) -> None:
    poison(reported)
    page = exported(reported)
    reader = read(page)
    assert reader.tags <= TAGS
    assert not {name for name, _ in reader.attributes} & {"src", "href", "onerror"}
    assert not any(ord(sign) < 32 and sign != "\n" for sign in page)
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "{{ 7*7 }}" in reader.text
    assert "<script>alert(1)</script>" in reader.text
    # Notes on readings are in the Markdown, where the readings are a table.
    for table, columns in ((table, c) for table, c in PLACES.items() if table != "reading"):
        for column in columns:
            assert f"{table}-{column}" in reader.text, (table, column)
