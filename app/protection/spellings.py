"""How a protected person's name may be written: what tells by itself, and what belongs to it beside that."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from app.conference.registrants import Registrant
from app.protection.name_words import ENDINGS, NO_MONOGRAMS, NOMINATIVES, PARTICLES, TITLE_AFTER, spaceless
from app.protection.plain_text import plain
from app.text.folding import fold, fold_forms

SHORT = 3
"""Names of so few letters tell only where they are whole words, and no ordinary ones."""
_LONG, _MOST_FORMS, _INFLECTED = 5, 32, 4
_SECOND = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj"}


@dataclass(frozen=True, slots=True, eq=False)
class Spellings:
    """The name of one protected person. All texts are folded, without spaces.

    `telling` are the forms that tell who it is, `whole` those of them that are given and family name;
    `given` and `beside` belong to the name where they stand beside it, as `initials` do; `sounds` are those
    of a name in another script, however it is transliterated; `monograms` are such as sag for S.A.G.;
    `native` is a pattern for a name in a script without spaces.
    """

    number: str
    alias: str
    telling: frozenset[str]
    whole: frozenset[str]
    given: frozenset[str]
    beside: frozenset[str]
    initials: frozenset[str]
    family_initials: frozenset[str]
    sounds: frozenset[str]
    given_sounds: frozenset[str]
    monograms: frozenset[str]
    native: str

    def is_beside(self, word: str) -> bool:
        """Whether a word is part of the name, in whatever case."""
        return word in self.beside or self.is_given(word)

    def is_given(self, word: str) -> bool:
        """Whether a word is one of the given names."""
        if word in self.given or any(base in self.given for base in inflected_from(word)):
            return True
        return bool(self.given_sounds) and len(word) >= SHORT and sound(word) in self.given_sounds


def spellings_of(person: Registrant) -> Spellings:
    """All that the name of a protected person may be."""
    given, family = _parts(person.given), _parts(person.family)
    native_given, native_family = _native(person)
    if not family:  # whoever has one name has no other to be known by
        given, family = [], given
        native_given, native_family = [], [*native_given, *native_family]
    core = [part for part in family if fold(part) not in PARTICLES] or family
    known = _forms(core, [*family], native_family)
    local = fold(person.email.partition("@")[0]).split()
    wholes = frozenset((*_wholes(given, family, core), *_wholes(native_given, native_family, native_family)))
    givens = _forms(given, given, native_given)
    is_native = not person.native.isascii()
    return Spellings(
        number=person.number,
        alias=person.alias,
        telling=frozenset(form for form in known | wholes | _handles(given, core) if len(form) > 1),
        whole=wholes,
        given=givens,
        beside=givens | known | _forms(family, [], []) | {word for word in local if len(word) >= SHORT},
        initials=frozenset(form[0] for form in (*givens, *_forms(family, [], native_family)) if form),
        family_initials=frozenset(form[0] for form in known if form),
        sounds=frozenset(map(sound, _forms(native_family and core, [], native_family)))
        if is_native
        else frozenset(),
        given_sounds=frozenset(map(sound, givens) if is_native else ()),
        monograms=_monograms(given, family, core),
        native=_spaceless(person.native, core),
    )


def _parts(name: str) -> list[str]:
    """The words of a name; those of double names one by one."""
    return [part for part in re.split(r"[^\w]+", plain(name).text) if fold(part)]


def _forms(words: Iterable[str], together: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    """Words, and those that may be written as one, folded in every way."""
    joined = "".join(together)
    found = {form for word in (*words, *others, joined) if word for form in variants(word)}
    return frozenset(found - {""})


def variants(word: str) -> Iterator[str]:
    """A word folded, with each ä ö ü å ø đ in both ways: kuhnholz, kuehnholz."""
    letters = [(letter, _SECOND[letter]) if letter in _SECOND else (letter,) for letter in word.lower()]
    for number, spelt in enumerate(product(*letters)):
        if number == _MOST_FORMS:
            break
        yield fold("".join(spelt)).replace(" ", "")
    yield fold_forms(word)[-1].replace(" ", "")


def _wholes(given: list[str], family: list[str], core: list[str]) -> Iterator[str]:
    """Given and family name as one word, in both orders: clemencethiery."""
    names = {"".join(family), "".join(core), *core}
    for first in {"".join(given), *given[:1]} - {""}:
        for name in names - {""}:
            yield from variants(first + name)
            yield from variants(name + first)


def _handles(given: list[str], core: list[str]) -> frozenset[str]:
    """What an address is made of: cthiery, thieryc."""
    initials = (
        {fold(part)[0] for part in given[:1]} | {"".join(fold(part)[0] for part in given)} if given else set()
    )
    names = {form for part in (*core, "".join(core)) for form in variants(part) if len(form) > SHORT}
    return frozenset(
        form for name in names for mark in initials - {""} for form in (mark + name, name + mark)
    )


def _monograms(given: list[str], family: list[str], core: list[str]) -> frozenset[str]:
    """The initials of the whole name."""
    firsts = ["".join(fold(part)[0] for part in given), *(fold(part)[0] for part in given[:1])]
    lasts = ["".join(fold(part)[0] for part in parts) for parts in (family, core, core[:1], core[-1:])]
    found = {first + last for first in firsts for last in lasts if first}
    return frozenset(found - NO_MONOGRAMS)


def _native(person: Registrant) -> tuple[list[str], list[str]]:
    """Given and family name in the person's own script: the family name sounds like it, or is the last."""
    words = _parts(person.native)
    if spaceless().search(person.native):
        return [], ["".join(words)]
    sounds = {sound(form) for part in _parts(person.family) for form in variants(part)}
    family = [word for word in words if sound(fold(word)) in sounds] or words[-1:]
    return [word for word in words if word not in family], family


def _spaceless(native: str, core: list[str]) -> str:
    """A pattern for a name of a script without spaces: in both orders, and the family name with a title."""
    if not spaceless().search(native):
        return ""
    letters = [letter for letter in plain(native).text if letter.isalpha()]
    gap, known = r"[\s·・‧]*", {form for part in core for form in variants(part)}
    cut = next((end for end in (1, 2, 3) if fold("".join(letters[:end])).replace(" ", "") in known), 1)
    family, given = (gap.join(map(re.escape, part)) for part in (letters[:cut], letters[cut:]))
    title = f"{gap}{TITLE_AFTER}"
    orders = f"{family}{gap}{given}|{given}{gap}{family}" if given else family
    return f"(?:{orders})(?:{title})?|{family}{title}"


def inflected_from(word: str) -> Iterator[str]:
    """Of which words this one may be a case: the word without an ending that names take."""
    for length in range(1, _INFLECTED):
        if len(word) > length + SHORT and word[-length:] in ENDINGS:
            yield word[:-length]
            yield from (word[:-length] + ending for ending in NOMINATIVES)


_SOUNDS = (
    (r"shch|schtsch|chtch|szcz|tsch|tch|sch|dzh|dsch|dj|ch|cz|tz|ts|sh|sz|zh", "s"),
    (r"[cjxz](?=[aeiouy])|x|z|c|s+", "s"),
    (r"kh|gh|g|h", "h"),
    (r"[yji]+(?=[aeou])", ""),
    (r"ou|ow(?=$)", "u"),
    (r"[yji]+", "i"),
    (r"ff|w|f|v", "v"),
    (r"ck|q", "k"),
    (r"(.)\1+", r"\1"),
)


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """A folded word as it sounds, however it was transliterated: stetsiuk and stecjuk are one."""
    word = re.sub(r"(?<=[^aeiou])[jiy]+(?=[aou])", "", word)
    for pattern, into in _SOUNDS:
        word = re.sub(pattern, into, word)
    return word


def prefixes(forms: Iterable[str]) -> set[str]:
    """Every beginning of every form."""
    return {form[:end] for form in forms for end in range(1, len(form) + 1)}


def is_long(form: str) -> bool:
    """Whether a form tells even inside another word."""
    return len(form) >= _LONG
