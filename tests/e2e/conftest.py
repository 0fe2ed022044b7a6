"""What the stories begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A team on a file of its own."""
    made = Office(tmp_path)
    yield made
    made.store.close()
