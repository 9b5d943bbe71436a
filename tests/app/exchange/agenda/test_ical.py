"""An agenda from a calendar (RFC 5545): an event is a session; nothing recurs, nothing is guessed."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.conference.sessions import Session
from app.errors import Unreadable
from app.exchange.plan import Plan
from tests.app.exchange.files import agenda, text_file
from tests.app.people import PANEL

ZONED = """BEGIN:VTIMEZONE
TZID:Hofburg
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*events: str, before: str = "") -> str:
    """A calendar with these events, its line ends as RFC 5545 wants them."""
    body = "".join(f"BEGIN:VEVENT\nUID:{count}\n{event}\nEND:VEVENT\n" for count, event in enumerate(events))
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{before}{body}END:VCALENDAR\n"
    return text.replace("\n", "\r\n")


def read(folder: Path, *events: str, known: tuple[Session, ...] = (), before: str = "") -> Plan[Session]:
    """The plan of a calendar with these events."""
    return agenda(text_file(folder, calendar(*events, before=before), "agenda.ics"), known)


def only(folder: Path, event: str, before: str = "") -> Session:
    """The session of a calendar with one event."""
    plan = read(folder, event, before=before)
    assert plan.problems == ()
    (change,) = plan.new
    return change.value


@pytest.mark.parametrize(
    ("start", "before"),
    [
        ("DTSTART:20210614T133000Z\nDTEND:20210614T150000Z", ""),
        ("DTSTART;TZID=Europe/Vienna:20210614T153000\nDTEND;TZID=Europe/Vienna:20210614T170000", ""),
        ("DTSTART;TZID=America/New_York:20210614T093000\nDURATION:PT1H30M", ""),
        ("DTSTART:20210614T153000\nDTEND:20210614T170000", ""),
        ("DTSTART;TZID=Hofburg:20210614T153000\nDTEND;TZID=Hofburg:20210614T170000", ZONED),
        ("DTSTART;TZID=W. Europe Standard Time:20210614T153000\nDURATION:PT90M", ""),
    ],
)
def test_a_time_in_any_zone_is_the_same_instant(tmp_path: Path, start: str, before: str) -> None:
    """UTC, IANA and Windows zones, a zone that the file defines; a floating time is the venue's."""
    session = only(tmp_path, f"SUMMARY:Panel 1\n{start}", before)

    assert (session.starts, session.ends) == (
        datetime(2021, 6, 14, 13, 30, tzinfo=UTC),
        datetime(2021, 6, 14, 15, tzinfo=UTC),
    )


def test_an_event_for_whole_days_is_a_note_and_its_end_is_exclusive(tmp_path: Path) -> None:
    """14 and 15 June, written as 14 to 16, end at midnight before the 16th at the venue."""
    session = only(tmp_path, "SUMMARY:Exhibition\nDTSTART;VALUE=DATE:20210614\nDTEND;VALUE=DATE:20210616")

    assert session.kind == "note"
    assert (session.starts, session.ends) == (
        datetime(2021, 6, 13, 22, tzinfo=UTC),
        datetime(2021, 6, 15, 22, tzinfo=UTC),
    )


def test_an_event_of_one_day_without_end_ends_that_day(tmp_path: Path) -> None:
    session = only(tmp_path, "SUMMARY:Exhibition\nDTSTART;VALUE=DATE:20210614")

    assert session.ends == datetime(2021, 6, 14, 22, tzinfo=UTC)


def test_a_whole_day_that_ends_on_itself_is_that_day(tmp_path: Path) -> None:
    """Against RFC 5545, but calendars of holidays write it so."""
    session = only(tmp_path, "SUMMARY:Holiday\nDTSTART:20210614\nDTEND:20210614")

    assert session.ends == datetime(2021, 6, 14, 22, tzinfo=UTC)


def test_times_without_a_zone_are_the_venues_and_the_plan_says_so(tmp_path: Path) -> None:
    plan = read(tmp_path, "SUMMARY:X\nDTSTART:20210614T153000\nDURATION:PT1H")

    assert plan.notes == ("1 event has its time without a zone, read as those of Europe/Vienna.",)


def test_a_calendar_may_name_the_zone_of_its_floating_times(tmp_path: Path) -> None:
    """As large providers do, in a property of their own."""
    event = "SUMMARY:X\nDTSTART:20210614T093000\nDURATION:PT1H"

    plan = read(tmp_path, event, before="X-WR-TIMEZONE:America/New_York\n")

    assert plan.new[0].value.starts == datetime(2021, 6, 14, 13, 30, tzinfo=UTC)
    assert "the calendar's own zone, America/New_York" in plan.notes[0]


def test_a_time_that_the_clocks_skip_is_a_problem_in_any_zone(tmp_path: Path) -> None:
    plan = read(tmp_path, "SUMMARY:X\nDTSTART;TZID=Europe/Vienna:20210328T023000\nDURATION:PT1H")

    assert "28 March 2021 02:30 does not exist there: the clocks go forward" in plan.problems[0].what


def test_a_time_that_comes_twice_is_the_first_and_the_plan_says_so(tmp_path: Path) -> None:
    """RFC 5545, 3.3.5."""
    plan = read(tmp_path, "SUMMARY:X\nDTSTART;TZID=Europe/Vienna:20211031T023000\nDURATION:PT10M")

    assert plan.new[0].value.starts == datetime(2021, 10, 31, 0, 30, tzinfo=UTC)
    assert plan.notes == ("The event on line 4 has a time that comes twice; the first 02:30 was taken.",)


def test_folded_lines_and_escapes_are_read(tmp_path: Path) -> None:
    """A long title goes on in the next line after a space; commas and line breaks are escaped."""
    session = only(
        tmp_path,
        "SUMMARY:Panel 1: De\n mand\\, and what fosters it\nLOCATION:Neuer Saal\\; Hofburg\n"
        "DESCRIPTION:First\\nsecond\nDTSTART:20210614T133000Z\nDTEND:20210614T150000Z",
    )

    assert session.title == "Panel 1: Demand, and what fosters it"
    assert (session.room, session.notes) == ("Neuer Saal; Hofburg", "First second")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Opening session", "opening"),
        ("Panel 2: Business", "panel"),
        ("Lunch break", "break"),
        ("Mittagspause", "break"),
        ("Side event: shelters", "side_event"),
        ("Clôture", "closing"),
        ("Заседание и закрытие", "closing"),
        ("Working group", "session"),
    ],
)
def test_the_title_tells_what_kind_of_session_it_is(tmp_path: Path, title: str, kind: str) -> None:
    event = f"SUMMARY:{title}\nDTSTART:20210614T133000Z\nDURATION:PT1H"

    assert only(tmp_path, event).kind == kind


TIMES = "DTSTART:20210614T133000Z\nDTEND:20210614T153000Z"


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (f"SUMMARY:Daily\n{TIMES}\nRRULE:FREQ=DAILY;COUNT=3", "the event recurs|The event recurs"),
        (f"SUMMARY:Daily\n{TIMES}\nRDATE:20210615T133000Z", "he event recurs"),
        (TIMES, "has no title"),
        ("SUMMARY:X\nDTEND:20210614T150000Z", "has no start"),
        ("SUMMARY:X\nDTSTART:20210614T133000Z", "has no end"),
        ("SUMMARY:X\nDTSTART:20210614T150000Z\nDTEND:20210614T133000Z", "would end before it starts"),
        ("SUMMARY:X\nDTSTART;VALUE=DATE:20210614\nDTEND:20210614T133000Z", "a day, the other a time"),
        ("SUMMARY:X\nDTSTART:20210631T133000Z\nDTEND:20210614T150000Z", "cannot be read|not a date"),
        ("SUMMARY:X\nDTSTART:19010101T000000Z\nDTEND:19010101T010000Z", "not a date of our time"),
        ("SUMMARY:X\nDTSTART;TZID=Mars/Olympus:20210614T133000\nDURATION:PT1H", "Mars/Olympus” is not known"),
        (f"SUMMARY:X\n{TIMES}\nDTSTART:20210614T133000Z", "stands more than once"),
        ("SUMMARY:X\nDTSTART:20210328T023000\nDURATION:PT1H", "the clocks go forward"),
        (f"SUMMARY:{'x' * 951}\n{TIMES}", "951 characters long"),
        (f"SUMMARY:X\nthis line is none\n{TIMES}", "cannot be read"),
        ("SUMMARY:X\nDTSTART:20210614T133000Z\nDURATION:soon", "cannot be read|no end"),
    ],
)
def test_an_event_that_cannot_be_a_session_is_a_problem(tmp_path: Path, event: str, reason: str) -> None:
    """It names the line where the event begins; the other event is taken."""
    good = f"SUMMARY:Good\n{TIMES}"

    plan = read(tmp_path, good, event)

    (problem,) = plan.problems
    assert problem.line == 10
    assert re.search(reason, problem.what)
    assert [change.value.title for change in plan.new] == ["Good"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ATTENDEE;ROLE=REQ-PARTICIPANT;CN=Lee;Ann:mailto:a@example.org", "ATTENDEE"),
        ('ORGANIZER;CN="Ann "Annie" Lee":mailto:a@example.org', "ORGANIZER"),
        ("GEO:48.20,16.36", "GEO"),
        ("PRIORITY:high", "PRIORITY"),
        ("LAST-MODIFIED:yesterday", "LAST-MODIFIED"),
    ],
)
def test_a_broken_line_that_no_agenda_needs_costs_no_event(tmp_path: Path, line: str, name: str) -> None:
    """Calendars of real meetings hold such lines; the plan names what it left out."""
    plan = read(tmp_path, f"SUMMARY:X\n{line}\n{TIMES}")

    assert [change.value.title for change in plan.new] == ["X"]
    assert plan.notes == (f"Not readable, not needed, and left out: {name}.",)


def test_a_problem_names_the_event(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "SUMMARY:The dinner\nDTSTART:20210614T133000Z").problems

    assert problem.what == "“The dinner”: the event has no end (DTEND or DURATION)."


def test_a_calendar_within_a_comment_of_a_page_is_read(tmp_path: Path) -> None:
    """A real festival publishes it so; the lines are counted from the top of the file."""
    inside = calendar(f"SUMMARY:X\n{TIMES}", "SUMMARY:Y\nDTSTART:20210614T133000Z")

    plan = agenda(text_file(tmp_path, f"<!--\n{inside}-->\n", "agenda.ics"))

    assert [change.value.title for change in plan.new] == ["X"]
    assert [problem.line for problem in plan.problems] == [11]


def test_a_zone_with_its_maker_before_it_is_read_without_a_warning(tmp_path: Path) -> None:
    session = only(
        tmp_path,
        "SUMMARY:X\nDTSTART;TZID=/mozilla.org/20050126_1/Europe/Vienna:20210614T153000\nDURATION:PT1H",
    )

    assert session.starts == datetime(2021, 6, 14, 13, 30, tzinfo=UTC)


def test_a_zone_by_the_words_of_an_office_program_is_the_one_that_the_file_defines(tmp_path: Path) -> None:
    named = ZONED.replace("Hofburg", "(UTC+01:00) Amsterdam\\, Berlin\\, Vienna")

    session = only(
        tmp_path,
        'SUMMARY:X\nDTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Vienna":20210614T153000\nDURATION:PT1H',
        named,
    )

    assert session.starts == datetime(2021, 6, 14, 13, 30, tzinfo=UTC)


def test_markup_in_a_description_is_taken_off_and_a_very_long_one_is_cut(tmp_path: Path) -> None:
    """It costs nothing but its own end."""
    long = "y" * 9_500
    plan = read(
        tmp_path,
        f'SUMMARY:X\nDESCRIPTION:<p>First</p><br>see <a href="https://x">this</a>\n{TIMES}',
        f"SUMMARY:Long\nDESCRIPTION:{long}\n{TIMES}",
    )

    short, cut = [change.value.notes for change in plan.new]
    assert short == "First see this"
    assert len(cut) == 9_001
    assert "Long: the description is long and was cut after 9,000 signs." in plan.notes


def test_a_cancelled_event_is_passed_over_with_a_note(tmp_path: Path) -> None:
    plan = read(tmp_path, f"SUMMARY:X\nSTATUS:CANCELLED\n{TIMES}")

    assert plan.changes == ()
    assert plan.notes == ("The event on line 4 is cancelled and was passed over.",)


def test_a_calendar_keeps_what_it_cannot_say(tmp_path: Path) -> None:
    """Known by its code; items, hard end and speaking time stay."""
    event = f"SUMMARY:Panel 1: What demand is\nX-ROSTRUM-SESSION:D1-P1\n{TIMES}\nLOCATION:Neuer Saal"

    (change,) = read(tmp_path, event, known=(PANEL,)).changed

    assert [(field.field, field.after) for field in change.fields] == [("room", "Neuer Saal")]
    assert (change.value.items, change.value.limit_ms) == (PANEL.items, PANEL.limit_ms)


def test_sessions_without_codes_get_them_by_day_and_order_and_keep_them(tmp_path: Path) -> None:
    """The second import of the same calendar changes nothing."""
    events = (
        "SUMMARY:Second\nDTSTART:20210615T080000Z\nDURATION:PT1H",
        "SUMMARY:First\nDTSTART:20210614T080000Z\nDURATION:PT1H",
        "SUMMARY:After\nDTSTART:20210614T090000Z\nDURATION:PT1H",
    )
    first = tuple(change.value for change in read(tmp_path, *events).new)

    again = read(tmp_path, *events, known=first)

    assert {session.title: session.code for session in first} == {
        "First": "D1-1",
        "After": "D1-2",
        "Second": "D2-1",
    }
    assert again.to_write == ()
    assert len(again.unchanged) == 3


def test_a_code_with_a_path_in_it_is_not_taken(tmp_path: Path) -> None:
    session = only(tmp_path, f"SUMMARY:X\nX-ROSTRUM-SESSION:../../etc/passwd\n{TIMES}")

    assert session.code == "D1-1"


def test_sessions_that_overlap_in_one_room_are_named(tmp_path: Path) -> None:
    plan = read(tmp_path, f"SUMMARY:One\nLOCATION:Saal\n{TIMES}", f"SUMMARY:Two\nLOCATION:Saal\n{TIMES}")

    assert any("overlap in Saal" in note for note in plan.notes)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", r"has no event \(VEVENT\)"),
        (calendar(f"SUMMARY:X\n{TIMES}").removesuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"), "breaks off"),
        (calendar(*["SUMMARY:X\nDTSTART:20210614T133000Z"] * 2_001), "larger than any agenda"),
        ("BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\n" * 900, "breaks off|not a calendar"),
        ("BEGIN:VCARD\r\nFN:Ann\r\nEND:VCARD\r\n", "no event"),
    ],
)
def test_what_is_no_calendar_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """One sentence, nothing taken."""
    with pytest.raises(Unreadable, match=reason):
        agenda(text_file(tmp_path, text, "agenda.ics"))


@pytest.mark.parametrize("odd", ["\u2028", "\x0b", "\x0c", "\x85"])
def test_an_odd_line_break_inside_a_text_moves_no_line_number(tmp_path: Path, odd: str) -> None:
    """Only what RFC 5545 calls a line end is one."""
    plan = read(tmp_path, f"SUMMARY:One{odd}more\n{TIMES}", f"SUMMARY:Two{odd}BEGIN:VEVENT\n{TIMES}")

    assert plan.problems == ()
    assert sorted(change.line for change in plan.new) == [4, 10]
