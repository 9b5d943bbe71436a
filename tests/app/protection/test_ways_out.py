"""Every way out of a conference that is full of protected names, spelt in every way: none tells them."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.agenda.changes import Change
from app.conference.cues import CueKind, ItemCue
from app.conference.entities import Category, Entity
from app.conference.questions import Question
from app.conference.registrants import Registrant, Status
from app.conference.sessions import Item
from app.run_of_show.edition_names import EDITION_NAMES
from app.station.agenda_desk import AgendaDesk
from app.station.badge_desk import BadgeDesk
from app.station.import_desk import ImportDesk
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage.tables import conference as rows
from app.storage.tables import questions
from app.storage.tables.agenda import read_sessions, write_sessions
from app.storage.tables.registrants import write_registrants
from app.times import SetClock
from tests.app.commands.conftest import Shell, rows_of
from tests.app.people import MINUTE, OPENING, PANEL, make_conference
from tests.app.protection.hard_names import ONE_LINE, OTHERS, PROTECTED, SPELT, told
from tests.stories.test_alias import content

NOW = ("--now", (OPENING + timedelta(minutes=30)).isoformat())
WHO = [f"{person.title} {person.full_name}".strip() for person in PROTECTED]
ITEMS = (
    Item(
        *("1", "introduction", f"Introduction by {WHO[0]}", 10 * MINUTE),
        speaker=WHO[0],
        entity="DK",
        mode="room",
        notes=ONE_LINE,
        cues=(
            ItemCue(CueKind.MSG, f"{WHO[1]} needs a chair", key="a"),
            ItemCue(CueKind.LT, "lower third", fields=(("name", WHO[2]), ("line", ONE_LINE)), key="b"),
        ),
    ),
    *(
        Item(
            str(place),
            "panellist",
            f"{who} on snow",
            5 * MINUTE,
            speaker=who,
            mode="zoom",
            room=f"Room {who}",
        )
        for place, who in enumerate(WHO[1:], 2)
    ),
    Item("8", "discussion", "Discussion", 60 * MINUTE),
    Item("9", "response", f"Replies to {WHO[3]}", 10 * MINUTE, entity=WHO[3]),
)
EVERY = replace(PANEL, items=ITEMS, title=f"Panel 1 with {WHO[3]} and {WHO[5]}", notes=ONE_LINE, room=WHO[1])


@pytest.fixture
def rostrum(capsys: pytest.CaptureFixture[str]) -> Shell:
    """The command line."""
    return Shell(capsys)


@pytest.fixture
def conference(tmp_path: Path) -> Path:
    """Whoever typed anything typed protected names."""
    return full_of_names(tmp_path / "conference.rostrum")


def full_of_names(path: Path) -> Path:
    """A conference in which every text that can be typed names somebody protected."""
    clock = SetClock(OPENING)
    path = make_conference(path, clock)
    station = Station.open(str(path), clock=clock)
    people = (*PROTECTED, *OTHERS, _written_about())
    with station.changing("The test") as connection:
        rows.add_entities(connection, (Entity("DK-X", "Friends", Category.CIVIL_SOCIETY),))
        write_registrants(connection, people, ())
        write_sessions(connection, (EVERY,))
        asked = [Question(f"Is {who} there?", asked_by=who, note=ONE_LINE) for who in WHO]
        questions.add_questions(connection, (*asked, Question(ONE_LINE)))
    _speak(station, clock)
    _at_the_door(station)
    station.close()
    return path


def _written_about() -> Registrant:
    """Somebody who is not protected, and whose row is about who is."""
    return Registrant(
        *("M10", "Ole", "Berg", "DK"),
        position=f"Assistant to {WHO[0]}",
        note=f"travels with {WHO[3]}",
        email="office.kuehnholz@pass.invalid",
        status=Status.CONFIRMED,
    )


ACTS: tuple[tuple[str, dict[str, object]], ...] = (
    ("open_session", {}),
    ("open_list", {}),
    ("request_floor", {"delegation": "DK", "person": "M1", "request": "a", "note": ONE_LINE}),
    ("request_floor", {"delegation": "NO", "person": "M2", "request": "b", "on_behalf_of": WHO[3]}),
    ("request_floor", {"delegation": "FR", "person": "M7", "request": "p", "kind": "point_of_order"}),
    ("close_list", {"reason": f"{WHO[5]} was the last"}),
    ("request_floor", {"delegation": "ES", "person": "M3", "request": "c", "override": f"{WHO[2]} insists"}),
    ("park", {"request": "b", "reason": f"line of {WHO[1]} lost"}),
    ("unpark", {"request": "b"}),
    ("send_message", {"to": "chair", "text": f"{WHO[3]} and {WHO[5]} and #ClemenceThiery wait"}),
    ("give_floor", {"request": "p"}),
    ("end_statement", {}),
    ("ruling", {"outcome": "noted", "note": f"raised by {WHO[6]} about {ONE_LINE}"}),
    ("give_floor", {"request": "a"}),
    ("hold", {"reason": f"{WHO[0]} is not heard"}),
    ("resume", {}),
    ("correct", {"request": "a", "on_behalf_of": WHO[4]}),
    ("end_statement", {}),
    ("put_question", {"question": 1}),
    ("suspend_session", {"reason": f"coffee with {WHO[5]}"}),
    ("resume_session", {}),
    ("give_floor", {"request": "b"}),
)


def _speak(station: Station, clock: SetClock) -> None:
    for act, arguments in ACTS:
        clock.at += timedelta(seconds=20)
        done = station.do("D1-P1", act, **arguments)
        assert not told(repr(done.live.entries) + done.sentence + "".join(done.warnings)), act


def _at_the_door(station: Station) -> None:
    desk = BadgeDesk(station)
    desk.do("check_in", registrant="M1")
    desk.print_badge("M1", stock="a4")
    desk.do("decide_name", name=WHO[3], registrant="M4", admitted=True)
    desk.do("allow_exception", registrant="R5", allowed_by=WHO[0])


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where every file goes; what comes from outside lies beside it and names everybody."""
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    zoom = "".join(
        f'"{who}",06/14/2021 03:35:00 PM,06/14/2021 04:00:00 PM\n' for who in (*WHO, "G. Kuhnholtz", "柳若溪")
    )
    (tmp_path / "zoom.csv").write_text(f"Name (Original Name),Join Time,Leave Time\n{zoom}", "utf-8")
    people = "".join(
        f"{person.number},{person.given},{person.family}x,DK,confirmed,31 June,about {person.full_name}\n"
        for person in PROTECTED
    )
    (tmp_path / "kuehnholz.csv").write_text(
        f"reg_id,first_name,family_name,entity,status,registered_at,note\n{people}", "utf-8"
    )
    agenda = f"D1-P1,panel,Panel by {WHO[3]},2021-06-14T15:30+02:00,2021-06-14T17:00+02:00\n"
    agenda += f"D1-P9,panel,Panel by {WHO[0]},soon {WHO[2]},2021-06-14T17:00+02:00\n"
    (tmp_path / "agenda.csv").write_text(f"session,kind,title,start,end\n{agenda}", "utf-8")
    asked = "".join(f'"Where is {who}?",{who},{who}\n' for who in WHO)
    (tmp_path / "asked.csv").write_text(f"question,name,session\n{asked}", "utf-8")
    (tmp_path / "names.txt").write_text("\n".join((*WHO, *SPELT["Guide D"][:4])), "utf-8")
    script = (
        {"at": "2021-06-16T13:30:00+02:00", "act": "open_session", "session": "D3-FLOOR"},
        {"act": "resume"},
        {"act": "request_floor", "delegation": WHO[3], "as": "x"},
        {"show": "floor"},
        {"show": "programme"},
    )
    (tmp_path / "script.jsonl").write_text("\n".join(map(json.dumps, script)), "utf-8")
    return folder


FORMS = {"csv": "csv", "xlsx": "xlsx", "ics": "ics", "frab-xml": "xml", "frab-json": "json"}
VERBS = (
    "show CONF",
    "show CONF --session D1-P1",
    "check CONF",
    *(f"export {what} CONF --session D1-P1" for what in ("record", "statistics", "list", "journal")),
    *(f"export {what} CONF --session D1-P1 --format csv" for what in ("record", "statistics")),
    "export questions CONF",
    "export questions CONF --format csv",
    *(f"export agenda CONF --format {form} -o out/agenda-{form}.{end}" for form, end in FORMS.items()),
    *(f"export agenda CONF --format {form} --public -o out/all-{form}.{end}" for form, end in FORMS.items()),
    *(
        f"export registrants CONF -o out/registrants.{form} --format {form} --columns "
        "reg_id,name,title,first_name,family_name,native_name,position,role,email,note,entity_name,why"
        for form in ("csv", "xlsx", "pdf")
    ),
    "export attendance CONF --only all",
    *(f"print run-of-show CONF --edition {edition} -o out/{edition}.pdf" for edition in EDITION_NAMES),
    "print record CONF --session D1-P1 -o out/record.pdf",
    "print badges CONF --only all -o out/badges.pdf",
    "print badges CONF --only M1 --reason lost -o out/badge.pdf",
    "rehearse CONF script.jsonl",
    "admit CONF names.txt",
    "admit CONF names.txt --keep-out KÜHNHOLZ",
    "check-in CONF Kühnholz",
    "check-in CONF Hajjari",
    "check-in CONF Stetsiuk-Thiéry",
    "check-in CONF --undo",
    "import zoom CONF zoom.csv --yes --report out/zoom-report.csv --problems out/zoom-problems.csv",
    "import registrants CONF kuehnholz.csv --yes --report out/people-report.csv --problems out/people.xlsx",
    "import agenda CONF agenda.csv --yes --report out/agenda-report.csv --problems out/agenda-problems.csv",
    "import questions CONF asked.csv --yes --report out/asked-report.csv --problems out/asked-problems.csv",
    "import agenda CONF --undo --yes",
    "floor ruling CONF --session D1-P1 outcome=upheld note=Kühnholz",
    "floor request_floor CONF --session D1-P1 delegation=Kühnholz",
    "floor undo CONF --session D1-P1",
    "merge CONF M4 R3",
    "show CONF --session D1-P1",
    "check CONF",
    "export registrants CONF",
)


def test_no_verb_and_no_file_tells_a_name(rostrum: Shell, conference: Path, out: Path) -> None:
    """As text and as JSON, with every message and every name of a file."""
    found: dict[str, object] = {}
    said_at_all = ""
    for verb in VERBS:
        for form in ((),) if verb.startswith("print") else ((), ("--json",)):
            said = rostrum(*verb.replace("CONF", str(conference)).split(), *form, *NOW)
            assert "went wrong" not in said.err, (verb, said.err)
            said_at_all += said.out
            if names := told(_without_typed(said.out + said.err)):
                found[" ".join((verb, *form))] = names, said.out[-600:], said.err[-600:]
    for path in sorted(out.iterdir()):
        if names := told(path.name + _without_typed(content(path))):
            found[path.name] = names

    assert not found, found
    assert all(alias in said_at_all for alias in SPELT)
    assert len(list(out.iterdir())) > 25


def _without_typed(text: str) -> str:
    """The name of the file that was given on the command line is no news."""
    return text.replace("kuehnholz.csv", "")


def test_the_journal_on_the_disk_keeps_what_was_typed(conference: Path) -> None:
    """What is hidden is hidden on the way out."""
    assert any(WHO[3] in row for row in rows_of(conference))


def test_whatever_a_desk_gets_is_hidden(conference: Path, out: Path) -> None:
    """Snapshots go to every window; only the registration desk's own people bear their names."""
    station = Station.open(str(conference), clock=SetClock(OPENING + timedelta(hours=1)))
    try:
        loaded = station.load()
        live = station.live("D1-P1")
        seen = (loaded.sessions, loaded.questions, loaded.presences, loaded.parked, loaded.imports)
        hiding = RegistrationDesk(station, hiding=True)
        people = {
            number: person for number, person in hiding.now().people.registrants.items() if person.alias
        }
        plans = [
            ImportDesk(station).plan(what, out.parent / name)
            for what, name in (("agenda", "agenda.csv"), ("zoom", "zoom.csv"), ("questions", "asked.csv"))
        ]

        assert not told(repr(seen))
        assert not told(repr((live.session, live.entries, live.floor, live.run)))
        assert not told(repr(people))
        assert not told(repr([(plan.problems, plan.notes, plan.source) for plan in plans]))
        assert not told(repr([(one.reason, one.fields) for plan in plans for one in plan.changes]))
        assert not told(repr([(one.seen, one.why, one.do) for one in hiding.check_names(WHO)]))
        assert told(repr(RegistrationDesk(station).now().people.registrants["M4"]))
    finally:
        station.close()


def test_an_editor_who_sees_aliases_writes_names_back(conference: Path) -> None:
    """A change of the room leaves title, notes and cues on the disk as they were written."""
    station = Station.open(str(conference), clock=SetClock(OPENING - timedelta(hours=1)))
    try:
        (before,) = (session for session in station.load().sessions if session.code == "D1-P1")
        after = replace(before, notes="new", items=before.items)
        done = AgendaDesk(station).write(Change(f"Notes of {WHO[3]}", (before,), (after,)), unlocked=True)
        with station.reading() as connection:
            (written,) = (one for one in read_sessions(connection) if one.code == "D1-P1")
    finally:
        station.close()

    assert not told(done.words)
    assert written.notes == "new"
    assert written.title == EVERY.title
    assert [item.speaker for item in written.items] == [item.speaker for item in EVERY.items]
