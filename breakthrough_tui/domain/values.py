"""Dataclasses that cost next to nothing until they are used.

Python's own decorator compiles up to eight functions for each class, which takes a millisecond, and imports `inspect`:
for the sixty classes of the first screen that was a tenth of the whole start. Those made here are written, checked and
used like Python's, `dataclasses.replace` and its like included. They compile one function, when the second thing of a
class is made. There are fields, defaults, `frozen` and `slots`; what else Python's can do nobody here uses.
"""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False  # that of `typing`, which `--help` does without
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from dataclasses import dataclass as dataclass
    from dataclasses import field as field
    from dataclasses import replace as replace
    from typing import Any, TypeVar

    _T = TypeVar("_T")


class _Field:
    """A field whose default is made anew for each thing."""

    __slots__ = ("default_factory",)

    def __init__(self, *, default_factory: Callable[[], Any]) -> None:
        self.default_factory = default_factory


def _replace(thing: Any, /, **changes: Any) -> Any:
    for name in thing.__match_args__:
        if name not in changes:
            changes[name] = getattr(thing, name)
    return type(thing)(**changes)


def _dataclass(*, frozen: bool = False, slots: bool) -> Callable[[type], type]:
    if not slots:
        raise TypeError("a dataclass without slots is Python's own to make")
    return _frozen if frozen else _open


def _frozen(cls: type) -> type:
    return _made(cls, {"__setattr__": _refuse, "__delattr__": _refuse, "__hash__": _hash})


def _open(cls: type) -> type:
    return _made(cls, {"__hash__": None})


def _made(cls: type, more: dict[str, Any]) -> type:
    """The class anew: only one that is being made can be given slots."""
    names = tuple(cls.__annotations__)
    if cls.__bases__ != (object,) or not names:
        raise TypeError("a dataclass with a base, or without fields, is Python's own to make")
    said = {name: part for name, part in cls.__dict__.items() if name not in _OF_EVERY_CLASS}
    defaults = {name: said.pop(name) for name in names if name in said}
    made: type = type(
        cls.__name__,
        (),
        {
            "__init__": _first_init,
            "__eq__": _eq,
            "__repr__": _repr,
            "__reduce__": _reduce,
            **more,
            **said,
            "__slots__": names,
            "__match_args__": names,
            "__dataclass_fields__": _Fields(defaults),
            "_values": attrgetter(*names),
        },
    )
    made.__qualname__ = cls.__qualname__
    return made


_OF_EVERY_CLASS = ("__dict__", "__weakref__")


class _Fields:
    """Stands for Python's own description of the fields, which is made when somebody asks for it."""

    __slots__ = ("_described", "defaults")

    def __init__(self, defaults: dict[str, Any]) -> None:
        self.defaults = defaults
        self._described: dict[str, Any] | None = None

    def __get__(self, thing: object, cls: type) -> dict[str, Any]:
        if self._described is None:
            self._described = self._describe(cls)
        return self._described

    def _describe(self, cls: type) -> dict[str, Any]:
        import dataclasses

        fields: list[Any] = []
        for name, kind in cls.__annotations__.items():
            default = self.defaults.get(name, dataclasses.MISSING)
            described: Any = (
                dataclasses.field(default_factory=default.default_factory)
                if isinstance(default, _Field)
                else dataclasses.field(default=default)
            )
            fields.append((name, kind, described))
        made: Any = dataclasses.make_dataclass(cls.__name__, fields)
        found: dict[str, Any] = made.__dataclass_fields__
        return found


def _first_init(self: Any, *args: Any, **kwargs: Any) -> None:
    """Fill the first thing of a class without compiling: a verb makes no second one of most classes."""
    cls = type(self)
    names = cls.__match_args__
    given = {**dict(zip(names, args, strict=False)), **kwargs}
    values = {**cls.__dict__["__dataclass_fields__"].defaults, **given}
    cls.__init__ = _second_init
    if len(given) < len(args) + len(kwargs) or values.keys() != {*names}:
        cls.__init__(self, *args, **kwargs)  # Python says what is missing or too much
    for name in names:
        value = values[name]
        made = value.default_factory() if isinstance(value, _Field) else value
        cls.__dict__[name].__set__(self, made)


def _second_init(self: Any, *args: Any, **kwargs: Any) -> None:
    cls = type(self)
    cls.__init__ = _compiled_init(cls)
    cls.__init__(self, *args, **kwargs)


def _compiled_init(cls: Any) -> Any:
    """An `__init__` that takes the fields in their order or by name, and puts each into its slot."""
    defaults: dict[str, Any] = cls.__dict__["__dataclass_fields__"].defaults
    known: dict[str, Any] = {}
    head, body = ["self"], []
    for name in cls.__match_args__:
        known[f"_set_{name}"] = cls.__dict__[name].__set__
        value = name
        if name not in defaults:
            head.append(name)
        else:
            head.append(f"{name}=_default_{name}")
            default = known[f"_default_{name}"] = defaults[name]
            if isinstance(default, _Field):
                known[f"_make_{name}"] = default.default_factory
                value = f"_make_{name}() if {name} is _default_{name} else {name}"
        body.append(f" _set_{name}(self, {value})")
    exec(f"def __init__({', '.join(head)}):\n" + "\n".join(body or [" pass"]), known)  # noqa: S102 - names of fields only
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def all_of(cls: type[_T], rows: Iterable[tuple[Any, ...]]) -> list[_T]:
    """A thing of a frozen class for each row, which has all fields in their order: a third of what calls cost.

    Where nothing is refused a field is set in a fraction of the time, so each thing is filled as one of an open twin.
    """
    return _filler(cls)(rows)


_fillers: dict[type, Callable[[Any], list[Any]]] = {}


def _filler(cls: Any) -> Callable[[Any], list[Any]]:
    if cls not in _fillers:
        names = cls.__match_args__
        known = {"_twin": type(cls.__name__, (), {"__slots__": names}), "_class": cls}
        body = "".join(f"  thing.{name} = _{name}\n" for name in names)
        values = ", ".join(f"_{name}" for name in names)
        exec(  # noqa: S102 - names of fields only
            f"def fill(rows):\n things = []\n for {values}, in rows:\n  thing = _twin()\n{body}"
            "  thing.__class__ = _class\n  things.append(thing)\n return things",
            known,
        )
        _fillers[cls] = known["fill"]
    return _fillers[cls]


def _eq(self: Any, other: Any) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    return self._values(self) == self._values(other)


def _hash(self: Any) -> int:
    return hash(self._values(self))


def _repr(self: Any) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({fields})"


def _reduce(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple([getattr(self, name) for name in self.__match_args__])


def _refuse(self: Any, name: str, value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{type(self).__qualname__}.{name} stays as it is")


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _Field, _replace
