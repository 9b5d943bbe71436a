"""Entries of a journal: what happened, when, at which station; and their form on the disk."""

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import partial

from app.frozen import frozen


@frozen
class Event:
    """The base of all that can stand in the journal."""


@frozen
class Undone(Event):
    """The act with this number is left out, as if it had not happened."""

    seq: int


@frozen
class Redone(Event):
    """The act with this number, undone before, stands again."""

    seq: int


@frozen
class Entry:
    """One line of a session's journal: its number, its instant (UTC), who wrote it, what happened."""

    seq: int
    at: datetime
    event: Event
    station: str = ""
    desk: str = ""


class UnknownEvent(Exception):
    """The journal holds something that only a newer Rostrum can have written."""


class MalformedEvent(UnknownEvent):
    """The journal holds an act of a known kind with a value that no Rostrum writes."""


def encode(event: Event) -> tuple[str, dict[str, object]]:
    """The event's name and its fields as JSON can hold them; fields at their default are left out."""
    data = {
        field.name: _plain(value)
        for field in fields(event)
        if (value := getattr(event, field.name)) != field.default
    }
    return type(event).__name__, data


def decode(kind: str, data: dict[str, object], kinds: Mapping[str, type[Event]]) -> Event:
    """The event that `encode` wrote.

    Raises UnknownEvent for a kind or field this program lacks, MalformedEvent for a wrong value.
    """
    known = kinds.get(kind)
    if not isinstance(data, dict):
        raise MalformedEvent(kind)
    if known is None or not data.keys() <= _readers(known).keys():
        raise UnknownEvent(kind)
    readers = _readers(known)
    try:
        return known(**{name: readers[name](value) for name, value in data.items()})
    except (TypeError, ValueError):
        raise MalformedEvent(kind) from None


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


_READERS: dict[type[Event], dict[str, typing.Callable[[typing.Any], typing.Any]]] = {}


def _readers(kind: type[Event]) -> dict[str, typing.Callable[[typing.Any], typing.Any]]:
    """For each field of a class the function that reads its value from JSON; made once for each class."""
    if kind not in _READERS:
        hints = typing.get_type_hints(kind)
        _READERS[kind] = {field.name: _reader(hints[field.name]) for field in fields(kind)}
    return _READERS[kind]


def _reader(hint: typing.Any) -> typing.Callable[[typing.Any], typing.Any]:
    if isinstance(hint, types.UnionType):
        read = _reader(next(arg for arg in typing.get_args(hint) if arg is not types.NoneType))
        return lambda value: None if value is None else read(value)
    if hint is datetime:
        return _instant
    if typing.get_origin(hint) is tuple:
        read_part = _reader(typing.get_args(hint)[0])
        return lambda value: tuple(map(read_part, _of(list, value)))
    return _whole(hint) if is_dataclass(hint) else partial(_of, hint)


def _of(kind: typing.Any, value: typing.Any) -> typing.Any:
    if type(value) is not kind:
        raise TypeError
    return value


def _instant(value: typing.Any) -> datetime:
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError
    return at


def _whole(kind: typing.Any) -> typing.Callable[[typing.Any], typing.Any]:
    """Reads a dataclass from its fields. What it returns raises ValueError for a field that it lacks."""
    readers = _readers(kind)

    def read(value: typing.Any) -> typing.Any:
        if not isinstance(value, dict) or not value.keys() <= readers.keys():
            raise ValueError
        return kind(**{name: readers[name](held) for name, held in value.items()})

    return read
