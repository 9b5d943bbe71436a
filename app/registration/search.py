"""Finding a person at the door: by any part of name, delegation or number, or by the badge that was scanned.

Only the registration desk uses it: it knows the registered names of protected persons.
"""

from collections import defaultdict
from collections.abc import Mapping

from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.registration.state import Door, KnownPeople
from app.text.folding import fold
from app.text.text_index import TextIndex, key

_LIMIT = 12


class PeopleList:
    """Every registrant, folded once, asked at each letter; a number that was merged leads to the kept one."""

    def __init__(self, people: KnownPeople) -> None:
        everybody = people.registrants
        self._numbers = {person.casefold(): everybody[people.kept(person)] for person in everybody}
        self._badges = {person.badge: everybody[people.kept(person.number)] for person in everybody.values()}
        staying = (person for person in everybody.values() if person.number not in people.merged)
        ordered = sorted(staying, key=lambda person: (person.family, person.given, person.number))
        self._people = ordered
        self._names: dict[str, list[Registrant]] = defaultdict(list)
        for person in ordered:
            self._names[_name(person)].append(person)
        self._hay = TextIndex(_key(person, people.entities) for person in ordered)

    def find(self, text: str, limit: int = _LIMIT) -> tuple[Registrant, ...]:
        """Whoever fits, the best first: the number itself, else every word of `text` in any order."""
        exact = self._numbers.get(text.strip().casefold())
        if exact is not None:
            return (exact,)
        return tuple(self._people[place] for place in self._hay.find(text, limit))

    def scanned(self, text: str, door: Door) -> Registrant | None:
        """Whose badge (valid or void) bears this id; None when it is nobody's."""
        badge = text.strip()
        replaced = {held.id: number for number, held in door.badges.items() if held.id}
        number = replaced.get(badge) or door.voided(badge)
        return self._numbers.get(number.casefold()) if number else self._badges.get(badge)

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
