"""A list of registrants as a table of texts: which columns, whom, in which order; an alias holds."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path

from app.attendance.choice import COLUMNS, WHOM, Choice, Listing
from app.attendance.files import listing_csv, listing_xlsx
from app.attendance.turnout import Turnout, turnouts
from app.conference.french_order import badge_order
from app.conference.registrants import Registrant, Status
from app.errors import Trouble
from app.live.snapshot import ConferenceSnapshot
from app.registration.admission import Where
from app.registration.state import AtTheDoor
from app.text.natural_order import natural
from app.text.numbers import counted
from app.times import Zone, clock_text, day_text, in_zone, iso, zone
from app.whole_files import write_whole

_INTERNAL = "Internal: for the registration desk only; it names protected persons"

_TYPED = ("position", "note", "why", "email", "entity")
"""Columns in which one person may be written about another."""

Cell = Callable[[Registrant, Turnout, Zone], str]


def listing(
    loaded: ConferenceSnapshot, now: AtTheDoor, choice: Choice, made: datetime, title: str
) -> Listing:
    """The table that is chosen, times as at the venue. Raises Trouble for an unknown column or choice."""
    for name in (*choice.columns, *([choice.sort] if choice.sort else [])):
        if name not in _CELLS:
            raise Trouble(f"There is no column “{name}”; there are: {', '.join(COLUMNS)}.")
    if not choice.columns:
        raise Trouble(f"Choose a column; there are: {', '.join(COLUMNS)}.")
    where = zone(loaded.conference.zone)
    chosen = _chosen(turnouts(now, loaded.presences), choice.only, loaded)
    as_public, hide = loaded.protection.as_public, loaded.protection.hide
    shown = {row.person.number: row.person if choice.desk else as_public(row.person) for row in chosen}

    def cells(turnout: Turnout, names: Iterable[str]) -> tuple[str, ...]:
        person = shown[turnout.person.number]
        texts = ((name, _CELLS[name](person, turnout, where)) for name in names)
        return tuple(text if choice.desk or name not in _TYPED else hide(text) for name, text in texts)

    chosen.sort(key=lambda row: badge_order(shown[row.person.number], row.entity))
    if choice.sort:
        chosen.sort(key=lambda row: natural(cells(row, (choice.sort,))[0]))
    rows = tuple(cells(row, choice.columns) for row in chosen)
    internal = _INTERNAL if choice.desk else ""
    return Listing(title, loaded.conference.name, made, choice.columns, rows, internal)


def save(listed: Listing, path: Path, form: str, where: Zone) -> str:
    """Write the table as csv, xlsx or pdf, whole or not at all; gives a sentence. Raises Unsaved."""
    count = counted(len(listed.rows), "registrant")
    if form == "pdf":
        from app.attendance.pdf import print_registrants

        when = f"{day_text(listed.made, where)}, {clock_text(listed.made, where)}"
        pages = print_registrants(listed, when, path)
        return f"Saved {count} on {pages} page{'' if pages == 1 else 's'}: {path}."
    write_whole(path, listing_xlsx(listed) if form == "xlsx" else listing_csv(listed).encode("utf-8-sig"))
    return f"Exported {count}: {path}."


def _chosen(rows: list[Turnout], only: str, loaded: ConferenceSnapshot) -> list[Turnout]:
    """The rows to which every word of `only` applies, of the delegations and numbers named there, if any."""
    words = [word.strip() for word in only.split(",") if word.strip()]
    tests = [_WHOM[word.casefold()] for word in words if word.casefold() in _WHOM]
    codes = {word.casefold(): word for word in words if word.casefold() not in _WHOM}
    known = {code.casefold() for code in (*loaded.entities, *(row.person.number for row in rows))}
    if strange := [word for code, word in codes.items() if code not in known]:
        raise Trouble(
            f"“{strange[0]}” is no delegation or number of a registrant, and none of: {', '.join(WHOM)}."
        )
    return [
        row
        for row in rows
        if all(test(row) for test in tests)
        and (not codes or {row.person.number.casefold(), row.person.entity.casefold()} & codes.keys())
    ]


_WHOM: Mapping[str, Callable[[Turnout], bool]] = {
    "all": lambda row: True,
    "confirmed": lambda row: row.person.status is Status.CONFIRMED,
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
    "reg_id": lambda who, row, where: who.number,
    "name": lambda who, row, where: who.full_name,
    "title": lambda who, row, where: who.title,
    "first_name": lambda who, row, where: who.given,
    "family_name": lambda who, row, where: who.family,
    "native_name": lambda who, row, where: who.native,
    "position": lambda who, row, where: who.position,
    "entity": lambda who, row, where: who.entity,
    "entity_name": lambda who, row, where: row.entity.name if row.entity else "",
    "category": lambda who, row, where: who.category,
    "attendance_mode": lambda who, row, where: who.attendance.value,
    "role": lambda who, row, where: who.role,
    "status": lambda who, row, where: who.status.value,
    "registered_at": lambda who, row, where: iso(who.registered_at, where) if who.registered_at else "",
    "email": lambda who, row, where: who.email,
    "telephone": lambda who, row, where: who.telephone,
    "language": lambda who, row, where: who.language,
    "display_alias": lambda who, row, where: who.alias,
    "note": lambda who, row, where: who.note,
    "admitted": lambda who, row, where: row.admission.where.value,
    "why": lambda who, row, where: row.admission.why,
    "came": lambda who, row, where: _came(row),
    "hall_since": lambda who, row, where: _clock(row.hall_since, where),
    "zoom_from": lambda who, row, where: _clock(
        min((presence.joined_at for presence in row.seen), default=None), where
    ),
    "zoom_to": lambda who, row, where: _clock(
        max((presence.left_at for presence in row.seen), default=None), where
    ),
    "zoom_minutes": lambda who, row, where: str(row.zoom_minutes) if row.seen else "",
    "badges_printed": lambda who, row, where: str(row.printed) if row.printed else "",
    "badge_printed_at": lambda who, row, where: _clock(row.printed_at, where),
}
