"""The team of the sketches for every test of screens, made once and copied."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.permit_team import PermitTeam, permit_team


@pytest.fixture(scope="session")
def permit_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("permit") / "team.db"
    permit_team(path).close()
    return path


@pytest.fixture(scope="session")
def bare_made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bare") / "team.db"
    permit_team(path, with_cards=False).close()
    return path


@pytest.fixture
def team(permit_made_once: Path, tmp_path: Path) -> Iterator[PermitTeam]:
    """The team with its cards."""
    path = tmp_path / "team.db"
    shutil.copy(permit_made_once, path)
    copied = PermitTeam(path)
    yield copied
    copied.close()


@pytest.fixture
def bare_team(bare_made_once: Path, tmp_path: Path) -> Iterator[PermitTeam]:
    """The team before anybody has written an action item."""
    path = tmp_path / "team.db"
    shutil.copy(bare_made_once, path)
    copied = PermitTeam(path)
    yield copied
    copied.close()
