"""Name signs for the table: sheets that are folded once and stand like a tent, to be read from both sides.

The lower half is one side; the upper half is the other, upside down. A name is as large as it may be. Same
data, same bytes. Aliases hold: a protected person stands there by the alias alone.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.conference.entities import Entity
from app.conference.seats import by_order, in_order, seat_of
from app.errors import Trouble
from app.floor.state import Mode
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.papers.kinds import PaperChoice
from app.pdf.look import PLAIN, Look, look_of
from app.pdf.page import MM, Paper
from app.pdf.table import GREY, INK
from app.pdf.text import Fitted, Weight, fit, shape
from app.text.numbers import counted

_AWAY = ("zoom", "video")
_MARGIN, _LEADING, _CAP = 11.0, 1.16, 0.36
_LOGO = 10.0
_SIZES = range(320, 7, -1)
"""Sizes of the first line that are tried, in half points from the largest."""
_BELOW = 0.42
_TICK = 5.0


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands on a sign: the `names` large, `below` them smaller; each on lines of its own."""

    names: tuple[str, ...]
    below: tuple[str, ...] = ()
    seat: str = ""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet in mm: its size, and how many cards are one above the other on it."""

    width: float
    height: float
    cards: int

    @property
    def side(self) -> float:
        """The height of one side of a card."""
        return self.height / self.cards / 2


_SHEETS = {"large": _Sheet(297, 210, 1), "small": _Sheet(210, 297, 2)}


def save_name_signs(
    loaded: ConferenceSnapshot, lives: Sequence[SessionSnapshot], path: Path, choice: PaperChoice
) -> str:
    """Print name signs as PDF; a sentence about them. Raises Trouble where nobody needs one, Unsaved."""
    signs = list(dict.fromkeys(signs_for(loaded, lives, choice)))
    if not signs:
        raise Trouble(_NOBODY[choice.who])
    look = look_of(loaded.conference.colours.get("paper", ""), loaded.logo)
    pages = print_signs(signs, _SHEETS[choice.cards], loaded.conference.name, path, look)
    return f"Saved {counted(len(signs), 'name sign')} on {counted(pages, 'page')}: {path}."


_NOBODY = {
    "seated": "No delegation has a seat and none is confirmed in the room: nobody needs a name sign.",
    "panel": "Nobody on the agenda speaks in the room: nobody needs a name sign.",
    "list": "Nobody who speaks in the room is on the list of speakers: nobody needs a name sign.",
}


def signs_for(
    loaded: ConferenceSnapshot, lives: Sequence[SessionSnapshot], choice: PaperChoice
) -> Iterator[Sign]:
    """The signs of those who are asked for, in their order: French for delegations, else that of the floor.

    Whoever speaks on Zoom or by video sits at no table.
    """
    if choice.who == "seated":
        codes = in_order(loaded.entities, loaded.conference.seats) or [
            seat.delegation for seat in by_order(loaded.entities, loaded.registrants)
        ]
        for code in codes:
            seat = seat_of(loaded.conference, code)
            yield Sign(_names(loaded.entities[code], choice.languages), seat=seat)
    elif choice.who == "panel":
        for live in lives:
            yield from _on_the_agenda(loaded, live, choice.languages)
    else:
        for live in lives:
            yield from _on_the_list(loaded, live, choice.languages)


def _on_the_agenda(loaded: ConferenceSnapshot, live: SessionSnapshot, languages: str) -> Iterator[Sign]:
    hide, session = loaded.protection.hide, live.session
    at_the_head = {"Chair": session.chair, "Moderator": session.moderator}
    yield from (Sign((hide(name),), (word,)) for word, name in at_the_head.items() if name)
    for item in session.items:
        seated = item.mode not in _AWAY and item.speaker not in filter(None, at_the_head.values())
        if (item.speaker or item.entity) and seated:
            entity = loaded.entities.get(item.entity)
            named = _names(entity, languages) if entity else (hide(item.entity),) if item.entity else ()
            speaker = hide(item.speaker)
            yield Sign((speaker,), named) if speaker else Sign(named)


def _on_the_list(loaded: ConferenceSnapshot, live: SessionSnapshot, languages: str) -> Iterator[Sign]:
    floor = live.floor
    for number in (*floor.points, *floor.waiting, *floor.replies):
        request = floor.requests[number]
        if request.mode is Mode.ROOM:
            entity = loaded.entities.get(request.delegation)
            named = (
                _names(entity, languages) if entity else (live.context.delegation(request.delegation).name,)
            )
            person = loaded.people.get(request.person)
            shown = loaded.protection.as_public(person) if person else None
            words = " ".join(filter(None, (shown.title, shown.full_name))) if shown else ""
            below = (words,) if words else ()
            yield Sign(named, below, seat_of(loaded.conference, request.delegation))


def _names(entity: Entity, languages: str) -> tuple[str, ...]:
    """The official name in one language, or in both where they differ."""
    french = entity.name_fr or entity.name
    if languages == "fr":
        return (french,)
    return tuple(dict.fromkeys((entity.name, french))) if languages == "both" else (entity.name,)


def print_signs(signs: Sequence[Sign], sheet: _Sheet, title: str, path: Path, look: Look = PLAIN) -> int:
    """Print signs; gives the number of pages. Raises Unsaved when `path` cannot be written."""
    paper = Paper(sheet.width * MM, sheet.height * MM, title=f"Name signs: {title}", author="")
    for place, sign in enumerate(signs):
        row = place % sheet.cards
        if place and not row:
            paper.next_page()
        low = (sheet.cards - 1 - row) * 2 * sheet.side
        _draw_card(paper, sign, sheet, low, look)
    paper.next_page()
    paper.save(path)
    return paper.pages


def _draw_card(paper: Paper, sign: Sign, sheet: _Sheet, low: float, look: Look) -> None:
    """Both sides of a card whose lower edge is `low` mm above that of the page, and where to fold and cut."""
    above = _LOGO + 2 if look.logo else 0.0
    lines = list(laid(sign, sheet.width - 2 * _MARGIN, sheet.side - 2 * _MARGIN - 2 * above))
    wide, fold = sheet.width * MM, (low + sheet.side) * MM
    paper.put(f"q 1 0 0 1 0 {low * MM:.3f} cm")
    _draw_side(paper, lines, sheet, look)
    paper.put(f"Q q -1 0 0 -1 {wide:.3f} {2 * fold - low * MM:.3f} cm")
    _draw_side(paper, lines, sheet, look)
    if sign.seat:
        line = shape(sign.seat)
        paper.text(wide - _MARGIN * MM - line.at(9), 4 * MM, line, 9, GREY)
    paper.put("Q")
    for y, thick in ((fold, 0.5), *([(low * MM, 0.3)] if low else [])):
        paper.stroke(0, y, _TICK * MM, y, thick, GREY)
        paper.stroke(wide - _TICK * MM, y, wide, y, thick, GREY)


def _draw_side(paper: Paper, lines: Iterable[tuple[str, Weight, float]], sheet: _Sheet, look: Look) -> None:
    """The lines in the middle of a side, the logo in its corner, from the lower left corner of the card."""
    lines = list(lines)
    look.put_logo(paper, _MARGIN, sheet.height - sheet.side + _MARGIN, _LOGO, right=False)
    y = (sheet.side * MM + sum(size for _, _, size in lines) * _LEADING) / 2
    for text, weight, size in lines:
        line = shape(text, weight)
        x = (sheet.width * MM - line.at(size)) / 2
        paper.text(x, y - (_LEADING / 2 + _CAP) * size, line, size, INK)
        y -= size * _LEADING


def laid(sign: Sign, room: float, height: float) -> Iterator[tuple[str, Weight, float]]:
    """The lines of a sign with their sizes in points, as large as they stand within `room` by `height` mm."""
    place = bisect_left(_SIZES, True, key=lambda half: _height(_fitted(sign, room, half / 2)) <= height * MM)
    fitted = _fitted(sign, room, _SIZES[min(place, len(_SIZES) - 1)] / 2)
    for part, (of, weight) in zip(fitted, _parts(sign), strict=True):
        yield from ((line, weight, part.size) for line in part.lines if of)


def _parts(sign: Sign) -> list[tuple[str, Weight]]:
    names = ((name, Weight.BOLD) for name in sign.names)
    return [*names, *((words, Weight.REGULAR) for words in sign.below)]


def _fitted(sign: Sign, room: float, most: float) -> list[Fitted]:
    """All parts at most this large: the names as large as each other, what is below them smaller."""
    names = [fit(name, room * MM, most, most * 0.5, 3, Weight.BOLD) for name in sign.names]
    size = min(name.size for name in names)
    names = [fit(name, room * MM, size, size * 0.5, 3, Weight.BOLD) for name in sign.names]
    below = [fit(words, room * MM, size * _BELOW, 4, 2, Weight.REGULAR) for words in sign.below]
    small = min((words.size for words in below), default=0)
    return [*names, *(fit(words, room * MM, small, 4, 2, Weight.REGULAR) for words in sign.below)]


def _height(parts: Iterable[Fitted]) -> float:
    return sum(len(part.lines) * part.size for part in parts) * _LEADING
