"""Who a speech or an item is about, by the names that may be shown, and the name to look for in Zoom."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.conference.entities import Entity
from app.conference.registrants import Registrant, Status
from app.conference.sessions import Item
from app.conference.zoom_presence import expected_name
from app.floor.state import Request
from app.live.snapshot import ConferenceSnapshot


@dataclass(frozen=True, slots=True)
class Who:
    """A speaker as every screen may show them. `registered` is False where nobody confirmed was found."""

    delegation: str
    person: str
    zoom_name: str
    registered: bool


class Speakers:
    """The people of a conference, joined to requests and items."""

    def __init__(self, loaded: ConferenceSnapshot) -> None:
        self._entities: Mapping[str, Entity] = loaded.entities
        self._people = {registrant.number: registrant for registrant in loaded.registrants}
        self._named = {
            (_folded(registrant.full_name), registrant.entity): registrant
            for registrant in loaded.registrants
        }
        self._confirmed = {
            registrant.entity for registrant in loaded.registrants if registrant.status is Status.CONFIRMED
        }

    def of_request(self, request: Request) -> Who:
        """The speaker of a request; where no person was named, the delegation alone."""
        entity = self._entities.get(request.delegation)
        short = entity.short if entity else request.delegation
        return self._who(short, self._people.get(request.person), entity, request.delegation)

    def of_item(self, item: Item) -> Who:
        """The speaker of an item; a name on the agenda that belongs to a protected person gives way."""
        entity = self._entities.get(item.entity)
        person = self._registrant(item)
        found = self._who(entity.short if entity else item.entity, person, entity, item.entity)
        if person is not None or not item.speaker:
            return found
        name = f"{found.delegation} – {item.speaker}" if found.delegation else item.speaker
        return Who(found.delegation, item.speaker, name, found.registered)

    def _registrant(self, item: Item) -> Registrant | None:
        """By the whole name within the delegation; titles before it do not count."""
        words = item.speaker.split()
        names = (_folded(" ".join(words[place:])) for place in range(len(words)))
        return next(
            (self._named[name, item.entity] for name in names if (name, item.entity) in self._named), None
        )

    def _who(self, short: str, person: Registrant | None, entity: Entity | None, code: str) -> Who:
        if person is None:
            return Who(short, "", short, code in self._confirmed)
        shown = person.alias or " ".join(part for part in (person.title, person.shown_name) if part)
        return Who(short, shown, expected_name(person, entity), person.status is Status.CONFIRMED)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
