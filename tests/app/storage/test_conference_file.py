"""A conference is one file: what it promises to those who open, copy, break or kill it."""

import os
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.conference.matters import Matter
from app.errors import Refused, Unreachable, Unsaved
from app.home.backups import backup
from app.live.desk_id import DeskId, Role
from app.station.station import Station
from app.storage import database, schema
from app.storage.signature import Signature
from app.storage.tables.agenda import write_sessions
from app.storage.tables.decisions import decide, read_decisions
from app.times import SetClock
from tests.app.people import CONFERENCE, OPENING, PANEL, PEOPLE, STATEMENTS, make_conference
from tests.app.storage.by_hand import by_hand


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A conference file."""
    return make_conference(tmp_path / "conference.rostrum")


def station(path: Path, role: Role = Role.CHAIR) -> Station:
    """A station on it, at the opening of Panel 1."""
    return Station.open(str(path), clock=SetClock(OPENING), desk=DeskId(role))


def uncounted(content: bytes) -> bytes:
    """A database without the numbers in its header that count changes: a copy by SQLite counts anew."""
    counters = (slice(24, 28), slice(40, 44), slice(92, 100))
    held = bytearray(content)
    for place in counters:
        held[place] = bytes(len(held[place]))
    return bytes(held)


def test_what_was_written_is_read_again(path: Path) -> None:
    """Conference, agenda, entities and people come back as the values they were."""
    loaded = station(path).load()

    assert loaded.conference == CONFERENCE
    assert [session.code for session in loaded.sessions] == [PANEL.code, STATEMENTS.code]
    assert [item.title for item in loaded.sessions[0].items] == [item.title for item in PANEL.items]
    assert loaded.sessions[0].hard_end == PANEL.hard_end
    assert [registrant.full_name for registrant in loaded.registrants] == [
        person.full_name for person in PEOPLE
    ]
    assert len({registrant.badge for registrant in loaded.registrants}) == len(PEOPLE)
    assert loaded.entities["CA"].fr_sort == "CANADA"


def test_the_file_says_what_it_is(path: Path) -> None:
    """Its header holds Rostrum's application id and the schema's version; every commit is synced."""
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (database.APPLICATION_ID,)
        assert file.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA,)
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    held = station(path)
    assert held._connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_the_upgrades_lead_to_the_schema(path: Path) -> None:
    """What the revisions build is what the program reads and writes."""
    held = station(path)._connection

    assert compare_metadata(MigrationContext.configure(held), schema.metadata) == []


def test_an_acknowledged_act_is_there_after_the_program_was_killed(path: Path) -> None:
    """Nothing was closed, nothing flushed by hand: another program sees the act at once."""
    held = station(path)
    held.do("D1-P1", "open_session")
    held.do("D1-P1", "request_floor", delegation="CA")

    again = station(path).live("D1-P1")

    assert again.floor == held.live("D1-P1").floor
    assert again.floor.waiting == ("1",)


def test_two_desks_that_press_at_once_both_get_through(path: Path) -> None:
    """Writing the next number is the lock; who comes second asks the rule again."""
    chair, desk = station(path), station(path, role=Role.TECH)
    chair.live("D1-P1")
    desk.do("D1-P1", "request_floor", delegation="NO")
    chair.do("D1-P1", "request_floor", delegation="CA")

    assert [entry.seq for entry in desk.live("D1-P1").entries] == [1, 2]
    assert [entry.desk for entry in chair.live("D1-P1").entries] == ["tech", "chair"]


def test_a_stale_key_of_the_other_desk_is_refused(path: Path) -> None:
    """Both saw Canada as next; only one gives it the floor."""
    chair, desk = station(path), station(path)
    chair.do("D1-P1", "open_session")
    chair.do("D1-P1", "request_floor", delegation="CA")
    chair.do("D1-P1", "request_floor", delegation="NO")
    desk.live("D1-P1")
    chair.do("D1-P1", "give_floor", expecting="1")

    with pytest.raises(Refused, match="Canada has the floor already"):
        desk.do("D1-P1", "give_floor", expecting="1")


def test_a_desk_notices_what_another_wrote(path: Path) -> None:
    """And is not disturbed by its own acts."""
    chair, desk = station(path), station(path)
    assert not chair.news()
    chair.do("D1-P1", "open_session")

    assert desk.news()
    assert not desk.news()
    assert not chair.news()


def test_the_clock_of_an_act_never_goes_back(path: Path) -> None:
    """A laptop whose clock is behind does not make a speech of negative length."""
    ahead, behind = station(path), station(path)
    behind.clock = SetClock(OPENING.replace(hour=3))
    ahead.do("D1-P1", "open_session")
    behind.do("D1-P1", "open_list")

    first, second = behind.live("D1-P1").entries
    assert second.at >= first.at


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "not a Rostrum conference"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 200, "not a Rostrum conference"),
        (b"SQLite format 3\0" + b"\0" * 200, "not a Rostrum conference"),
    ],
)
def test_what_is_no_conference_is_not_opened(tmp_path: Path, content: bytes, sentence: str) -> None:
    """A picture, an empty file, another program's database: a sentence, and no change."""
    path = tmp_path / "x.rostrum"
    path.write_bytes(content)

    with pytest.raises(Unreachable, match=sentence):
        station(path)
    assert path.read_bytes() == content


def test_a_folder_a_pipe_and_nothing_at_all_are_not_opened(tmp_path: Path) -> None:
    """Each has its sentence, and none blocks."""
    with pytest.raises(Unreachable, match="is a folder"):
        station(tmp_path)
    with pytest.raises(Unreachable, match="There is no file"):
        station(tmp_path / "nothing.rostrum")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.rostrum")
        with pytest.raises(Unreachable, match="no ordinary file"):
            station(tmp_path / "pipe.rostrum")


def test_a_newer_file_is_refused_with_both_versions(path: Path) -> None:
    """And not touched."""
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version=14")
        file.execute("PRAGMA journal_mode=DELETE")
    before = path.read_bytes()

    with pytest.raises(Unreachable, match=rf"schema 14, this one knows {schema.SCHEMA}"):
        station(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("released", [1, 2, 3, 4])
def test_a_file_of_a_released_schema_is_copied_aside_and_upgraded(tmp_path: Path, released: int) -> None:
    """The released version's own file: the floor is the same, and who opened it is told."""
    path = tmp_path / "older.rostrum"
    shutil.copy(Path(__file__).parents[2] / "data" / f"conference-schema-{released}.rostrum", path)
    before = path.read_bytes()

    held = station(path)

    floor = held.live("D1-P1").floor
    assert floor.speaking is not None
    assert floor.requests[floor.speaking.request].delegation == "CA"
    aside = f"older before schema {schema.SCHEMA}.rostrum"
    assert aside in held.upgraded
    assert uncounted((tmp_path / aside).read_bytes()) == uncounted(before)
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA,)
        assert file.execute("SELECT count(*) FROM questions").fetchone() == (min(released, 3) - 1,)
    held.close()
    assert not station(path).upgraded


def test_what_was_decided_stays_decided(path: Path) -> None:
    """A later decision about the same thing takes the place of the former."""
    held = station(path)
    for choice in ("US", "CA"):
        with held.changing("The test") as connection:
            by = Signature(OPENING, "laptop", "tech")
            decide(connection, by, Matter.ENTITY, {"kanada": choice})

    assert read_decisions(held._connection, Matter.ENTITY) == {"kanada": "CA"}
    assert read_decisions(held._connection, Matter.REQUEST) == {}


def test_an_event_of_a_newer_program_is_refused(path: Path) -> None:
    """The fold stops at what it does not know."""
    held = station(path)
    held.do("D1-P1", "open_session")
    held.close()
    by_hand(path, "UPDATE entries SET kind='HologramProjected'")

    with pytest.raises(Unreachable, match="HologramProjected"):
        station(path).live("D1-P1")


def test_a_damaged_file_is_refused(path: Path) -> None:
    """A page in the middle was overwritten."""
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA journal_mode=DELETE")
    content = bytearray(path.read_bytes())
    content[8192:16384] = b"\xff" * 8192
    path.write_bytes(content)

    with pytest.raises(Unreachable, match="damaged"):
        station(path).load()


def test_a_truncated_file_is_refused(path: Path) -> None:
    """Half of it is missing."""
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA journal_mode=DELETE")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(Unreachable, match="damaged"):
        station(path).load()


def test_an_existing_file_is_never_overwritten_by_a_new_one(path: Path) -> None:
    """New needs a free name, in a folder that exists."""
    before = path.read_bytes()
    with pytest.raises(Unsaved, match="exists already"):
        Station.create(str(path), CONFERENCE, clock=SetClock(OPENING))
    assert path.read_bytes() == before
    with pytest.raises(Unsaved, match="no folder"):
        Station.create(str(path.parent / "no" / "x.rostrum"), CONFERENCE, clock=SetClock(OPENING))


def test_a_full_disk_is_a_sentence_and_nothing_has_happened(path: Path) -> None:
    """The act is not acknowledged; when there is room again it goes through."""
    held = station(path)
    held.do("D1-P1", "open_session")
    pages = held._connection.exec_driver_sql("PRAGMA page_count").scalar()
    held._connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    held._connection.rollback()
    with pytest.raises(Unsaved, match="The disk is full"):
        for _ in range(500):
            held.do("D1-P1", "request_floor", delegation="CA", note="x" * 500)
    floor = held.live("D1-P1").floor
    assert station(path).live("D1-P1").floor == floor

    held._connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 100}")
    held._connection.rollback()

    assert held.do("D1-P1", "request_floor", delegation="CA").live.floor.seq == floor.seq + 1


def test_a_conference_another_program_has_locked_is_a_sentence(path: Path) -> None:
    """The act is not acknowledged."""
    held = station(path)
    held._connection.exec_driver_sql("PRAGMA busy_timeout=10")
    held._connection.rollback()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(Unsaved, match="locked"):
        held.do("D1-P1", "open_session")
    other.execute("ROLLBACK")
    other.close()
    assert held.do("D1-P1", "open_session").live.floor.seq == 1


def test_a_backup_is_made_while_in_use_and_opens(path: Path, tmp_path: Path) -> None:
    """The copy is one file, whole, and shows the same floor."""
    held = station(path)
    held.do("D1-P1", "open_session")
    said = backup(held, tmp_path)

    (copy,) = tmp_path.glob("TEST21*.rostrum")
    assert copy.name in said
    assert station(copy).live("D1-P1").floor == held.live("D1-P1").floor
    assert not list(tmp_path.glob(".*part*"))


def test_a_backup_to_nowhere_is_a_sentence(path: Path, tmp_path: Path) -> None:
    """Nothing half written stays behind."""
    with pytest.raises(Unsaved):
        backup(station(path), tmp_path / "no" / "copy.rostrum")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_read_only_file_is_a_sentence(path: Path) -> None:
    """It cannot be opened for writing."""
    path.chmod(stat.S_IRUSR)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(Unreachable, match="cannot be opened for writing"):
            station(path)
    finally:
        path.parent.chmod(stat.S_IRWXU)


def test_rewriting_the_agenda_keeps_the_ids_of_items(path: Path) -> None:
    """An item is known by its number; what belongs to it stays with it."""
    held = station(path)
    before = {item.number: item.id for item in held.load().sessions[0].items}
    with held.changing("The test") as connection:
        write_sessions(connection, (held.session("D1-P1"),))
    after = {item.number: item.id for item in held.load().sessions[0].items}

    assert before == after
    assert all(after.values())


def test_a_copy_of_the_file_is_a_conference_of_its_own(path: Path, tmp_path: Path) -> None:
    """It can be copied to a stick."""
    held = station(path)
    held.do("D1-P1", "open_session")
    held.close()
    copy = Path(shutil.copy(path, tmp_path / "stick.rostrum"))

    assert station(copy).live("D1-P1").floor.session == "open"
