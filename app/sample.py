"""The sample conference: built from the files in `resources/sample` through the importers, like any other."""

from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

from app.exchange.requests_table import AdvanceRequest, read_requests
from app.exchange.settings import read_settings
from app.station import Station
from app.times import SetClock, zone

STARTS_AT = datetime(2021, 6, 14, 13, 26, 30, tzinfo=UTC)
"""When the demo begins: three and a half minutes before Panel 1, 15:26:30 in Vienna."""

_ENTERED = datetime(2021, 6, 14, 11, 40, tzinfo=UTC)
_OPENING = "D1-OPEN"
_SECOND = timedelta(seconds=1)


def sample_folder() -> Path:
    """Where the sample's files lie."""
    return Path(str(files("resources") / "sample"))


def build_sample(path: Path) -> None:
    """Make the sample conference as a new file: settings, agenda, registrants, requests, the opening session.

    Raises Unsaved when the file exists or cannot be written.
    """
    folder = sample_folder()
    clock = SetClock(_ENTERED)
    station = Station.create(str(path), read_settings(folder / "conference.toml"), clock=clock)
    try:
        station.careless()
        for what, name in (("agenda", "agenda.csv"), ("registrants", "registrants.csv")):
            station.write_import(what, station.plan_import(what, folder / name))
        _enter_requests(station, clock)
        _hold_the_opening(station, clock)
    finally:
        station.close()


def _enter_requests(station: Station, clock: SetClock) -> None:
    """The secretariat enters what came ahead by e-mail, a second apiece."""
    loaded = station.load()
    where = zone(loaded.conference.zone)
    asked = read_requests(
        sample_folder() / "requests.csv", zone=where, entities=loaded.entities, registrants=loaded.registrants
    )
    for one in asked:
        clock.at += _SECOND
        station.do(one.session, "request_floor", **_arguments(one))


def _arguments(one: AdvanceRequest) -> dict[str, object]:
    return {
        "delegation": one.entity,
        "person": one.person,
        "kind": "group_statement" if one.on_behalf_of else "statement",
        "mode": one.mode,
        "channel": one.channel,
        "received_at": one.received_at,
        "language": one.language,
        "on_behalf_of": one.on_behalf_of,
        "note": one.note,
    }


def _hold_the_opening(station: Station, clock: SetClock) -> None:
    """The opening session was held and closed before the demo begins."""
    opening = station.session(_OPENING)
    clock.at = opening.starts + 41 * _SECOND
    station.do(_OPENING, "open_session")
    clock.at = opening.ends - 95 * _SECOND
    station.do(_OPENING, "close_session")
