"""Mails from files and folders, one after the other, taken apart by Python's own `email` package.

What is broken in a mail becomes a note beside it, and costs no other mail. Only a file that holds no mail at
all is refused.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.policy import compat32
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.errors import Unreadable
from app.exchange.plan import Problem
from app.exchange.requests.mail.bounds import bounded, too_deep
from app.exchange.requests.mail.encoded_words import rewritten
from app.exchange.requests.mail.files import (
    MAILS,
    RawMail,
    is_undelivered,
    looks_like_mail,
    mail_paths,
    read_raw,
)
from app.exchange.requests.mail.headers import NOBODY, Headers, headers_of, repaired, text_of
from app.exchange.requests.mail.mail import Mail, mail_of
from app.exchange.requests.mail.quotes import is_forward
from app.exchange.requests.mail.text import HEADERS_OF_MAILS, words_of
from app.times import Zone

T = TypeVar("T")

_PARSER, _HEADER_PARSER = BytesParser(policy=compat32), BytesHeaderParser(policy=compat32)
_SAID = re.compile(rb"^(from|subject)[ \t]*:[ \t]*([^\r\n]{0,300})", re.I | re.M)
_MOST_ENCLOSED = 50
_DEEPEST = 3
_UTF8_MARK = b"\xef\xbb\xbf"
_TABLES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods", ".json")


def is_mail(path: Path) -> bool:
    """Whether a source is read as mails: by its ending or how it begins, or because it is a folder."""
    ending = path.suffix.lower()
    if ending in (*MAILS, ".msg", ".pst", "") or path.name.lower() == "winmail.dat" or path.is_dir():
        return True
    return ending not in _TABLES and looks_like_mail(path)


def read_mails(sources: Sequence[Path], where: Zone) -> Iterator[Mail | Problem]:
    """The mails of files and folders, one by one. `where` is the venue's zone, for dates without one.

    Raises Unreadable where the only source holds none; among several it is a problem and the others are read.
    """
    number = 0
    for source in sources:
        try:
            for path in mail_paths(source):
                alone = len(sources) == 1 and path == source
                if not alone and is_undelivered(path):
                    what = "lies among what was not delivered whole (tmp); it was not read"
                    yield Problem(number + 1, f"{path.name} {what}.")
                    continue
                for found in _of_file(path, where, number, alone=alone):
                    number += 1
                    yield replace(found, number=number) if isinstance(found, Mail) else found
        except Unreadable as no:
            if len(sources) == 1:
                raise
            yield Problem(number + 1, str(no))


def guarded(work: Callable[[], T]) -> T | None:
    """What is made of a mail; nothing where it breaks whatever reads it, so that it costs only itself."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException:  # noqa: BLE001 -- native code panics with what is no Exception
        return None


def _of_file(path: Path, where: Zone, before: int, *, alone: bool) -> Iterator[Mail | Problem]:
    """The mails of one file; what in it is none is told once there is one that is."""
    good, bad = 0, []
    try:
        for count, raw in enumerate(read_raw(path), 1):
            found = guarded(partial(_read, raw, where))
            if found:
                good += len(found)
                yield from found
            elif found is None:
                what = f"{raw.file}, number {count}{_said(raw.data)}, cannot be taken apart."
                bad.append(Problem(before + count, what))
            else:
                what = f"{raw.file}, number {count}, is no mail; it has none of the headers."
                bad.append(Problem(before + count, what))
        if not good and (not bad or bad[0].what.endswith("none of the headers.")):
            raise Unreadable(f"{path.name} is no mail; it has none of the headers.")
    except Unreadable as no:
        if alone and not good:
            raise
        bad = [*bad, Problem(before + good + 1, str(no))] if good else [Problem(before + 1, str(no))]
    yield from bad


def _said(data: bytes) -> str:
    """Whose a mail is and what about, as far as its first lines say so, for a sentence."""
    found = {name.lower(): value for name, value in reversed(_SAID.findall(data[:64_000]))}
    said = (
        repaired(rewritten(found.get(name, b"").decode("utf-8", "surrogateescape")))
        for name in (b"from", b"subject")
    )
    sender, subject = map(text_of, said)
    return (f" from {sender[:120]}" if sender else "") + (f", “{subject[:120]}”" if subject else "")


def _read(raw: RawMail, where: Zone) -> list[Mail]:
    """The mail, or what it encloses; nothing where the bytes are no mail."""
    message, notes = _parsed(raw.data.removeprefix(_UTF8_MARK))
    if raw.cut:
        notes.append("Only its first megabyte was looked at.")
    headers = headers_of(message)
    if not any(name in headers for name in HEADERS_OF_MAILS):
        return []
    found = _with_enclosed(message, headers, raw.file, where, notes, 0)
    return [
        replace(mail, deleted=mail.deleted or raw.deleted, doubts=(*raw.doubts, *mail.doubts))
        for mail in found
    ]


def _parsed(data: bytes) -> tuple[Message, list[str]]:
    data = bounded(data)
    try:
        if not too_deep(data):
            return _PARSER.parsebytes(data), []
    except Exception:  # noqa: BLE001 -- too deep or too broken for the library: its headers alone
        pass
    message = _HEADER_PARSER.parsebytes(data)
    message.set_payload("")
    return message, ["Its parts could not be taken apart."]


def _with_enclosed(
    message: Message, headers: Headers, file: str, where: Zone, notes: list[str], depth: int
) -> list[Mail]:
    """The mail, and those that it encloses; one that only hands others on is left out itself."""
    words = words_of(message, lambda data: _parsed(data)[0])
    outer = mail_of(message, headers, words, file, where, notes)
    if not words.enclosed or outer.automatic or depth == _DEEPEST:
        return [outer]
    found = []
    for inner in words.enclosed[:_MOST_ENCLOSED]:
        inside = _with_enclosed(inner, headers_of(inner), file, where, [], depth + 1)
        found += [_handed_on(mail, outer) for mail in inside]
    return found if is_forward(outer.subject) or not outer.text else [outer, *found]


def _handed_on(mail: Mail, outer: Mail) -> Mail:
    """A mail that came inside another: it came when its own server says, else when the other did."""
    if mail.clock == "server":
        return replace(mail, via=mail.via if mail.via != NOBODY else outer.sender)
    sent = "" if mail.received_at is None else f"{mail.received_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    return replace(
        mail,
        via=outer.sender,
        received_at=outer.received_at,
        clock=outer.clock,
        sent_text=sent or mail.sent_text,
    )
