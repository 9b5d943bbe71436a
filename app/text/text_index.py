"""Many short texts, searched at each letter by any part of any word, in any script and without accents."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain, islice

from app.text.folding import alike, fold, fold_forms

_SAMPLE = 200_000
"""Letters that tell how rare a word is."""
_NEAR, _OF_ONE = 24, 24
"""How many words may be like one that was typed, and how many keys are looked at for each of them."""


class TextIndex:
    """The keys stand in one long text, a line each, the best first: it is searched as fast as memory is read,
    and whoever has found enough stops.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        lines = [f"\n{line}" for line in keys]
        self._text = "".join(lines)
        self._starts = list(accumulate(map(len, lines), initial=0))
        self._words = sorted(set(self._text.split()))
        self._each_once = " ".join(self._words)

    def _begins(self, word: str) -> bool:
        """Whether any word does: found without a look at the text."""
        place = bisect_left(self._words, word)
        return place < len(self._words) and self._words[place].startswith(word)

    def near(self, text: str) -> dict[int, str]:
        """Places and keys, some hundreds at most, in which a word is like one of `text`, folded."""
        typed, places = text.split(), set[int]()
        for word in typed:
            words = [known for known in self._words if len(known) >= len(word) / 2]
            others = [f" {other}" for other in typed if other != word and self._begins(other)]
            for near in alike(word, words, _NEAR):
                found = chain(self._lines([f" {words[near]}", *others]), self._lines([f" {words[near]}"]))
                places.update(islice(found, _OF_ONE))
        return {
            place: self._text[self._starts[place] + 1 : self._starts[place + 1]] for place in sorted(places)
        }

    def find(self, text: str, limit: int) -> tuple[int, ...]:
        """The places of the keys that hold every word of `text`, in any order; an empty text finds nothing.

        First those that begin with it, then those in which words do, then (from three letters on) any part.
        """
        return tuple(place for place, _ in self.ranked(text, limit))

    def ranked(self, text: str, limit: int, *, inside: bool = True) -> tuple[tuple[int, bool], ...]:
        """The same places, each with whether words begin so; without `inside`, only such."""
        words = fold(text).split()
        if not words:
            return ()
        begun = [f" {word}" for word in words]
        begins, stands = all(map(self._begins, words)), False
        if inside and len(text) > 2:
            stands = all(word in self._each_once for word in words)
        first = self._lines([f"\n{begun[0]}", *begun[1:]]) if begins else ()
        words_begin, inside_words = self._lines(begun) if begins else (), self._lines(words) if stands else ()
        places = chain(
            ((place, True) for place in first),
            ((place, True) for place in words_begin),
            ((place, False) for place in inside_words),
        )
        found: dict[int, bool] = {}
        for place, is_begun in places:
            found.setdefault(place, is_begun)
            if len(found) == limit:
                break
        return tuple(found.items())

    def _lines(self, parts: list[str]) -> Iterator[int]:
        """The places of the lines that hold all parts: the rarest is looked for, the others in its lines."""
        text, starts = self._text, self._starts
        rarest, *others = (
            sorted(parts, key=lambda part: text.count(part, 0, _SAMPLE)) if len(parts) > 1 else parts
        )
        at = text.find(rarest)
        while at >= 0:
            place = bisect_right(starts, at)
            begins, ends = starts[place - 1], starts[place]
            if all(text.find(part, begins, ends) >= 0 for part in others):
                yield place - 1
            at = text.find(rarest, ends)


def key(*texts: str) -> str:
    """The folded forms of some texts as one key, each word after a space."""
    forms = (form for text in texts if text for form in fold_forms(text))
    return " " + " ".join(dict.fromkeys(forms))
