"""Columns recognised by the names that the world gives them; a column is never guessed from its cells."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from app.errors import Unreadable
from app.exchange.tables.source import take
from app.exchange.tables.toml_text import read_toml

_APART = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_AND = frozenset(("and", "et", "und", "y", "e", "и"))
_LONGEST_NAME = 4

Words = Mapping[str, tuple[str, ...]]
"""Plain header to our fields by preference; a second one is taken where the first has its own column."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each of our fields stands, which columns nobody reads, and which two mean the same."""

    places: Mapping[str, int]
    header: tuple[str, ...]
    unused: tuple[str, ...]
    clash: str = ""
    kept: tuple[int, ...] = ()
    """Columns that go to no field and are kept as they are, each beside its header."""

    def title(self, field: str) -> str:
        """The column's name as the file writes it; the field's own where it has none."""
        return self.header[self.places[field]] if field in self.places else field


@lru_cache(maxsize=4_096)
def plain(header: str) -> str:
    """A header without case, accents and punctuation: “E-Mail_Adresse *” becomes “e mail adresse”."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", header) if not unicodedata.combining(sign))
    return _APART.sub(" ", bare.casefold()).strip()


def vocabulary(rows: Mapping[str, str]) -> Words:
    """Words by plain header, from `field or "field, second field"` to its names divided by |."""
    return {
        plain(word): tuple(part.strip() for part in fields.split(","))
        for fields, words in rows.items()
        for word in (*words.split("|"), *(() if "," in fields else (fields,)))
    }


def fields_of(header: str, words: Words) -> tuple[str, ...]:
    """Our fields that a header may mean, or none: “Nachname / Family name (as in passport)” is one.

    A header that names two columns in an order, “Name (last, first)”, is looked up by their fields.
    """
    if len(header) > 200:
        return ()
    bare = _BRACKETS.sub(" ", header)
    ordered = (words.get(_in_order(plain(bracket), words), ()) for bracket in _BRACKETS.findall(header))
    if found := words.get(plain(header)) or next(filter(None, ordered), ()) or words.get(plain(bare)):
        return found
    group, colon, part = header.partition(":")
    if colon and words.get(plain(group), ("",))[0] == "full_name" and plain(part) in words:
        return words[plain(part)]
    if found := words.get(_in_order(plain(bare), words)):
        return found
    halves = {words[plain(half)] for half in bare.split("/") if plain(half) in words}
    return halves.pop() if len(halves) == 1 and "/" in header else ()


def _in_order(header: str, words: Words) -> str:
    """The fields of a plain header that names several columns: “last name and first name”; else nothing.

    One that is known for such an order is itself.
    """
    if "/" in words.get(header, ("",))[0]:
        return header
    fields, tokens = [], [token for token in header.split() if token not in _AND]
    while tokens:
        for length in range(min(len(tokens), _LONGEST_NAME), 0, -1):
            if found := words.get(" ".join(tokens[:length])):
                fields.append(found[0])
                del tokens[:length]
                break
        else:
            return ""
    return plain(" ".join(fields)) if 1 < len(fields) < 4 else ""


def knows(words: Words, overrides: Mapping[str, str] | None) -> Callable[[str], bool]:
    """Whether a cell is the name of a column, by the words or by the reader's own map."""
    own = {plain(header) for header in overrides or {}}
    return lambda cell: bool(cell) and (bool(fields_of(cell, words)) or plain(cell) in own)


def recognise(
    header: Sequence[str], words: Words, overrides: Mapping[str, str] | None, source: str
) -> Columns:
    """The columns of a table. `overrides` (their header → our field, "" for none) go before the words.

    Raises Unreadable where two columns mean the same, or the map names what is not there.
    """
    columns = assign(header, words, checked(overrides, header, words, source))
    if columns.clash:
        raise Unreadable(f"{source}: {columns.clash}; say which with --map.")
    return columns


def assign(header: Sequence[str], words: Words, own: Mapping[str, str]) -> Columns:
    """The columns of a table; `own` (plain header → our field) goes before the words."""
    meant = [(own[plain(cell)],) if plain(cell) in own else fields_of(cell, words) for cell in header]
    order = list(dict.fromkeys(((), *words.values())))
    places: dict[str, int] = {}
    clash = ""
    for place, fields in sorted(
        enumerate(meant),
        key=lambda column: (
            plain(header[column[0]]) not in own,
            len(column[1]),
            column[1] in order and order.index(column[1]),
        ),
    ):
        free = next((field for field in fields if field and field not in places), "")
        if free:
            places[free] = place
        elif len(fields) == 1 and fields[0] and not clash:
            other = header[places[fields[0]]]
            clash = f"the columns “{other}” and “{header[place]}” both mean {fields[0]}"
    used = set(places.values())
    unused = tuple(cell for place, cell in enumerate(header) if cell.strip() and place not in used)
    return Columns(places, tuple(header), unused, clash)


def checked(
    overrides: Mapping[str, str] | None, header: Sequence[str], words: Words, source: str
) -> dict[str, str]:
    """A person's map by plain header. Raises Unreadable where it names what is not there."""
    known = {field for fields in words.values() for field in fields if field}
    there = {plain(cell) for cell in header}
    own = {plain(theirs): ours for theirs, ours in (overrides or {}).items()}
    for theirs, ours in own.items():
        if theirs not in there:
            raise Unreadable(f"{source} has no column “{theirs}”, which the map names.")
        if ours and ours.partition("/")[0] not in known:
            raise Unreadable(f"The map names a field “{ours}”; it is one of: {', '.join(sorted(known))}.")
    return own


def read_column_map(path: Path) -> dict[str, str]:
    """Their header → our field, from a TOML file with a table [columns]. Raises Unreadable."""
    source = take(path)
    read = read_toml(source.data, source.name)
    columns = read.get("columns")
    if not isinstance(columns, dict) or not all(isinstance(ours, str) for ours in columns.values()):
        raise Unreadable(
            f'{source.name} needs a table [columns] with lines such as "Surname" = "family_name".'
        )
    return columns
