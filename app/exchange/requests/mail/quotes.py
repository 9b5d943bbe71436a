"""Whose words a mail holds: its own, those that it answers (left out), those that it forwards (kept).

Mail programs mark them in their own languages; the words here are those of the usual ones.
"""

import re
from typing import NamedTuple

from app.exchange.tables.cells import clean

_FROM = "From|Von|De|От|От кого|Da|Absender|Expéditeur|Отправитель|Від|Van|Från|Fra|Od"
_SENT = "Sent|Date|Gesendet|Datum|Envoyé|Дата|Отправлено|Inviato|Data|Enviado|Fecha|Skickat|Sendt"
_TO = "To|An|À|A|Кому|Para|Subject|Betreff|Objet|Тема|Oggetto|Asunto|Cc"
_HEADER = re.compile(rf"[*_ ]*(?P<name>{_FROM}|{_SENT}|{_TO})[*_ ]*\s?:[*_ ]*(?P<value>.*)", re.I)
_IS_FROM = re.compile(rf"(?:{_FROM})$", re.I)
_IS_SENT = re.compile(rf"(?:{_SENT})$", re.I)
_IS_SUBJECT = re.compile(r"(?:Subject|Betreff|Objet|Тема|Oggetto|Asunto)$", re.I)
_FORWARD_LINE = re.compile(
    r"\W*(?:begin(?:ning of)? forwarded message|forwarded (?:message|by)|"
    r"anfang der weitergeleiteten nachricht|"
    r"weitergeleitete nachricht|début du message (?:réexpédié|transféré)|message (?:transféré|réexpédié)|"
    r"début du message transmis|пересылаемое сообщение|пересланное сообщение|"
    r"начало переадресованного сообщения|"
    r"начало пересылаемого сообщения|mensaje reenviado|messaggio inoltrato)\b.{0,40}",
    re.I,
)
_ORIGINAL_LINE = re.compile(
    r"\W*(?:original message|original appointment|ursprüngliche nachricht|originalnachricht|"
    r"message d[’']origine|исходное сообщение|mensaje original|messaggio originale)\W*",
    re.I,
)
_ANSWERED = re.compile(
    r"(?:On\b.{5,250}\bwrote|Am\b.{5,250}\bschrieb\b.{0,150}|Le\b.{5,250}\ba écrit|"
    r".{5,250}\b(?:пишет|написала?|писал\(?а?\)?|schrieb|wrote|a écrit)|"
    r"El\b.{5,250}\bescribió|Il\b.{5,250}\bha scritto)\b.{0,80}:\s*",
    re.I,
)
_OTHER_HEADER = re.compile(r"[*_ ]*[^\W\d_][\w-]{1,40}[*_ ]*\s?:\s")
_RULE = re.compile(r"[_-]{10,}\s*")
_FORWARD_SUBJECT = re.compile(r"\s*(?:Fwd?|WG|TR|Пересл|ПРСЛ|I|RV|Enc)\s*:", re.I)
_REPLY_SUBJECT = re.compile(r"\s*(?:Re|AW|RÉ?|Отв|Ответ|RIF|SV|Antw)\s*:", re.I)
_FEW = 3
_LONGEST_BLOCK = 12
_DEEPEST = 3


class Parted(NamedTuple):
    """A mail's own words; of a forwarded mail its words and what its heading says, as it is written there."""

    own: str
    forwarded: str = ""
    sender: str = ""
    sent: str = ""
    subject: str = ""


def is_forward(subject: str) -> bool:
    """Whether the subject says that the mail was forwarded."""
    return bool(_FORWARD_SUBJECT.match(subject))


def parted(text: str, subject: str, depth: int = 0) -> Parted:
    """The text in its parts. An answered mail is left out, whether marked with “>” or below a heading.

    Of a mail that was forwarded more than once the innermost is given.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for place, line in enumerate(lines):
        bare = line.lstrip("> \t")
        if _FORWARD_LINE.fullmatch(bare):
            return _forward(lines, place, depth)
        if _ORIGINAL_LINE.fullmatch(bare) or _is_heading(lines, place):
            is_answer = not is_forward(subject) and (
                _REPLY_SUBJECT.match(subject) or len(_own(lines[:place]).split()) > _FEW
            )
            return Parted(_own(lines[:place])) if is_answer else _forward(lines, place, depth)
    return Parted(_own(lines))


def _is_heading(lines: list[str], place: int) -> bool:
    """Outlook begins an answered mail with its sender and its date, without any other mark."""
    found = _HEADER.match(lines[place].lstrip("> \t"))
    if not found or not _IS_FROM.match(found["name"]):
        return False
    near = (_HEADER.match(line.lstrip("> \t")) for line in lines[place + 1 : place + 4])
    return any(header and _IS_SENT.match(header["name"]) for header in near)


def _forward(lines: list[str], place: int, depth: int) -> Parted:
    """What was forwarded: its heading ends at the first empty line, its words follow."""
    rest = [re.sub(r"^(?:> ?)+", "", line) for line in lines[place:]]
    at = 0 if _HEADER.match(rest[0]) else 1
    held = {"sender": "", "sent": "", "subject": ""}
    last, begun = "", False
    for end in range(at, min(len(rest), at + _LONGEST_BLOCK)):
        at = end
        if not rest[end].strip():
            if begun:
                break
        elif found := _HEADER.match(rest[end]):
            begun, last = True, _meaning(found["name"])
            if last:
                held[last] = held[last] or found["value"].strip()
        elif _OTHER_HEADER.match(rest[end]):
            begun, last = True, ""
        elif begun and last:
            held[last] += " " + rest[end].strip()
        elif begun:
            continue
        else:
            break
    heading = {name: clean(value)[:500] for name, value in held.items()}
    own = _own(lines[:place])
    if depth == _DEEPEST:
        return Parted(own, _own(rest[at:]), **heading)
    inner = parted("\n".join(rest[at:]), "Re:", depth + 1)
    return inner._replace(own=own) if inner.sender else Parted(own, inner.own, **heading)


def _meaning(name: str) -> str:
    kinds = (("sender", _IS_FROM), ("sent", _IS_SENT), ("subject", _IS_SUBJECT))
    return next((what for what, kind in kinds if kind.match(name)), "")


def _own(lines: list[str]) -> str:
    """The lines that are not quoted, nor say who is quoted below them."""
    kept: list[str] = []
    for place, line in enumerate(lines):
        if line.lstrip().startswith(">") or _RULE.fullmatch(line):
            continue
        if _announces(lines, place):
            continue
        kept.append(line.rstrip())
    return "\n".join(kept).strip()


def _announces(lines: list[str], place: int) -> bool:
    """“On 14 June 2021 at 12:00, Anna wrote:”, on one line or broken over two, above a quoted line."""
    if not any(line.lstrip().startswith(">") for line in lines[place + 1 : place + 5]):
        return False
    above, line, below = (
        lines[at].strip()[:400] if 0 <= at < len(lines) else "" for at in (place - 1, place, place + 1)
    )
    return any(_ANSWERED.fullmatch(text) for text in (line, f"{line} {below}", f"{above} {line}"))
