"""Outside text in which protected people bear their aliases only, however their names are spelt there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.conference.registrants import Registrant
from app.text.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*")
_TITLES = frozenset(
    ["mr", "ms", "mrs", "miss", "dr", "prof", "professor", "he", "ambassador", "judge", "sir", "dame"]
)
_SHORTEST, _TELLING, _NEAR = 3, 5, 84


@dataclass(frozen=True, slots=True)
class _Protected:
    alias: str
    family: frozenset[str]
    all: frozenset[str]


class Veil:
    """The protected people of a conference."""

    def __init__(self, people: Iterable[Registrant]) -> None:
        self._people = {person.number: _protected(person) for person in people if person.alias}
        self._family = {name: person for person in self._people.values() for name in person.family}

    def over(self, text: str, sender: str = "") -> str:
        """The text, veiled; of the sender (a registration number) also the given name alone.

        A family name is veiled wherever it stands, with the names beside it.
        """
        if not text or not self._people:
            return text
        words = [(found.start(), found.end(), fold(found[0])) for found in _WORD.finditer(text)]
        spans: list[tuple[int, int, str]] = []
        for place, (_, _, word) in enumerate(words):
            own = self._people.get(sender)
            one = own if own is not None and word in own.all else self._family.get(word)
            if one is not None:
                spans.append(_spread(words, place, one))
        return _replaced(text, spans)

    def near(self, text: str) -> str:
        """The alias of somebody whose name is spelt almost so, for a text that must not even hint at it."""
        from rapidfuzz import fuzz

        words = [fold(found[0]) for found in _WORD.finditer(text)]
        for person in self._people.values():
            for part in person.all:
                if len(part) >= _TELLING and any(
                    fuzz.partial_ratio(part, word) >= _NEAR for word in words if len(word) >= _TELLING
                ):
                    return person.alias
        return ""


def _protected(person: Registrant) -> _Protected:
    def parts(*names: str) -> frozenset[str]:
        return frozenset(part for name in names for part in fold(name).split() if len(part) >= _SHORTEST)

    known = parts(person.alias)
    local, _, _ = person.email.partition("@")
    everything = parts(person.given, person.family, person.native, local) - known
    family = (parts(person.family) or everything) - known
    native = parts(*person.native.split()[-1:]) - known
    return _Protected(person.alias, family | native, everything)


def _spread(words: list[tuple[int, int, str]], place: int, protected: _Protected) -> tuple[int, int, str]:
    """From the first to the last of the neighbours that belong to the same name, with the title before it."""
    first = last = place
    while first and words[first - 1][2] in protected.all:
        first -= 1
    while last + 1 < len(words) and words[last + 1][2] in protected.all:
        last += 1
    if first and words[first - 1][2] in _TITLES:
        first -= 1
    return words[first][0], words[last][1], protected.alias


def _replaced(text: str, spans: list[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, alias in spans:
        if start >= at:
            parts += [text[at:start], alias]
            at = end
    return "".join((*parts, text[at:]))
