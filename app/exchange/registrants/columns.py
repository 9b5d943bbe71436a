"""What the columns of a list of registrants mean: by their names, their system, or a person who said it."""

from collections.abc import Mapping
from dataclasses import replace

from app.exchange.names.parted import Order
from app.exchange.plan import KEPT
from app.exchange.registrants.systems import System, columns_of
from app.exchange.registrants.unread import either
from app.exchange.registrants.words import HEADERS
from app.exchange.tables.date_order import day_first
from app.exchange.tables.headers import Columns, assign, checked, plain
from app.exchange.tables.table import Manner, Table

ORDERS = {"full_name/family": Order.FAMILY_FIRST, "full_name/given": Order.GIVEN_FIRST}
"""The fields of a whole name whose header says the order."""

_NAMES = ("first_name", "family_name", "full_name", *ORDERS)
_WHOLE_AND_PART = {"nom": "family_name", "nome": "first_name", "nombre": "first_name"}
_ORDER_CODES = ("order code", "bestellnummer", "bestellcode")


def columns_meant(table: Table, system: System | None, manner: Manner) -> tuple[Columns, Mapping[str, str]]:
    """The columns of the table, and what was said of its headers: by its system, its cells, or a person."""
    there = {plain(cell) for cell in table.header}
    wanted = manner.columns
    if wanted is not None and manner.header_line is not None:
        wanted = {theirs: ours for theirs, ours in wanted.items() if plain(theirs) in there}
    own = checked(wanted, table.header, HEADERS, table.source.name)
    own = columns_of(system, table.header) | own
    own = either(table, own) | _twice(table) | own
    kept = tuple(place for place, cell in enumerate(table.header) if own.get(plain(cell)) == KEPT)
    found = assign(
        table.header, HEADERS, {name: "" if field == KEPT else field for name, field in own.items()}
    )
    titles = {table.header[place] for place in kept}
    return replace(found, kept=kept, unused=tuple(cell for cell in found.unused if cell not in titles)), own


def _twice(table: Table) -> dict[str, str]:
    """“Nom” or “Nome” twice, as Indico writes them: the whole name, then what the word means beside it."""
    return {
        plain(name): field
        for title in table.header
        if (base := title.removesuffix(" (2)")) != title and (meant := _WHOLE_AND_PART.get(plain(base)))
        for name, field in ((base, "full_name"), (title, meant))
    }


def what_is_wrong(columns: Columns) -> str:
    """Why the table cannot be planned, to follow the name of its file; empty where it can."""
    if columns.clash:
        return f": {columns.clash}; say which with --map."
    if not any(name in columns.places for name in _NAMES):
        return " has no column with names; map one with --map."
    return ""


def settled(table: Table, columns: Columns) -> tuple[Columns, bool | None, list[str]]:
    """What only the whole column can tell: how dates are written, and whether numbers tell people apart."""
    places, notes = dict(columns.places), []
    order: bool | None = None
    for field, meant in (("registered_at/dmy", True), ("registered_at/mdy", False)):
        if field in places:
            places["registered_at"], order = places.pop(field), meant
    if order is None and (place := places.get("registered_at")) is not None:
        order, note = day_first(line.cells[place] for line in table.lines)
        notes += [note] if note else []
    for field in ORDERS:
        if field in places:
            places["full_name"] = places.pop(field)
    _settle_names(table, places)
    if _is_of_an_order(table, places):
        del places["reg_id"]
        notes.append("An order with several people has one code: they are told apart by name and e-mail.")
    return replace(columns, places=places), order, notes


def _settle_names(table: Table, places: dict[str, int]) -> None:
    """A word for one name that is all there is stands for the whole name: «Имя», “Nombre”, “Nome”, “Nom”."""
    there = {"first_name", "family_name", "full_name"} & places.keys()
    if len(there) == 1 and plain(table.header[places[field := there.pop()]]) in ("имя", *_WHOLE_AND_PART):
        places["full_name"] = places.pop(field)


def _is_of_an_order(table: Table, places: Mapping[str, int]) -> bool:
    """Whether the numbers are those of orders, and orders have several people."""
    place = places.get("reg_id")
    if place is None or "position_id" in places or plain(table.header[place]) not in _ORDER_CODES:
        return False
    codes = [line.cells[place] for line in table.lines if line.cells[place]]
    return len(set(codes)) < len(codes)
