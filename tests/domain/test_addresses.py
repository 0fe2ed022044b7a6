"""What may be handed to a terminal as a link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.addresses import addresses_in, link_of


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://land.example/access", "https://land.example/access"),
        ("HTTP://land.example", "HTTP://land.example"),
        ("https://land.example/zürich?a=b;c#d", "https://land.example/z%C3%BCrich?a=b;c#d"),
    ],
)
def test_a_web_address_is_a_link(address: str, link: str) -> None:
    assert link_of(address) == link


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ssh://host",
        "land.example",
        "https://",
        "https:///path",
        "https://a.example/\x1b]8;;\x1b\\",
        "https://a.example/\x07b",
        "https://a.example/\x9cb",
        "https://a.example/b c",
        "https://a.example/\u202eb",
        "https://a.example/\ud800",
        "https://a.example/" + "b" * 2_000,
    ],
)
def test_anything_else_is_text(address: str) -> None:
    assert link_of(address) is None


@given(st.text())
def test_a_link_never_holds_what_could_end_a_sequence(text: str) -> None:
    link = link_of(f"https://a.example/{text}")
    assert link is None or all("!" <= character <= "~" for character in link)


def test_addresses_are_found_in_what_people_write() -> None:
    assert addresses_in(
        "The form (https://land.example/form?a=1), once more: HTTPS://desk.example.",
        'See "http://land.example/x" and https://land.example/form?a=1 or ftp://no.example, https://',
    ) == ("https://land.example/form?a=1", "HTTPS://desk.example", "http://land.example/x")


@given(st.text())
def test_what_is_found_may_be_handed_to_a_terminal(text: str) -> None:
    for address in addresses_in(text, f"https://{text}"):
        assert link_of(address) is not None
