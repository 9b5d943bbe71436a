"""Every state of the console can be drawn, and each is a picture of its own."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.errors import Trouble
from app.rehearsal.sample import sample_copy
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.exchange.files import text_file
from tests.app.people import CONFERENCE, OPENING
from ui.screenshots.door import AT_THE_DOOR
from ui.screenshots.draw import VIEWS, screenshot
from ui.screenshots.states import STATES
from ui.style.theme import Theme, apply_theme


@pytest.fixture
def dressed(qapp: QApplication, night: Theme) -> Iterator[QApplication]:
    """Pictures dress the application; afterwards it wears the usual theme."""
    yield qapp
    apply_theme(qapp, night)


def test_every_state_is_a_picture_of_its_own(dressed: QApplication, tmp_path: Path) -> None:
    """Drawn from acts that the rules allow, on a copy that is thrown away."""
    sample = sample_copy(tmp_path)
    before = sha256(sample.read_bytes()).hexdigest()
    drawn: dict[str, str] = {}
    for state in STATES:
        out = screenshot(
            str(sample), role="chair", state=state, size=(1280, 672), theme="day", out=tmp_path / "one.png"
        )
        drawn[state] = sha256(out.read_bytes()).hexdigest()

    assert len(set(drawn.values())) == len(STATES)
    assert set(VIEWS) <= set(STATES)
    assert sha256(sample.read_bytes()).hexdigest() == before


def test_a_picture_for_the_readme_is_small(dressed: QApplication, tmp_path: Path) -> None:
    """150 kilobytes at most."""
    out = screenshot(
        str(sample_copy(tmp_path)),
        role="chair",
        state="list-closed",
        size=(1366, 768),
        theme="night",
        out=tmp_path / "one.png",
    )

    assert out.stat().st_size < 150 * 1_024


def test_a_theme_there_is_not_is_refused(dressed: QApplication, tmp_path: Path) -> None:
    """With those there are."""
    with pytest.raises(Trouble, match="night, day"):
        screenshot("x", role="chair", state="running", size=(1, 1), theme="pink", out=tmp_path / "p.png")


def test_a_conference_in_which_nobody_could_speak_is_drawn_before_it_opens(
    dressed: QApplication, tmp_path: Path
) -> None:
    """An agenda and no registrants yet: what comes after the opening is refused in words."""
    table = text_file(tmp_path, "session,title,start,end\nA,Panel,2021-06-14T14:00,2021-06-14T15:00\n")
    station = Station.create(str(tmp_path / "new.rostrum"), CONFERENCE, clock=SetClock(OPENING))
    ImportDesk(station).write("agenda", ImportDesk(station).plan("agenda", table))
    station.close()

    def drawn(role: str, state: str) -> Path:
        return screenshot(
            str(tmp_path / "new.rostrum"), role=role, state=state, size=(1280, 672), theme="day",
            out=tmp_path / f"{role}.png",
        )  # fmt: skip

    assert drawn("agenda", "before").exists()
    with pytest.raises(Trouble, match="Nobody is registered here"):
        drawn("chair", "running")


def test_the_entrance_and_the_list_of_people_are_drawn(dressed: QApplication, tmp_path: Path) -> None:
    """What somebody sees there after a scan, while writing, or looking for who is missing."""
    sample = str(sample_copy(tmp_path))
    states = (
        *(("registration", state) for state in ("before", *AT_THE_DOOR)),
        ("people", "before"),
        ("people", "writing"),
    )
    drawn = set()
    for role, state in states:
        out = screenshot(
            sample, role=role, state=state, size=(1280, 672), theme="day", out=tmp_path / "a.png"
        )
        drawn.add(sha256(out.read_bytes()).hexdigest())

    assert len(drawn) == len(states)
