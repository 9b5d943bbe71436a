"""A list in JSON as raw lines: the records one below the other, their fields as columns."""

import json
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

from app.errors import Unreadable
from app.exchange.tables.lines import Line, refuse_beyond, within_bounds

_DEEPEST = 12


def looks_like_json(text: str) -> bool:
    """Whether a text is an object or a list, and no table."""
    bare = text.strip("\ufeff \t\r\n")
    return bare.startswith("{") or (bare.startswith("[") and bare.endswith("]"))


def read_records(text: str, name: str, knows: Callable[[str], bool]) -> tuple[list[Line], list[str]]:
    """A header and a line for each record of the list that has the most known fields; and notes.

    A field inside a field goes by its own name. A line's number is that of its record. Raises Unreadable.
    """
    top = _parsed(text, name)
    lists = [found for found in _lists(top) if found] or ([[top]] if isinstance(top, dict) else [])
    weighed = [(_weight(found, knows), found) for found in lists]
    known, records = max(weighed, key=lambda pair: pair[0], default=((0, 0), []))
    if known[0] == 0:
        raise Unreadable(
            f"{name} holds no list of people that is known: no record has a field that is known."
        )
    rows = [dict(_fields(record)) for record in records]
    header = tuple(dict.fromkeys(key for row in rows for key in row))
    refuse_beyond(name, len(rows), len(header), len(rows) * len(header))
    lines = [
        Line(0, header),
        *(Line(n, tuple(row.get(key, "") for key in header)) for n, row in enumerate(rows, 1)),
    ]
    skipped = sorted({key for record in records for key in _skipped(record)})
    notes = [f"The list has {len(records)} records; a line is a record."]
    notes += [f"Lists inside the records are not read: {', '.join(skipped[:10])}."] if skipped else []
    return list(within_bounds(lines, name)), notes


def _parsed(text: str, name: str) -> Any:
    def twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for key, value in pairs:
            if key in held:
                raise Unreadable(f"{name}: a record has the field “{key[:60]}” twice.")
            held[key] = value
        return held

    def no_number(word: str) -> NoReturn:
        raise Unreadable(f"{name}: {word} is not a number in JSON.")

    try:
        return json.loads(
            text.lstrip("\ufeff"), object_pairs_hook=twice, parse_constant=no_number, parse_int=str
        )
    except json.JSONDecodeError as error:
        raise Unreadable(f"{name}, line {error.lineno}: this is not JSON: {error.msg.lower()}.") from None
    except RecursionError:
        raise Unreadable(f"{name} is nested too deeply to be a list of people.") from None


def _lists(value: Any, depth: int = 0) -> Iterator[list[dict[str, Any]]]:
    """Every list of objects, the outer before the inner."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        if value and all(isinstance(entry, dict) for entry in value):
            yield value
        inner: Iterator[Any] = iter(value[:1])
    else:
        inner = iter(value.values()) if isinstance(value, dict) else iter(())
    for part in inner:
        yield from _lists(part, depth + 1)


def _weight(records: list[dict[str, Any]], knows: Callable[[str], bool]) -> tuple[int, int]:
    return sum(knows(key) for key in dict(_fields(records[0]))), len(records)


def _fields(record: dict[str, Any], depth: int = 0) -> Iterator[tuple[str, str]]:
    inner = []
    for key, value in record.items():
        if isinstance(value, dict):
            inner.append(value)
        elif not isinstance(value, list) or not any(isinstance(entry, dict | list) for entry in value):
            yield key, _text(value)
    for value in inner if depth < _DEEPEST else ():
        yield from _fields(value, depth + 1)


def _skipped(record: dict[str, Any]) -> Iterator[str]:
    for key, value in record.items():
        if isinstance(value, list) and any(isinstance(entry, dict | list) for entry in value):
            yield key


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_text(entry) for entry in value)
    return "" if value is None else str(value)
