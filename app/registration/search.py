"""Finding a person at the door: by any part of name, delegation or number, by mail, or by the badge.

Only the registration desk uses it: it knows the registered names of protected persons.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice, takewhile

from app.conference.badge_codes import read_code
from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.registration.state import Door, KnownPeople
from app.text.folding import fold
from app.text.scanner_keys import keys_of
from app.text.text_index import TextIndex, key

_LIMIT = 12


@dataclass(frozen=True, slots=True)
class Scan:
    """Whose badge was scanned, its code as it was printed, and what is to be said of the scanner."""

    person: Registrant
    code: str
    remark: str = ""


class Codes:
    """The codes of badges that are void, and of those that replace them, with whose they are.

    Most badges bear the code that was given at registration: these are few, and found here once for each
    state of the door, never at a letter.
    """

    def __init__(self, door: Door | None = None) -> None:
        changed = [pair for pair in door.badges.items() if pair[1].id or pair[1].void] if door else []
        self.owners = {code: number for number, held in changed for code in held.void}
        self.owners |= {held.id: number for number, held in changed if held.id}
        self.alike = {keys_of(code): code for code in self.owners}


class PeopleList:
    """Every registrant, folded once, asked at each letter; a number that was merged leads to the kept one."""

    def __init__(self, people: KnownPeople) -> None:
        everybody = people.registrants
        self._numbers = {person.casefold(): everybody[people.kept(person)] for person in everybody}
        self._badges = {person.badge: everybody[people.kept(person.number)] for person in everybody.values()}
        self._by_keys: dict[str, str] = {}
        for code in self._badges:  # two of the same keys are told apart by their capitals alone
            keys = keys_of(code)
            self._by_keys[keys] = "" if keys in self._by_keys else code
        staying = (person for person in everybody.values() if person.number not in people.merged)
        ordered = sorted(staying, key=lambda person: (person.family, person.given, person.number))
        self._people = ordered
        self._names: dict[str, list[Registrant]] = defaultdict(list)
        for person in ordered:
            self._names[_name(person)].append(person)
        mails = ((person.email.casefold(), place) for place, person in enumerate(ordered) if person.email)
        self._mails = sorted(mails)
        self._hay = TextIndex(_key(person, people.entities) for person in ordered)

    def find(self, text: str, limit: int = _LIMIT) -> tuple[Registrant, ...]:
        """Whoever fits, the best first: the number itself, those with an address that begins so, else every
        word of `text` in any order.
        """
        typed = text.strip().casefold()
        if (exact := self._numbers.get(typed)) is not None:
            return (exact,)
        places = nsmallest(limit, self._mailed(typed)) if "@" in typed[1:] else ()
        return tuple(self._people[place] for place in places or self._hay.find(text, limit))

    def _mailed(self, address: str) -> Iterator[int]:
        """The places of those whose address begins so."""
        first = bisect_left(self._mails, (address,))
        beginning = takewhile(lambda pair: pair[0].startswith(address), islice(self._mails, first, None))
        return (place for _, place in beginning)

    def scanned(self, text: str, codes: Codes) -> Scan | None:
        """Whose badge (valid or void) bears this code, however the scanner typed it; None when nobody's."""
        found = read_code(
            text,
            lambda code: code in codes.owners or code in self._badges,
            lambda keys: codes.alike.get(keys) or self._by_keys.get(keys, ""),
        )
        if found is None:
            return None
        code, remark = found
        number = codes.owners.get(code)
        person = self._numbers.get(number.casefold()) if number else self._badges.get(code)
        return Scan(person, code, remark) if person else None

    def namesakes(self, person: Registrant) -> tuple[Registrant, ...]:
        """Others of the same name, however it is spelt."""
        return tuple(other for other in self._names[_name(person)] if other.number != person.number)


def _name(person: Registrant) -> str:
    return " ".join(sorted(fold(person.full_name).split()))


def _key(person: Registrant, entities: Mapping[str, Entity]) -> str:
    entity = entities.get(person.entity)
    of_entity = (entity.short, entity.code, entity.abbreviation) if entity else (person.entity,)
    names = (f"{person.family} {person.given}", person.native, person.alias)
    return key(*names, person.number, *of_entity, person.position)
