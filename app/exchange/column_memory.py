"""What a person said of a table's columns, by the fingerprint of its header; and how it is read now."""

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from app.conference.matters import Matter
from app.exchange.plan import KEPT, UNDECIDED, ColumnRead, Reading
from app.exchange.tables.encoding import ENCODINGS
from app.exchange.tables.headers import Words, knows
from app.exchange.tables.table import Manner, Table, read_table

_EXAMPLE = 60


def read_as_before(
    path: Path, words: Words, manner: Manner, mapped: Mapping[str, str], *, ask: bool
) -> tuple[Table, Manner, bool]:
    """The table as a person had tables with this header read before, that manner, and whether one had.

    `words` are the names of columns; `mapped` is what was said about headers, by their fingerprints; the
    `manner` of today goes before it. Raises Unreadable.
    """
    table = read_table(
        path, knows=knows(words, manner.columns), manner=manner, seen_before=mapped.keys(), ask=ask
    )
    kept = _kept(mapped.get(table.fingerprint, ""))
    if kept is None or manner.columns is not None:
        return table, manner, kept is not None
    if kept.encoding and not manner.encoding and kept.encoding != table.encoding:
        return read_as_before(path, words, replace(manner, encoding=kept.encoding), mapped, ask=ask)
    return table, replace(manner, columns=kept.columns), True


def to_keep(table: Table, manner: Manner) -> dict[Matter, dict[str, str]]:
    """What a person said of the columns of a table, to be remembered with its import."""
    if manner.columns is None:
        return {}
    held = {"columns": dict(manner.columns), "encoding": manner.encoding}
    return {Matter.COLUMNS: {table.fingerprint: json.dumps(held, ensure_ascii=False, sort_keys=True)}}


def reading_of(
    table: Table,
    places: Mapping[str, int],
    fields: Mapping[str, str],
    *,
    wrong: str = "",
    unread: Collection[str] = (),
    kept: Collection[int] = (),
    bad: Mapping[str, int] | None = None,
) -> Reading:
    """How the table was read: the column of each field, and what is `wrong` with it as a whole.

    `fields` are the fields in a person's words; of the columns `unread` it must be said what they are; those
    of the places `kept` become notes; `bad` counts the cells of a column, by its header, not understood.
    """
    field_of = {place: field for field, place in places.items()}
    field_of |= dict.fromkeys(kept, KEPT)
    field_of |= {place: UNDECIDED for place, title in enumerate(table.header) if title in unread}
    return Reading(
        columns=tuple(
            _read(table, place, field_of.get(place, ""), bad or {}) for place in range(len(table.header))
        ),
        fields=tuple(fields.items()),
        lines=len(table.lines),
        fingerprint=table.fingerprint,
        sheet=table.sheet,
        sheets=table.sheets,
        encoding=table.encoding,
        encodings=ENCODINGS if table.encoding else (),
        header_line=table.header_line,
        header_lines=table.first_lines,
        wrong=wrong.replace("; say which with --map", "").replace("; map one with --map", "").lstrip(": "),
    )


def _kept(choice: str) -> Manner | None:
    """What a person said about a table with this header before; what cannot be read was never said."""
    try:
        held = json.loads(choice) if choice else None
        return Manner(columns=dict(held["columns"]), encoding=str(held.get("encoding", ""))) if held else None
    except (ValueError, KeyError, TypeError):
        return None


def _read(table: Table, place: int, field: str, bad: Mapping[str, int]) -> ColumnRead:
    texts = [line.cells[place] for line in table.lines if place < len(line.cells)]
    filled, title = len(texts) - texts.count(""), table.header[place]
    example = " ".join(next(filter(None, texts)).split())[:_EXAMPLE] if filled else ""
    understood = filled - bad.get(title, 0) if field and field != UNDECIDED else 0
    return ColumnRead(title, example, field, filled, understood)
