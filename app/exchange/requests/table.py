"""Requests for the floor that were sent ahead, from a table; all lines must be right, or none is taken."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.errors import Unreadable
from app.exchange.entity_names import EntityNames
from app.exchange.requests.advance_request import AdvanceRequest
from app.exchange.tables.cells import as_written, brief, clean, fault, instant, lookup, sentence
from app.exchange.tables.headers import Columns, knows, plain, recognise, vocabulary
from app.exchange.tables.lines import Line
from app.exchange.tables.table import read_table
from app.text.folding import fold
from app.times import Zone

_HEADERS = vocabulary(
    {
        "received_at": "received|date|eingegangen|reçu le|получено",
        "channel": "sent by|kanal|canal|канал",
        "entity": "delegation|organization|organisation|délégation|делегация",
        "person": "speaker|registrant|name|redner|orateur|выступающий",
        "session": "session code|sitzung|séance|заседание",
        "on_behalf_of": "behalf|im namen von|au nom de|от имени",
        "language": "sprache|langue|язык",
        "note": "notes|remark|bemerkung|remarque|примечание",
    }
)
_CHANNELS = lookup(
    {
        "email": "e-mail|mail|courriel|эл. почта",
        "zoom_hand": "zoom hand|raised hand|zoom",
        "room_mic": "room microphone|microphone|room",
        "paper": "papier|бумага",
        "chair": "vorsitz|présidence|председатель",
    }
)
_NEEDED = ("received_at", "entity", "session")
_SHOWN = 8
__all__ = ["AdvanceRequest", "read_requests"]


def read_requests(
    path: Path,
    *,
    zone: Zone,
    entities: Mapping[str, Entity],
    registrants: Sequence[Registrant],
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> tuple[AdvanceRequest, ...]:
    """The requests of a table in the order of the file. Times without an offset are the venue's.

    Raises Unreadable that names the faulty lines, each with its reason.
    """
    table = read_table(path, sheet, knows=knows(_HEADERS, columns))
    found = recognise(table.header, _HEADERS, columns, table.source.name)
    if missing := [column for column in _NEEDED if column not in found.places]:
        raise Unreadable(f"{table.source.name} has no column for: {', '.join(missing)}.")
    reader = _Reader(found, zone, EntityNames(entities.values()), registrants)
    requests, problems = [], []
    for line in table.lines:
        try:
            requests.append(reader.read(line))
        except ValueError as error:
            problems.append(f"line {line.number}, {error}")
    if problems:
        more = f" And {len(problems) - _SHOWN} more." if len(problems) > _SHOWN else ""
        raise Unreadable(f"{table.source.name}, {' '.join(problems[:_SHOWN])}{more}")
    return tuple(requests)


class _Reader:
    """Reads requests from the lines of a table."""

    def __init__(
        self, columns: Columns, zone: Zone, entities: EntityNames, registrants: Sequence[Registrant]
    ) -> None:
        self.columns = columns
        self.zone = zone
        self.entities = entities
        self.numbers = {registrant.number.casefold(): registrant for registrant in registrants}
        self.named = {
            (fold(name), registrant.entity): registrant
            for registrant in registrants
            for name in _all_names(registrant)
        }

    def read(self, line: Line) -> AdvanceRequest:
        """The request of a line. Raises ValueError with a sentence."""
        if len(line.cells) > (width := len(self.columns.header)):
            raise ValueError(
                f"there are {len(line.cells)} cells under {width} columns; a delimiter too many?"
            )
        cells = {column: clean(line.cells[place]) for column, place in self.columns.places.items()}
        for column, text in cells.items():
            if wrong := fault(text, 1_000):
                raise ValueError(sentence(self.columns.title(column), wrong))
        for column in _NEEDED:
            if not cells.get(column):
                raise ValueError(sentence(self.columns.title(column), "there is nothing"))
        entity = self._entity(cells["entity"])
        return AdvanceRequest(
            line=line.number,
            received_at=self._instant(cells["received_at"]),
            received_text=cells["received_at"],
            channel=self._channel(cells.get("channel", "")),
            entity=entity,
            person=self._person(cells.get("person", ""), entity),
            session=cells["session"],
            on_behalf_of=cells.get("on_behalf_of", ""),
            language=cells.get("language", ""),
            note=cells.get("note", ""),
        )

    def _instant(self, text: str) -> datetime:
        """The instant of a cell, kept in the zone in which it was written (rules of the floor, 1)."""
        try:
            return as_written(instant(text, self.zone), text, self.zone)
        except ValueError as error:
            raise ValueError(sentence(self.columns.title("received_at"), str(error))) from None

    def _entity(self, text: str) -> str:
        found = self.entities.find(text)
        if found is None:
            similar = self.entities.similar(text)
            is_it = f"; is it {similar.name} ({similar.code})?" if similar else ""
            raise ValueError(sentence(self.columns.title("entity"), f"“{brief(text)}” is not known{is_it}"))
        return found.code

    def _channel(self, text: str) -> str:
        if text and plain(text) not in _CHANNELS:
            what = (
                f"“{brief(text)}” is not known; it is one of: {', '.join(dict.fromkeys(_CHANNELS.values()))}"
            )
            raise ValueError(sentence(self.columns.title("channel"), what))
        return _CHANNELS[plain(text)] if text else "email"

    def _person(self, text: str, entity: str) -> str:
        if not text:
            return ""
        found = self.numbers.get(text.casefold()) or self.named.get((fold(text), entity))
        if found is None or found.entity != entity:
            what = f"“{brief(text)}” is not registered for {entity}"
            raise ValueError(sentence(self.columns.title("person"), what))
        return found.number


def _all_names(person: Registrant) -> tuple[str, ...]:
    return tuple(name for name in (person.full_name, person.alias, person.native) if name)
