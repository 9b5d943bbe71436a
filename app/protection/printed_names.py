"""Names that must not be seen: a protected person's name in any text becomes the alias."""

import re
from collections.abc import Iterable, Iterator

from app.conference.registrants import Registrant
from app.text.folding import fold, fold_forms

_WORD = re.compile(r"[^\W_]+(?:['’`´](?!s\b)[^\W_]+)*")
_TITLES = frozenset(
    ["mr", "ms", "mrs", "miss", "dr", "prof", "professor", "he", "ambassador", "judge", "sir", "dame"]
)
_SHORTEST = 3


class Aliases:
    """The protected persons of a conference, and how they are shown.

    A full name is found in any order, case and spelling; a family name alone where nobody else bears it.
    """

    def __init__(self, registrants: Iterable[Registrant]) -> None:
        people = tuple(registrants)
        others = {fold(person.family) for person in people if not person.alias}
        self._forms = [
            (words, person.alias)
            for person in people
            if person.alias
            for words in _forms(person, others)
            if words
        ]
        self._forms.sort(key=lambda form: -len(form[0]))

    def shown(self, text: str) -> str:
        """The text as it may be printed."""
        for words, alias in self._forms:
            if words[0] in fold(text):
                text = _replaced(text, words, alias)
        return text


def _forms(person: Registrant, others: set[str]) -> Iterator[tuple[str, ...]]:
    """The name as folded words, sorted."""
    names = [person.full_name, person.native]
    if len(person.family) >= _SHORTEST and fold(person.family) not in others:
        names.append(person.family)
    for name in names:
        for form in fold_forms(name):
            yield tuple(sorted(form.split()))


def _replaced(text: str, words: tuple[str, ...], alias: str) -> str:
    """Every run of words that is the name, with a title before it, gives way to the alias."""
    found = list(_WORD.finditer(text))
    folded = [fold(match.group()) for match in found]
    for place in range(len(found) - len(words), -1, -1):
        last = place + len(words)
        if tuple(sorted(folded[place:last])) == words:
            titled = place > 0 and folded[place - 1] in _TITLES
            begin = found[place - titled].start()
            text = text[:begin] + alias + text[found[last - 1].end() :]
    return text
