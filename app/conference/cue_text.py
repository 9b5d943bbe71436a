"""Cues as one readable text, as a cell of a table holds them and as somebody types one: strictly, both ways.

`VID +2:00 play the film; file: welcome.mp4; duration: 1:30 | EMG play from laptop 2`: kind, when, words, then
the fields of the kind. Without a time a cue is for the item's start. A backslash keeps a semicolon or a
bar behind it, and another backslash.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from app.conference.cues import FAILURES, FORMS, CueKind, ItemCue
from app.times import Zone, duration_text, millis, parse_clock, parse_duration

KINDS = ", ".join(CueKind)
_LONGEST_MS, _LONGEST = 24 * 3_600_000, 500
_AT_START, _AT_END = "+0:00", "end"
_WHEN = re.compile(r"(?P<end>end)?(?P<sign>[+-])(?P<length>\d{1,3}:\d{2}(?::\d{2})?)|end", re.IGNORECASE)
_BEHIND = re.compile(r".*(?:^|\s)([+-]\d{1,3}:\d{2}(?::\d{2})?)")
_KIND = re.compile(r"\s*([^\s;]+)\s*(.*)", re.DOTALL)
_AT = re.compile(r"at\s+(\S+)", re.IGNORECASE)
_HALF_A_DAY = timedelta(hours=12)


def when_text(cue: ItemCue) -> str:
    """When it is due, seen from its item: +2:00, -0:30, end, end-0:30; nothing at the start."""
    sign = f"{'-' if cue.offset_ms < 0 else '+'}{duration_text(cue.offset_ms)}" if cue.offset_ms else ""
    return f"{_AT_END}{sign}" if cue.from_end else sign


def due_words(cue: ItemCue) -> str:
    """When it is due, for whoever only reads it: +2:00, −0:30, at the end:, 0:30 before the end:."""
    if not cue.from_end:
        return when_text(cue).replace("-", "−")
    if not cue.offset_ms:
        return "at the end:"
    return f"{duration_text(cue.offset_ms)} {'before' if cue.offset_ms < 0 else 'after'} the end:"


def when_of(text: str, forms: str = "+2:00, -0:30, end or end-0:30") -> tuple[int, bool]:
    """Milliseconds, and whether from the item's end. Raises ValueError with a sentence."""
    when = text.strip().replace("−", "-")
    if not when:
        return 0, False
    found = _WHEN.fullmatch(when)
    if found is None:
        raise ValueError(f"“{when}” is not a time of a cue; write it as {forms}")
    offset = parse_duration(found["length"]) if found["length"] else 0
    if offset > _LONGEST_MS:
        raise ValueError(f"“{when}” is more than a day from its item")
    return (-offset if found["sign"] == "-" else offset), when[0] in "eE"


def typed_when(text: str, starts: datetime, where: Zone) -> tuple[int, bool]:
    """As `when_of`, typed beside an item that starts at the instant `starts`: “at 15:04” is taken, too."""
    if found := _AT.fullmatch(text.strip()):
        return millis(parse_clock(found[1], starts - _HALF_A_DAY, where) - starts), False
    return when_of(text, "+2:00, -0:30, at 15:04, end or end-0:30")


def made(kind: str, when: tuple[int, bool], words: str, fields: Mapping[str, str]) -> ItemCue:
    """A cue out of its parts, its fields in order. Raises ValueError with a sentence."""
    known = kind_of(kind)
    names = FORMS[known].names
    for name in fields:
        if name not in names:
            has = f"it has: {', '.join(names)}" if names else "it has none"
            raise ValueError(f"{known} has no field “{name}”; {has}")
    held = tuple((name, value) for name in names if (value := field_text(name, fields.get(name, ""))))
    act = words_text(words)
    if not act and not (held and FORMS[known].bare):
        raise ValueError(f"{known} needs words: what is to be done")
    return ItemCue(known, act, *when, fields=held)


def kind_of(text: str) -> CueKind:
    """A kind by its letters. Raises ValueError with a sentence."""
    try:
        return CueKind(text.strip().upper())
    except ValueError:
        raise ValueError(f"“{text}” is no kind of cue; it is one of: {KINDS}") from None


def words_text(text: str) -> str:
    """Words on one line. Raises ValueError with a sentence where they are too many."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        raise ValueError(f"The text is {len(line)} characters long, at most {_LONGEST} are taken")
    return line


def field_text(name: str, text: str) -> str:
    """A field as it is kept. Raises ValueError with a sentence where it means nothing."""
    value = words_text(text)
    if name == "duration" and value:
        return duration_text(parse_duration(value))
    if name == "fails" and value and value.casefold() not in FAILURES:
        raise ValueError(f"“{value}” is nothing that can fail; it is one of: {', '.join(FAILURES)}")
    return value.casefold() if name == "fails" else value


def cue_text(cue: ItemCue) -> str:
    """One cue as a text that `cue_of_text` reads."""
    when = when_text(cue)
    if not when and (_WHEN.fullmatch(cue.words.split(" ")[0]) or _BEHIND.fullmatch(cue.words)):
        when = _AT_START  # so that nobody takes a word for a time
    head = " ".join(part for part in (cue.kind.value, when, _kept(cue.words)) if part)
    return "; ".join([head, *(f"{name}: {_kept(text)}" for name, text in cue.fields)])


def cues_text(cues: Iterable[ItemCue]) -> str:
    """All cues of an item as one text; nothing for none."""
    return " | ".join(map(cue_text, cues))


def cue_of_text(text: str) -> ItemCue:
    """One cue from its text. Raises ValueError with a sentence."""
    head, *rest = _split(text, ";")
    found = _KIND.fullmatch(head)
    if found is None:
        raise ValueError(f"a cue begins with its kind: {KINDS}")
    kind, rest_of_head = kind_of(found[1]), found[2].strip()
    first, _, after = rest_of_head.partition(" ")
    timed = _WHEN.fullmatch(first) is not None
    if not timed and (behind := _BEHIND.fullmatch(rest_of_head)):
        raise ValueError(f"“{behind[1]}” stands behind the words; write the time right after {kind}")
    fields: dict[str, str] = {}
    for part in rest:
        name, colon, value = part.partition(":")
        name = name.strip().casefold()
        if not colon or not value.strip():
            raise ValueError(f"“{part.strip()}” is no field of a cue; write it as name: text")
        if name in fields:
            raise ValueError(f"{kind} has the field “{name}” twice")
        fields[name] = _plain(value)
    return made(
        kind, when_of(first) if timed else (0, False), _plain(after if timed else rest_of_head), fields
    )


def cues_of_text(text: str) -> tuple[ItemCue, ...]:
    """All cues of an item from their text. Raises ValueError with a sentence."""
    return tuple(map(cue_of_text, _split(text, "|"))) if text.strip() else ()


def with_keys(told: Iterable[ItemCue], known: Iterable[ItemCue]) -> tuple[ItemCue, ...]:
    """Cues that come from outside under the keys that they had: the same ones first, then those of a kind."""
    new, old = list(told), list(known)
    for same in (lambda cue, former: cue == former.keyed(""), lambda cue, former: cue.kind is former.kind):
        for place, cue in enumerate(new):
            found = None if cue.key else next((former for former in old if same(cue, former)), None)
            if found is not None:
                old.remove(found)
                new[place] = cue.keyed(found.key)
    return tuple(new)


def _kept(text: str) -> str:
    """A text whose semicolons, bars and backslashes are kept from being signs."""
    return re.sub(r"([;|\\])", r"\\\1", text)


def _plain(text: str) -> str:
    """The text that `_kept` wrote."""
    return re.sub(r"\\([;|\\])", r"\1", text)


def _split(text: str, sign: str) -> list[str]:
    """The parts of a text between the signs that no backslash keeps."""
    parts, kept = [""], False
    for letter in text:
        if letter == sign and not kept:
            parts.append("")
            continue
        kept = letter == "\\" and not kept
        parts[-1] += letter
    return parts
