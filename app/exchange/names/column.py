"""All the names of one column: read together, because the others show how each is meant."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import islice

from app.exchange.names.known import in_company_titles, is_given, is_only_given, key
from app.exchange.names.parted import Order, Parted
from app.exchange.names.parting import Habits, part
from app.exchange.names.titles import titles_off

_ENOUGH = 500
"""So many names show how a column is written."""


class WholeNames:
    """Parts the names of a column. `order` is what its header or a person says of it.

    Once a person has `accepted` how names are parted, all are sure.
    """

    def __init__(self, texts: Iterable[str], order: Order = Order.UNKNOWN, *, accepted: bool = False) -> None:
        self._accepted = accepted
        self._habits = _habits(dict.fromkeys(texts), order)
        self._known: dict[str, Parted] = {}

    def part(self, text: str) -> Parted:
        """One name of the column in its parts."""
        if (found := self._known.get(text)) is None:
            found = part(text, self._habits)
            self._known[text] = found = replace(found, sure=True) if self._accepted else found
        return found


def _habits(texts: Collection[str], order: Order) -> Habits:
    first = {text.split(maxsplit=1)[0] for text in texts if not text.isspace()}
    titles = frozenset(key(word) for word in first) & in_company_titles()
    habits = Habits(order, titles)
    if order is not Order.UNKNOWN:
        return habits
    shown = Counter(_shown(text, habits) for text in islice(texts, _ENOUGH))
    backwards, forwards = shown[Order.FAMILY_FIRST], shown[Order.GIVEN_FIRST]
    return replace(habits, doubted=backwards > forwards and (backwards > 1 or forwards == 0))


def _shown(text: str, habits: Habits) -> Order:
    """The order that one name of two words or more shows; of one with a comma nothing follows for others."""
    if "," in text:
        return Order.UNKNOWN
    if (found := part(text, habits)).shows is not Order.UNKNOWN:
        return found.shows
    _, words = titles_off(text, habits.titles)
    if len(words) != 2 or is_given(words[0]) == is_given(words[1]):
        return Order.UNKNOWN
    if is_only_given(words[1]):
        return Order.FAMILY_FIRST
    return Order.GIVEN_FIRST if is_given(words[0]) else Order.UNKNOWN
