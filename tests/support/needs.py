"""What a test needs of the machine. Where that is not there it is skipped and says so; in a build it fails instead."""

from __future__ import annotations

import os
import shutil

import pytest


def needs(*commands: str) -> pytest.MarkDecorator:
    """These programs."""
    missing = [command for command in commands if shutil.which(command) is None]
    return needs_that(not missing, f"{' and '.join(missing)} not installed")


def needs_that(there: bool, otherwise: str) -> pytest.MarkDecorator:
    """Something else."""
    return pytest.mark.skipif(
        not there and "CI" not in os.environ, reason=f"NOT TRIED: {otherwise}"
    )


def needs_or_not_tried(missing: str, what: str) -> None:
    """The same inside a fixture, where only it can tell what is `missing`: '' if nothing is."""
    if missing:
        assert "CI" not in os.environ, missing
        pytest.skip(f"NOT TRIED, {what}: {missing}")
