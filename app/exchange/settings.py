"""A conference's settings from `conference.toml`; every wrong field gets its sentence, nothing is assumed."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.conference.conference import DEFAULT_LIMITS, LONGEST_SEAT, Conference
from app.errors import Unreadable
from app.exchange.tables.source import take
from app.exchange.tables.toml_text import read_toml
from app.text.writable import first_unwritable, one_line
from app.times import SECOND, Zone, at_venue, parse_instant, zone

_FIELDS = (
    "code", "name", "theme", "organizer", "venue", "zone", "starts", "ends", "hashtags", "languages",
)  # fmt: skip
_DEADLINES = ("registration", "floor_requests")
_TABLES = {"conference": _FIELDS, "deadlines": _DEADLINES, "limits": tuple(DEFAULT_LIMITS)}
_PLACES, _SEATS = "places", "seats"
"""The tables whose fields are open: an entity's code; of places also "hall" and "delegation"."""
_LONGEST_LIMIT, _MOST_PLACES = 7_200, 100_000


def read_settings(path: Path) -> Conference:
    """The conference that a TOML file describes; limits there are seconds, times without offset the venue's.

    Raises Unreadable with a sentence that names the file and the field.
    """
    source = take(path)
    read = read_toml(source.data, source.name)
    return _Settings(source.name, read).conference()


class _Settings:
    """The tables of the file while they are checked."""

    def __init__(self, name: str, read: Mapping[str, Any]) -> None:
        self.name = name
        self.read = read
        if where := first_unwritable(read):
            raise Unreadable(f"{name}: {where[:1].lower()}{where[1:]}.")
        for table, fields in read.items():
            if table not in (*_TABLES, _PLACES, _SEATS) or not isinstance(fields, dict):
                known = ", ".join((*_TABLES, _PLACES, _SEATS))
                raise self._wrong(table, f"is not a table that is known; there are {known}")
            for field in fields:
                if table in _TABLES and field not in _TABLES[table]:
                    raise self._wrong(
                        f"{table}.{field}", f"is not known; there are {', '.join(_TABLES[table])}"
                    )

    def conference(self) -> Conference:
        where = self._zone()
        starts, ends = (self._instant("conference", name, where) for name in ("starts", "ends"))
        if starts is None or ends is None:
            raise self._wrong(f"conference.{'ends' if starts else 'starts'}", "is missing")
        if ends <= starts:
            raise self._wrong("conference.ends", "is not after its start")
        return Conference(
            code=self._text("code"),
            name=self._text("name", needed=True),
            zone=str(where),
            starts=starts,
            ends=ends,
            theme=self._text("theme"),
            organizer=self._text("organizer"),
            venue=self._text("venue"),
            hashtags=self._texts("hashtags"),
            languages=self._texts("languages"),
            registration_deadline=self._instant("deadlines", "registration", where),
            floor_deadline=self._instant("deadlines", "floor_requests", where),
            limits={**DEFAULT_LIMITS, **{field: self._limit(field) for field in self.read.get("limits", {})}},
            places={field: self._places(field) for field in self.read.get(_PLACES, {})},
            seats={field: self._seat(field) for field in self.read.get(_SEATS, {})},
        )

    def _wrong(self, field: str, what: str) -> Unreadable:
        return Unreadable(f"{self.name}: {field} {what}.")

    def _value(self, table: str, field: str) -> Any:
        return self.read.get(table, {}).get(field)

    def _zone(self) -> Zone:
        try:
            return zone(self._text("zone", needed=True))
        except ValueError as error:
            raise self._wrong("conference.zone:", str(error)) from None

    def _text(self, field: str, *, needed: bool = False) -> str:
        value = self._value("conference", field)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or (needed and not value.strip()):
            raise self._wrong(f"conference.{field}", "is missing" if value is None else "must be a text")
        return one_line(value.strip())

    def _texts(self, field: str) -> tuple[str, ...]:
        value = self._value("conference", field)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self._wrong(f"conference.{field}", "must be a list of texts")
        return tuple(one_line(text) for text in value)

    def _instant(self, table: str, field: str, where: Zone) -> datetime | None:
        value = self._value(table, field)
        if value is None:
            return None
        try:
            if isinstance(value, str):
                return parse_instant(value, where)
            if isinstance(value, datetime):
                return value.astimezone(UTC) if value.tzinfo else at_venue(value, where)
        except (ValueError, OverflowError) as error:
            raise self._wrong(f"{table}.{field}:", str(error)) from None
        raise self._wrong(f"{table}.{field}", "must be a date and time such as 2021-06-14T14:00:00+02:00")

    def _limit(self, field: str) -> int:
        return self._whole("limits", field, _LONGEST_LIMIT, "whole seconds") * SECOND

    def _places(self, field: str) -> int:
        return self._whole(_PLACES, field, _MOST_PLACES, "a whole number")

    def _seat(self, field: str) -> str:
        value = self._value(_SEATS, field)
        text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
        if not 0 < len(text) <= LONGEST_SEAT or not text.isprintable():
            raise self._wrong(f"{_SEATS}.{field}", 'must be a seat such as "14" or "B 12"')
        return text

    def _whole(self, table: str, field: str, most: int, what: str) -> int:
        value = self._value(table, field)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise self._wrong(f"{table}.{field}", f"must be {what} from 0 to {most}")
        return value
