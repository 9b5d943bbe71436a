"""Settings at a conference's desk: one revision each, never over another's change; entities merged."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from app.agenda.changes import Change as AgendaChange
from app.badges.face import badge_face
from app.errors import Changed, Refused
from app.settings.changes import Change
from app.settings.editor import Settings
from app.settings.entities import Entities
from app.settings.fields import called
from app.settings.members import proposed
from app.station.agenda_desk import AgendaDesk
from app.station.badge_desk import BadgeDesk
from app.station.settings.desk import SettingsDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference


@pytest.fixture
def station(tmp_path: Path) -> Station:
    """A small conference, a minute before Panel 1."""
    held = Station.open(str(make_conference(tmp_path / "c.rostrum")), clock=SetClock(OPENING))
    held.do_not_sync()
    return held


def typed(station: Station, name: str, text: str) -> Change:
    """A change of one setting, as a window makes it of the rows that it has seen."""
    loaded = station.load()
    return Settings(loaded.conference, loaded.sessions).typed(called(name), text)


def test_a_change_is_written_seen_and_taken_back(station: Station) -> None:
    """With it the revision grows, so that every desk looks."""
    before = station.load()
    written = SettingsDesk(station).write(typed(station, "limits.state", "2:30"))
    after = station.load()

    assert after.data_version > before.data_version
    assert after.conference == replace(
        before.conference, limits={**before.conference.limits, "state": 150_000}
    )
    assert station.live("D1-P1").context.limits["state"] == 150_000
    SettingsDesk(station).write(written.back)
    assert station.load().conference == before.conference


def test_what_another_desk_has_set_is_never_overwritten(station: Station) -> None:
    """Two settings at once are both kept; of one the second is told, and what it would spoil is refused."""
    desk = SettingsDesk(station)
    name, theme = typed(station, "name", "Mine"), typed(station, "theme", "A theme")
    starts, ends = typed(station, "starts", "15 June 2021"), typed(station, "ends", "14 June 2021 16:00")
    desk.write(typed(station, "name", "Theirs"))
    desk.write(theme)
    with pytest.raises(Changed, match="Another desk has changed this meanwhile, so it was not written: Name"):
        desk.write(name)
    desk.write(starts)
    with pytest.raises(Refused, match="The conference would end before it begins"):
        desk.write(ends)

    found = station.load().conference
    assert (found.name, found.theme) == ("Theirs", "A theme")
    assert found.starts < found.ends


def test_the_zone_stays_once_a_session_has_begun(station: Station) -> None:
    """Before, the agenda goes along; a record keeps its times."""
    change = typed(station, "zone", "tashkent")
    SettingsDesk(station).write(SettingsDesk(station).write(change).back)
    assert station.session("D1-P1").starts == OPENING
    station.do("D1-P1", "open_session")
    with pytest.raises(Refused, match="A session has begun"):
        SettingsDesk(station).write(change)


def test_an_entity_is_added_renamed_and_ordered(station: Station) -> None:
    """As ordinary rows, by code."""
    desk = SettingsDesk(station)

    def now() -> Entities:
        return Entities(station.load().conference, station.load().entities)

    added = desk.write(now().add([proposed("Ghana", now().held.values())]))
    desk.write(now().typed("GH", "article", "the"))
    desk.write(now().move("GH", -1))
    assert list(station.load().entities)[-2:] == ["GH", "CSO-01"]
    assert station.load().entities["GH"].article == "the"
    with pytest.raises(Changed, match="Ghana added"):
        desk.write(added.back)
    desk.remove("GH")
    assert "GH" not in station.load().entities
    with pytest.raises(Refused, match="Norway is named by 1 registrant; merge it into another instead"):
        desk.remove("NO")


def test_two_that_are_one_are_named_as_one_everywhere(station: Station) -> None:
    """Registrants, items, seats, requests that wait and what was said; and all of it comes back."""
    desk = SettingsDesk(station)
    desk.write(Entities(station.load().conference, station.load().entities).typed("NO", "seat", "7"))
    panel = station.session("D1-P1")
    item = replace(panel.items[0], entity="NO")
    AgendaDesk(station).write(
        AgendaChange("Item 1", (panel,), (replace(panel, items=(item, *panel.items[1:])),))
    )
    for act in ("open_session", "open_list"):
        station.do("D1-P1", act)
    station.do("D1-P1", "start_item", item="2")
    station.do("D1-P1", "request_floor", delegation="NO", request="1")
    station.do("D1-P1", "request_floor", delegation="TR", request="2")
    station.do("D1-P1", "give_floor", request="1")
    with pytest.raises(Refused, match="Norway has the floor in Panel 1: What demand is; merge them after"):
        desk.merge("SE", "NO")
    station.do("D1-P1", "end_statement")

    before = station.load()
    merged = desk.merge("SE", "NO")
    loaded, live = station.load(), station.live("D1-P1")
    assert "NO" not in loaded.entities
    assert loaded.people["R2"].entity == "SE"
    assert (loaded.conference.seats, live.session.items[0].entity) == ({"SE": "7"}, "SE")
    assert [live.floor.requests[number].delegation for number in "12"] == ["SE", "TR"]
    again = Station.open(station.address, clock=station.clock)
    assert again.live("D1-P1").floor == live.floor
    again.close()

    desk.write(merged.back)
    loaded = station.load()
    assert (loaded.entities, loaded.registrants) == (before.entities, before.registrants)
    assert (list(loaded.entities), loaded.one_entity) == (list(before.entities), {})
    assert station.live("D1-P1").floor.requests["1"].delegation == "NO"


def test_the_words_for_ranks_order_the_list(station: Station) -> None:
    """A conference says which positions are a minister's."""
    with station.changing("The test") as connection:
        connection.exec_driver_sql(
            "UPDATE registrants SET position = 'ministre', sum = NULL WHERE number = 'R2'"
        )
    assert "R2" not in station.live("D1-P1").context.ranks
    SettingsDesk(station).write(typed(station, "ranks.minister", "minister, ministre"))
    assert station.live("D1-P1").context.ranks["R2"] == 3


def test_logo_and_colour_stand_on_badges(station: Station, tmp_path: Path) -> None:
    """On cards that follow the program's own layouts, until the logo is taken back."""
    Image.new("RGB", (40, 40), "#123456").save(tmp_path / "ours.png")
    desk = SettingsDesk(station)
    desk.write(typed(station, "colours.badge", "8a1c3b"))
    written = desk.write(desk.logo_of(tmp_path / "ours.png"))
    loaded = station.load()
    assert badge_face(loaded.registrants[1], None, loaded.conference).colour == "#8a1c3b"

    pictures = []
    for name in ("with", "without"):
        BadgeDesk(station).print_badges(tmp_path / f"{name}.pdf")
        pictures.append(len(re.findall(rb"/Subtype\s*/Image", (tmp_path / f"{name}.pdf").read_bytes())))
        if name == "with":
            desk.write(written.back)
    assert pictures == [1, 0]
