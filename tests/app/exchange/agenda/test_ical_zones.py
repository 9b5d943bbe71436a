"""A calendar's own zones go before those of the world (RFC 5545, 3.2.19); days are those of the venue."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.app.exchange.agenda.test_ical import calendar, only, read
from tests.app.exchange.files import agenda, text_file

BRITISH = ("19701025T020000", "+0100", "+0000", "19700329T010000", "+0000", "+0100")
VIENNESE = ("19701025T030000", "+0200", "+0100", "19700329T020000", "+0100", "+0200")
AMERICAN = ("20071104T020000", "-0400", "-0500", "20070311T020000", "-0500", "-0400")


def zone(
    name: str, rules: tuple[str, ...], *, recurs: bool = True, autumn: str = "10", spring: str = "3"
) -> str:
    """A zone with a summer time, as a file defines it."""
    winter, winter_from, winter_to, summer, summer_from, summer_to = rules
    week = "-1SU" if autumn == "10" else "1SU"
    rule = "RRULE:FREQ=YEARLY;BYDAY={};BYMONTH={}\n" if recurs else ""
    return (
        f"BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\nDTSTART:{winter}\nTZOFFSETFROM:{winter_from}\n"
        f"TZOFFSETTO:{winter_to}\n{rule.format(week, autumn)}END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:{summer}\n"
        f"TZOFFSETFROM:{summer_from}\nTZOFFSETTO:{summer_to}\n{rule.format('-1SU', spring)}END:DAYLIGHT\n"
        "END:VTIMEZONE\n"
    )


def at(name: str, wall: str) -> str:
    """An event of half an hour at a time of a zone."""
    return f"SUMMARY:X\nDTSTART;TZID={name}:{wall}\nDURATION:PT30M"


@pytest.mark.parametrize(
    ("name", "rules", "wall", "hour"),
    [
        ("GMT", BRITISH, "20210614T102000", 9),
        ("UTC", BRITISH, "20210614T102000", 9),
        ("Etc/GMT", BRITISH, "20210614T102000", 9),
        ("GMT", BRITISH, "20210114T102000", 10),
        (
            "EST",
            ("19701025T030000", "-0400", "-0500", "19700329T020000", "-0500", "-0400"),
            "20210614T082000",
            12,
        ),
        ("Etc/GMT+1", VIENNESE, "20210614T102000", 8),
        (" 1", VIENNESE, "20210614T102000", 8),
        ("Customized Time Zone 2", VIENNESE, "20210614T102000", 8),
    ],
)
def test_a_zone_is_what_the_file_says(
    tmp_path: Path, name: str, rules: tuple[str, ...], wall: str, hour: int
) -> None:
    """British “GMT” has a summer; where a name means something else elsewhere the plan says so."""
    session = only(tmp_path, at(name, wall), zone(name, rules))

    assert session.starts == datetime(2021, int(wall[4:6]), 14, hour, 20, tzinfo=UTC)


def test_what_a_zone_means_elsewhere_is_said_once(tmp_path: Path) -> None:
    event = at("GMT", "20210614T102000")

    plan = read(tmp_path, event, event.replace("X", "Y"), before=zone("GMT", BRITISH))

    assert plan.notes == (
        "By the file's own zone “GMT”, 10:20 on 14 June 2021 is 11:20 at the venue; "
        "elsewhere it would be 12:20.",
    )


def test_a_zone_of_one_year_says_nothing_of_others(tmp_path: Path) -> None:
    """Some programs write only two changes; the known zone of that name holds before and after them."""
    before = zone("America/New_York", AMERICAN, recurs=False)

    summer, winter = (
        only(tmp_path, at("America/New_York", wall), before)
        for wall in ("20210614T090000", "19980312T090000")
    )

    assert summer.starts == datetime(2021, 6, 14, 13, tzinfo=UTC)
    assert winter.starts == datetime(1998, 3, 12, 14, tzinfo=UTC)


def test_changes_by_date_hold(tmp_path: Path) -> None:
    """RDATE instead of a rule, both hours of the change: the first of two, and none that is skipped."""
    before = (
        "BEGIN:VTIMEZONE\nTZID:Hall\nBEGIN:STANDARD\nDTSTART:20201025T030000\nRDATE:20211031T030000\n"
        "TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20210328T020000\n"
        "TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
    )

    plan = read(
        tmp_path,
        at("Hall", "20210614T100000"),
        at("Hall", "20211031T023000"),
        at("Hall", "20210328T023000"),
        before=before,
    )

    assert [change.value.starts for change in plan.new] == [
        datetime(2021, 6, 14, 8, tzinfo=UTC),
        datetime(2021, 10, 31, 0, 30, tzinfo=UTC),
    ]
    assert "the first 02:30 was taken" in plan.notes[0]
    assert "does not exist there" in plan.problems[0].what


def test_each_calendar_of_a_file_has_its_own_zones(tmp_path: Path) -> None:
    """Floating times, a name with two meanings, and one that the next calendar does not define."""
    texts = [
        calendar(
            "SUMMARY:A\nDTSTART:20210614T080000\nDURATION:PT30M", before="X-WR-TIMEZONE:America/New_York\n"
        ),
        calendar("SUMMARY:B\nDTSTART:20210614T080000\nDURATION:PT30M"),
        calendar(at("Hall", "20210614T100000").replace("X", "C"), before=zone("Hall", VIENNESE)),
        calendar(at("Hall", "20210614T100000").replace("X", "D"), before=zone("Hall", BRITISH)),
        calendar(at("Hall", "20210614T100000").replace("X", "E")),
    ]
    for count, text in enumerate(texts):
        texts[count] = text.replace("UID:0", f"UID:{count}")

    plan = agenda(text_file(tmp_path, "".join(texts), "agenda.ics"))

    assert {change.value.title: change.value.starts.hour for change in plan.new} == {
        "A": 12,
        "B": 6,
        "C": 8,
        "D": 9,
    }
    assert [problem.what for problem in plan.problems] == ["“E”: the time zone “Hall” is not known."]


@pytest.mark.parametrize("own", ["UTC", "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati"])
@pytest.mark.parametrize(
    ("times", "days"),
    [
        ("DTSTART;VALUE=DATE:20210614", 1),
        ("DTSTART;VALUE=DATE:20210614\nDTEND;VALUE=DATE:20210616", 2),
        ("DTSTART;VALUE=DATE:20210614\nDURATION:P3D", 3),
        ("DTSTART;VALUE=DATE:20210614\nDURATION:P1W", 7),
    ],
)
def test_a_whole_day_is_that_day_at_the_venue(tmp_path: Path, own: str, times: str, days: int) -> None:
    """RFC 5545, 3.3.4: whatever zone the calendar is kept in."""
    session = only(tmp_path, f"SUMMARY:X\n{times}", f"X-WR-TIMEZONE:{own}\n")

    assert session.starts == datetime(2021, 6, 13, 22, tzinfo=UTC)
    assert (session.ends - session.starts).days == days


@pytest.mark.parametrize(
    "times",
    [
        "DTSTART;TZID=Europe/Vienna:20210614T150000Z\nDTEND;TZID=Europe/Vienna:20210614T160000Z",
        "DTSTART;TZID=America/New_York:20210614T150000Z\nDTEND:20210614T160000Z",
        "DTSTART:20210614T150000Z\nDTEND;TZID=Asia/Tokyo:20210614T160000Z",
    ],
)
def test_a_time_with_a_zone_and_a_z_is_utc_and_remarked_upon(tmp_path: Path, times: str) -> None:
    plan = read(tmp_path, f"SUMMARY:X\n{times}")

    assert [change.value.starts.hour for change in plan.new] == [15]
    assert [change.value.ends.hour for change in plan.new] == [16]
    assert "UTC was taken" in plan.notes[0]


@pytest.mark.parametrize(
    ("block", "known"),
    [
        ("DTSTART:16010101T0300Z\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100", True),
        ("DTSTART:16010101T030000\nTZOFFSETTO:ten", True),
        ("DTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nRRULE:FREQ=SECONDLY", True),
        (
            "DTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            True,
        ),
        ("RRULE:FREQ=YEARLY;BYDAY=never", False),
    ],
)
def test_a_broken_zone_costs_only_events_that_need_it(tmp_path: Path, block: str, known: bool) -> None:
    """A known zone of that name holds; else the problem says where the zone is defined."""
    name = "Europe/Vienna" if known else "Reef"
    before = f"BEGIN:VTIMEZONE\nTZID:{name}\nBEGIN:STANDARD\n{block}\nEND:STANDARD\nEND:VTIMEZONE\n"

    plan = read(
        tmp_path,
        "SUMMARY:Y\nDTSTART:20210614T080000Z\nDURATION:PT1H",
        at(name, "20210614T150000"),
        before=before,
    )

    assert len(plan.new) == 1 + known
    if not known:
        assert (
            plan.problems[0].what
            == "“X”: the time zone “Reef”, which the file defines on line 4, cannot be read."
        )
