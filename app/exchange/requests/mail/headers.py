"""The headers of a mail in plain values: texts, addresses, instants; what is broken becomes less, no error.

The usual forms are read here at once; Python's own parser, which is exact and slow, gets the rest.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.message import Message
from email.policy import default
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Literal, NamedTuple

from app.exchange.requests.mail.encoded_words import letters, rewritten
from app.exchange.tables.cells import clean
from app.times import Zone, at_venue

Clock = Literal["server", "sender", ""]

_LONGEST = 4_000
_ADDRESS = re.compile(r"[^\s@<>\"(),;:\\]{1,64}@[^\s@<>\"(),;:\\]{1,250}")
_PLAIN_MAILBOX = re.compile(
    rf'\s*(?:"?([^"<>@,;:()=\\]*)"?\s*<({_ADDRESS.pattern})>|({_ADDRESS.pattern}))\s*'
)
_REMARK = re.compile(r"\(([^()]+)\)")
_FOLDED = re.compile(r"\r?\n[ \t]?")
_EARLIEST, _LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class Mailbox(NamedTuple):
    """A name and an address, either of which may be empty; the address in small letters."""

    name: str
    address: str


class Arrival(NamedTuple):
    """When a mail came, whose clock says so, and whether a zone had to be supposed."""

    at: datetime | None
    clock: Clock
    zone_supposed: bool = False


NOBODY = Mailbox("", "")
Headers = Mapping[str, Sequence[str]]


def headers_of(message: Message) -> dict[str, list[str]]:
    """Every header as it was sent, by its name in small letters, in the order of the mail.

    Encoded words and what was sent raw are in UTF-8.
    """
    found: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        found.setdefault(name.lower(), []).append(repaired(rewritten(str(value)[:_LONGEST])))
    return found


def first(headers: Headers, name: str) -> str:
    """The topmost header of this name as it was sent, or nothing."""
    return next(iter(headers.get(name, ())), "")


def text_of(raw: str) -> str:
    """A header as a person reads it, on one line, its encoded words decoded."""
    if "=?" not in raw:
        return clean(_FOLDED.sub(" ", raw))
    return clean(without_surrogates(_parsed("subject", raw)))


@lru_cache(maxsize=4_096)
def mailbox_of(raw: str) -> Mailbox:
    """The first name and address of a From or Reply-To."""
    if usual := _PLAIN_MAILBOX.fullmatch(raw):
        return Mailbox(clean(usual[1] or ""), (usual[2] or usual[3]).lower())
    if "@" not in raw:
        return Mailbox(text_of(raw).strip(" \"'<>"), "")
    try:
        for address in default.header_factory("from", _FOLDED.sub(" ", raw)).addresses:
            name = address.display_name or "".join(_REMARK.findall(raw)[:1])
            return Mailbox(clean(without_surrogates(name)), _clean_address(address.addr_spec))
    except Exception:  # noqa: BLE001 -- broken addresses make the library raise whatever it likes
        pass
    found = _ADDRESS.search(raw)
    name = text_of(raw[: found.start()] if found else raw).strip(" \"'<")
    return Mailbox(name, found[0].lower() if found else "")


def _clean_address(text: str) -> str:
    found = _ADDRESS.search(without_surrogates(text))
    return found[0].lower() if found else ""


def arrival_of(headers: Headers, where: Zone) -> Arrival:
    """The instant of the topmost server that wrote one, else that of the sender."""
    for line in headers.get("received", ()):
        at, _ = instant_of(line.rpartition(";")[2], where)
        if at is not None:
            return Arrival(at, "server")
    at, supposed = instant_of(first(headers, "date"), where)
    return Arrival(at, "sender" if at else "", supposed)


def instant_of(raw: str, where: Zone) -> tuple[datetime | None, bool]:
    """The instant of a mail's date, in the zone that it names, and whether it was taken as the venue's."""
    text = _FOLDED.sub(" ", raw).strip()[:200]
    try:
        read = parsedate_to_datetime(text)
        if read.tzinfo is None and "-0000" not in text:
            return _of_our_time(at_venue(read, where)), True
        return _of_our_time(read if read.tzinfo else read.replace(tzinfo=UTC)), False
    except (ValueError, OverflowError, TypeError, IndexError):
        return None, False


def _of_our_time(at: datetime) -> datetime | None:
    return at if _EARLIEST <= at < _LATEST else None


def without_surrogates(text: str) -> str:
    """Text without the stand-ins that Python puts for bytes that it could not read."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def repaired(raw: str) -> str:
    """Letters that were sent raw, without being encoded as they must: UTF-8, else the likeliest."""
    return raw if raw.isascii() else letters(raw.encode("utf-8", "surrogateescape"), "")


def _parsed(name: str, raw: str) -> str:
    try:
        return str(default.header_factory(name, _FOLDED.sub(" ", raw)))
    except Exception:  # noqa: BLE001 -- what cannot be decoded is shown as it was sent
        return raw
