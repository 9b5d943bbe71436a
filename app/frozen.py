"""Frozen dataclasses whose methods are made when one is first called; in a short run most never are.

Python's own decorator compiles six methods for every class, a tenth of the time that a short verb takes.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import FrozenInstanceError, dataclass, field, fields, make_dataclass
from typing import Any, NoReturn, TypeVar, dataclass_transform

_Class = TypeVar("_Class")
_MADE_LATE = ("__init__", "__repr__", "__eq__", "__hash__")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(given: type[_Class]) -> type[_Class]:
    """The class as `dataclass(frozen=True, slots=True)` makes it, for what is data only; its bases too."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(given)
    methods = {name: _when_called(made, name) for name in _MADE_LATE}
    for name, method in (methods | _ALWAYS | {"__reduce__": _travels(made)}).items():
        setattr(made, name, method)
    return made


def _travels(made: Any) -> Callable[[Any], Any]:
    """Makes how a value is pickled: as its class and its fields, whose names are looked up once."""
    names = tuple(part.name for part in fields(made))
    if not all(part.init for part in fields(made)):
        return object.__reduce__

    def method(self: object) -> tuple[type, tuple[object, ...]]:
        return type(self), tuple([getattr(self, name) for name in names])

    return method


def _when_called(made: type, name: str) -> Callable[..., Any]:
    def method(self: object, *given: object, **named: object) -> object:
        if made.__dict__[name] is method:
            _make(made)
        return made.__dict__[name](self, *given, **named)

    return method


def _make(made: type) -> None:
    """Give a class the methods that Python's own decorator makes for one with the same fields."""
    parts = [(part.name, part.type, copy(part)) for part in fields(made)]
    more = {"__post_init__": made.__post_init__} if hasattr(made, "__post_init__") else {}
    twin = make_dataclass(made.__name__, parts, namespace=more, frozen=True)
    for name in _MADE_LATE:
        setattr(made, name, twin.__dict__[name])


def _refuse(_self: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, part.name) for part in fields(self)]


def _set_state(self: Any, state: list[object]) -> None:
    for part, held in zip(fields(self), state, strict=True):
        object.__setattr__(self, part.name, held)


_ALWAYS = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _set_state,
}
