"""A small conference in values: two days, three delegations, a few people. For tests that need a file."""

import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from app.conference.conference import Conference
from app.conference.entities import Category, Entity
from app.conference.registrants import Attendance, Registrant, Status
from app.conference.sessions import Item, Session
from app.station.station import Station
from app.storage.database import engine_of
from app.storage.signature import Signature
from app.storage.tables import conference
from app.storage.tables.agenda import write_sessions
from app.storage.tables.backup_marks import write_identity
from app.storage.tables.registrants import write_registrants
from app.times import Clock, SetClock

MINUTE = 60_000
OPENING = datetime(2021, 6, 14, 13, 30, tzinfo=UTC)
"""15:30 in Vienna, when Panel 1 begins."""

CONFERENCE = Conference(
    code="TEST21",
    name="A test conference",
    zone="Europe/Vienna",
    starts=datetime(2021, 6, 14, 12, tzinfo=UTC),
    ends=datetime(2021, 6, 16, 14, 30, tzinfo=UTC),
    venue="Hofburg, Vienna",
    floor_deadline=datetime(2021, 6, 14, 11, 30, tzinfo=UTC),
)

PANEL = Session(
    code="D1-P1",
    kind="panel",
    title="Panel 1: What demand is",
    starts=OPENING,
    ends=OPENING.replace(hour=15),
    hard_end=OPENING.replace(hour=15, minute=40),
    limit_ms=3 * MINUTE,
    items=(
        Item("1", "introduction", "Introduction", 10 * MINUTE, entity="SE", mode="room"),
        Item("2", "discussion", "Discussion", 60 * MINUTE),
        Item("3", "response", "Replies of the panellists", 10 * MINUTE),
    ),
)

STATEMENTS = Session(
    code="D3-FLOOR",
    kind="statements",
    title="Statements by delegations",
    starts=datetime(2021, 6, 16, 11, 30, tzinfo=UTC),
    ends=datetime(2021, 6, 16, 13, 15, tzinfo=UTC),
    items=(Item("1", "discussion", "List of speakers", 95 * MINUTE),),
)

PEOPLE = (
    Registrant("R1", "Claire", "Tremblay", "CA", attendance=Attendance.ZOOM, status=Status.CONFIRMED),
    Registrant("R2", "Ingrid", "Solberg", "NO", title="H.E.", status=Status.CONFIRMED),
    Registrant("R3", "Đorđe", "Ćirić", "RS", native="Ђорђе Ћирић", status=Status.CONFIRMED),
    Registrant("R4", "Mona", "Lind", "UN-ODC", status=Status.CONFIRMED, alias="Expert A"),
    Registrant("R5", "Late", "Comer", "TR", status=Status.PENDING),
)


def make_conference(path: Path, clock: Clock | None = None) -> Path:
    """A conference file with an agenda of two sessions and five people, and an identity of its own."""
    if clock is not None:
        return _made(path, clock)
    assert not path.exists(), path
    path.touch(mode=0o600)
    path.write_bytes(_usual())
    with engine_of(path).begin() as connection:
        write_identity(connection, Signature(OPENING, platform.node(), ""))
    return path


@cache
def _usual() -> bytes:
    """Making one takes longer than most tests of it do."""
    with TemporaryDirectory() as folder:
        return _made(Path(folder) / "usual.rostrum", SetClock(OPENING)).read_bytes()


def _made(path: Path, clock: Clock) -> Path:
    station = Station.create(str(path), CONFERENCE, clock=clock)
    with station.changing("The test") as connection:
        write_sessions(connection, (PANEL, STATEMENTS))
        conference.add_entities(connection, (Entity("CSO-01", "Harbour Light", Category.CIVIL_SOCIETY),))
        write_registrants(connection, PEOPLE, ())
    station.close()
    return path


def write_agenda(station: Station, sessions: Iterable[Session]) -> None:
    """Sessions as an editor would leave them, as one revision."""
    with station.changing("The agenda") as connection:
        write_sessions(connection, sessions)
