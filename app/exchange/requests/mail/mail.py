"""One mail as a value: who wrote, when it came and by whose clock, what it says; what is broken is a note."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import Message

from app.exchange.requests.mail.headers import (
    NOBODY,
    Arrival,
    Clock,
    Headers,
    Mailbox,
    arrival_of,
    first,
    mailbox_of,
    text_of,
)
from app.exchange.requests.mail.quotes import Parted, parted
from app.exchange.requests.mail.text import Words
from app.times import Zone

_AUTOMATIC = re.compile(r"auto-|auto_|bulk|junk", re.I)
_UNPROVEN = re.compile(r"\b(?:dmarc|spf|dkim)\s*=\s*(?:hard)?fail\b", re.I)
_MOST_ATTACHMENTS = 20
_THUNDERBIRD_DELETED = 0x0008
_LONGEST_TEXT = 16_000


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail. `key` is the same whenever this mail is read, from whatever file.

    `clock` says whose time `received_at` is; `sent_text` is what a forwarded heading says of its own.
    `unproven` says that the server doubts the sender, `deleted` that somebody deleted it.
    `text` holds the writer's words, without what they answer; `via` is who forwarded them. `doubts` say
    what of it could not be read, so that a person must look.
    """

    key: str
    file: str
    number: int
    sender: Mailbox = NOBODY
    reply_to: Mailbox = NOBODY
    via: Mailbox = NOBODY
    subject: str = ""
    received_at: datetime | None = None
    clock: Clock = ""
    zone_supposed: bool = False
    sent_text: str = ""
    text: str = ""
    attachments: tuple[str, ...] = ()
    automatic: bool = False
    unproven: bool = False
    deleted: bool = False
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def mail_of(
    message: Message, headers: Headers, words: Words, file: str, where: Zone, notes: list[str]
) -> Mail:
    """The value of a message, of which the headers and the words have been taken."""
    subject = text_of(first(headers, "subject"))[:500]
    parts = parted(words.text(), subject)
    writer = mailbox_of(first(headers, "from"))
    sender, via = _who(writer, parts)
    text = (parts.forwarded or parts.own)[:_LONGEST_TEXT]
    arrival = arrival_of(headers, where)
    return Mail(
        key=_key(headers, writer, text),
        file=file,
        number=0,
        sender=sender,
        reply_to=NOBODY if via != NOBODY else mailbox_of(first(headers, "reply-to")),
        via=via,
        subject=parts.subject or subject,
        received_at=arrival.at,
        clock=arrival.clock,
        zone_supposed=arrival.zone_supposed,
        sent_text=parts.sent,
        text=text,
        attachments=tuple(words.attachments[:_MOST_ATTACHMENTS]),
        automatic=_is_automatic(headers) or _is_report(headers),
        unproven=bool(_UNPROVEN.search(first(headers, "authentication-results"))),
        deleted=_is_deleted(first(headers, "x-mozilla-status")),
        notes=(*notes, *dict.fromkeys(words.notes), *_about(arrival, message)),
        doubts=tuple(dict.fromkeys(words.doubts)),
    )


def _who(writer: Mailbox, parts: Parted) -> tuple[Mailbox, Mailbox]:
    """Whose wish it is, and who forwarded it."""
    original = mailbox_of(parts.sender.replace("[mailto:", "<").replace("]", ">")) if parts.sender else NOBODY
    return (writer, NOBODY) if original == NOBODY else (original, writer)


def _key(headers: Headers, writer: Mailbox, text: str) -> str:
    """The same for the same mail: of its Message-ID and its sender, else of what it holds."""
    name = first(headers, "message-id").strip().strip("<>")
    parts = (
        (name, writer.address) if name else (first(headers, "date"), first(headers, "subject"), *writer, text)
    )
    digest = hashlib.sha256("\n".join(" ".join(part.split()) for part in parts).encode("utf-8", "replace"))
    return f"m-{digest.hexdigest()[:10]}"


def _is_automatic(headers: Headers) -> bool:
    found = (first(headers, name) for name in ("auto-submitted", "precedence"))
    return any(_AUTOMATIC.search(mark) for mark in found) or "x-autoreply" in headers


def _is_report(headers: Headers) -> bool:
    """Whether a server wrote it, about another mail that it may give back (RFC 6522)."""
    return first(headers, "content-type").lower().startswith("multipart/report")


def _is_deleted(status: str) -> bool:
    """Thunderbird only marks what was deleted; it stays in the file until that is compacted."""
    try:
        return bool(int(status.strip()[:8] or "0", 16) & _THUNDERBIRD_DELETED)
    except ValueError:
        return False


def _about(arrival: Arrival, message: Message) -> Iterator[str]:
    if arrival.clock == "sender":
        yield "The time is the sender's; no server wrote one."
    if arrival.zone_supposed:
        yield "Its date has no zone; read as the venue's."
    if any(part.defects for part in message.walk()):
        yield "It is damaged in places."
