"""Schema 4: badge layouts, their pictures, parked items and printed rows leave the table of decisions."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_DECISIONS = sa.table("decisions", *map(sa.column, ("matter", "key", "choice", "station", "desk", "at")))
_LAYOUTS, _PICTURES, _PARKED, _PRINTED = "badge layout", "badge picture", "parked", "printed run-of-show"


def upgrade() -> None:
    """Three tables and a column; what is moved stands in `decisions` no longer."""
    _make_tables()
    _move_signed(_LAYOUTS, "badge_layouts", "shape", "text")
    _move_signed(_PICTURES, "badge_pictures", "name", "data")
    _move_parked_items()
    _move_printed_rows()
    moved = _DECISIONS.c.matter.in_((_LAYOUTS, _PICTURES, _PARKED, _PRINTED))
    op.execute(sa.delete(_DECISIONS).where(moved))


def _texts(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.Text, nullable=False, server_default="") for name in names]


def _make_tables() -> None:
    for table, key, content in (("badge_layouts", "shape", "text"), ("badge_pictures", "name", "data")):
        op.create_table(
            table,
            sa.Column(key, sa.Text, primary_key=True),
            *_texts(content, "station", "desk"),
            sa.Column("at", sa.BigInteger, nullable=False),
        )
    op.create_table(
        "parked_items",
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.Integer, nullable=False),
        *_texts("number", "kind", "title"),
        sa.Column("duration_ms", sa.Integer, nullable=False),
        *_texts("room", "speaker", "entity", "mode", "language", "notes"),
        sa.Column("cues", sa.JSON, nullable=False, server_default="[]"),
    )
    op.add_column("prints", *_texts("printed_rows"))


def _move_signed(matter: str, name: str, key: str, content: str) -> None:
    """A layout that was forgotten stood there as an empty text."""
    columns = (key, content, "station", "desk", "at")
    of = _DECISIONS.c
    found = sa.select(of.key, of.choice, of.station, of.desk, of.at).where(
        of.matter == matter, of.choice != ""
    )
    op.execute(sa.insert(sa.table(name, *map(sa.column, columns))).from_select(columns, found))


def _choices(matter: str) -> dict[str, str]:
    found = sa.select(_DECISIONS.c.key, _DECISIONS.c.choice).where(_DECISIONS.c.matter == matter)
    return {row.key: row.choice for row in op.get_bind().execute(found)}


def _move_parked_items() -> None:
    texts = ("number", "kind", "title", "room", "speaker", "entity", "mode", "language", "notes")
    numbers = ("place", "id", "duration_ms")
    table = sa.table("parked_items", *map(sa.column, (*numbers, *texts)), sa.column("cues", sa.JSON))
    rows = [
        {name: item.get(name, "") for name in texts}
        | {"place": place, "id": item.get("id", 0), "duration_ms": item.get("duration_ms", 0)}
        | {"cues": item.get("cues", [])}
        for place, item in enumerate(json.loads(_choices(_PARKED).get("items", "[]")))
    ]
    if rows:
        op.bulk_insert(table, rows)


def _move_printed_rows() -> None:
    """To the last print of each edition."""
    prints = sa.table("prints", *map(sa.column, ("id", "document", "edition", "printed_rows")))
    for edition, rows in _choices(_PRINTED).items():
        of_edition = (prints.c.document == "run-of-show") & (prints.c.edition == edition)
        last = sa.select(sa.func.max(prints.c.id)).where(of_edition).scalar_subquery()
        op.execute(sa.update(prints).where(prints.c.id == last).values(printed_rows=rows))
