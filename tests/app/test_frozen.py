"""Frozen classes whose methods are made late behave in all things as Python's own."""

import pickle
from copy import copy
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any, Generic, TypeVar

import pytest

from app.frozen import frozen

T = TypeVar("T")


@frozen
class Ours(Generic[T]):
    """As `app.frozen` makes it."""

    name: str
    held: T
    more: tuple[int, ...] = ()
    unseen: list[int] = field(default_factory=list, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Pythons(Generic[T]):
    """As Python makes it."""

    name: str
    held: T
    more: tuple[int, ...] = ()
    unseen: list[int] = field(default_factory=list, repr=False, compare=False)


@frozen
class Counting:
    """Finishes itself when it is made, and has a field that nobody gives."""

    name: str
    length: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        """The length of the name."""
        object.__setattr__(self, "length", len(self.name))


GIVEN: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("one", 1), {}),
    (("one",), {"held": 1.5, "more": (1, 2)}),
    ((), {"name": "two", "held": None, "unseen": [1]}),
]
WRONG: list[tuple[tuple[Any, ...], dict[str, Any]]] = [((), {}), (("one",), {}), (("a", 1, (), [], 5), {})]


@pytest.mark.parametrize(("given", "named"), GIVEN)
def test_values_are_made_shown_and_compared_alike(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Equal to its like and to nothing of another class; a dictionary finds it again."""
    ours, pythons = Ours(*given, **named), Pythons(*given, **named)

    assert repr(ours) == repr(pythons).replace("Pythons", "Ours")
    assert [part.name for part in fields(ours)] == [part.name for part in fields(pythons)]
    assert ours == Ours(*given, **named) == replace(ours)
    assert ours != pythons
    assert hash(ours) == hash(pythons) == hash(Ours(*given, **named))
    assert replace(ours, name="other") != ours


@pytest.mark.parametrize(("given", "named"), WRONG)
def test_what_python_refuses_is_refused(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Too few and too many."""
    for made in (Ours, Pythons):
        with pytest.raises(TypeError):
            made(*given, **named)


def test_nothing_can_be_changed_and_nothing_added() -> None:
    """Neither a field nor another attribute; there is no dictionary to put it in."""
    value = Ours("one", 1)
    with pytest.raises(FrozenInstanceError):
        value.name = "two"  # type: ignore[misc] # that is what is tried
    with pytest.raises(FrozenInstanceError):
        del value.name
    with pytest.raises(FrozenInstanceError):
        value.other = 1  # type: ignore[attr-defined] # that too
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize(
    "value", [Ours("one", 1), Ours("two", Counting("inner"), (1,), [2]), Counting("abc")]
)
def test_values_travel_between_processes_and_are_copied(value: object) -> None:
    """What arrives equals what was sent, in fields that are not given and in those that are not compared."""
    for arrived in (pickle.loads(pickle.dumps(value)), copy(value)):
        assert arrived == value
        assert [getattr(arrived, part.name) for part in fields(arrived)] == [
            getattr(value, part.name)
            for part in fields(value)  # type: ignore[arg-type] # all are of such classes
        ]


def test_the_methods_of_one_class_are_not_those_of_another() -> None:
    """A class that is made late, and one of the same fields, stay two."""

    @frozen
    class Twin:
        name: str

    @frozen
    class Other:
        name: str

    assert Twin("one") != Other("one")
    assert (repr(Twin("one")).endswith("Twin(name='one')"), Twin("one") == Twin("one")) == (True, True)
