"""What a journal says of entities that were merged: whoever was given up is the one that was kept.

The journal keeps the codes that were written; what is made of it names one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from app.journal.entries import Entry

_CODES = frozenset(("delegation", "entity", "in_alignment"))
"""The fields of events that hold codes of entities, one or several with blanks or commas between them."""


def of_kept(entries: Iterable[Entry], merged: Mapping[str, str]) -> tuple[Entry, ...]:
    """The entries with the code of each entity that was kept; `merged` leads there from those given up."""
    if not merged:
        return tuple(entries)
    return tuple(_entry(entry, merged) for entry in entries)


def _entry(entry: Entry, merged: Mapping[str, str]) -> Entry:
    names = (field.name for field in fields(entry.event) if field.name in _CODES)
    held = {name: getattr(entry.event, name) for name in names}
    new = {name: codes for name, text in held.items() if text and (codes := _kept(text, merged)) != text}
    return replace(entry, event=replace(entry.event, **new)) if new else entry


def _kept(text: str, merged: Mapping[str, str]) -> str:
    codes = text.split(" ")
    return " ".join(dict.fromkeys(merged.get(code.strip(","), code) for code in codes))
