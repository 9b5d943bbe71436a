"""A conference of schema 3, in a file and on a server: everything that it kept is there after the upgrade."""

import json
import random
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, create_engine, func, insert, inspect, select

from app.conference.cues import CueKind
from app.conference.matters import Matter
from app.errors import Unreachable
from app.rehearsal.copies import scratch_copy
from app.station.badge_desk import BadgeDesk
from app.station.print_desk import PrintDesk
from app.station.station import Station
from app.storage import database, schema
from app.storage.tables.badge_layouts import read_layouts, read_pictures
from app.storage.tables.prints import last_print
from app.times import SetClock
from tests.app.people import OPENING
from tests.long import kill_upgrade
from tests.long.kill_upgrade import MOST_STEPS, asides_that_do_not_open, killed_after, opened_again

RELEASED = Path(__file__).parents[2] / "data" / "conference-schema-3.rostrum"
MOVED = {"badge layout", "badge picture", "parked", "printed run-of-show"}
NEW = {"badge_layouts", "badge_pictures", "parked_items", "documents"}
UNREPEATED = {*NEW, "decisions", "prints", "alembic_version"}
LATER = {schema.SUM, "uid", "rooms", "colours", "category_words", "ranks", "options"} | {
    *("short_form", "article", "chair", "moderator")
}


def rows(path: Path | str, table: str) -> list[dict[str, Any]]:
    """All rows of a table of a file, as SQLite has them."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        file.row_factory = sqlite3.Row
        return [dict(row) for row in file.execute(f'SELECT * FROM "{table}" ORDER BY 1, 2')]


def as_before(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as older schemas had it."""
    later = LATER | ({"status", "printer"} if "printed_rows" in row else set())
    return {name: value for name, value in row.items() if name not in later}


def on_a_server(url: str) -> str:
    """The released conference in PostgreSQL, as the program of schema 3 would have it there."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(database.__file__).parent / "upgrades"))
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        held = MetaData()
        held.reflect(connection)
        sequences = inspect(connection).get_sequence_names()
        for table in held.sorted_tables:
            if table.name != "alembic_version" and (found := rows(RELEASED, table.name)):
                connection.execute(insert(table), [_typed(table, row) for row in found])
                if (sequence := f"{table.name}_id_seq") in sequences:
                    connection.execute(select(func.setval(sequence, max(row["id"] for row in found))))
        connection.commit()
    engine.dispose()
    return url


def _typed(table: Any, row: dict[str, Any]) -> dict[str, Any]:
    """JSON and truth, which SQLite keeps as text and number."""
    kinds = {column.name: str(column.type) for column in table.columns}
    parsed = {name: json.loads(value) if kinds[name] == "JSON" else value for name, value in row.items()}
    return {name: bool(value) if kinds[name] == "BOOLEAN" else value for name, value in parsed.items()}


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A copy of the released file."""
    return str(shutil.copy(RELEASED, tmp_path / "older.rostrum"))


@pytest.fixture(params=["file", "server"])
def station(request: pytest.FixtureRequest) -> Iterator[Station]:
    """A station on the released conference, upgraded."""
    address = (
        request.getfixturevalue("file")
        if request.param == "file"
        else on_a_server(request.getfixturevalue("postgresql_url"))
    )
    held = Station.open(address, clock=SetClock(OPENING))
    yield held
    held.close()


def test_layouts_and_pictures_have_a_table_each(station: Station) -> None:
    """The layout that was forgotten is not there; the other is what badges follow."""
    (kept,) = (row["choice"] for row in rows(RELEASED, "decisions") if row["key"] == "lying")
    (logo,) = (row["choice"] for row in rows(RELEASED, "decisions") if row["key"] == "logo.png")
    with station.reading() as connection:
        assert read_layouts(connection) == {"lying": kept}
        assert read_pictures(connection) == {"logo.png": logo}
        (signed,) = connection.execute(schema.badge_layouts.select())
        assert (signed.station, signed.desk, signed.at) == ("podium", "chair", 1623670250000000)

    assert BadgeDesk(station).badge_layout() == kept


def test_parked_items_are_items_still(station: Station) -> None:
    """With id, words and typed cues."""
    (held,) = (json.loads(row["choice"]) for row in rows(RELEASED, "decisions") if row["matter"] == "parked")
    (item,) = station.load().parked

    assert (item.id, item.number, item.title) == (held[0]["id"], "2", "Discussion")
    assert (item.duration_ms, item.speaker, item.notes) == (3_600_000, "The panel", "with Q&A")
    (cue,) = item.cues
    assert (cue.kind, cue.words, cue.offset_ms) == (CueKind.SLD, "next slide", 60_000)
    assert cue.key == held[0]["cues"][0]["key"]


def test_the_last_print_of_each_edition_has_its_rows(station: Station, tmp_path: Path) -> None:
    """So that the next version still marks what has changed; earlier prints have none."""
    kept = {row["key"]: row["choice"] for row in rows(RELEASED, "decisions") if "printed" in row["matter"]}
    assert set(kept) == {"master ", "chair D1-P1"}
    with station.reading() as connection:
        for edition, held in kept.items():
            assert last_print(connection, "run-of-show", edition)[3] == held
        found = connection.execute(schema.prints.select().order_by(schema.prints.c.id)).all()
    assert [bool(row.printed_rows) for row in found] == [False, False, True, False, True]
    assert [row.version for row in found] == [1, 1, 1, 2, 2]

    said = PrintDesk(station).run_of_show(tmp_path / "r.pdf")

    assert "version 3" in said  # the panel was opened since
    with station.reading() as connection:
        version, _, _, held = last_print(connection, "run-of-show", "master ")
        filled = schema.prints.select().where(schema.prints.c.printed_rows != "")
        assert len(connection.execute(filled).all()) == len(kept)
    now, before = json.loads(held)
    assert (version, before) == (3, json.loads(kept["master "])[0])
    assert now != before


def test_what_was_decided_is_kept_and_nothing_else(station: Station) -> None:
    """Every word that still stands in the table is a matter, with the same decisions."""
    wanted = [row for row in rows(RELEASED, "decisions") if row["matter"] not in MOVED]
    order = (schema.decisions.c.matter, schema.decisions.c.key)
    with station.reading() as connection:
        read = connection.execute(schema.decisions.select().order_by(*order)).mappings().all()
    found = [as_before(row) for row in read]

    assert sorted(found, key=str) == sorted(wanted, key=str)
    assert {Matter(row["matter"]) for row in found} == set(Matter) - {
        *(Matter.ENTITY, Matter.NAMES, Matter.ZOOM_NAME),
        *(Matter.BY_HAND, Matter.GONE, Matter.LEVELS, Matter.ONE_ENTITY, Matter.WHOLE_LIST, Matter.WORD),
    }
    loaded = station.load()
    assert (loaded.merged, loaded.apart) == ({"R7": "R1"}, {"R2 R8"})


def test_every_other_row_is_as_it_was(file: str) -> None:
    """Agenda, people, journals, questions, imports; the prints but for the new column."""
    Station.open(file, clock=SetClock(OPENING)).close()

    for table in set(schema.metadata.tables) - UNREPEATED:
        assert [as_before(row) for row in rows(file, table)] == rows(RELEASED, table), table
    assert [{**as_before(row), "printed_rows": ""} for row in rows(file, "prints")] == [
        {**row, "printed_rows": ""} for row in rows(RELEASED, "prints")
    ]


def test_a_rehearsal_of_it_has_all_of_it(station: Station) -> None:
    """A copy holds the new tables too, from a file and from a server."""
    with station.reading() as connection:
        layouts = read_layouts(connection)
    with scratch_copy(station.address, SetClock(OPENING)) as copy:
        assert copy.load().parked == station.load().parked
        with copy.reading() as connection:
            assert read_layouts(connection) == layouts
            assert last_print(connection, "run-of-show", "master ")[3]


def test_an_upgrade_that_fails_has_changed_nothing(file: str) -> None:
    """All of it or none: the file is one of schema 3 still, and opens once the reason is gone."""
    with closing(sqlite3.connect(file)) as held:
        held.execute("UPDATE decisions SET choice = '{' WHERE matter = 'parked'")
        held.commit()
    before = rows(file, "decisions")

    with pytest.raises(Unreachable, match="damaged"):
        Station.open(file, clock=SetClock(OPENING))

    assert rows(file, "decisions") == before
    with closing(sqlite3.connect(file)) as held:
        assert held.execute("PRAGMA user_version").fetchone() == (3,)
        assert not held.execute("SELECT 1 FROM sqlite_master WHERE name = 'badge_layouts'").fetchall()
        held.execute("UPDATE decisions SET choice = '[]' WHERE matter = 'parked'")
        held.commit()
    Station.open(file, clock=SetClock(OPENING)).close()


@pytest.mark.parametrize("released", kill_upgrade.RELEASED, ids=lambda path: path.stem)
def test_killed_in_an_upgrade_it_opens_the_next_time(tmp_path: Path, released: Path) -> None:
    """At three points of each; what was put aside is whole, and none of before is written over."""
    chance = random.Random(released.name)
    path = Path(shutil.copy(released, tmp_path / "older.rostrum"))
    kept = tmp_path / f"older before schema {schema.SCHEMA}.rostrum"
    kept.write_text("mine")
    for _ in range(3):
        killed_after(path, chance.randint(1, MOST_STEPS))

    assert opened_again(path) == opened_again(Path(shutil.copy(released, tmp_path / "whole.rostrum")))
    assert kept.read_text() == "mine"
    kept.unlink()
    assert not asides_that_do_not_open(tmp_path)


def test_what_stands_in_a_log_beside_an_older_file_is_upgraded_and_kept_aside(
    file: str, tmp_path: Path
) -> None:
    """Its console was killed: the last acts are not in the file yet."""
    with closing(sqlite3.connect(file)) as held:
        held.execute("PRAGMA journal_mode=WAL")
        held.execute("UPDATE conference SET venue = 'in the log'")
        held.commit()
        place = tmp_path / "killed"
        place.mkdir()
        for end in ("", "-wal"):
            shutil.copy(f"{file}{end}", place)
    path = place / Path(file).name
    station = Station.open(str(path), clock=SetClock(OPENING))
    assert station.load().conference.venue == "in the log"
    station.close()

    (aside,) = place.glob("* before schema *")
    assert [row["venue"] for row in rows(aside, "conference")] == ["in the log"]
