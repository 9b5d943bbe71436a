"""A conference file that somebody or something has changed: refused in words, and nothing acknowledged."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.__main__ import main
from app.errors import Unreachable, Unsaved
from app.home.backups import backup
from app.station.station import Station
from app.storage.tables.conference import write_conference
from app.times import SetClock
from tests.app.people import CONFERENCE, OPENING, make_conference
from tests.app.storage.by_hand import by_hand

ACT = "INSERT INTO entries VALUES (1, 1, 0, '', '', '{}', '{}', NULL)"
CUE = '{"key": "a", "kind": "MIC", "words": null, "offset_ms": 0, "from_end": false, "fields": {}}'
ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT kept.* FROM kept, n"
SECOND = "code, name, theme, organizer, venue, zone, starts, ends, hashtags, languages, limits"
WAYS: dict[str, tuple[str, ...]] = {
    "a view that never ends": (
        "CREATE TABLE kept AS SELECT * FROM conference",
        "DROP TABLE conference",
        f"CREATE VIEW conference AS {ENDLESS}",
    ),
    "a trigger": ("CREATE TRIGGER t BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END",),
    "a table more": ("CREATE TABLE more (x)",),
    "a table less": ("DROP TABLE prints",),
    "a column more": ("ALTER TABLE items ADD COLUMN more TEXT",),
    "a column less": ("ALTER TABLE items DROP COLUMN notes",),
    "a column that computes": ("ALTER TABLE sessions ADD COLUMN more AS (code) VIRTUAL",),
    "a column that checks": ("ALTER TABLE sessions ADD COLUMN more TEXT CHECK (more > 1)",),
    "an index of its own": ("CREATE UNIQUE INDEX more ON entries (kind)",),
    "another version": ("UPDATE alembic_version SET version_num = '0002'",),
    "no conference": ("DELETE FROM conference",),
    "two conferences": (
        f"INSERT INTO conference (id, revision, {SECOND}) SELECT 2, 1, {SECOND} FROM conference",
    ),
    "a zone that is none": ("UPDATE conference SET zone = 'Alps/Brenner'",),
    "limits that are a word": ("UPDATE conference SET limits = '\"three minutes\"'",),
    "a limit that is a word": ('UPDATE conference SET limits = \'{"state": "x"}\'',),
    "a limit that is no number": ("UPDATE conference SET limits = '{\"state\": NaN}'",),
    "JSON that is none": ("UPDATE conference SET seats = '{'",),
    "JSON without a bottom": (f"UPDATE conference SET hashtags = '{'[' * 5000}{']' * 5000}'",),
    "beyond the calendar": ("UPDATE sessions SET starts = 9000000000000000000",),
    "words for a number": ("UPDATE items SET duration_ms = 'ten'",),
    "a length below nothing": ("UPDATE items SET duration_ms = -1",),
    "a length without an end": ("UPDATE items SET duration_ms = 9000000000000000000",),
    "bytes for a text": ("UPDATE sessions SET title = x'00ff'",),
    "no UTF-8": ("UPDATE registrants SET family = CAST(x'ff41' AS TEXT)",),
    "half a character": ("UPDATE entities SET note = CAST(x'eda080' AS TEXT)",),
    "a category that is none": ("UPDATE entities SET category = 'moon' WHERE code = 'CA'",),
    "a status that is none": ("UPDATE registrants SET status = 'maybe'",),
    "cues that are none": ("UPDATE items SET cues = '[7]'",),
    "a cue without words": (f"UPDATE items SET cues = '[{CUE}]'",),
    "an import that replaced a list": (
        "INSERT INTO imports VALUES (9, 0, 'agenda', '', '', '', '[]', NULL)",
    ),
    "printed rows that are none": (
        "INSERT INTO prints VALUES (9, 0, 'run-of-show', 'master ', 1, '', 1, '{', NULL, '', '')",
    ),
    "the text of a paper that is none": (
        "INSERT INTO documents VALUES"
        " ('DOC-1', 1, '', '', '', '', '', 'pdf', '{', '', '', '', '', 1, NULL, 0, NULL)",
    ),
    "a decision that is none": ("INSERT INTO decisions VALUES ('mail', 'x', '[[', '', '', 0, NULL)",),
    "a merge that is a list": ("INSERT INTO decisions VALUES ('merged from', 'R1', '[]', '', '', 0, NULL)",),
    "an act that is a list": (ACT.format("SessionOpened", "[1]"),),
    "an act with another kind of value": (ACT.format("SessionSuspended", '{"reason": [1]}'),),
    "an act without a place for its time": (ACT.format("ListClosed", '{"closing_at": "2021-06-14T10:00"}'),),
    "an act about nobody": (ACT.format("FloorGiven", '{"request": "99", "limit_ms": 60000}'),),
    "an act in no session": ("INSERT INTO entries VALUES (77, 1, 0, '', '', 'SessionOpened', '{}', NULL)",),
    "an act that is missing": ("INSERT INTO entries VALUES (1, 7, 0, '', '', 'SessionOpened', '{}', NULL)",),
    "an act of the door for a number": (
        "INSERT INTO desk_entries VALUES (1, 0, '', '', 'CheckedIn', '{\"registrant\": 7}', NULL)",
    ),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A conference to be copied."""
    return make_conference(tmp_path_factory.mktemp("sound") / "sound.rostrum")


def changed(sound: Path, folder: Path, *ways: str) -> Path:
    """A copy of it with some statements done to it."""
    path = Path(shutil.copy(sound, folder / "conference.rostrum"))
    by_hand(path, *ways)
    return path


@pytest.mark.parametrize("way", WAYS)
def test_what_no_rostrum_wrote_is_not_opened(
    sound: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    """Exit 4 and a sentence; the verb before which every other one opens the same way."""
    path = changed(sound, tmp_path, *WAYS[way])
    before = path.read_bytes()

    assert main(["show", str(path)]) == 4
    assert capsys.readouterr().err == (
        "conference.rostrum is damaged and was not opened; take the latest backup.\n"
    )
    assert main(["floor", "open_session", str(path), "--session", "D1-P1"]) == 4
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE registrants SET family = 'Other' WHERE number = 'R1'",
        "UPDATE sessions SET starts = starts + 60000000 WHERE code = 'D1-P1'",
        "UPDATE items SET duration_ms = duration_ms + 1",
        "UPDATE conference SET revision = revision + 1",
        "UPDATE entities SET sum = sum + 1 WHERE code = 'CA'",
        "UPDATE registrants SET sum = NULL WHERE number = 'R1'",
        "DELETE FROM registrants WHERE number = 'R1'; "
        "INSERT INTO registrants (number, badge) VALUES ('R1', 'x')",
    ],
)
def test_a_sound_value_that_no_rostrum_wrote_is_not_opened(sound: Path, tmp_path: Path, change: str) -> None:
    """One bit may turn a name into a name; the sum of its row tells."""
    path = changed(sound, tmp_path)
    by_hand(path, *change.split("; "), sums=False)

    with pytest.raises(Unreachable, match="is damaged and was not opened"):
        Station.open(str(path), clock=SetClock(OPENING))


def test_an_act_is_not_another_act(sound: Path, tmp_path: Path) -> None:
    """Also where it would be one that the rules allow."""
    path = changed(sound, tmp_path)
    station = Station.open(str(path), clock=SetClock(OPENING))
    station.do("D1-P1", "request_floor", delegation="CA")
    station.close()
    by_hand(path, "UPDATE entries SET data = replace(data, 'CA', 'NO')", sums=False)

    with pytest.raises(Unreachable, match="is damaged and was not opened"):
        Station.open(str(path), clock=SetClock(OPENING))


@pytest.mark.parametrize(
    "trigger",
    [
        "BEFORE INSERT ON entries BEGIN SELECT RAISE(IGNORE); END",
        "AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
        "AFTER INSERT ON entries BEGIN UPDATE entries SET kind = 'ListOpened'; END",
    ],
)
def test_what_is_not_found_again_was_not_done(sound: Path, tmp_path: Path, trigger: str) -> None:
    """A trigger that came after the file was opened: the act is not acknowledged."""
    path = changed(sound, tmp_path)
    station = Station.open(str(path), clock=SetClock(OPENING))
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"CREATE TRIGGER t {trigger}")

    with pytest.raises(Unsaved, match="not found again"):
        station.do("D1-P1", "open_session")
    assert station.live("D1-P1").floor.seq == 0
    station.close()


def test_rows_that_do_not_change_are_not_acknowledged(sound: Path, tmp_path: Path) -> None:
    """The revision grows with every change of rows, or the change was none."""
    path = changed(sound, tmp_path)
    station = Station.open(str(path), clock=SetClock(OPENING))
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TRIGGER t BEFORE UPDATE ON conference BEGIN SELECT RAISE(IGNORE); END")

    with pytest.raises(Unsaved, match="not found again"), station.changing("The test"):
        pass
    station.close()


def test_nothing_is_written_with_which_the_file_would_not_be_opened(sound: Path, tmp_path: Path) -> None:
    """A time in the year 9999 has no place in every zone."""
    path = changed(sound, tmp_path)
    station = Station.open(str(path), clock=SetClock(OPENING))
    late = replace(CONFERENCE, ends=datetime(9999, 1, 1, tzinfo=UTC))

    with pytest.raises(Unsaved, match="outside the calendar"), station.changing("The test") as connection:
        write_conference(connection, late)
    station.close()
    Station.open(str(path), clock=SetClock(OPENING)).close()
    with pytest.raises(Unsaved, match="outside the calendar"):
        Station.create(str(tmp_path / "new.rostrum"), late, clock=SetClock(OPENING))
    assert not list(tmp_path.glob("*new*"))


def test_damage_names_the_newest_sound_backup(sound: Path, tmp_path: Path) -> None:
    """Not the newest of all: that one was read, and is damaged too; nor one that only has the latest name."""
    path = changed(sound, tmp_path)
    folder = tmp_path / "conference backups"
    folder.mkdir()
    station = Station.open(str(path), clock=SetClock(OPENING))
    for name, act in (("z", "open_session"), ("b", "open_list"), ("c", "close_list")):
        station.do("D1-P1", act)
        backup(station, folder / f"{name}.rostrum")
    station.close()
    with closing(sqlite3.connect(folder / "c.rostrum")) as file:
        file.execute("UPDATE conference SET zone = ''")
        file.commit()
    (folder / "d.rostrum").write_bytes(b"no database")
    (folder / "e.rostrum").mkdir()
    with closing(sqlite3.connect(path)) as file:
        file.execute("DELETE FROM conference")
        file.commit()

    with pytest.raises(Unreachable, match=r"is damaged and was not opened; take the backup b\.rostrum\."):
        Station.open(str(path), clock=SetClock(OPENING))
