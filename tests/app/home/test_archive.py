"""A conference that is over: in one file, refused to every change, open again when it is wanted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from app.agenda.changes import Change
from app.errors import Refused
from app.home.archive import archive, reopen
from app.home.archived_words import archived_words
from app.home.backups import backup
from app.live.desk_id import DeskId
from app.station.agenda_desk import AgendaDesk
from app.station.import_desk import ImportDesk
from app.station.print_desk import PrintDesk
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """After Panel 1."""
    held = Station.open(
        str(make_conference(tmp_path / "conference.rostrum")), clock=SetClock(OPENING), desk=DeskId()
    )
    held.do("D1-P1", "open_session")
    yield held
    held.close()


def _import(station: Station) -> object:
    source = Path(station.address).with_name("more.csv")
    source.write_text("number,given,family,entity\nR77,Ada,New,CA\n", encoding="utf-8")
    desk = ImportDesk(station)
    return desk.write("registrants", desk.plan("registrants", source))


def _rename(station: Station) -> object:
    session = station.session("D1-P1")
    return AgendaDesk(station).write(Change("Other", (session,), (replace(session, title="Other"),)))


CHANGES: dict[str, Callable[[Station], object]] = {
    "an act of the floor": lambda station: station.do("D3-FLOOR", "open_session"),
    "an act at the door": lambda station: RegistrationDesk(station).do(
        "switch_attendance", registrant="R1", to="in_room"
    ),
    "the agenda": _rename,
    "an import": _import,
}


def test_an_archive_holds_the_conference_and_its_papers_and_nothing_is_changed_after(
    station: Station, tmp_path: Path
) -> None:
    """Not while a session is on; what is printed or copied afterwards is no change; reopened, all goes on."""
    with pytest.raises(Refused, match="D1-P1 is on"):
        archive(station, tmp_path)
    station.do("D1-P1", "close_session")
    sentence = archive(station, tmp_path)
    (made,) = tmp_path.glob("*.zip")
    assert sentence.startswith(f"Archived in {made}, with 3 papers.")
    assert made.stat().st_mode & 0o277 == 0
    names = ["TEST21.rostrum", "run-of-show-master.pdf", "run-of-show-as-run.pdf", "record-D1-P1.pdf"]
    with ZipFile(made) as packed:
        assert packed.namelist() == names
        packed.extractall(tmp_path / "out")
    held = Station.open(str(tmp_path / "out" / "TEST21.rostrum"), clock=SetClock(OPENING), desk=DeskId())
    assert held.live("D1-P1").floor == station.live("D1-P1").floor
    assert held.load().conference.is_archived
    held.close()
    assert made.name in archived_words(station.load().conference)
    for change in CHANGES.values():
        with pytest.raises(Refused, match="archived"):
            change(station)
    PrintDesk(station).run_of_show(tmp_path / "later.pdf")
    backup(station, tmp_path)
    station.prove_writable()
    with pytest.raises(Refused, match="Reopen it first"):
        archive(station, tmp_path)

    reopen(station)
    assert archived_words(station.load().conference) == ""
    for change in CHANGES.values():
        change(station)
