"""A conference's settings from and to TOML; every wrong field gets its sentence, nothing is assumed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from app.conference.conference import LONGEST_SEAT, Conference
from app.errors import Unreadable
from app.exchange.tables.source import take
from app.exchange.tables.toml_text import read_toml
from app.settings.changes import Path as SettingPath
from app.settings.fields import SETTINGS, Setting, value_of, with_values
from app.settings.kinds import Count, Length
from app.text.writable import first_unwritable
from app.times import Zone, zone

_SEATS, _PLACES, _SESSIONS = "seats", "places", "session_limits"
_BY_CODE = (_PLACES, _SEATS, _SESSIONS)
"""Their fields are open: an entity's code, or a session's; of places also "hall" and "delegation"."""
_BY_NAME: dict[str, dict[str, Setting]] = {}
for _setting in SETTINGS:
    _table, _, _key = _setting.name.partition(".")
    _BY_NAME.setdefault(_table, {})[_key] = _setting
_NEEDED = ("name", "zone", "starts", "ends")


def read_settings(path: Path) -> Conference:
    """The conference that a TOML file describes; limits there are seconds, times without offset the venue's.

    Raises Unreadable with a sentence that names the file and the field.
    """
    source = take(path)
    checked = _Settings(source.name, read_toml(source.data, source.name))
    for key in _NEEDED:
        checked.require(key)
    where = checked.zone("")
    values = checked.values(where)
    given = {path[1]: value for path, value in values.items() if len(path) == 2}
    first = Conference(
        **{field.name: given[field.name] for field in fields(Conference) if field.name in given}
    )
    made = with_values(first, {path: value for path, value in values.items() if path[0] == "conference"})
    if made.ends <= made.starts:
        raise checked.wrong("conference.ends", "is not after its start")
    return made


def read_changes(path: Path, conference: Conference) -> dict[SettingPath, Any]:
    """What a TOML file says of the settings, by their paths; whatever it does not name stays.

    Raises Unreadable with a sentence that names the file and the field.
    """
    source = take(path)
    checked = _Settings(source.name, read_toml(source.data, source.name))
    return checked.values(checked.zone(conference.zone))


def settings_text(conference: Conference, sessions: Mapping[str, int | None]) -> str:
    """All settings as TOML, and the speaking times (ms) of sessions by code; `read_changes` takes it back."""
    where = zone(conference.zone)
    tables: dict[str, dict[str, Any]] = {}
    for table, settings in _BY_NAME.items():
        values = {key: _to_file(setting, conference, where) for key, setting in settings.items()}
        tables[table] = {key: value for key, value in values.items() if value is not None}
    tables[_PLACES] = {**tables.get(_PLACES, {}), **conference.places}
    tables[_SEATS] = dict(conference.seats)
    tables[_SESSIONS] = {code: ms // 1_000 for code, ms in sessions.items() if ms is not None}
    parts = (
        "\n".join([f"[{table}]", *(f"{_bare(key)} = {_toml(value)}" for key, value in held.items())])
        for table, held in tables.items()
        if held
    )
    return "\n\n".join(parts) + "\n"


def _to_file(setting: Setting, conference: Conference, where: Zone) -> Any:
    return setting.kind.to_file(value_of(conference, setting.path), where)


def _bare(key: str) -> str:
    return key if key.replace("-", "").replace("_", "").isalnum() and key.isascii() else json.dumps(key)


def _toml(value: Any) -> str:
    """A value as TOML writes it; its texts are those of JSON."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")


class _Settings:
    """The tables of the file while they are checked."""

    def __init__(self, name: str, read: Mapping[str, Any]) -> None:
        self.name = name
        self.read = read
        if where := first_unwritable(read):
            raise Unreadable(f"{name}: {where[:1].lower()}{where[1:]}.")
        for table, held in read.items():
            if table not in (*_BY_NAME, *_BY_CODE) or not isinstance(held, dict):
                known = ", ".join(dict.fromkeys((*_BY_NAME, *_BY_CODE)))
                raise self.wrong(table, f"is not a table that is known; there are {known}")
            for field in held:
                if table not in _BY_CODE and field not in _BY_NAME[table]:
                    known = ", ".join(_BY_NAME[table])
                    raise self.wrong(f"{table}.{field}", f"is not known; there are {known}")

    def wrong(self, field: str, what: str) -> Unreadable:
        """What is to be said of a field."""
        return Unreadable(f"{self.name}: {field} {what}.")

    def require(self, key: str) -> None:
        """Raise Unreadable where a field of the conference is missing."""
        if key not in self.read.get("conference", {}):
            raise self.wrong(f"conference.{key}", "is missing")

    def zone(self, otherwise: str) -> Zone:
        """The zone of the file, else the one there is."""
        held = self.read.get("conference", {}).get("zone")
        setting = _BY_NAME["conference"]["zone"]
        return zone(
            otherwise if held is None else self._value(setting.name, setting.kind.of_file, held, zone("UTC"))
        )

    def values(self, where: Zone) -> dict[SettingPath, Any]:
        """Every value of the file by its path."""
        return dict(self._each(where))

    def _each(self, where: Zone) -> Iterable[tuple[SettingPath, Any]]:
        for table, held in self.read.items():
            for key, value in held.items():
                name = f"{table}.{key}"
                setting = _BY_NAME.get(table, {}).get(key)
                if setting is not None:
                    yield setting.path, self._value(name, setting.kind.of_file, value, where)
                elif table == _SEATS:
                    yield ("conference", table, key), self._value(name, _seat, value, where)
                elif table == _PLACES:
                    yield ("conference", table, key), self._value(name, Count().of_file, value, where)
                else:
                    yield ("session", key, "limit_ms"), self._value(name, Length().of_file, value, where)

    def _value(self, name: str, read: Any, value: Any, where: Zone) -> Any:
        try:
            return read(value, where)
        except ValueError as no:
            must = str(no).startswith("must ")
            raise self.wrong(name if must else f"{name}:", str(no)) from None


def _seat(value: Any, _where: Zone) -> str:
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not 0 < len(text) <= LONGEST_SEAT or not text.isprintable():
        raise ValueError('must be a seat such as "14" or "B 12"')
    return text
