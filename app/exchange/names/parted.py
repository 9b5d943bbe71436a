"""A name in its parts, and what is known about the column in which it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """Which name a column has first; UNKNOWN where nobody has said it."""

    UNKNOWN = ""
    GIVEN_FIRST = "given"
    FAMILY_FIRST = "family"


@dataclass(frozen=True, slots=True)
class Parted:
    """A name in its parts. `sure` is False where no rule says which word is whose.

    `shows` is the order that the name itself gives away, by capitals or a patronymic. `away` is what stood
    behind the name and is no part of it.
    """

    given: str
    family: str
    title: str = ""
    position: str = ""
    away: tuple[str, ...] = ()
    sure: bool = True
    shows: Order = Order.UNKNOWN


def parted(given: Sequence[str], family: Sequence[str], shows: Order = Order.UNKNOWN) -> Parted:
    """A name that is parted for certain."""
    return Parted(" ".join(given), " ".join(family), shows=shows)


def perhaps(given: Sequence[str], family: Sequence[str]) -> Parted:
    """A name that may be parted so: a person must look at it."""
    return Parted(" ".join(given), " ".join(family), sure=False)
