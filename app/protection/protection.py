"""Names that must not be seen: one rule for every screen, page, export, log and file name."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from app.conference.registrants import PRIVATE, Registrant
from app.protection.merged import with_aliases
from app.protection.name_words import ARTICLES, GENERIC_PARTICLES, ORDINARY, title_before
from app.protection.plain_text import PlainText, Words, plain, words_of
from app.protection.spellings import (
    SHORT,
    Spellings,
    inflected_from,
    is_long,
    prefixes,
    sound,
    spellings_of,
    variants,
)
from app.text.folding import fold

_JOINED = re.compile(r"[\s'.\-‐‑–_·]{0,3}")
_BESIDE = re.compile(r"[\s'.\-‐‑–_·]{0,3}|\s?[(“„«\"]\s?")
_REVERSED = re.compile(r"\s?[,/(]\s?")
_APART = r"\s<>()\[\],;:\"'“”„«»‹›‘’@#"
_ADDRESS = re.compile(
    rf"[^{_APART}]+@[^{_APART}]+\w|(?<!\w)[#@][\w.]*\w|(?:https?://|www\.)[^\s<>\"“”„«»‹›]*\w"
)
_MONOGRAM = re.compile(r"(?<!\w)(?:[^\W\d_]\.[ \-]?){2,5}")
_NOT_LETTERS = re.compile(r"[\W_]+")
_TITLE_REACH, _NEAR = 40, 84
_REMEMBERED = 2_048
"""How many texts are remembered as they may be seen: a page has the same ones again and again."""

Hit = tuple[int, int, str]
"""Where a name begins and ends in a plain text, and the alias for it."""


class Protection:
    """The protected persons of a conference, and how everything is told without their names.

    Built once for each state of the registrants; what it costs to hide a text grows with the text and with
    the protected persons only.
    """

    def __init__(
        self, registrants: Iterable[Registrant] = (), merged: Mapping[str, str] | None = None
    ) -> None:
        people = with_aliases(tuple(registrants), merged or {})
        self._people = {person.number: spellings_of(person) for person in people if person.alias}
        self._telling: dict[str, list[Spellings]] = defaultdict(list)
        self._givens: dict[str, list[Spellings]] = defaultdict(list)
        self._sounds: dict[str, Spellings] = {}
        self._monograms: dict[str, Spellings] = {}
        self._own_addresses = {
            person.email.casefold(): person.alias for person in people if person.alias and person.email
        }
        for spellings in self._people.values():
            self._note(spellings)
        self._prefixes = prefixes(self._telling)
        self._stems = {form[: SHORT + 1] for form in self._telling}
        self._sound_stems = {form[:2] for form in self._sounds}
        self._natives = [
            (re.compile(spellings.native), spellings.alias)
            for spellings in self._people.values()
            if spellings.native
        ]
        self._aliases = re.compile(
            "|".join(rf"(?<!\w){re.escape(alias)}(?!\w)" for alias in self._longest_aliases()), re.IGNORECASE
        )
        self._families: set[str] = set()
        self._first_names: set[str] = set()
        self._company: dict[str, set[str]] = defaultdict(set)
        if self._people:
            self._note_others(person for person in people if not person.alias)
        self._hidden: dict[tuple[str, str], str] = {}

    def __reduce__(self) -> tuple[type["Protection"], tuple[()]]:
        """No name that is hidden leaves the process by this way: what travels protects nobody."""
        return Protection, ()

    def __bool__(self) -> bool:
        """Whether anybody is protected."""
        return bool(self._people)

    def hide(self, text: str, sender: str = "") -> str:
        """The text as it may be seen: each name of a protected person has become the alias.

        The name is found in any order, case, script, transliteration and case ending, in compounds, hashtags
        and addresses, with title, particle, article and initials. The family name alone (or a half of it) is
        hidden unless somebody who is not protected bears it, too; one of up to three letters as a whole word
        only, and an ordinary word (so, long, will) only with a title or the given name. A given name alone
        is hidden after a title, and of the `sender` (a registration number).
        """
        if not text or not self._people:
            return text
        if (hidden := self._hidden.get((text, sender))) is None:
            if len(self._hidden) == _REMEMBERED:
                self._hidden.clear()
            hidden = self._hidden[text, sender] = self._hidden_anew(text, sender)
        return hidden

    def _hidden_anew(self, text: str, sender: str) -> str:
        seen = plain(text)
        hits = list(self._hits(seen.text, sender))
        return _replaced(text, seen, self._kept_aliases(seen.text, hits)) if hits else text

    def as_public(self, person: Registrant) -> Registrant:
        """The person as all but the registration desk know them: of a protected one, the alias alone."""
        own = self._people.get(person.number)
        alias = own.alias if own is not None else person.alias
        if not alias:
            return person
        blank = dict.fromkeys(PRIVATE, "") | {"family": alias, "alias": alias}
        return replace(person, **blank)  # type: ignore[arg-type]

    def near(self, text: str) -> str:
        """The alias of somebody whose name is spelt almost so, for a text that must not even hint at it."""
        if not self._people:
            return ""
        from rapidfuzz import fuzz

        words = [word for word in words_of(plain(text).text)[0].folded if is_long(word)]
        for person in self._people.values():
            parts = [part for part in person.beside if is_long(part)]
            if any(fuzz.partial_ratio(part, word) >= _NEAR for part in parts for word in words):
                return person.alias
        return ""

    def _note(self, spellings: Spellings) -> None:
        for form in spellings.telling:
            self._telling[form].append(spellings)
        for form in spellings.given:
            self._givens[form].append(spellings)
        self._sounds |= {form: spellings for form in spellings.sounds if is_long(form)}
        self._monograms |= dict.fromkeys(spellings.monograms, spellings)

    def _note_others(self, others: Iterable[Registrant]) -> None:
        """What of the protected names others bear, too, and what stands beside it then."""
        begins = {form[:SHORT] for form in self._telling}
        given_names: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        for person in others:
            if person.given not in given_names:
                given = frozenset(fold(person.given).split())
                self._first_names |= given & self._givens.keys()
                given_names[person.given] = given, given & self._telling.keys()
            given, telling = given_names[person.given]
            words = fold(person.family).split()
            for word in telling:
                self._company[word].update(words)
            if begins.isdisjoint([word[:SHORT] for word in ("".join(words), *words)]):
                continue  # of ten thousand, hardly anybody has a name like those
            for part in (*_NOT_LETTERS.split(person.family), person.family):
                if fold(part).replace(" ", "") in self._telling:
                    for form in variants(part):
                        self._families.add(form)
                        self._company[form] |= given
            self._families |= {
                word for word in words if len(word) > SHORT and self._telling.keys() & inflected_from(word)
            }

    def _longest_aliases(self) -> list[str]:
        return sorted({person.alias for person in self._people.values()}, key=len, reverse=True)

    def _hits(self, text: str, sender: str) -> Iterator[Hit]:
        for words in words_of(text):
            finder = _Finder(text, words)
            yield from self._in_addresses(text, list(self._named(finder, sender)))
        for pattern, alias in self._natives:
            yield from ((found.start(), found.end(), alias) for found in pattern.finditer(text))
        for found in _MONOGRAM.finditer(text):
            person = self._monograms.get(fold(found[0]).replace(" ", ""))
            if person is not None:
                yield found.start(), found.start() + len(found[0].rstrip(" -")), person.alias

    def _named(self, finder: "_Finder", sender: str) -> Iterator[Hit]:
        own = self._people.get(sender)
        folded = finder.words.folded
        for place, word in enumerate(folded):
            if word in self._prefixes:
                yield from self._telling_at(finder, place)
            if len(word) > SHORT:
                yield from self._inflected_at(finder, place, word)
            if word in self._givens:
                yield from self._given_at(finder, place, word)
            if own is not None and word in own.beside and len(word) >= SHORT:
                yield finder.hit(own, place, place)

    def _telling_at(self, finder: "_Finder", first: int) -> Iterator[Hit]:
        """Each form that begins at this word; it may be written as several."""
        joined, last = "", first
        while last < len(finder.words.folded) and (last == first or finder.is_gap(_JOINED, last)):
            joined += finder.words.folded[last]
            if joined not in self._prefixes:
                break
            if joined in self._telling and (person := self._meant(finder, first, last, joined)):
                yield finder.hit(person, first, last)
            last += 1

    def _meant(self, finder: "_Finder", first: int, last: int, form: str) -> Spellings | None:
        """Whose name this is, if it is somebody's who is protected."""
        if len(form) <= SHORT and not finder.is_whole_word(first, last):
            return None
        people = self._telling[form]
        for person in people:
            if form in person.whole or finder.has_company(person, first, last):
                return person
        if form in self._families or finder.neighbours(first, last) & self._company.get(form, set()):
            return None
        if form in ORDINARY and not finder.is_titled(first):
            return None
        return people[0]

    def _inflected_at(self, finder: "_Finder", place: int, word: str) -> Iterator[Hit]:
        if word in self._families:
            return
        for base in inflected_from(word) if word[: SHORT + 1] in self._stems else ():
            if is_long(base) and base in self._telling and (word[-1] == "s" or not finder.is_small(place)):
                if person := self._meant(finder, place, place, base):
                    yield finder.hit(person, place, place)
                return
        if not self._sounds or word in self._telling or not is_long(word):
            return
        if sound(word)[:2] in self._sound_stems:
            for base in (word, *inflected_from(word)):
                if (person := self._sounds.get(sound(base))) is not None and not finder.is_small(place):
                    yield finder.hit(person, place, place)
                    return

    def _given_at(self, finder: "_Finder", place: int, word: str) -> Iterator[Hit]:
        """A given name after a title, or before the initial of the family name."""
        if word in self._first_names or len(word) < SHORT:
            return
        person = self._givens[word][0]
        if finder.is_titled(place) or finder.is_before_initial(person, place):
            yield finder.hit(person, place, place)

    def _in_addresses(self, text: str, hits: list[Hit]) -> Iterator[Hit]:
        """Of an address or a hashtag that names somebody nothing stays."""
        hits.sort()
        begins = [start for start, _, _ in hits]
        for found in _ADDRESS.finditer(text):
            start = found.start() + (found[0][0] in "#@")
            place = bisect_left(begins, found.start())
            place -= place > 0 and hits[place - 1][1] > found.start()
            alias = self._own_addresses.get(found[0].casefold(), "")
            if not alias and place < len(hits) and begins[place] < found.end():
                alias = hits[place][2]
            if alias := alias or self._inside(found[0]):
                yield start, found.end(), alias
        yield from hits

    def _inside(self, address: str) -> str:
        compact = fold(address.rpartition("@")[0] or address).replace(" ", "")
        longs = (form for form in self._telling if is_long(form) and form in compact)
        return next((self._telling[form][0].alias for form in longs if form not in self._families), "")

    def _kept_aliases(self, text: str, hits: list[Hit]) -> list[Hit]:
        """The hits without those in an alias, which stays as it is."""
        spans = [found.span() for found in self._aliases.finditer(text)]
        ends = [end for _, end in spans]

        def is_free(hit: Hit) -> bool:
            place = bisect_left(ends, hit[0] + 1)
            return place == len(spans) or spans[place][0] >= hit[1]

        return [hit for hit in hits if is_free(hit)]


class _Finder:
    """A text and its words, to look around a name that was found in it."""

    def __init__(self, text: str, words: Words) -> None:
        self._text, self.words = text, words

    def hit(self, person: Spellings, first: int, last: int) -> Hit:
        """The whole name with whatever belongs to it, article and title too."""
        first, last = self._spread(person, first, last)
        start = self._before_titles(self.words.starts[first])
        before = bisect_left(self.words.ends, start + 1) - 1
        if before >= 0 and self.words.folded[before] in ARTICLES and self._is_short_gap(before, start):
            start = self.words.starts[before]
        return start, self.words.ends[last], person.alias

    def has_company(self, person: Spellings, first: int, last: int) -> bool:
        """Whether a given name or an initial of the person stands beside."""
        left, right = self._spread(person, first, last)
        around = chain(range(left, first), range(last + 1, right + 1))
        folded = self.words.folded
        return any(
            folded[place] in person.initials
            or person.is_given(folded[place])
            or self._two(place) in person.given
            for place in around
        )

    def neighbours(self, first: int, last: int) -> set[str]:
        """The words directly beside."""
        left = self.words.folded[first - 1 : first] if first and self.is_gap(_BESIDE, first) else ()
        right = self.words.folded[last + 1 : last + 2] if self.is_gap(_BESIDE, last + 1) else ()
        return {*left, *right}

    def is_gap(self, kind: re.Pattern[str], place: int) -> bool:
        """Whether nothing but such signs stands between a word and the one before it."""
        if not 0 < place < len(self.words.folded):
            return False
        between = self._text[self.words.ends[place - 1] : self.words.starts[place]]
        return kind.fullmatch(between) is not None

    def is_whole_word(self, first: int, last: int) -> bool:
        """Whether no letter or digit touches it."""
        start, end = self.words.starts[first], self.words.ends[last]
        around = self._text[max(0, start - 1) : start] + self._text[end : end + 1]
        return not any(letter.isalnum() for letter in around)

    def is_small(self, place: int) -> bool:
        """Whether a word begins with a small letter."""
        return self._text[self.words.starts[place]].islower()

    def is_titled(self, place: int) -> bool:
        """Whether a title stands before it, perhaps with particles between."""
        while place and self.words.folded[place - 1] in GENERIC_PARTICLES and self.is_gap(_JOINED, place):
            place -= 1
        start = self.words.starts[place]
        return self._before_titles(start) < start

    def is_before_initial(self, person: Spellings, place: int) -> bool:
        """Whether “T.” follows."""
        after = place + 1
        return (
            self.is_gap(_BESIDE, after)
            and self.words.folded[after] in person.family_initials
            and self._is_dotted(after)
        )

    def _is_dotted(self, place: int) -> bool:
        end = self.words.ends[place]
        return end - self.words.starts[place] == 1 and self._text[end : end + 1] == "."

    def _spread(self, person: Spellings, first: int, last: int) -> tuple[int, int]:
        """From the first to the last of the neighbours that belong to the same name."""
        folded = self.words.folded
        while first and self.is_gap(_BESIDE, first):
            if person.is_beside(folded[first - 1]) or self._is_left(person, first - 1):
                first -= 1
            elif first > 1 and self.is_gap(_JOINED, first - 1) and self._two(first - 2) in person.given:
                first -= 2
            else:
                break
        while last + 1 < len(folded):
            beside, reversed_ = self.is_gap(_BESIDE, last + 1), self.is_gap(_REVERSED, last + 1)
            belongs = person.is_beside if beside else person.is_given
            if not beside and not reversed_:
                break
            if belongs(folded[last + 1]) or self._is_right(person, last + 1):
                last += 1
            elif self.is_gap(_JOINED, last + 2) and self._two(last + 1) in person.given:
                last += 2
            else:
                break
        return first, last

    def _two(self, place: int) -> str:
        return "".join(self.words.folded[place : place + 2])

    def _is_left(self, person: Spellings, place: int) -> bool:
        word = self.words.folded[place]
        if word in person.initials and len(word) == 1:
            return self._is_dotted(place) or not self.is_small(place)
        return word in GENERIC_PARTICLES and self.is_gap(_JOINED, place + 1)

    def _is_right(self, person: Spellings, place: int) -> bool:
        return self.words.folded[place] in person.initials and self._is_dotted(place)

    def _before_titles(self, start: int) -> int:
        while found := title_before().search(self._text[max(0, start - _TITLE_REACH) : start]):
            start -= len(found[0])
        return start

    def _is_short_gap(self, place: int, start: int) -> bool:
        return _JOINED.fullmatch(self._text[self.words.ends[place] : start]) is not None


def _replaced(text: str, seen: PlainText, hits: Iterable[Hit]) -> str:
    parts, at = [], 0
    for start, end, alias in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        first, last = seen.starts[start], seen.ends[end - 1]
        if first >= at:
            parts += [text[at:first], alias]
        at = max(at, last)
    return "".join((*parts, text[at:]))


NOBODY = Protection(())
"""Nobody is protected."""
