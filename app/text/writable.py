"""Texts that every file, screen and page can hold: no half letters, no control characters."""

import re

_ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = range(0xD800, 0xE000)


def unwritable(text: str) -> str:
    """Why a text can be kept nowhere, as the end of a sentence about it; empty when it can.

    Half letters come from a wrong encoding, control characters from a machine: XML, PDF and databases
    refuse both. Tabs and line breaks are ordinary.
    """
    found = _ODD.search(text)
    if found is None:
        return ""
    if ord(found[0]) in _SURROGATES:
        return "has half a letter in it, as a wrong encoding makes them"
    return f"has a control character in it (U+{ord(found[0]):04X})"


def without_unwritable(text: str) -> str:
    """The text as a file can hold it: what is unwritable is shown as “�”."""
    return _ODD.sub("\ufffd", text)
