"""A list of registrants as a table of texts: which columns, whom, in which order; an alias holds."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from app.attendance.turnout import COLUMNS, WHOM, Choice, Listing, Turnout, turnouts
from app.conference.french_order import badge_order
from app.conference.registrants import Registrant, Status
from app.errors import Trouble
from app.live.snapshot import ConferenceSnapshot
from app.registration.admission import Where
from app.registration.state import AtTheDoor
from app.text.natural_order import natural
from app.text.numbers import counted
from app.times import Zone, clock_text, day_text, in_zone, iso, zone

_INTERNAL = "Internal: for the registration desk only; it names protected persons"

_TYPED = ("position", "note", "why", "email", "entity")
"""Columns in which one person may be written about another."""

Cell = Callable[[Registrant, Turnout, Zone], str]


def listing(
    loaded: ConferenceSnapshot, now: AtTheDoor, choice: Choice, made: datetime, title: str
) -> Listing:
    """The table. Raises Trouble with a sentence for a column or a choice that is not known."""
    for name in (*choice.columns, *([choice.sort] if choice.sort else [])):
        if name not in _CELLS:
            raise Trouble(f"There is no column “{name}”; there are: {', '.join(COLUMNS)}.")
    if not choice.columns:
        raise Trouble(f"Choose a column; there are: {', '.join(COLUMNS)}.")
    where = zone(loaded.conference.zone)
    chosen = _chosen(turnouts(now, loaded.presences), choice.only, loaded)
    as_public, hide = loaded.protection.as_public, loaded.protection.hide
    shown = {one.person.number: one.person if choice.desk else as_public(one.person) for one in chosen}

    def cells(turnout: Turnout, names: Iterable[str]) -> tuple[str, ...]:
        person = shown[turnout.person.number]
        texts = ((name, _CELLS[name](person, turnout, where)) for name in names)
        return tuple(text if choice.desk or name not in _TYPED else hide(text) for name, text in texts)

    chosen.sort(key=lambda one: badge_order(shown[one.person.number], one.entity))
    if choice.sort:
        chosen.sort(key=lambda one: natural(cells(one, (choice.sort,))[0]))
    rows = tuple(cells(one, choice.columns) for one in chosen)
    internal = _INTERNAL if choice.desk else ""
    return Listing(title, loaded.conference.name, made, choice.columns, rows, internal)


def save(listed: Listing, path: Path, form: str, where: Zone) -> str:
    """Write it as csv, xlsx or pdf, whole or not at all; a sentence about it. Raises Unsaved."""
    from app.attendance.files import listing_csv, listing_xlsx
    from app.whole_files import write_whole

    count = counted(len(listed.rows), "registrant")
    if form == "pdf":
        from app.attendance.pdf import print_registrants

        when = f"{day_text(listed.made, where)}, {clock_text(listed.made, where)}"
        pages = print_registrants(listed, when, path)
        return f"Printed {count} on {pages} page{'' if pages == 1 else 's'}: {path}."
    write_whole(path, listing_xlsx(listed) if form == "xlsx" else listing_csv(listed).encode("utf-8-sig"))
    return f"Exported {count}: {path}."


def _chosen(people: list[Turnout], only: str, loaded: ConferenceSnapshot) -> list[Turnout]:
    """Those for whom every word holds, of the delegations and numbers that are named, if any."""
    words = [word.strip() for word in only.split(",") if word.strip()]
    tests = [_WHOM[word.casefold()] for word in words if word.casefold() in _WHOM]
    codes = {word.casefold(): word for word in words if word.casefold() not in _WHOM}
    known = {code.casefold() for code in (*loaded.entities, *(person.person.number for person in people))}
    if strange := [word for code, word in codes.items() if code not in known]:
        raise Trouble(
            f"“{strange[0]}” is no delegation or number of a registrant, and none of: {', '.join(WHOM)}."
        )
    return [
        person
        for person in people
        if all(test(person) for test in tests)
        and (not codes or {person.person.number.casefold(), person.person.entity.casefold()} & codes.keys())
    ]


_WHOM: Mapping[str, Callable[[Turnout], bool]] = {
    "all": lambda one: True,
    "confirmed": lambda one: one.person.status is Status.CONFIRMED,
    "came": lambda row: row.came,
    "not-came": lambda row: not row.came,
    "hall": lambda row: row.admission.where is Where.HALL,
    "zoom": lambda row: row.admission.where is Where.ZOOM,
    "badges-printed": lambda row: bool(row.printed),
}


def _clock(at: datetime | None, where: Zone) -> str:
    return f"{in_zone(at, where):%Y-%m-%d %H:%M}" if at else ""


def _came(turnout: Turnout) -> str:
    return ", ".join(word for word, was in (("hall", turnout.hall_since), ("zoom", turnout.seen)) if was)


_CELLS: Mapping[str, Cell] = {
    "reg_id": lambda who, one, where: who.number,
    "name": lambda who, one, where: who.full_name,
    "title": lambda who, one, where: who.title,
    "first_name": lambda who, one, where: who.given,
    "family_name": lambda who, one, where: who.family,
    "native_name": lambda who, one, where: who.native,
    "position": lambda who, one, where: who.position,
    "entity": lambda who, one, where: who.entity,
    "entity_name": lambda who, one, where: one.entity.name if one.entity else "",
    "category": lambda who, one, where: who.category,
    "attendance_mode": lambda who, one, where: who.attendance.value,
    "role": lambda who, one, where: who.role,
    "status": lambda who, one, where: who.status.value,
    "registered_at": lambda who, one, where: iso(who.registered_at, where) if who.registered_at else "",
    "email": lambda who, one, where: who.email,
    "telephone": lambda who, one, where: who.telephone,
    "language": lambda who, one, where: who.language,
    "display_alias": lambda who, one, where: who.alias,
    "note": lambda who, one, where: who.note,
    "admitted": lambda who, row, where: row.admission.where.value,
    "why": lambda who, row, where: row.admission.why,
    "came": lambda who, one, where: _came(one),
    "hall_since": lambda who, row, where: _clock(row.hall_since, where),
    "zoom_from": lambda who, one, where: _clock(min((it.joined_at for it in one.seen), default=None), where),
    "zoom_to": lambda who, one, where: _clock(max((it.left_at for it in one.seen), default=None), where),
    "zoom_minutes": lambda who, one, where: str(one.zoom_minutes) if one.seen else "",
    "badges_printed": lambda who, row, where: str(row.printed) if row.printed else "",
    "badge_printed_at": lambda who, one, where: _clock(one.printed_at, where),
}
