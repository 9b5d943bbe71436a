"""Who speaks, out of one line: “Keynote, H.E. Ms X, Minister for Foreign Affairs, Austria”."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.exchange.agenda.outline.words import ROLES
from app.exchange.names.titles import names_office, titles_off
from app.text.folding import fold

Find = Callable[[str], str]
"""The code of a delegation by its name, or "" for what is none that is known."""


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as the agenda names them, whom they speak for, their position and how they speak."""

    name: str = ""
    entity: str = ""
    position: str = ""

    @property
    def words(self) -> str:
        """All of it, as a note has it."""
        return ", ".join(filter(None, (self.name, self.position, self.entity)))


NOBODY = Who()

_PARTS = re.compile(r"\s*[,;]\s+|\s+[–—-]\s+|\s*\|\s*")
_BEGINS = re.compile(r"(?:\s*[,;:]\s+|\s+[–—-]\s+|\s*\|\s*|\s+(?:by|von|par|por|di|with|mit|avec)\s+)")
_NEXT = re.compile(r"\s*[,;]\s+(?:and\s+)?")
_FIRST_WORDS = 3
_BRACKET = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<inside>[^()]+)\)\s*(?P<rest>.*)$")


def is_person(text: str) -> bool:
    """Whether a text begins with a person: a title such as H.E., Ms, Dr. and a name in capitals behind it."""
    titles, rest = titles_off(text)
    return bool(titles and rest and rest[0][:1].isupper() and not _is_plain_word(titles))


def _is_plain_word(titles: list[str]) -> bool:
    """“Minister”, “Director” and “President” alone open titles of items, too: “President's statement”."""
    return len(titles) == 1 and names_office(titles[0])


def parted(text: str, find: Find) -> tuple[str, Who]:
    """A line as what is done and who does it; without a person all of it is what is done."""
    if is_person(text):
        return "", person_of(text, find)
    for found in _BEGINS.finditer(text):
        rest = text[found.end() :]
        if text[: found.start()].strip() and is_person(rest):
            return text[: found.start()].strip(), person_of(rest, find)
    return text, NOBODY


def person_of(text: str, find: Find) -> Who:
    """A person with position and delegation, “Ms X, Minister, Austria” or “Ms X (Austria)”.

    Of several, “Ms X, Austria; Mr Y, France”, all are named; what is said of others stands with the position.
    """
    first, *others = [_one_of(part, find) for part in _several(text)]
    if not others:
        return first
    told = (other.words for other in others if other.words != other.name)
    return Who(
        "; ".join([first.name, *(other.name for other in others)]),
        first.entity,
        "; ".join(filter(None, (first.position, *told))),
    )


def _several(text: str) -> list[str]:
    """Each person with what is said of them: who follows begins with a title, or each has a bracket."""
    pieces = [piece.strip() for piece in text.split(";")]
    if len(pieces) > 1 and all(_BRACKET.fullmatch(piece) and piece.endswith(")") for piece in pieces):
        return pieces
    begins = [found for found in _NEXT.finditer(text) if is_person(text[found.end() :])]
    edges = [0, *(place for found in begins for place in found.span()), len(text)]
    return [text[edges[at] : edges[at + 1]].strip() for at in range(0, len(edges), 2)]


def _one_of(text: str, find: Find) -> Who:
    if bracket := _BRACKET.match(text):
        inside, rest = bracket["inside"].strip(), bracket["rest"].strip(" ,;–-")
        who = Who(bracket["name"].strip(), position=rest)
        parts = [part for part in _PARTS.split(who.name) if part]
        if len(parts) > 1:
            who = replace(who, name=parts[0], position=", ".join([*parts[1:], *([rest] if rest else [])]))
        return replace(who, entity=find(inside) or inside)
    name, *parts = [part for part in _PARTS.split(text) if part]
    if not parts:
        return Who(name)
    for place in range(len(parts) - 1, -1, -1):
        if code := find(parts[place]):
            return Who(name, code, ", ".join([*parts[:place], *parts[place + 1 :]]))
        whole = ", ".join(parts[place:])
        if place < len(parts) - 1 and (code := find(whole)):
            return Who(name, code, ", ".join(parts[:place]))
    if names_position(parts[-1]):
        return Who(name, position=", ".join(parts))
    return Who(name, parts[-1], ", ".join(parts[:-1]))


def names_position(text: str) -> bool:
    """Whether a text is what somebody is, and not whom they speak for."""
    return any(fold(word) in ROLES for word in text.split()[:_FIRST_WORDS])
