"""The settings of a conference as its desk changes them: each change a revision, whole or not at all."""

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path as FilePath

from app.conference.entities import Entity
from app.conference.matters import Matter
from app.errors import Refused
from app.live.acts import require_writable
from app.live.snapshot import SessionSnapshot
from app.pdf.pictures import picture
from app.protection.protection import Protection
from app.settings.changes import Change, Path, require_as_seen
from app.settings.entities import ORDER, Entities
from app.settings.fields import value_of, with_values
from app.station.station import Station
from app.storage import journal
from app.storage.database import Connection
from app.storage.tables import conference
from app.storage.tables.badge_layouts import read_pictures, write_picture
from app.storage.tables.cells import keys_of, read_cell, write_cell
from app.storage.tables.decisions import decide, forget, read_decisions
from app.text.numbers import counted

_ZONE = ("conference", "zone")
_LARGEST_LOGO = 2 << 20


class SettingsDesk:
    """Writes through a station; belongs to its thread."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def write(self, change: Change) -> Change:
        """The change as it was written, which its `back` takes back.

        Raises Changed where another desk was first, Refused, Unsaved; nothing is written then.
        """
        require_writable((change.words, tuple(change.after.values())))
        protection = self._station.load().protection
        with self._station.changing("The settings") as connection:
            # The revision is touched first: from here on no other desk can write between reading and writing.
            conference.touch(connection)
            change = _as_written(connection, change, protection)
            require_as_seen(change, lambda path: _read(connection, path))
            if _ZONE in change.after and any(
                key and n for key, n in journal.last_numbers(connection).items()
            ):
                raise Refused(
                    "A session has begun, and its record holds its times: the time zone stays as it is."
                )
            self._put(connection, change)
            made = conference.read_conference(connection)
            if made.ends <= made.starts:
                raise Refused("The conference would end before it begins; another desk has changed its days.")
        return change

    def merge(self, keep: str, gone: str) -> Change:
        """Two entities that are one, written at once; what the change did may be taken back.

        Raises Refused, while one of both has the floor too, Changed, Unsaved.
        """
        station, loaded = self._station, self._station.load()
        self._require_not_speaking({keep, gone})
        with station.reading() as connection:
            named = list(_named(connection, loaded.entities.get(gone)))
            decided = read_decisions(connection, Matter.ENTITY)
            merged = read_decisions(connection, Matter.ONE_ENTITY)
        try:
            entities = Entities(loaded.conference, loaded.entities)
            change = entities.merge(keep, gone, named, decided, merged)
        except ValueError as no:
            raise Refused(f"{no}.") from None
        return self.write(change)

    def remove(self, code: str) -> Change:
        """An entity that nothing names taken out, at once. Raises Refused, Changed, Unsaved."""
        loaded = self._station.load()
        if (entity := loaded.entities.get(code)) is None:
            raise Refused(f"There is no entity {code}.")
        with self._station.reading() as connection:
            kinds = [kind for kind, *_ in _named(connection, entity)]
        asked = sum(
            request.delegation == code for live in self._begun() for request in live.floor.requests.values()
        )
        counts = {"registrant": kinds.count("registrant"), "item": len(kinds) - kinds.count("registrant")}
        counts["request for the floor"] = asked
        if any(counts.values()):
            by = ", ".join(counted(count, name) for name, count in counts.items() if count)
            raise Refused(f"{entity.name} is named by {by}; merge it into another instead.")
        return self.write(Entities(loaded.conference, loaded.entities).remove(code))

    def logo_of(self, file: FilePath) -> Change:
        """The change that makes a PNG or JPEG file the conference's logo. Raises Refused for another file."""
        try:
            data = file.read_bytes()
        except OSError:
            raise Refused(f"{file.name} cannot be read.") from None
        if len(data) > _LARGEST_LOGO or picture(data) is None:
            raise Refused(f"{file.name} is no PNG or JPEG of at most {_LARGEST_LOGO >> 20} MB.")
        name = "logo.png" if data.startswith(b"\x89PNG") else "logo.jpg"
        with self._station.reading() as connection:
            held = read_pictures(connection).get(name)
        before = self._station.load().conference.options.get("logo")
        image, option = ("picture", name), ("conference", "options", "logo")
        new: dict[Path, object] = {image: b64encode(data).decode(), option: name}
        return Change(f"Logo: {file.name}", {image: held, option: before}, new)

    def _begun(self) -> Iterator[SessionSnapshot]:
        """Every session that has a journal."""
        with self._station.reading() as connection:
            begun = journal.last_numbers(connection)
        for session in self._station.load().sessions:
            if session.id in begun:
                yield self._station.live(session.code)

    def _require_not_speaking(self, codes: set[str]) -> None:
        for live in self._begun():
            speaking = live.floor.speaking
            if speaking is not None and live.floor.requests[speaking.request].delegation in codes:
                name = live.context.delegation(live.floor.requests[speaking.request].delegation).name
                raise Refused(f"{name} has the floor in {live.session.title}; merge them after the speech.")

    def _put(self, connection: Connection, change: Change) -> None:
        """Write every value; the order of entities last."""
        of_conference = {path: value for path, value in change.after.items() if path[0] == "conference"}
        if of_conference:
            held = conference.read_conference(connection)
            conference.write_conference(connection, with_values(held, of_conference))
        for path, value in change.after.items():
            match path:
                case ("entity", code):
                    conference.remove_entity(connection, code)
                    if isinstance(value, Entity):
                        conference.add_entities(connection, (value,))
                case ("decision", matter, key):
                    if value is None:
                        forget(connection, Matter(matter), [key])
                    else:
                        decide(connection, self._station.signature(), Matter(matter), {key: str(value)})
                case ("picture", name):
                    write_picture(connection, self._station.signature(), name, value)
                case (kind, key, column) if kind != "conference":
                    write_cell(connection, kind, key, column, value)
        if isinstance(order := change.after.get(ORDER), tuple):
            conference.order_entities(connection, order)


def _read(connection: Connection, path: Path) -> object:
    """A value as it stands now."""
    match path:
        case ("conference", *_):
            return value_of(conference.read_conference(connection), path)
        case ("entity", code):
            return conference.read_entities(connection).get(code)
        case ("picture", name):
            return read_pictures(connection).get(name)
        case ("decision", matter, key):
            return read_decisions(connection, Matter(matter)).get(key)
        case (kind, key, column):
            return read_cell(connection, kind, key, column)
    return tuple(conference.read_entities(connection))


def _named(connection: Connection, entity: Entity | None) -> Iterator[Path]:
    """Every row that names an entity by its code."""
    if entity is not None:
        for kind in ("registrant", "item", "parked"):
            yield from ((kind, key, "entity") for key in keys_of(connection, kind, "entity", entity.code))


def _as_written(connection: Connection, change: Change, protection: Protection) -> Change:
    """The change with the texts that it found as they are written: on a screen they bear aliases."""
    if not protection:
        return change
    before = dict(change.before)
    for path, seen in change.before.items():
        held = _read(connection, path) if isinstance(seen, str) else None
        if isinstance(held, str) and held != seen and protection.hide(held) == seen:
            before[path] = held
    return Change(change.words, before, change.after)
