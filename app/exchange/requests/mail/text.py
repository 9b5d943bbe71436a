"""The words of a mail: its plain text, else what its HTML says; attachments by name, and never opened.

Nothing is fetched, no markup is kept, and what is hidden from the reader's eye is left out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message

from app.exchange.requests.mail import charsets
from app.exchange.requests.mail.encoded_words import letters, rewritten
from app.exchange.requests.mail.headers import repaired, text_of
from app.exchange.requests.mail.markup import html_text
from app.exchange.requests.mail.sealed import opened
from app.exchange.tables.cells import clean

_MOST_PARTS = 300
_DEEPEST = 120
_MOST_SEALED = 3
_LONGEST_TEXT = 64 * 1024
_LONGEST_HTML = 128 * 1024
_LONGEST_NAME = 120
_LONGEST_PARAMETER = 2_000
_ABOUT_PARTS = ("content-type", "content-disposition")
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.I)
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")
_ENCRYPTED_TEXT = "-----BEGIN PGP MESSAGE-----"
_ENCRYPTED = "It is encrypted{}; it can be read in a mail program only."

HEADERS_OF_MAILS = ("from", "subject", "date", "message-id", "received", "reply-to", "to")
"""What has none of these is no mail."""

Parser = Callable[[bytes], Message]
"""Takes the octets of one mail apart; never raises."""


@dataclass
class Words:
    """What was found in a mail while its parts were looked through; `doubts` say what could not be read."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    enclosed: list[Message] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    tnef: bool = False

    def text(self) -> str:
        """The plain text; where there is none, the words of the HTML."""
        plain = "\n".join(self.plain).strip()
        if plain or not self.html:
            self._about_other_forms(plain)
            return plain[:_LONGEST_TEXT]
        self.notes.append("It is written in HTML only.")
        return "\n".join(map(html_text, self.html)).strip()[:_LONGEST_TEXT]

    def _about_other_forms(self, plain: str) -> None:
        if _ENCRYPTED_TEXT in plain[:_LONGEST_TEXT]:
            self.doubts.append(_ENCRYPTED.format(" (PGP)"))
        if self.tnef and not plain:
            self.doubts.append("Its text is in Outlook's own form (winmail.dat, TNEF); ask for plain text.")


def words_of(message: Message, parser: Parser) -> Words:
    """The texts, the attachments' names and the enclosed mails of a message."""
    words = Words()
    _look_through(message, words, parser, 0)
    return words


def _look_through(message: Message, words: Words, parser: Parser, sealed: int) -> None:
    for number, part in enumerate(_leaves(message)):
        if number == _MOST_PARTS:
            words.notes.append(f"It has more than {_MOST_PARTS} parts; the others were passed over.")
            break
        _mend(part)
        kind = _kind(part)
        if kind in _SEALED or (kind.endswith("/octet-stream") and _name(part).lower().endswith(".p7m")):
            _unseal(part, words, parser, sealed)
        else:
            _take(part, kind, words, parser, sealed)


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order, without recursion however deep they lie."""
    stack = [(message, 0)]
    while stack:
        part, depth = stack.pop()
        inside = part.get_payload() if _kind(part).startswith("multipart/") else None
        if isinstance(inside, list) and depth < _DEEPEST:
            stack += [(part, depth + 1) for part in reversed(inside) if isinstance(part, Message)]
        elif not isinstance(inside, list):
            yield part


def _mend(part: Message) -> None:
    """Letters that stand raw in the headers of a part are read before the library asks what they say."""
    for name, value in part.raw_items():
        if name.lower() in _ABOUT_PARTS and not str(value).isascii():
            part.replace_header(name, repaired(rewritten(str(value))))


def _kind(part: Message) -> str:
    try:
        return part.get_content_type()
    except Exception:  # noqa: BLE001 -- broken headers make the library raise whatever it likes
        return "text/plain"


def _unseal(part: Message, words: Words, parser: Parser, sealed: int) -> None:
    """A sealed part (S/MIME): what was signed is read; what is encrypted, damaged or too deep is a doubt."""
    found = opened(_octets(part) or b"")
    if found.mail and sealed < _MOST_SEALED:
        words.notes.append("It is signed in a sealed form (S/MIME); the signature was not checked.")
        _look_through(parser(found.mail), words, parser, sealed + 1)
    elif found.form == "encrypted":
        words.doubts.append(_ENCRYPTED.format(" (S/MIME)"))
    else:
        words.doubts.append("It is signed in a sealed form (S/MIME) that could not be opened.")


def _take(part: Message, kind: str, words: Words, parser: Parser, sealed: int) -> None:
    inside = part.get_payload() if kind.startswith("message/") else None
    if kind in ("message/rfc822", "message/global") and isinstance(inside, list):
        for mail in (_uncoded(part, mail, parser) for mail in inside if isinstance(mail, Message)):
            if any(name in mail for name in HEADERS_OF_MAILS):
                words.enclosed.append(mail)
            elif sealed < _MOST_SEALED:  # no mail of its own, only a text in another wrapping
                _look_through(mail, words, parser, sealed + 1)
    elif kind == "application/pgp-encrypted":
        words.doubts.append(_ENCRYPTED.format(" (PGP)"))
    elif name := _file_name(part, kind):
        words.attachments.append(name)
        words.tnef |= kind in _TNEF or name.lower() == "winmail.dat"
        if name.lower().endswith(".msg") or kind == "application/vnd.ms-outlook":
            words.notes.append(f"“{name}” is a message of Outlook's own kind; what it says was not read.")
    elif kind == "text/html":
        words.html.append(_decoded(part, words))
    elif kind == "text/plain" or kind.startswith("multipart/"):
        words.plain.append(_decoded(part, words))
    else:
        words.attachments.append(kind)
        words.tnef |= kind in _TNEF


def _uncoded(part: Message, mail: Message, parser: Parser) -> Message:
    """An enclosed mail; in Base64 (which RFC 2046, 5.2.1 forbids) it was taken for a text."""
    coding = str(part.get("content-transfer-encoding", "")).strip().lower()
    if coding not in ("base64", "quoted-printable") or mail.keys():
        return mail
    mail["Content-Transfer-Encoding"] = coding
    return parser(_octets(mail) or b"")


def _name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except Exception:  # noqa: BLE001 -- broken parameters make the library raise whatever it likes
        return ""


def _file_name(part: Message, kind: str) -> str:
    """The name of an attached file, or what it is; empty for what is to be read."""
    try:
        name, attached = part.get_filename() or "", part.get_content_disposition() == "attachment"
    except Exception:  # noqa: BLE001 -- broken parameters make the library raise whatever it likes
        name, attached = "", True
    shown = (
        text_of(repaired(rewritten(name[:_LONGEST_PARAMETER])))
        .replace("\\", "/")
        .rpartition("/")[2][:_LONGEST_NAME]
    )
    return shown or (kind if attached or name else "")


def _octets(part: Message) -> bytes | None:
    """The octets of a part as its transfer encoding says; None where there are none."""
    try:
        data = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 -- broken encodings make the library raise whatever it likes
        return None
    return data if isinstance(data, bytes) else None


def _decoded(part: Message, words: Words) -> str:
    """The text of a part in the letters that it says, or in those that it has."""
    try:
        label = (part.get_content_charset() or "").strip().lower()
    except Exception:  # noqa: BLE001 -- broken parameters make the library raise whatever it likes
        label = ""
    if "content-type" in part:  # the library would use the charset itself, whatever codec it names
        part.replace_header("content-type", "text/plain")
    data = _octets(part)
    if data is None:
        words.notes.append("A part of it is damaged.")
        return ""
    data = data[:_LONGEST_HTML]
    if not label and (meta := _META.search(data[:4_096])):
        label = meta[1].decode("ascii")
    text = letters(data, label).replace("\x00", "")
    words.notes += _about_letters(data, label, text)
    return text


def _about_letters(data: bytes, label: str, text: str) -> Iterator[str]:
    if data.isascii():
        return
    shown = clean(label)[:30]
    if label and not charsets.is_known(label):
        yield f"Its letters are not “{shown}” as it says; read as they look."
    elif "\ufffd" in text:
        yield f"Some of its letters are not “{shown or 'utf-8'}” as it says."
