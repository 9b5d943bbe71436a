"""The waiting-room check: who a name may be, why, and what to do; a person decides, and it stays decided."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Unreadable
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.tech.zoom_names import Checked, several
from app.times import SetClock
from tests.app.people import OPENING, make_conference


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[RegistrationDesk]:
    """Five people are registered."""
    station = Station.open(str(make_conference(tmp_path / "a.rostrum")), clock=SetClock(OPENING))
    yield RegistrationDesk(station)
    station.close()


def check(desk: RegistrationDesk, name: str) -> Checked:
    """One name."""
    (checked,) = desk.check_names([name])
    return checked


@pytest.mark.parametrize(
    ("name", "likeness", "do"),
    [
        ("Canada – Claire Tremblay", "exact", "admit"),
        ("Claire Tremblay", "exact", "admit and rename “Canada – Claire Tremblay”"),
        ("claire", "likely", "ask, then admit and rename “Canada – Claire Tremblay”"),
        ("Clair Tremblay", "likely", "ask, then admit and rename “Canada – Claire Tremblay”"),
        ("John Nobody", "none", "not registered: desk phone, do not admit"),
        ("iPhone", "none", "ask who it is; do not admit yet"),
        ("Late Comer", "exact", "registration not confirmed: desk phone, do not admit"),
    ],
)
def test_each_name_says_who_and_what_to_do(desk: RegistrationDesk, name: str, likeness: str, do: str) -> None:
    """Never only a tick or a cross."""
    checked = check(desk, name)

    assert (checked.likeness, checked.do) == (likeness, do)
    assert checked.why


def test_a_protected_person_is_renamed_to_the_alias(desk: RegistrationDesk) -> None:
    """Whatever name came in."""
    assert check(desk, "Mona Lind").do.endswith("Expert A”")


def test_what_was_decided_stays_decided(desk: RegistrationDesk) -> None:
    """Let in as somebody, or kept out."""
    desk.do("decide_name", name="claire", registrant="R1", admitted=True)
    desk.do("decide_name", name="iPhone", admitted=False)

    assert check(desk, "claire").do == "let in · rename “Canada – Claire Tremblay”"
    assert check(desk, "iPhone").do == "decided: not let in"


def test_a_text_is_many_names_each_once() -> None:
    """Lines without anything count nothing."""
    assert several(" Claire \n\nIngrid\tSolberg\r\nClaire\n") == ["Claire", "Ingrid Solberg"]


def test_a_file_of_names_is_read_whatever_its_encoding(desk: RegistrationDesk, tmp_path: Path) -> None:
    """As Zoom or a person saved it."""
    path = tmp_path / "names.txt"
    path.write_bytes("Đorđe Ćirić\r\nIngrid Solberg\r\n".encode("utf-16"))
    assert desk.names_in(path) == ("Đorđe Ćirić", "Ingrid Solberg")

    with pytest.raises(Unreadable, match="is not there"):
        desk.names_in(tmp_path / "none.txt")
