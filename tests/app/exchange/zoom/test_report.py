"""Zoom's participant report: every form that Zoom writes, who it was, and nothing twice."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.conference.zoom_presence import Presence, time_seen
from app.errors import Unreadable
from app.exchange.plan import Plan
from app.exchange.zoom.report import plan_zoom
from app.registration.state import NameDecision
from tests.app.exchange.test_hostile_files import REFUSED
from tests.app.people import CONFERENCE, OPENING, PEOPLE

PREAMBLE = (
    "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
    '"812 3456 7890",Panel 1,06/14/2021 03:00:00 PM,06/14/2021 05:00:00 PM,host@example.org,120,6\n\n'
)
HEAD = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room\n"


def read(tmp_path: Path, text: str, **more: Any) -> Plan[Presence]:
    """The plan of a report against the five people of the test conference."""
    path = tmp_path / "participants.csv"
    path.write_text(text, encoding="utf-8-sig")
    context: dict[str, Any] = {"registrants": PEOPLE, "entities": {}, "known": (), "names": {}, **more}
    return plan_zoom(path, conference=CONFERENCE, **context)


def line(name: str, joined: str, left: str, email: str = "", waiting: str = "No") -> str:
    """One line of a report."""
    return f'"{name}",{email},"{joined}","{left}",10,Yes,{waiting}\n'


@pytest.mark.parametrize("preamble", ["", PREAMBLE], ids=["bare", "with the meeting's lines"])
@pytest.mark.parametrize(
    ("joined", "left"),
    [
        ("06/14/2021 03:30:00 PM", "06/14/2021 04:00:00 PM"),
        ("14/06/2021 15:30", "14/06/2021 16:00"),
        ("14.06.2021 15:30:00", "14.06.2021 16:00:00"),
        ("Jun 14, 2021 03:30 PM", "Jun 14, 2021 04:00 PM"),
        ("2021-06-14 15:30:00", "2021-06-14 16:00:00"),
    ],
)
def test_every_habit_of_writing_times_gives_the_same_instants(
    tmp_path: Path, preamble: str, joined: str, left: str
) -> None:
    """Of the venue: 15:30 in Vienna is 13:30 UTC."""
    plan = read(tmp_path, preamble + HEAD + line("Ingrid Solberg", joined, left))

    (change,) = plan.new
    assert (change.value.joined_at, change.value.left_at) == (OPENING, OPENING + timedelta(minutes=30))
    assert change.value.registrant == "R2"


def test_month_or_day_first_is_decided_over_the_whole_column(tmp_path: Path) -> None:
    """A date that could be two is read as the others must be, else by the days of the conference."""
    june = replace(
        CONFERENCE, starts=datetime(2021, 6, 1, tzinfo=UTC), ends=datetime(2021, 7, 30, tzinfo=UTC)
    )
    lines = line("Ingrid Solberg", "07/06/2021 15:30", "07/06/2021 16:00")
    path = tmp_path / "report.csv"
    context: dict[str, Any] = {"registrants": PEOPLE, "entities": {}, "known": (), "names": {}}
    path.write_text(HEAD + lines + line("Claire Tremblay", "14/06/2021 15:30", "14/06/2021 16:00"))
    assert plan_zoom(path, conference=june, **context).new[0].value.joined_at.month == 6
    path.write_text(HEAD + lines)
    with pytest.raises(Unreadable, match="07/06/2021” may be two dates"):
        plan_zoom(path, conference=june, **context)
    short = replace(june, ends=datetime(2021, 6, 16, tzinfo=UTC))
    assert plan_zoom(path, conference=short, **context).new[0].value.joined_at.month == 6
    mixed = HEAD + line("Ingrid Solberg", "13/06/2021 15:30", "06/14/2021 16:00")
    path.write_text(mixed)
    assert "month or day first" in plan_zoom(path, conference=june, **context).problems[0].what


def test_who_it_was_is_found_by_mail_by_decision_by_name_or_not_at_all(tmp_path: Path) -> None:
    """A renamed participant by the name in brackets; what nobody knows is listed and kept."""
    people = (*PEOPLE[:1], replace(PEOPLE[1], email="i.solberg@example.org"), *PEOPLE[2:])
    at = ("06/14/2021 03:30:00 PM", "06/14/2021 04:00:00 PM")
    text = HEAD + "".join(
        (
            line("Norway's laptop", *at, email="I.Solberg@example.org"),
            line("iPhone", *at),
            line("C. T. (Claire Tremblay)", *at),
            line("Galaxy S9", *at),
        )
    )
    plan = read(tmp_path, text, registrants=people, names={"iPhone": NameDecision("R3", True, OPENING)})

    assert [change.value.registrant for change in plan.new] == ["R2", "R3", "R1", ""]
    assert plan.new[3].reason == "not recognised: Galaxy S9"
    assert any("1 name was not recognised" in note for note in plan.notes)


def test_a_protected_person_appears_by_the_alias_only(tmp_path: Path) -> None:
    """Also where the name is spelt wrongly and nobody is sure."""
    at = ("06/14/2021 03:30:00 PM", "06/14/2021 04:00:00 PM")
    plan = read(tmp_path, HEAD + line("Mona Lind", *at) + line("Mona Lindd", *at) + line("Mrs Lind X", *at))

    assert [change.value.name for change in plan.new] == ["Expert A", "perhaps Expert A", "Expert A X"]
    assert "Lind" not in repr((plan.changes, plan.notes))


def test_a_second_import_adds_nothing_and_a_later_decision_names_who_it_was(tmp_path: Path) -> None:
    """A line that stands twice in the file counts once."""
    at = ("06/14/2021 03:30:00 PM", "06/14/2021 04:00:00 PM")
    text = HEAD + line("iPhone", *at) * 2
    first = read(tmp_path, text)
    assert [change.what for change in first.changes] == ["new", "unchanged"]
    kept = [change.value for change in first.new]
    assert not read(tmp_path, text, known=kept).to_write
    decided = read(tmp_path, text, known=kept, names={"iPhone": NameDecision("R3", True, OPENING)})
    assert [change.value.registrant for change in decided.changed] == ["R3"]


def test_the_waiting_room_is_not_the_meeting(tmp_path: Path) -> None:
    """Its lines are passed over, and said."""
    at = ("06/14/2021 03:30:00 PM", "06/14/2021 04:00:00 PM")
    plan = read(tmp_path, HEAD + line("Ingrid Solberg", *at, waiting="Yes") + line("Ingrid Solberg", *at))

    assert len(plan.changes) == 1
    assert any("1 line tells of the waiting room" in note for note in plan.notes)


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (("Ingrid Solberg", "", "06/14/2021 04:00:00 PM"), "Join Time: there is nothing"),
        (("Ingrid Solberg", "soon", "06/14/2021 04:00:00 PM"), "not a date and time"),
        (("Ingrid Solberg", "06/14/2021 05:00:00 PM", "06/14/2021 04:00:00 PM"), "before the join"),
        (("", "06/14/2021 03:00:00 PM", "06/14/2021 04:00:00 PM"), "Name (Original Name): there is nothing"),
        (("=1+1", "06/14/2021 03:00:00 PM", "06/14/2021 04:00:00 PM"), "is a formula"),
        (("Ingrid Solberg", "06/31/2021 03:00:00 PM", "06/14/2021 04:00:00 PM"), "date"),
    ],
)
def test_a_faulty_line_is_a_sentence(tmp_path: Path, cells: tuple[str, str, str], what: str) -> None:
    """And the others are taken."""
    good = line("Claire Tremblay", "06/14/2021 03:30:00 PM", "06/14/2021 04:00:00 PM")
    plan = read(tmp_path, HEAD + line(*cells) + good)

    assert [change.value.registrant for change in plan.new] == ["R1"]
    assert what in plan.problems[0].what


@pytest.mark.parametrize(
    "header",
    ["Name (Original Name),User Email,Total Duration (Minutes),Guest\n", "Join Time,Leave Time\n", "a,b,c\n"],
)
def test_a_report_without_names_or_times_is_refused(tmp_path: Path, header: str) -> None:
    """As Zoom writes it with “Show unique users”."""
    with pytest.raises(Unreadable):
        read(tmp_path, header + "Ingrid Solberg,,78,No\n")


@pytest.mark.parametrize(
    "what",
    [kind for kind in REFUSED if not any(word in kind for word in ("million", "never end", "lies", "long"))],
)
def test_a_hostile_file_is_one_sentence(tmp_path: Path, what: str) -> None:
    """As for every table from outside."""
    make, _ = REFUSED[what]
    with pytest.raises(Unreadable) as refusal:
        context: dict[str, Any] = {"registrants": PEOPLE, "entities": {}, "known": (), "names": {}}
        plan_zoom(make(tmp_path), conference=CONFERENCE, **context)

    assert str(refusal.value).endswith(".")


def test_a_delimiter_too_many_is_named_by_its_line(tmp_path: Path) -> None:
    """And the line is not read crookedly."""
    plan = read(tmp_path, HEAD + "Solberg, Ingrid,,06/14/2021 03:30:00 PM,06/14/2021 04:00:00 PM,1,No,No\n")

    assert (plan.changes, plan.problems[0].line) == ((), 2)
    assert "8 cells under 7 columns" in plan.problems[0].what


def test_two_devices_at_one_time_count_once() -> None:
    """28 minutes, of which five overlap with 65 others."""
    at = [OPENING + timedelta(minutes=minute) for minute in (0, 28, 23, 88)]
    seen = [Presence("a", "", "R1", at[0], at[1]), Presence("b", "", "R1", at[2], at[3])]

    assert time_seen(seen) == timedelta(minutes=88)
