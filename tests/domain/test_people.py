"""Short names and roles as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.domain.people import Role, person_name, role_named


@pytest.mark.parametrize(
    ("typed", "name"), [("ana", "ana"), ("@ana", "ana"), (" Ana ", "ana"), ("a.b-c_9", "a.b-c_9")]
)
def test_a_short_name(typed: str, name: str) -> None:
    assert person_name(typed) == name


@pytest.mark.parametrize("typed", ["", "@", "@@ana", "ana b", "änä", "x" * 33, "a/b", "ana\n@bo"])
def test_what_is_no_short_name(typed: str) -> None:
    with pytest.raises(Invalid) as refusal:
        person_name(typed)
    assert "'ana'" in refusal.value.hint


@given(st.text(max_size=40))
def test_a_short_name_is_always_safe_to_type(text: str) -> None:
    try:
        name = person_name(text)
    except Invalid:
        return
    assert name.isascii()
    assert 1 <= len(name) <= 32
    assert person_name(f"@{name}") == name


@pytest.mark.parametrize(
    ("typed", "role"),
    [
        ("leader", Role.LEADER),
        ("sponsor", Role.LEADER),
        ("lead", Role.TEAM_LEAD),
        ("Team-Lead", Role.TEAM_LEAD),
        ("team_lead", Role.TEAM_LEAD),
        ("core", Role.CORE_GROUP),
        (" core  group ", Role.CORE_GROUP),
    ],
)
def test_a_role_by_its_names(typed: str, role: Role) -> None:
    assert role_named(typed) is role


def test_an_unknown_role_suggests_the_nearest() -> None:
    with pytest.raises(Invalid) as refusal:
        role_named("membr")
    assert refusal.value.hint == "Did you mean 'member'?"
    with pytest.raises(Invalid) as unknown:
        role_named("xyz")
    assert "observer" in unknown.value.hint
