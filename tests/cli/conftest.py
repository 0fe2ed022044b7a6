"""A team for every test, made once and copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import Desk, a_copy, a_team


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return a_team(tmp_path_factory.mktemp("team") / "team.db")


@pytest.fixture
def ana(made_once: Desk, tmp_path: Path) -> Desk:
    """The team lead's desk; the others' are `ana.of(name)`."""
    return a_copy(made_once, tmp_path / "team.db")
