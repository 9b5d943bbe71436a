"""One name in one piece of text, parted into given and family name by what it shows itself and what is known.

What the header says goes before all, then capitals, then the habits of languages; two words alone are given
and family name. What none of them settles is marked as not sure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.exchange.names import conventions
from app.exchange.names.capitals import by_capitals
from app.exchange.names.known import as_written, is_given, is_only_given
from app.exchange.names.parted import Order, Parted, parted, perhaps
from app.exchange.names.titles import (
    is_generation,
    is_noun,
    is_position,
    is_suffix,
    names_office,
    precedes_family,
    suffixes_off,
    title_in,
    titles_off,
    without_brackets,
)

_COMMAS = re.compile("[，、;；]")
_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_HABITS = (
    conventions.of_the_east,
    by_capitals,
    conventions.with_patronymic,
    conventions.of_burma,
    conventions.of_vietnam,
    conventions.with_initials,
    conventions.with_particle,
    conventions.joined_by_and,
    conventions.of_hungary,
    conventions.of_iceland,
    conventions.of_latin_letters_from_the_east,
)


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for a column: the order that somebody said, and the titles that stand in it.

    `doubted` says that the other names of the column have the family name first.
    """

    order: Order = Order.UNKNOWN
    titles: frozenset[str] = frozenset()
    doubted: bool = False


@dataclass(slots=True)
class _Pieces:
    """What stands between commas: the `head`, the `names` behind it, and all that is no name."""

    titles: list[str]
    head: list[str]
    names: list[list[str]] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    generation: list[str] = field(default_factory=list)
    away: list[str] = field(default_factory=list)

    def add(self, piece: str, titles: frozenset[str]) -> None:
        """One more piece; `titles` are those of the column."""
        more, rest = titles_off(piece, titles)
        if is_generation(piece):
            self.generation.append(piece)
        elif is_suffix(piece):
            self.away.append(piece)
        elif self.positions or is_position(piece):
            self.positions.append(piece)
        else:
            self.titles += more
            self.names += [rest] if rest else []

    def around(self, found: Parted) -> Parted:
        """A name with what stood around it."""
        if not (self.titles or self.positions or self.generation or self.away):
            return found
        return replace(
            found,
            family=" ".join([found.family, *self.generation]).strip(),
            title=" ".join(part for part in (*self.titles, found.title) if part),
            position=found.position or ", ".join(self.positions),
            away=(*self.away, *found.away),
        )


def part(text: str, habits: Habits) -> Parted:
    """A name with all that stands around it in its parts."""
    if _PLAIN.fullmatch(text) and not (plain := titles_off(text, habits.titles))[0]:
        return _in_one(plain[1], habits, ())
    bare, brackets = without_brackets(_COMMAS.sub(",", text))
    pieces = [piece for piece in (piece.strip() for piece in bare.split(",")) if piece]
    if not pieces:
        return Parted(text, "", sure=False)
    read = _Pieces(*titles_off(pieces[0], habits.titles))
    read.titles += [title for bracket in brackets if (title := title_in(bracket))]
    read.away += [bracket for bracket in brackets if not title_in(bracket)]
    for piece in pieces[1:]:
        read.add(piece, habits.titles)
    if not read.head and not read.names:
        return Parted(text, "", sure=False)
    if (named := _title_as_name(read, habits)) is not None:
        read.titles = []
        return read.around(named)
    if not read.head:
        read.head = read.names.pop(0)
    if read.names:
        return read.around(_by_comma(read.head, read.names, habits, read.titles))
    found = _in_one(read.head, habits, read.titles)
    if brackets and not (found.given and found.family):  # Muster / Karl
        found = replace(found, sure=False)
    return read.around(found)


def _title_as_name(read: _Pieces, habits: Habits) -> Parted | None:
    """A title that is a family name here: “Richter, Hans”, “RICHTER Hans”; “Richter Hans” may be either."""
    if len(read.titles) != 1 or "." in read.titles[0]:
        return None
    if not read.head:
        return Parted(" ".join(read.names[0]), read.titles[0], sure=len(read.names) == 1)
    if read.names or not is_noun(read.titles[0]):
        return None
    capital = read.titles[0].isupper() and not any(map(str.isupper, read.head))
    if capital or habits.order is Order.FAMILY_FIRST:
        return replace(parted(read.head, read.titles), sure=len(read.head) == 1)
    if len(read.head) == 1 and is_given(read.head[0]):
        return perhaps(read.head, read.titles)
    return None


def _by_comma(head: list[str], names: list[list[str]], habits: Habits, titles: Sequence[str]) -> Parted:
    """“Family, Given”; or a whole name and what nobody knows, which may be a position."""
    head, generation, away = suffixes_off(head)
    given, more, behind = suffixes_off([word for piece in names for word in piece])
    away = [*away, *behind]
    if habits.order is Order.GIVEN_FIRST:
        return replace(parted(head, [*given, *more]), away=tuple(away))
    while len(given) > 1 and conventions.is_particle(given[-1], 0):  # Muster, Vincent van der
        head = [given.pop(), *head]
    read = replace(parted(given, [*head, *generation, *more], Order.FAMILY_FIRST), away=tuple(away))
    if given[0] == "M." and len(given) > 1:  # Monsieur, or an initial
        return replace(read, sure=False)
    if len(names) > 1 and not all(is_given(word) for word in given):
        patronymic = conventions.with_patronymic([*head, *given])
        return read if patronymic is not None and len(head) == 1 else replace(read, sure=False)
    if habits.order is Order.FAMILY_FIRST or len(head) == 1 or conventions.is_particle(head[0], 0):
        return read
    if len(given) == 1 and _is_acronym(given[0]) and not all(map(str.isupper, head)):
        return replace(_in_one(head, habits, titles), position=given[0])
    marked = by_capitals(head)
    if marked is not None and marked.given:
        return replace(marked, position=" ".join(given), away=tuple(away))
    if marked is not None or _are_given(given):
        return read
    whole = _in_one(head, habits, titles)
    if titles or is_only_given(head[0]):
        return replace(whole, position=" ".join(given), sure=False)
    return read


def _is_acronym(word: str) -> bool:
    """Whether a word behind a comma is an organization's: UNODC."""
    return len(word) > 2 and word.isupper() and word.isalpha() and not is_given(word)


def _are_given(tokens: Sequence[str]) -> bool:
    return is_given(tokens[0]) or conventions.with_initials([*tokens, "Name"]) is not None


def _in_one(tokens: Sequence[str], habits: Habits, titles: Sequence[str]) -> Parted:
    rest, generation, away = suffixes_off(tokens)
    found = _read(rest, habits, titles)
    if generation and found.family:
        found = replace(found, family=" ".join([found.family, *generation]))
    elif generation:
        found = replace(found, given=" ".join([found.given, *generation]))
    return replace(found, away=(*found.away, *away)) if away else found


def _read(tokens: list[str], habits: Habits, titles: Sequence[str]) -> Parted:
    if len(tokens) == 1:
        east = conventions.of_the_east(tokens)
        return east or (parted((), tokens) if precedes_family(titles) else parted(tokens, ()))
    if habits.order is Order.FAMILY_FIRST:
        return family_first(tokens)
    if habits.order is Order.GIVEN_FIRST:
        return given_first(tokens)
    for habit in _HABITS:
        if (found := habit(tokens)) is not None:
            return replace(found, sure=False) if any(map(names_office, tokens[:-1])) else found
    return _in_usual_order(tokens, habits)


def _in_usual_order(tokens: Sequence[str], habits: Habits) -> Parted:
    """The last word is the family name; where known given names or the column speak against it, perhaps."""
    backwards = is_only_given(tokens[-1]) and not is_given(tokens[0])
    if backwards or (habits.doubted and not is_given(tokens[0])):
        given = [word for word in tokens[1:] if is_given(word)]
        family = tokens[: len(tokens) - len(given)] if backwards else tokens[:1]
        return perhaps(tokens[len(family) :], family)
    known = len(tokens) == 2 or all(is_given(word) for word in tokens[1:-1])
    known = known and not any(map(names_office, tokens[:-1]))
    return (parted if known and not habits.doubted else perhaps)(tokens[:-1], tokens[-1:])


def family_first(tokens: Sequence[str]) -> Parted:
    """A name whose header says that the family name comes first."""
    for habit in (conventions.of_the_east, by_capitals, conventions.of_burma):
        if (found := habit(tokens)) is not None:
            return found
    if (found := conventions.with_patronymic(tokens)) is not None and found.shows is Order.FAMILY_FIRST:
        return found
    end = 1
    while end < len(tokens) - 1 and conventions.is_particle(tokens[end - 1], 0):
        end += 1
    while end < len(tokens) - 1 and (
        tokens[end] in as_written("joining") or conventions.is_particle(tokens[end])
    ):
        end += 2
        if end > len(tokens) - 1:
            return perhaps(tokens[1:], tokens[:1])
    rest = tokens[end:]
    if end == 1 and len(rest) > 1 and conventions.is_particle(tokens[0]):  # Dos Santos Inês, or Le Van An
        return perhaps(rest[1:], [*tokens[:end], rest[0]])
    if len(rest) == 1 or is_given(rest[0]) or "\u0400" <= tokens[0][0] <= "\u052f":
        return parted(rest, tokens[:end])
    if all(conventions.with_initials([word, "Name"]) is not None for word in rest):
        return parted(rest, tokens[:end])
    known = next((n for n, word in enumerate(rest) if is_given(word)), 0)
    return perhaps(rest[known:], [*tokens[:end], *rest[:known]])


def given_first(tokens: Sequence[str]) -> Parted:
    """A name whose header says that the given name comes first."""
    habits = (by_capitals, conventions.with_initials, conventions.with_particle, conventions.joined_by_and)
    for habit in habits:
        if (found := habit(tokens)) is not None and found.shows is not Order.FAMILY_FIRST:
            return found
    if (found := conventions.with_patronymic(tokens)) is not None and found.shows is Order.GIVEN_FIRST:
        return found
    known = len(tokens) == 2 or all(is_given(word) for word in tokens[1:-1])
    return (parted if known else perhaps)(tokens[:-1], tokens[-1:])
