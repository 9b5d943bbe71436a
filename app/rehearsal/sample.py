"""The sample conference: built from the files in `resources/sample` through the importers, like any other."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import platformdirs

from app.exchange.requests.advance_request import arguments
from app.exchange.requests.table import read_requests
from app.rehearsal.sample_papers import keep_papers
from app.settings.files import read_settings
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock, zone
from app.whole_files import copy_private, private_folder

_ENTERED = datetime(2021, 6, 14, 11, 40, tzinfo=UTC)
_OPENING = "D1-OPEN"
_SECOND = timedelta(seconds=1)


def sample_folder() -> Path:
    """Where the sample's files lie."""
    return Path(str(files("resources") / "sample"))


def build_sample(path: Path) -> None:
    """Make the sample conference as a new file: settings, agenda, people, papers, requests, the opening.

    Raises Unsaved when the file exists or cannot be written.
    """
    folder = sample_folder()
    clock = SetClock(_ENTERED)
    station = Station.create(str(path), read_settings(folder / "conference.toml"), clock=clock)
    try:
        station.do_not_sync()
        for what in ("agenda", "registrants", "questions"):
            ImportDesk(station).write(what, ImportDesk(station).plan(what, folder / f"{what}.csv"))
        keep_papers(station, folder)
        _enter_requests(station, clock)
        _hold_the_opening(station, clock)
    finally:
        station.close()


def sample_copy(folder: Path) -> Path:
    """A fresh copy of the sample in a folder; it is built once for each version of the program and kept.

    Raises Unsaved when the folder cannot be written.
    """
    path = folder / "sample.rostrum"
    kept = Path(platformdirs.user_cache_dir("rostrum", appauthor=False)) / f"sample-{_fingerprint()}.rostrum"
    if kept.is_file():
        copy_private(kept, path)
        return path
    build_sample(path)
    with suppress(OSError):  # a laptop that keeps nothing builds the sample anew each time
        private_folder(kept.parent)
        for old in kept.parent.glob("sample-*"):
            old.unlink()
        copy_private(path, kept.with_suffix(".part"))
        kept.with_suffix(".part").replace(kept)
    return path


def _fingerprint() -> str:
    """What the sample is made of: its files, and the program that reads them."""
    digest = sha256()
    for root, pattern in (
        (sample_folder().parent, "*/*.[ct][so][vm]*"),
        (sample_folder(), "*.txt"),
        (Path(__file__).parents[1], "**/*.py"),
    ):
        for path in sorted(root.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _enter_requests(station: Station, clock: SetClock) -> None:
    """The secretariat enters what came ahead by e-mail, a second apiece."""
    loaded = station.load()
    where = zone(loaded.conference.zone)
    asked = read_requests(
        sample_folder() / "requests.csv", zone=where, entities=loaded.entities, registrants=loaded.registrants
    )
    for request in asked:
        clock.at += _SECOND
        station.do(request.session, "request_floor", **arguments(request, loaded.people))


def _hold_the_opening(station: Station, clock: SetClock) -> None:
    """The opening session was held and closed before the demo begins."""
    opening = station.session(_OPENING)
    clock.at = opening.starts + 41 * _SECOND
    station.do(_OPENING, "open_session")
    clock.at = opening.ends - 95 * _SECOND
    station.do(_OPENING, "close_session")
