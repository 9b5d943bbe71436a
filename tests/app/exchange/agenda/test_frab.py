"""Schedules as frab, pretalx and their kin publish them, XML and JSON: every event in its place and zone."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import Unreadable
from tests.app.exchange.agenda.schedules import BERLIN, document, event, only, read, xml
from tests.app.exchange.files import agenda, problems_of, text_file


def test_an_event_with_its_own_offset(tmp_path: Path) -> None:
    """As CCC writes it; who speaks becomes the item, the track and the abstract the notes."""
    persons = "<person id='1'>Ann Lee</person><person id='2'>Bo Ek</person>"
    session = only(
        tmp_path,
        xml(
            event(
                date="2021-06-14T11:00:00+02:00",
                room="Saal 2",
                subtitle="A start",
                track="Ethics &amp; Politics",
                type="lecture",
                language="en",
                abstract="&lt;p&gt;What &lt;i&gt;demand&lt;/i&gt; is&lt;/p&gt;",
                persons=persons,
            )
        ),
    )

    assert (session.code, session.title, session.kind) == ("6561", "Opening: A start", "opening")
    assert (session.starts, session.ends) == (
        datetime(2021, 6, 14, 9, tzinfo=UTC),
        datetime(2021, 6, 14, 9, 30, tzinfo=UTC),
    )
    assert (session.room, session.language) == ("Saal 2", "en")
    assert session.notes == "Track: Ethics & Politics. What demand is"
    (item,) = session.items
    assert (item.speaker, item.duration_ms, item.language) == ("Ann Lee, Bo Ek", 30 * 60_000, "en")


def test_an_event_with_a_time_of_day_only_is_in_the_zone_of_the_schedule(tmp_path: Path) -> None:
    head = "<time_zone_name>America/New_York</time_zone_name>"

    assert only(tmp_path, xml(event(), head=head)).starts == datetime(2021, 6, 14, 15, tzinfo=UTC)


def test_a_schedule_without_a_zone_is_read_at_the_venue_and_says_so(tmp_path: Path) -> None:
    """As FOSDEM writes it."""
    plan = read(tmp_path, xml(event(), head=""))

    assert plan.new[0].value.starts == datetime(2021, 6, 14, 9, tzinfo=UTC)
    assert (
        "The schedule names no time zone: 1 event has its time read as those of Europe/Vienna." in plan.notes
    )


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (f"{BERLIN}<day_change>09:00:00</day_change>", "date='2021-06-14'"),
        (BERLIN, "date='2021-06-14' start='2021-06-14T09:00:00+02:00' end='2021-06-15T04:00:00+02:00'"),
    ],
)
def test_the_night_belongs_to_the_day_before(tmp_path: Path, head: str, day: str) -> None:
    """00:30 of Monday's programme is on Tuesday."""
    session = only(tmp_path, xml(event(start="00:30"), head=head, day=day))

    assert session.starts == datetime(2021, 6, 14, 22, 30, tzinfo=UTC)


def test_pretalx_brings_a_code_that_stays(tmp_path: Path) -> None:
    """A second import of the moved talk changes its time and nothing else."""
    text = xml(event("guid='x' id='1' code='38LRHE'", date="2021-06-14T11:00:00+02:00"))
    first = only(tmp_path, text)

    (change,) = read(tmp_path, text.replace("11:00", "12:15"), first).changed

    assert change.value.code == first.code == "38LRHE"
    assert [field.field for field in change.fields] == ["starts", "ends"]


def test_a_talk_that_is_held_twice_is_two_sessions(tmp_path: Path) -> None:
    """One code stands on two events; the second gets one by day and place, and keeps it."""
    text = xml(event("code='AB12CD'"), event("code='AB12CD'", start="15:00"))
    first = tuple(change.value for change in read(tmp_path, text).new)

    assert [session.code for session in first] == ["AB12CD", "D1-2"]
    assert read(tmp_path, text, *first).to_write == ()


@pytest.mark.parametrize(
    ("duration", "minutes"), [("0:05", 5), ("1:30", 90), ("26:00", 1_560), ("1:90:00", 0)]
)
def test_a_length_is_hours_and_minutes(tmp_path: Path, duration: str, minutes: int) -> None:
    plan = read(tmp_path, xml(event(duration=duration)))

    lengths = [(change.value.ends - change.value.starts).total_seconds() / 60 for change in plan.new]
    assert lengths == ([minutes] if minutes else [])
    assert bool(plan.problems) is not bool(minutes)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"duration": "01:10:00"}, "may be d:hh:mm or h:mm:ss"),
        ({"duration": ""}, "has no duration"),
        ({"duration": "0:00"}, "is not one"),
        ({"duration": "soon"}, "is not h:mm"),
        ({"start": ""}, "has no start"),
        ({"start": "25:00"}, "not a time of day"),
        ({"title": " "}, "has no title"),
        ({"date": "2021-06-31T11:00:00+02:00"}, "not a date and time"),
        ({"date": "31.6.2021"}, "is not a day"),
        ({"date": "1901-01-01T11:00:00+02:00", "start": "11:00"}, "not on a date of our time"),
        ({"rostrum": "{}"}, "cannot be read"),
        ({"title": "x" * 951}, "951 characters long"),
    ],
)
def test_a_faulty_event_is_a_problem_of_its_line(tmp_path: Path, parts: dict[str, str], reason: str) -> None:
    """The others come in."""
    plan = read(tmp_path, xml(event(), event("id='2'", **parts)))

    (problem,) = plan.problems
    assert problem.line == 6
    assert reason in problem.what
    assert [change.value.code for change in plan.new] == ["6561"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_schedule_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    text = xml(event(title="Öffnung")).replace("encoding='utf-8' ", "")

    plan = agenda(text_file(tmp_path, text, "agenda.txt", encoding))

    assert [change.value.title for change in plan.new] == ["Öffnung"]


def test_empty_lines_above_the_declaration_move_no_line(tmp_path: Path) -> None:
    """Wrong, but some write it."""
    (problem,) = read(tmp_path, "\n\n  " + xml(event(duration=""))).problems

    assert problem.line == 7


def test_date_and_start_that_disagree_are_named(tmp_path: Path) -> None:
    plan = read(tmp_path, xml(event(date="2021-06-14T11:00:00+02:00", start="13:00")))

    assert "“Opening” says both 2021-06-14T11:00:00+02:00 and 13:00; the first was taken." in plan.notes


def test_who_speaks_may_stand_without_a_list_around(tmp_path: Path) -> None:
    """As sites that are generated write it."""
    session = only(tmp_path, xml(event(person="Prof. Ann Lee, Bo Ek")))

    assert [item.speaker for item in session.items] == ["Prof. Ann Lee, Bo Ek"]


def test_times_that_all_end_on_z_are_taken_and_named(tmp_path: Path) -> None:
    """They may be meant as the venue's, as on the site of a real conference: whoever imports must see it."""
    first = event("id='1'", date="2021-06-14T09:00:00Z", start="09:00")
    second = event("id='2'", date="2021-06-14T10:00:00Z", start="10:00")

    plan = read(tmp_path, xml(first, second, head=""))

    assert plan.new[0].value.starts == datetime(2021, 6, 14, 9, tzinfo=UTC)
    assert (
        "2 events are written in another zone than Europe/Vienna: 09:00 there is 11:00 at the venue."
        in plan.notes
    )


def test_times_with_the_offset_of_the_venue_need_no_remark(tmp_path: Path) -> None:
    assert read(tmp_path, xml(event(date="2021-06-14T11:00:00+02:00"))).notes == ()


def test_an_end_says_more_than_a_duration(tmp_path: Path) -> None:
    """The newer schedules have both; a duration that could mean two things needs no guess then."""
    session = only(
        tmp_path,
        xml(event(date="2021-06-14T11:00:00+02:00", duration="1:00:00", end="2021-06-14T12:00:00+02:00")),
    )

    assert session.ends == datetime(2021, 6, 14, 10, tzinfo=UTC)


@pytest.mark.parametrize("date", ["2021-06-14 11:00:00+02:00", "2021-06-14T09:00:00.000Z"])
def test_an_instant_may_have_a_space_in_it_or_parts_of_a_second(tmp_path: Path, date: str) -> None:
    session = only(tmp_path, xml(event(date=date, end="Tonight")))

    assert (session.starts, session.ends) == (
        datetime(2021, 6, 14, 9, tzinfo=UTC),
        datetime(2021, 6, 14, 9, 30, tzinfo=UTC),
    )


def test_one_duration_that_can_only_be_in_seconds_tells_it_of_all(tmp_path: Path) -> None:
    """0:45:00 has no 45 hours, so 0:20:00 beside it is twenty minutes; alone it would be asked about."""
    both = [event(f"id='{number}'", duration=f"00:{number}:00") for number in (45, 20)]

    plan = read(tmp_path, xml(*both))

    assert [change.value.ends - change.value.starts for change in plan.new] == [
        timedelta(minutes=45),
        timedelta(minutes=20),
    ]
    assert "may be d:hh:mm or h:mm:ss" in problems_of(read(tmp_path, xml(both[1])))


def test_an_event_of_more_than_a_month_is_a_problem(tmp_path: Path) -> None:
    plan = read(tmp_path, xml(event(date="2021-06-14T11:00:00+02:00", end="2022-06-14T12:00:00+02:00")))

    assert problems_of(plan) == "line 5: “Opening”: the event lasts more than a month."


@pytest.mark.parametrize(
    "more",
    [
        {"abstract": "Short", "description": "A long one"},
        {"links": "<link href='https://x'>Slides</link>"},
        {"attachments": "<attachment href='/a.pdf'>a</attachment>"},
    ],
)
def test_what_an_agenda_has_no_place_for_is_named(tmp_path: Path, more: dict[str, str]) -> None:
    plan = read(tmp_path, xml(event(**more)))

    assert plan.notes == ("1 event has a longer description, links or files; these were left out.",)


def test_a_description_alone_is_the_note_and_nothing_is_left_out(tmp_path: Path) -> None:
    plan = read(tmp_path, xml(event(abstract="", description="A long one", links="")))

    assert (plan.new[0].value.notes, plan.notes) == ("A long one", ())


def test_whoever_speaks_before_breakfast_makes_no_break(tmp_path: Path) -> None:
    """A break is a word of its own, and nobody speaks in it."""
    titles = ["Coffee break", "Breaking the ice", "Six things before breakfast", "Eröffnungsfeier"]
    events = [event(f"id='{place}'", title=title) for place, title in enumerate(titles, 1)]
    talk = event("id='9'", title="Lunch and law", persons="<person>Ann Lee</person>")

    plan = read(tmp_path, xml(*events, talk))

    assert {change.value.title: change.value.kind for change in plan.new} == {
        "Coffee break": "break",
        "Breaking the ice": "session",
        "Six things before breakfast": "session",
        "Eröffnungsfeier": "opening",
        "Lunch and law": "session",
    }


def test_a_hundred_overlaps_are_not_a_hundred_sentences(tmp_path: Path) -> None:
    plan = read(tmp_path, xml(*[event(f"id='{number}'") for number in range(1, 102)]))

    assert len(plan.notes) == 21
    assert plan.notes[-1] == "80 more overlap in their rooms; the agenda's editor shows each."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "<schedule><day date='2014-07-21'><entry><start>0930</start></entry></day></schedule>",
            "has no event",
        ),
        ("<rss><channel/></rss>", "not a schedule of frab or pretalx"),
        ("<schedule><day>", "this is not XML"),
        (xml(event()).replace("<schedule>", '<!DOCTYPE x [<!ENTITY a "b">]><schedule>'), "defines entities"),
        (
            '<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule><day>&x;</day></schedule>',
            "defines entities",
        ),
        ("<a>" * 100_000, "not XML that can be read"),
        (xml(*[event()] * 2_001), "larger than any agenda"),
        ("{}", "holds no schedule that is known"),
        ('{"schedule": {"2025-11-01": {}}}', "holds no schedule that is known"),
        ("[1]", "holds no schedule that is known"),
        ('{"a": 1', "line 1: this is not JSON"),
        ('{"a": NaN}', "not JSON that can be read"),
        ('{"a": 1, "a": 2}', "says “a” twice"),
        ('{"a":' * 100_000, "not JSON"),
        (document(), "has no event"),
    ],
)
def test_what_is_no_schedule_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    """One sentence, nothing taken."""
    with pytest.raises(Unreadable, match=re.escape(reason)):
        read(tmp_path, text)


def test_markup_in_a_name_stays_text(tmp_path: Path) -> None:
    plan = read(tmp_path, xml(event(title="&lt;img src=file:///x&gt; =1+1")))

    assert problems_of(plan) == ""
    assert plan.new[0].value.title == "<img src=file:///x> =1+1"


def test_a_title_that_is_too_long_is_cut_and_stands_whole_in_the_notes(tmp_path: Path) -> None:
    """A subtitle is sometimes the abstract; the event is not lost for it, and comes in the same again."""
    subtitle = "who asks whom " * 40
    path = text_file(tmp_path, xml(event("id='1'", subtitle=subtitle)), "a.xml")

    (change,) = agenda(path).new

    assert (len(change.value.title), change.value.title[-1]) == (500, "…")
    assert change.value.notes.startswith(f"Opening: {subtitle.strip()}")
    assert any("all of it is in the notes" in note for note in agenda(path).notes)
    assert [again.what for again in agenda(path, (change.value,)).changes] == ["unchanged"]
