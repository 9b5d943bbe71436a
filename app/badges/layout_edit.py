"""A layout's text changed in one place: all else that a person wrote there, comments too, stays as it is.

Each change is read back. Where the text is written in a way that a change of lines does not suit, it is
refused and nothing is changed.
"""

import json
import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from app.errors import Refused, Unreadable
from app.exchange.tables.toml_text import read_toml

Value = str | float | bool
_HEADER = re.compile(r"\s*(\[{1,2})\s*([\w-]+)\s*\]{1,2}\s*(?:#.*)?")
_OTHERWISE = "This part of the layout is written in another way; change it in the text."


@dataclass(frozen=True, slots=True)
class _Section:
    """The lines of a table from its header to its last key, as places from 0; `end` is the one after."""

    start: int
    end: int


def with_value(text: str, table: str, key: str, value: Value, place: int = 0) -> str:
    """The text in which a key of a table has this value; a table that is not there is added at the end.

    `place` is that of the table among those of its name, from 0. Raises Refused, Unreadable.
    """

    def change(lines: list[str]) -> None:
        found = _sections(lines, table)
        if not found and place == 0:
            _append(lines, f"[{table}]", {key: value})
            return
        section = found[place]
        for number in range(section.start + 1, section.end):
            kept = re.fullmatch(
                rf"(\s*[\"']?{key}[\"']?\s*=\s*)(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^#\s]+)(.*)", lines[number]
            )
            if kept:
                lines[number] = f"{kept[1]}{_written(value)}{kept[3]}"
                return
        lines.insert(section.end, f"{key} = {_written(value)}")

    def wanted(read: dict[str, Any]) -> None:
        held = read.setdefault(table, {})
        (held[place] if isinstance(held, list) else held)[key] = _plain(value)

    return _changed(text, change, wanted)


def without_key(text: str, table: str, key: str, place: int = 0) -> str:
    """The text without a key of a table. Raises as `with_value`."""

    def change(lines: list[str]) -> None:
        section = _sections(lines, table)[place]
        for number in range(section.start + 1, section.end):
            if re.match(rf"\s*[\"']?{key}[\"']?\s*=", lines[number]):
                del lines[number]
                return

    def wanted(read: dict[str, Any]) -> None:
        held = read[table]
        (held[place] if isinstance(held, list) else held).pop(key, None)

    return _changed(text, change, wanted)


def with_table(text: str, table: str, values: Mapping[str, Value]) -> str:
    """The text with one more table of a list, such as [[front]], after the last. Raises as `with_value`."""

    def change(lines: list[str]) -> None:
        found = _sections(lines, table)
        if not found:
            _append(lines, f"[[{table}]]", values)
            return
        new = ["", f"[[{table}]]", *(f"{key} = {_written(value)}" for key, value in values.items())]
        lines[found[-1].end : found[-1].end] = new

    def wanted(read: dict[str, Any]) -> None:
        read.setdefault(table, []).append({key: _plain(value) for key, value in values.items()})

    return _changed(text, change, wanted)


def without_table(text: str, table: str, place: int = 0) -> str:
    """The text without a table. Raises as `with_value`."""

    def change(lines: list[str]) -> None:
        section = _sections(lines, table)[place]
        del lines[section.start : section.end]
        if 0 < section.start < len(lines) and not lines[section.start - 1].strip():
            del lines[section.start - 1]

    def wanted(read: dict[str, Any]) -> None:
        if isinstance(read[table], list):
            del read[table][place]
        if not isinstance(read[table], list) or not read[table]:
            del read[table]

    return _changed(text, change, wanted)


def moved(text: str, table: str, place: int, to: int) -> str:
    """The text in which a table of a list stands at another place among its like. Raises as `with_value`."""

    def change(lines: list[str]) -> None:
        step = 1 if to > place else -1
        for at in range(place, to, step):
            first, second = sorted((at, at + step))
            sections = _sections(lines, table)
            one, other = sections[first], sections[second]
            bodies = lines[one.start : one.end], lines[other.start : other.end]
            lines[other.start : other.end] = bodies[0]
            lines[one.start : one.end] = bodies[1]

    def wanted(read: dict[str, Any]) -> None:
        read[table].insert(to, read[table].pop(place))

    return _changed(text, change, wanted)


def _changed(text: str, change: Callable[[list[str]], None], wanted: Callable[[dict[str, Any]], None]) -> str:
    """The changed text, when it says what is wanted and nothing else."""
    expected, lines = deepcopy(read_toml(text, "The layout")), text.split("\n")
    try:
        change(lines)
        wanted(expected)
        new = "\n".join(lines)
        if read_toml(new, "The layout") == expected:
            return new
    except (Unreadable, IndexError, KeyError, TypeError, AttributeError):
        pass
    raise Refused(_OTHERWISE)


def _sections(lines: list[str], table: str) -> list[_Section]:
    """Where the tables of a name stand, in order."""
    heads = [(number, found[2]) for number, line in enumerate(lines) if (found := _HEADER.fullmatch(line))]
    sections = list[_Section]()
    for at, (start, name) in enumerate(heads):
        end = heads[at + 1][0] if at + 1 < len(heads) else len(lines)
        while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
            end -= 1
        if name == table:
            sections.append(_Section(start, end))
    return sections


def _append(lines: list[str], header: str, values: Mapping[str, Value]) -> None:
    while lines and not lines[-1].strip():
        lines.pop()
    lines += ["", header, *(f"{key} = {_written(value)}" for key, value in values.items()), ""]


def _plain(value: Value) -> Value:
    """The value as it is read back: lengths to a hundredth."""
    return value if isinstance(value, str | bool) else round(value, 2)


def _written(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else f"{round(value, 2):g}"


def values_of(text: str, table: str, place: int = 0) -> dict[str, Any]:
    """What a table says now; nothing where it is not there, or where the text is none that can be read."""
    try:
        held = read_toml(text, "The layout").get(table, {})
        found = held[place] if isinstance(held, list) else held
    except (Unreadable, IndexError):
        return {}
    return dict(found) if isinstance(found, dict) else {}


def count_of(text: str, table: str) -> int:
    """How many tables of a name there are."""
    try:
        held = read_toml(text, "The layout").get(table, [])
    except Unreadable:
        return 0
    return len(held) if isinstance(held, list) else 1
