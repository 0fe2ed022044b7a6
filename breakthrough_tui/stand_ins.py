"""Modules that stand for others while something is imported: what a program never uses need not be loaded."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # that of `typing`, which `--help` does without
if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


class in_place_of:  # noqa: N801 - read as a function; made by `contextlib`, it would cost `--help` more than it gains
    """While this is open an `import` of what is not loaded yet finds what stands for it; None: nothing.

    Only while the program has one thread: another one's imports would find the same.
    """

    def __init__(self, stand_ins: Mapping[str, ModuleType | None]) -> None:
        self._stand_ins = {
            name: module for name, module in stand_ins.items() if name not in sys.modules
        }

    def __enter__(self) -> None:
        sys.modules.update(self._stand_ins)  # type: ignore[arg-type]  # None is Python's own way to say 'not there'

    def __exit__(self, *error: object) -> None:
        for name in self._stand_ins:
            sys.modules.pop(name, None)
