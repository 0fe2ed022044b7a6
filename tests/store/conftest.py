"""A house in which every standing is held by somebody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Team
from tests.store.every_command import a_house


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Team]:
    """See STANDINGS in every_command.py."""
    team = a_house(tmp_path)
    yield team
    team.close()
