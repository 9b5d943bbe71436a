"""Texts that every file, screen and page can hold: no half letters, no control characters."""

import re
from collections.abc import Iterable, Mapping

_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("[\t\n\r\u2028\u2029]+")
_SURROGATES = range(0xD800, 0xE000)


def unwritable(text: str) -> str:
    """Why a text can be kept nowhere, as the end of a sentence about it; empty when it can.

    Half letters come from a wrong encoding, control characters from a machine: XML, PDF and databases
    refuse both. Tabs and line breaks are ordinary.
    """
    found = None if text.isprintable() else _ODD.search(text)
    if found is None:
        return ""
    if ord(found[0]) in _SURROGATES:
        return "has half a letter in it, as a wrong encoding makes them"
    return f"has a control character in it (U+{ord(found[0]):04X})"


def one_line(text: str) -> str:
    """The text with a blank for every line break and tab in it."""
    return _BREAKS.sub(" ", text)


def first_unwritable(value: object, name: str = "") -> str:
    """Where a value made of others has a text that can be kept nowhere, and why; empty where it has none."""
    match value:
        case str():
            why = unwritable(value)
            return f"{name.replace('_', ' ').capitalize() or 'The text'} {why}" if why else ""
        case Mapping():
            parts: Iterable[tuple[str, object]] = [
                part for key, held in value.items() for part in ((name, key), (str(key), held))
            ]
        case tuple() | list() | frozenset():
            parts = [(name, held) for held in value]
        case _ if names := getattr(value, "__dataclass_fields__", ()):
            parts = [(field, getattr(value, field)) for field in names]
        case _:
            return ""
    return next((found for inner, held in parts if (found := first_unwritable(held, inner))), "")


def without_unwritable(text: str) -> str:
    """The text as a file can hold it: what is unwritable is shown as “�”."""
    return _ODD.sub("\ufffd", text)
