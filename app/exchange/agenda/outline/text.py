"""An agenda as text, from a mail or a document: each line taken apart, with how deep it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from app.exchange.agenda.outline.entry import Entry
from app.exchange.agenda.outline.people import Find, Who, parted, person_of
from app.exchange.agenda.outline.words import LABEL, LED, MODES
from app.exchange.clocks.days import Days, day_at_head
from app.exchange.clocks.lengths import readings
from app.exchange.clocks.spans import Span, span_at_end, span_at_head
from app.exchange.plan import Problem
from app.exchange.tables.cells import clean, sentence

TAB = 8
_PAGE = re.compile(
    r"(?:page|seite|стр\.?|página|pagina)?\s*[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:of|/|von|de|из|di)\s*\d{1,3})?",
    re.I,
)
_QUOTED = re.compile(r"^(?:>[ \t]?)+")
_BULLET = re.compile(r"(?:[•·●○▪■□◦‣⁃∙*➢➤✓✔o]|[-–—](?!\d))\s+(?=\S)")
_NUMBER = re.compile(
    r"(?P<dotted>\d{1,2}(?:\.\d{1,2}){0,3})(?:[.)]\s+|\s{2,}|\t)(?=\D)|(?P<letter>[a-z]|[ivx]{1,4})[.)]\s+(?=\S)"
    r"|(?P<roman>[IVX]{1,4})\.\s+(?=\S)|(?P<deep>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[^\W\d])"
)
_LENGTH = re.compile(
    r"\s*[(\[]\s*(?P<length>\d{1,3}\s?(?:['’′]|min(?:utes|uten|uti|utos|\.)?|мин\.?|h|hours?)(?:\s?\d{1,2}"
    r"(?:\s?(?:min\.?|['’′]))?)?)\s*[)\]]\s*",
    re.IGNORECASE,
)


@dataclass
class Taken:
    """The entries of a text, and what was wrong on which line."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def entries_of_lines(lines: Iterable[tuple[int, str]], days: Days, find: Find) -> Taken:
    """Every numbered line of a text as an entry; a line of a day alone counts for those below it."""
    taken, day, gap = Taken(), None, False
    heads: set[str] = set()  # what stands above the first time stands on each page again
    for number, written in lines:
        raw = _QUOTED.sub("", written)
        if not raw.strip():
            gap = True
            continue
        if clean(raw) in heads or _PAGE.fullmatch(clean(raw)):
            continue
        try:
            day, entry = _entry(number, raw, day, days, find)
        except ValueError as no:
            taken.problems.append(Problem(number, sentence("", str(no)), says=clean(raw)))
            continue
        if entry is None:
            continue
        if not any(former.is_timed for former in taken.entries) and not entry.is_timed:
            heads.add(clean(raw))
        if not gap and taken.entries and _goes_on(entry, taken.entries[-1]):
            taken.entries[-1] = replace(taken.entries[-1], title=f"{taken.entries[-1].title} {entry.title}")
            continue
        taken.entries.append(replace(entry, after_gap=gap))
        gap = False
    return replace(taken, entries=_under_their_times(taken.entries))


def _under_their_times(entries: list[Entry]) -> list[Entry]:
    """The entries where a time stands on a line of its own above what happens then: as the first, so all."""
    first = next((place for place, entry in enumerate(entries) if _is_bare_time(entry)), None)
    if first is None or (first and _belong(entries[first - 1], entries[first])):
        return entries
    joined: list[Entry] = []
    for entry in entries:
        if joined and _is_bare_time(joined[-1]) and not entry.is_timed and _belong(joined[-1], entry):
            joined.append(_at_the_time_of(joined.pop(), entry))
        else:
            joined.append(entry)
    return joined


def _at_the_time_of(time: Entry, entry: Entry) -> Entry:
    return replace(entry, start=time.start, end=time.end, length_ms=time.length_ms, after_gap=time.after_gap)


def _is_bare_time(entry: Entry) -> bool:
    return entry.start is not None and not (entry.title or entry.who.name or entry.room)


def _belong(above: Entry, below: Entry) -> bool:
    """Whether a line stands right below another, on the same day, and one of them says what happens."""
    says = above.title or above.who.name or below.title or below.who.name
    return bool(says) and above.day == below.day and not below.after_gap


def _goes_on(entry: Entry, before: Entry) -> bool:
    """Whether a line is the rest of the title above it: it begins small, and says nothing of its own."""
    plain_line = not (entry.is_timed or entry.bullet or entry.number or entry.who.name)
    return plain_line and entry.title[:1].islower() and bool(before.title) and not before.who.name


def _entry(
    number: int, raw: str, day: date | None, days: Days, find: Find
) -> tuple[date | None, Entry | None]:
    """The day that holds from here on, and the line, unless it is a day alone."""
    indent = len(raw.expandtabs(TAB)) - len(raw.expandtabs(TAB).lstrip())
    cells = [clean(cell) for cell in raw.strip().split("\t") if cell.strip()]
    rest = cells[0]
    bullet = _BULLET.match(rest)
    rest = rest[bullet.end() :] if bullet else rest
    found = day_at_head(rest, days)
    if found is not None:
        day, rest = found
        if not rest and len(cells) == 1:
            return day, None
        if span_at_head(rest) is None and len(cells) == 1:  # “Tuesday, 15 June: Day of panels”
            return day, None
    if not rest and len(cells) > 1:
        cells, rest = cells[1:], cells[1]
    span, rest = _span(rest)
    marked, depth, rest = _numbered(rest)
    if span is None:
        span, rest = _span(rest)
    if span is None and (ended := span_at_end(rest)) is not None:
        span, rest = ended
    if span is not None and not rest and len(cells) > 1:
        span, cells = _with_end(span, cells)
    rest, length = _length(rest)
    texts = [part for part in (rest, *cells[1:]) if part]
    entry = _of_texts(number, texts or [""], find)
    return day, replace(
        entry,
        day=day,
        start=span.start if span else None,
        end=span.end if span else None,
        length_ms=length or entry.length_ms,
        number=marked,
        depth=_depth(indent, depth, bullet is not None),
        bullet=bullet is not None,
    )


def _span(text: str) -> tuple[Span | None, str]:
    found = span_at_head(text)
    if found is None:
        return None, text
    if found[0].open_half:
        raise ValueError(
            f"“{text[:40]}” may be in the morning or in the afternoon; write 02:30, 14:30 or 2:30 p.m."
        )
    return found


def _with_end(span: Span, cells: list[str]) -> tuple[Span, list[str]]:
    """The time with the end that a cell of its own gives it, and the cells behind that."""
    read = span_at_head(cells[1]) if span.end is None else None
    if read is None or read[1] or read[0].end is not None or read[0].start <= span.start:
        return span, cells
    return replace(span, end=read[0].start), cells[1:]


def _numbered(text: str) -> tuple[str, int | None, str]:
    """“2.1 Welcome”: the number, how deep it is, the rest."""
    found = _NUMBER.match(text)
    if found is None:
        return "", None, text
    dotted = found["dotted"] or found["deep"]
    depth = dotted.count(".") if dotted else 1 if found["letter"] else 0
    return (dotted or found["letter"] or found["roman"]), depth, text[found.end() :].strip()


def _length(text: str) -> tuple[str, int]:
    """“Keynote (15 min)”: the text without its length, and that in ms."""
    found = _LENGTH.search(text)
    if found is None:
        return text, 0
    return (text[: found.start()] + " " + text[found.end() :]).strip(), readings(found["length"])[0]


def _depth(indent: int, numbered: int | None, bullet: bool) -> int:
    """How deep a line stands: by its number, else its indentation; a bullet stands below its neighbours."""
    return (numbered * 100 if numbered is not None else indent * 10) + (50 if bullet else 0)


def _of_texts(number: int, texts: list[str], find: Find) -> Entry:
    """What is done and who does it, from a line or the cells of one."""
    title, *others = texts
    mode, title = _mode(title)
    if label := LABEL.match(title):
        said = title[label.end() :].strip()
        if label["place"]:
            return Entry(number, room=said)
        if label["chair"] or label["moderator"]:
            return _leading(Entry(number), person_of(said, find), chairs=bool(label["chair"]))
        title = said
    title, who = parted(title, find)
    if who.name and (led := LED.search(title)):
        bare = Entry(number, title[: led.start()].strip(), mode=mode)
        entry = _leading(bare, who, chairs=bool(led["chair"]))
    else:
        entry = Entry(number, title, who=who, mode=mode)
    for other in others:
        entry = _with_cell(entry, other, find)
    return entry


def _leading(entry: Entry, who: Who, *, chairs: bool) -> Entry:
    """The line with who presides or moderates; what else is said of them is a note."""
    notes = who.words if who.words != who.name else ""
    if chairs:
        return replace(entry, chair=who.name, notes=notes)
    return replace(entry, moderator=who.name, notes=notes)


def _with_cell(entry: Entry, text: str, find: Find) -> Entry:
    """One more cell of the line: who speaks, or what else is said."""
    mode, text = _mode(text)
    if not entry.length_ms and (length := _alone(text)):
        return replace(entry, length_ms=length)
    title, who = parted(text, find)
    if who.name and not title and not entry.who.name:
        return replace(entry, who=who, mode=entry.mode or mode)
    if not entry.title and not entry.who.name:
        return replace(entry, title=title, who=who, mode=entry.mode or mode)
    return replace(entry, notes="; ".join(filter(None, (entry.notes, text))), mode=entry.mode or mode)


def _alone(text: str) -> int:
    """A cell that is a length and nothing else: 10, 15 min, 0:10:00; 0 for any other."""
    try:
        found = readings(text)
    except ValueError:
        return 0
    return found[0] if len(found) == 1 else 0


def _mode(text: str) -> tuple[str, str]:
    for mode, pattern in MODES.items():
        if found := pattern.search(text):
            return mode, (text[: found.start()] + text[found.end() :]).strip()
    return "", text


def with_tabs(text: str) -> str:
    """A text whose lines are cells parted by semicolons or strokes, with tabs between them."""
    lines = [line for line in text.splitlines() if line.strip()]
    for sign in (";", "|"):
        if lines and lines[0].count(sign) and len({line.count(sign) for line in lines}) == 1:
            return text.replace(sign, "\t")
    return text


def has_times(text: str, days: Days) -> bool:
    """Whether a line of a text begins or ends with a time of day, behind a bullet and a day perhaps."""
    return any(_is_timed(line, days) for line in filter(None, map(clean, text.splitlines())))


def _is_timed(line: str, days: Days) -> bool:
    bullet = _BULLET.match(line := _QUOTED.sub("", line))
    bare = line[bullet.end() :] if bullet else line
    try:
        found = day_at_head(bare, days)
        bare = found[1] if found else bare
        return (span_at_head(bare) or span_at_end(bare)) is not None
    except ValueError:
        return True
