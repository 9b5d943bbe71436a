"""Mails from files as values: who wrote, when it came and by whose clock, what it says; read above `email`.

What is broken in a mail becomes a note beside it. Only a file that holds no mail at all is refused.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.policy import default
from pathlib import Path

from app.exchange.mail_files import RawMail, mail_paths, read_raw
from app.exchange.mail_headers import (
    NOBODY,
    Arrival,
    Clock,
    Headers,
    Mailbox,
    arrival_of,
    first,
    headers_of,
    mailbox_of,
    text_of,
)
from app.exchange.mail_quotes import Parted, is_forward, parted
from app.exchange.mail_text import Words, words_of
from app.exchange.plan import Problem
from app.times import Zone
from app.trouble import Unreadable

MAILS = (".eml", ".emlx", ".mbox", ".mbx")
_PARSER, _HEADER_PARSER = BytesParser(policy=default), BytesHeaderParser(policy=default)
_ANY_OF = ("from", "subject", "date", "message-id", "received", "reply-to", "to")
_AUTOMATIC = re.compile(r"auto-|auto_|bulk|junk", re.I)
_UNPROVEN = re.compile(r"\b(?:dmarc|spf|dkim)\s*=\s*(?:hard)?fail\b", re.I)
_MOST_ATTACHMENTS = 20
_MOST_ENCLOSED = 50
_THUNDERBIRD_DELETED = 0x0008
_DEEPEST = 3
_LONGEST_TEXT = 16_000
_UTF8_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail. `key` is the same whenever this mail is read, from whatever file.

    `clock` says whose time `received_at` is; `sent_text` is what a forwarded heading says of its own.
    `unproven` says that the server doubts the sender, `deleted` that somebody deleted it.
    `text` holds the writer's words, without what they answer; `via` is who forwarded them.
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


def is_mail(path: Path) -> bool:
    """Whether a source is read as mails: by its ending or for want of one, or because it is a folder."""
    return path.suffix.lower() in (*MAILS, ".msg", "") or path.is_dir()


def read_mails(sources: Sequence[Path], where: Zone) -> Iterator[Mail | Problem]:
    """The mails of files and folders, one by one. `where` is the venue's zone, for dates without one.

    Raises Unreadable where the only source holds none; among several it is a problem and the others are read.
    """
    number = 0
    for source in sources:
        try:
            for path in mail_paths(source):
                for one in _of_file(path, where, number, alone=len(sources) == 1 and path == source):
                    number += 1
                    yield replace(one, number=number) if isinstance(one, Mail) else one
        except Unreadable as no:
            if len(sources) == 1:
                raise
            yield Problem(number + 1, str(no))


def _of_file(path: Path, where: Zone, before: int, *, alone: bool) -> Iterator[Mail | Problem]:
    """The mails of one file; what in it is none is told once there is one that is."""
    good, bad = 0, []
    try:
        for count, raw in enumerate(read_raw(path), 1):
            if found := _read(raw, where):
                good += len(found)
                yield from found
            else:
                what = f"{raw.file}, number {count}, is no mail; it has none of the headers."
                bad.append(Problem(before + count, what))
        if not good:
            raise Unreadable(f"{path.name} is no mail; it has none of the headers.")
    except Unreadable as no:
        if alone and not good:
            raise
        bad = [*bad, Problem(before + good + 1, str(no))] if good else [Problem(before + 1, str(no))]
    yield from bad


def _read(raw: RawMail, where: Zone) -> list[Mail]:
    """The mail, or what it encloses; nothing where the bytes are no mail."""
    message, notes = _parsed(raw.data.removeprefix(_UTF8_MARK))
    if raw.cut:
        notes.append("Only its first megabyte was looked at.")
    headers = headers_of(message)
    if not any(name in headers for name in _ANY_OF):
        return []
    return _with_enclosed(message, headers, raw.file, where, notes, 0)


def _parsed(data: bytes) -> tuple[Message, list[str]]:
    try:
        return _PARSER.parsebytes(data), []
    except Exception:  # noqa: BLE001 -- too deep or too broken for the library: its headers alone
        message = _HEADER_PARSER.parsebytes(data)
        message.set_payload("")
        return message, ["Its parts could not be taken apart."]


def _with_enclosed(
    message: Message, headers: Headers, file: str, where: Zone, notes: list[str], depth: int
) -> list[Mail]:
    """The mail, and those that it encloses; one that only hands others on is left out itself."""
    words = words_of(message)
    outer = _mail(message, headers, words, file, where, notes)
    if not words.enclosed or outer.automatic or depth == _DEEPEST:
        return [outer]
    found = []
    for one in words.enclosed[:_MOST_ENCLOSED]:
        inside = _with_enclosed(one, headers_of(one), file, where, [], depth + 1)
        found += [_handed_on(mail, outer) for mail in inside]
    return found if is_forward(outer.subject) or not outer.text else [outer, *found]


def _handed_on(mail: Mail, outer: Mail) -> Mail:
    """A mail that came inside another: it came when its own server says, else when the other did."""
    if mail.clock == "server":
        return replace(mail, via=mail.via if mail.via != NOBODY else outer.sender)
    sent = "" if mail.received_at is None else f"{mail.received_at:%Y-%m-%d %H:%M} UTC"
    return replace(
        mail,
        via=outer.sender,
        received_at=outer.received_at,
        clock=outer.clock,
        sent_text=sent or mail.sent_text,
    )


def _mail(message: Message, headers: Headers, words: Words, file: str, where: Zone, notes: list[str]) -> Mail:
    subject = text_of(first(headers, "subject"))[:500]
    said = parted(words.text(), subject)
    writer = mailbox_of(first(headers, "from"))
    sender, via = _who(writer, said)
    text = (said.forwarded or said.own)[:_LONGEST_TEXT]
    arrival = arrival_of(headers, where)
    return Mail(
        key=_key(headers, writer, text),
        file=file,
        number=0,
        sender=sender,
        reply_to=NOBODY if via != NOBODY else mailbox_of(first(headers, "reply-to")),
        via=via,
        subject=said.subject or subject,
        received_at=arrival.at,
        clock=arrival.clock,
        zone_supposed=arrival.zone_supposed,
        sent_text=said.sent,
        text=text,
        attachments=tuple(words.attachments[:_MOST_ATTACHMENTS]),
        automatic=_is_automatic(headers),
        unproven=bool(_UNPROVEN.search(first(headers, "authentication-results"))),
        deleted=_is_deleted(first(headers, "x-mozilla-status")),
        notes=(*notes, *dict.fromkeys(words.notes), *_about(arrival, message)),
    )


def _who(writer: Mailbox, said: Parted) -> tuple[Mailbox, Mailbox]:
    """Whose wish it is, and who forwarded it."""
    original = mailbox_of(said.sender.replace("[mailto:", "<").replace("]", ">")) if said.sender else NOBODY
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
