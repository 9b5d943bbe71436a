"""The words of a mail: its plain text, else what its HTML says; attachments by name, and never opened.

Nothing is fetched, no markup is kept, and what is hidden from the reader's eye is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message

from app.errors import Unreadable
from app.exchange.requests.mail.headers import text_of, without_surrogates
from app.exchange.tables.cells import clean
from app.exchange.tables.encoding import decode

_MOST_PARTS = 300
_DEEPEST = 120
_LONGEST_TEXT = 64 * 1024
_LONGEST_HTML = 256 * 1024
_LONGEST_NAME = 120
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt)?\s*(?:;|$)", re.I
)
_BLOCKS = ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "hr", "pre")
_FORWARDED = re.compile(r"forwarded message|original message|weitergeleitete|transféré|пересыл", re.I)
_DECEIVING = ("us-ascii", "ascii", "iso-8859-1", "latin-1", "windows-1252", "")


@dataclass
class Words:
    """What was found in a mail while its parts were looked through."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    enclosed: list[Message] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The plain text; where there is none, the words of the HTML."""
        plain = "\n".join(self.plain).strip()
        if plain or not self.html:
            return plain[:_LONGEST_TEXT]
        self.notes.append("It is written in HTML only.")
        return "\n".join(map(html_text, self.html)).strip()[:_LONGEST_TEXT]


def words_of(message: Message) -> Words:
    """The texts, the attachments' names and the enclosed mails of a message."""
    words = Words()
    for number, part in enumerate(_leaves(message)):
        if number == _MOST_PARTS:
            words.notes.append(f"It has more than {_MOST_PARTS} parts; the others were passed over.")
            break
        _take(part, words)
    return words


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order, without recursion however deep they lie."""
    stack = [(message, 0)]
    while stack:
        part, depth = stack.pop()
        inside = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inside, list) and depth < _DEEPEST:
            stack += [(one, depth + 1) for one in reversed(inside) if isinstance(one, Message)]
        elif not isinstance(inside, list):
            yield part


def _take(part: Message, words: Words) -> None:
    kind = part.get_content_type()
    inside = part.get_payload()
    if kind == "message/rfc822" and isinstance(inside, list):
        words.enclosed += [one for one in inside if isinstance(one, Message)]
    elif name := _file_name(part):
        words.attachments.append(name)
    elif kind == "text/html":
        words.html.append(_decoded(part, words))
    elif kind == "text/plain" or part.get_content_maintype() == "multipart":
        words.plain.append(_decoded(part, words))
    else:
        words.attachments.append(kind)


def _file_name(part: Message) -> str:
    """The name of an attached file, or what it is; empty for what is to be read."""
    try:
        name, attached = part.get_filename() or "", part.get_content_disposition() == "attachment"
    except Exception:  # noqa: BLE001 -- broken parameters make the library raise whatever it likes
        name, attached = "", True
    shown = text_of(without_surrogates(name)).replace("\\", "/").rpartition("/")[2][:_LONGEST_NAME]
    return shown or (part.get_content_type() if attached or name else "")


def _decoded(part: Message, words: Words) -> str:
    """The text of a part in the letters that it says, or in those that it has."""
    try:
        data = part.get_payload(decode=True)
        said = (part.get_content_charset() or "").strip().lower()
    except Exception:  # noqa: BLE001 -- broken parameters make the library raise whatever it likes
        data, said = None, ""
    if not isinstance(data, bytes):
        words.notes.append("A part of it is damaged.")
        return ""
    data = data[:_LONGEST_HTML].replace(b"\x00", b"")
    if said in _DECEIVING:
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    try:
        return data.decode(said)
    except (LookupError, ValueError):
        return _guessed(data, said, words)


def _guessed(data: bytes, said: str, words: Words) -> str:
    try:
        text, encoding = decode(data, "")
    except Unreadable:
        text, encoding = data.decode("utf-8", "replace"), "utf-8"
    if said:
        words.notes.append(
            f"Its letters are not “{clean(said)[:30]}” as it says; read as {encoding or 'utf-8'}."
        )
    return text


def html_text(markup: str) -> str:
    """What a reader sees of HTML, a line for each block; quoted mails are left out."""
    from bs4 import BeautifulSoup

    try:
        soup = BeautifulSoup(markup, "html.parser")
        for part in soup.find_all(["script", "style", "head", "title", "template"]):
            part.decompose()
        for part in soup.find_all(style=_HIDDEN):
            part.decompose()
        if not _FORWARDED.search(markup):
            for part in soup.select("blockquote[type=cite], .gmail_quote, .moz-cite-prefix"):
                part.decompose()
        for part in soup.find_all(_BLOCKS):
            part.insert_before("\n")
        text = soup.get_text()
    except Exception:  # noqa: BLE001 -- broken parameters make the library raise whatever it likes
        text = re.sub(r"<[^<>]{0,2000}>", " ", markup)
    return "\n".join(line for line in map(clean, text.split("\n")) if line)
