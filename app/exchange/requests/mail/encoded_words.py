"""Encoded words of a header (RFC 2047) in the letters that senders really use, written anew in UTF-8.

What reads the header afterwards, Python's own parser among it, then needs no other charset than that.
"""

import re
from base64 import b64decode, b64encode
from quopri import decodestring

from app.errors import Unreadable
from app.exchange.requests.mail import charsets
from app.exchange.tables.encoding import decode

_WORD = r"=\?([^?\s]{1,80})\?([bBqQ])\?(.*?)\?="
_RUN = re.compile(rf"{_WORD}(?:\s*{_WORD})*", re.S)
_ONE = re.compile(_WORD, re.S)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


def rewritten(raw: str) -> str:
    """A header as it was sent, its encoded words in UTF-8; raw octets (surrogates) stay as they are."""
    return _RUN.sub(_anew, raw) if "=?" in raw else raw


def letters(data: bytes, label: str) -> str:
    """Octets as the label says; where that is none, or what programs write for want of another, as they look.

    Never raises: a letter that cannot be read is “�”.
    """
    known = charsets.is_known(label) and not _says_utf8(label)
    if (not known or charsets.is_western(label)) and (text := utf8(data)) is not None:
        return text
    if known:
        text = charsets.decoded(data, label)
        return text if "\ufffd" not in text else utf8(data) or text
    try:
        return decode(data.replace(b"\x00", b""), "")[0]
    except Unreadable:
        return data.decode("utf-8", "replace")


def utf8(data: bytes) -> str | None:
    """The text where the octets are UTF-8, but for a letter that is cut off at the very end."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if "unexpected end" not in fault.reason or fault.end < len(data):
            return None
        return data[: fault.start].decode("utf-8")


def _says_utf8(label: str) -> bool:
    return label.strip().lower().replace("-", "").startswith("utf8")


def _anew(run: re.Match[str]) -> str:
    """A run of words as one: a letter of several octets may begin in one word and end in the next."""
    pieces: list[tuple[str, bytes]] = []
    for label, kind, text in _ONE.findall(run[0]):
        octets = _octets(kind, text)
        if pieces and pieces[-1][0].lower() == label.lower():
            pieces[-1] = (label, pieces[-1][1] + octets)
        else:
            pieces.append((label, octets))
    text = "".join(letters(octets, label) for label, octets in pieces)
    return f"=?utf-8?B?{b64encode(text.encode('utf-8', 'replace')).decode()}?="


def _octets(kind: str, text: str) -> bytes:
    data = text.encode("utf-8", "surrogateescape")
    if kind in "qQ":
        return decodestring(data.replace(b"\r", b"").replace(b"\n", b""), header=True)
    bare = _NOT_BASE64.sub(b"", data)
    return b64decode(bare[: len(bare) - (len(bare) % 4 == 1)] + b"===")
