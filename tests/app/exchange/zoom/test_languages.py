# ruff: noqa: E501 -- headers are as long as their systems write them
"""Reports of Zoom and Teams in six languages, with their tables; the waiting room never counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.conference.matters import Matter
from app.conference.registrants import Registrant
from app.conference.zoom_presence import Presence
from app.errors import Unreadable
from app.exchange.plan import Plan
from app.exchange.zoom.dates import length_of
from app.exchange.zoom.report import plan_zoom
from tests.app.people import CONFERENCE, PEOPLE

WHERE = replace(
    CONFERENCE,
    starts=datetime(2023, 6, 12, 7, tzinfo=UTC),
    ends=datetime(2023, 6, 14, 16, tzinfo=UTC),
)
OWN = tuple(
    replace(person, email="i.solberg@example.org") if person.number == "R2" else person for person in PEOPLE
)
ZOOM = {
    "en": "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,In waiting room|Yes|No",
    "en of old": "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,In Waiting Room|Yes|No",
    "de": "Name (ursprünglicher Name),E-Mail,Beitrittszeit,Austrittszeit,Dauer (Minuten),Gast,Im Warteraum|Ja|Nein",
    "de of old": "Name (Originalname),Benutzer-E-Mail,Zeitpunkt des Beitritts,Zeitpunkt des Verlassens,Dauer (Minuten),Gast,"
    "Wartebereich|Ja|Nein",
    "fr": "Nom (nom original),E-mail,Heure d’arrivée,Heure de départ,Durée (minutes),Invité,En salle d’attente|Oui|Non",
    "fr of old": "Nom (nom d'origine),Adresse e-mail de l'utilisateur,Heure d'entrée,Heure de sortie,Durée (minutes),Invité,"
    "Salle d'attente|Oui|Non",
    "it": "Nome (nome originale),E-mail,Ora di ingresso,Ora di uscita,Durata (minuti),Ospite,In sala d’attesa|Sì|No",
    "it of old": "Nome utente (nome originale),Indirizzo e-mail,Ora di accesso,Ora di abbandono,Durata (minuti),Guest,"
    "Sala d'attesa|Sì|No",
    "es": "Nombre (nombre original),Correo electrónico,Hora de entrada,Hora de salida,Duración (minutos),Invitado,"
    "En sala de espera|Sí|No",
    "es of old": "Nombre de usuario (nombre original),Correo,Hora de incorporación,Hora de abandono,Duración (minutos),Invitado,"
    "Sala de espera|Sí|No",
    "ru": "Имя (настоящее имя),Электронная почта,Время входа,Время выхода,Длительность (мин.),Гость,В зале ожидания|Да|Нет",
    "ru of old": "Имя пользователя,Адрес эл. почты,Время подключения,Время отключения,Продолжительность (минуты),Гость,"
    "Зал ожидания|Да|Нет",
}
TEAMS = {
    "en": (
        "2. Participants|First Join|Last Leave|In-Meeting Duration",
        "3. In-Meeting Activities|Join Time|Leave Time",
    ),
    "de": ("2. Teilnehmer|Erster Beitritt|Letztes Verlassen|Dauer", "3. Aktivitäten|Beitreten|Verlassen"),
    "fr": (
        "2. Participants|Première connexion|Dernier départ|Durée",
        "3. Activités|Heure de connexion|Heure de départ",
    ),
    "it": (
        "2. Partecipanti|Primo accesso|Ultima uscita|Durata",
        "3. Attività|Ora di partecipazione|Ora di uscita",
    ),
    "es": (
        "2. Participantes|Primera entrada|Última salida|Duración",
        "3. Actividades|Hora de unión|Hora de salida",
    ),
    "ru": (
        "2. Участники|Первое присоединение|Последний выход|Продолжительность",
        "3. Действия|Время входа|Время выхода",
    ),
}
TIMES = {
    "month first": ("06/12/2023 10:00:00 AM", "06/12/2023 10:30:00 AM"),
    "day first": ("12/06/2023 10:00", "12/06/2023 10:30"),
    "month first, two figures": ("6/12/23, 10:00:00 AM", "6/12/23, 10:30:00 AM"),
    "a narrow blank": ("6/12/23, 10:00:00\u202fAM", "6/12/23, 10:30:00\u202fAM"),
    "day first, two figures": ("12/06/23, 10:00:00", "12/06/23, 10:30:00"),
    "points, two figures": ("12.06.23, 10:00:00", "12.06.23, 10:30:00"),
    "points": ("12.06.2023 10:00:00", "12.06.2023 10:30:00"),
    "Spanish halves of the day": ("12/06/2023 10:00:00 a. m.", "12/06/2023 10:30:00 a. m."),
    "ISO": ("2023-06-12 10:00:00", "2023-06-12 10:30:00"),
}
AT = TIMES["month first"]


def read(tmp_path: Path, text: str, encoding: str = "utf-8", **more: Any) -> Plan[Presence]:
    """The plan of a report against the people of the test conference."""
    path = tmp_path / "report.csv"
    path.write_bytes(text.encode(encoding))
    context: dict[str, Any] = {"registrants": OWN, "entities": {}, "known": (), "names": {}, **more}
    return plan_zoom(path, conference=WHERE, **context)


def minutes(plan: Plan[Presence]) -> dict[str, int]:
    """How long each registrant was there, by number."""
    lasted: dict[str, int] = {}
    for change in plan.new:
        presence = change.value
        length = (presence.left_at - presence.joined_at) // timedelta(minutes=1)
        lasted[presence.registrant] = lasted.get(presence.registrant, 0) + length
    return lasted


@pytest.mark.parametrize("apostrophe", ["'", "’"], ids=["straight", "curly"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("language", ZOOM)
def test_zoom_is_read_in_every_language(
    tmp_path: Path, language: str, encoding: str, apostrophe: str
) -> None:
    """By the mail or the name; the row of the waiting room tells of nobody."""
    head, yes, no = ZOOM[language].replace("'", apostrophe).replace("’", apostrophe).split("|")
    rows = (
        f"Somebody,I.Solberg@example.org,{AT[0]},{AT[1]},30,{no},{no}",
        f"Claire Tremblay,,{AT[0]},{AT[1]},30,{yes},{yes}",
        f"Claire Tremblay,,{AT[0]},{AT[1]},30,{yes},{no}",
    )

    plan = read(tmp_path, "\n".join((head, *rows)), encoding)

    assert (minutes(plan), plan.problems) == ({"R2": 30, "R1": 30}, ())
    assert any("waiting room only" in note for note in plan.notes)


@pytest.mark.parametrize("times", TIMES)
def test_times_are_read_in_every_habit(tmp_path: Path, times: str) -> None:
    """Years of two figures by the days of the conference, as those of four."""
    joined, left = TIMES[times]
    plan = read(tmp_path, f'Name,Join Time,Leave Time\nClaire Tremblay,"{joined}","{left}"\n')

    assert plan.new[0].value.joined_at == datetime(2023, 6, 12, 8, tzinfo=UTC)
    assert minutes(plan) == {"R1": 30}


@pytest.mark.parametrize("word", ["Sim", "はい", "vielleicht", "ναι"])
@pytest.mark.parametrize(
    "header", ["In Waiting Room", "Wartezimmer", "Lista de espera", "sala virtual de espera"]
)
def test_an_unknown_word_about_the_waiting_room_is_a_problem(tmp_path: Path, header: str, word: str) -> None:
    """It is no no, also where a person has mapped the column."""
    text = f"Who,In,Out,{header}\nClaire Tremblay,{AT[0]},{AT[1]},{word}\n"
    columns = {"Who": "name", "In": "joined_at", "Out": "left_at"}
    for more in ({}, {header: "waiting"}):
        plan = read(tmp_path, text, columns={**columns, **more})

        assert plan.new == ()
        assert f"{header}: “{word}” is neither a yes nor a no that is known." in plan.problems[0].what


@pytest.mark.parametrize("word", ["Sì", "SÍ", "oui", "Ja", "Да", "yes", "TRUE"])
def test_a_mapped_column_of_the_waiting_room_is_understood(tmp_path: Path, word: str) -> None:
    columns = {"Who": "name", "In": "joined_at", "Out": "left_at", "Foyer": "waiting"}
    text = f"Who,In,Out,Foyer\nClaire Tremblay,{AT[0]},{AT[1]},{word}\n"

    assert read(tmp_path, text, columns=columns).changes == ()


def test_a_column_that_a_person_does_not_want_read_is_told(tmp_path: Path) -> None:
    text = f"Name,Join Time,Leave Time,In Waiting Room\nClaire Tremblay,{AT[0]},{AT[1]},Yes\n"
    plan = read(tmp_path, text, columns={"In Waiting Room": ""})

    assert any("its minutes count" in note for note in plan.notes)


WEBINAR = f"""Attendee Report
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes),# Registered
Danube,800,06/12/2023 09:00:00 AM,120,3
Host Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Claire Tremblay,,{AT[0]},{AT[1]},30
Panelist Details
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Somebody,i.solberg@example.org,{AT[0]},{AT[1]},30
No,Mona Lind,,--,--,--
Attendee Details
Attended,User Name (Original Name),First Name,Last Name,Email,Registration Time,Join Time,Leave Time,Time in Session (minutes)
Yes,Emre Çınarlı,Emre,Çınarlı,,06/01/2023 10:00:00 AM,{AT[0]},{AT[1]},30
No,Mona Lind,Mona,Lind,m@example.org,06/02/2023 11:23:29 AM,--,--,--
Other Attended
User Name,Join Time,Leave Time,Time in Session (minutes)
43660000000,{AT[0]},{AT[1]},30
"""


def test_a_webinar_has_a_table_for_each_kind_of_people(tmp_path: Path) -> None:
    """Each under its own header; who did not attend is no problem."""
    people = (*OWN, Registrant("R9", "Emre", "Çınarlı", "TR"))
    plan = read(tmp_path, WEBINAR, registrants=people)

    assert plan.problems == ()
    assert [change.value.registrant for change in plan.new] == ["R1", "R2", "R9", ""]
    assert "2 lines tell of people who did not attend." in plan.notes


ACTS = {
    "en": "Full Name|User Action|Timestamp|Joined|Left|Joined before",
    "de": "Vollständiger Name|Benutzeraktion|Zeitstempel|Beigetreten|Verlassen|Vorher beigetreten",
    "fr": "Nom complet|Action de l’utilisateur|Horodatage|A rejoint|A quitté|A rejoint auparavant",
    "it": "Nome completo|Azione utente|Timestamp|Accesso effettuato|Uscita|Partecipazione precedente",
    "es": "Nombre completo|Acción del usuario|Marca de tiempo|Unido|Abandonó la reunión|Unido antes",
    "ru": "Полное имя|Действие пользователя|Метка времени|Присоединился|Покинул|Присоединился раньше",
}


@pytest.mark.parametrize("language", ACTS)
def test_a_list_of_who_came_and_went_is_made_into_stays(tmp_path: Path, language: str) -> None:
    """Twice there, with two devices, there before and until the end; who leaves and never came is asked about."""
    *head, joined, left, before = ACTS[language].split("|")
    acts = (
        ("Claire Tremblay", joined, "10:00"),
        ("Claire Tremblay", left, "10:10"),
        ("Claire Tremblay", joined, "10:20"),
        ("Claire Tremblay", left, "10:30"),
        ("Ingrid Solberg", joined, "10:00"),
        ("Ingrid Solberg", joined, "10:01"),
        ("Ingrid Solberg", left, "10:20"),
        ("Ingrid Solberg", left, "10:25"),
        ("Đorđe Ćirić", before, "10:05"),
        ("Late Comer", left, "10:05"),
    )
    rows = (f"{name}\t{act}\t6/12/2023, {clock}:00 AM" for name, act, clock in acts)

    plan = read(tmp_path, "\n".join(("\t".join(head), *rows)), "utf-16")

    assert minutes(plan) == {"R1": 20, "R2": 25, "R3": 25}
    assert [(problem.line, "had not joined" in problem.what) for problem in plan.problems] == [(11, True)]
    assert any(note.startswith("1 person has not left when the list ends") for note in plan.notes)


def test_an_act_that_is_not_known_is_a_problem(tmp_path: Path) -> None:
    text = f"Full Name,User Action,Timestamp\nClaire Tremblay,Promoted,{AT[0]}\n"

    assert "“promoted” is neither joining nor leaving" in read(tmp_path, text).problems[0].what


def test_a_no_with_times_and_a_yes_without_are_problems(tmp_path: Path) -> None:
    text = "Attended,Name,Join Time,Leave Time\n"
    rows = f"No,Claire Tremblay,{AT[0]},{AT[1]}\nYes,Claire Tremblay,--,--\nmaybe,Claire Tremblay,{AT[0]},{AT[1]}\n"
    plan = read(tmp_path, text + rows)

    assert (plan.new, len(plan.problems)) == ((), 3)


@pytest.mark.parametrize(
    "details", [True, False], ids=["with each join", "with the first and the last alone"]
)
@pytest.mark.parametrize("language", TEAMS)
def test_teams_is_read_in_every_language(tmp_path: Path, language: str, details: bool) -> None:
    """In UTF-16 with tabs; nobody counts while they were away between the first join and the last leave."""
    (title, first, last, lasted), (more, join, leave) = (part.split("|") for part in TEAMS[language])
    who = "Claire Tremblay\t"
    lines = [
        "1. Summary\nMeeting title\tDanube\nAttended participants\t1\n",
        f"{title}\nName\t{first}\t{last}\t{lasted}\tEmail\tRole",
        f"{who}12.06.23, 10:00:00\t12.06.23, 11:00:00\t49 Min. 0 Sek.\t\tAttendee\n",
    ]
    if details:
        lines += [
            f"{more}\nName\t{join}\t{leave}\tEmail\tRole",
            f"{who}12.06.23, 10:00:00\t12.06.23, 10:29:00\t\tAttendee",
            f"{who}12.06.23, 10:40:00\t12.06.23, 11:00:00\t\tAttendee",
        ]

    plan = read(tmp_path, "\n".join(lines), "utf-16")

    assert (minutes(plan), plan.problems) == ({"R1": 49}, ())


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("49 Min. 0 Sek.", 2940),
        ("1h 27m 51s", 5271),
        ("1 Std. 2 Min.", 3720),
        ("1 ч 5 мин 3 с", 3903),
        ("1 ora 2 min", 3720),
        ("0:49:01", 2941),
        ("49", 2940),
    ],
)
def test_a_length_is_read(text: str, seconds: int) -> None:
    assert length_of(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "long", "1 fortnight", "-5", "9" * 40, "5 min ago"])
def test_what_is_no_length_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="not a length"):
        length_of(text)


def test_a_map_that_names_what_is_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no column “nobody”"):
        read(tmp_path, WEBINAR, columns={"Nobody": "name"})


def test_an_unknown_name_is_decided_where_the_report_is_read(tmp_path: Path) -> None:
    """With those who it may be; the answer holds for all its lines, and is remembered by a digest."""
    text = f"Name,Join Time,Leave Time\nTremblay X,{AT[0]},{AT[1]}\nClaire Trembley,{AT[0]},{AT[1]}\n"
    doubt = read(tmp_path, text).new[1].doubt
    assert doubt is not None
    assert [choice.code for choice in doubt.choices] == ["R1", "nobody"]

    decided = read(tmp_path, text, decided={doubt.key: "R1"})

    assert [change.value.registrant for change in decided.new] == ["", "R1"]
    assert dict(decided.remember) == {Matter.ZOOM_NAME: {doubt.key: "R1"}}
    kept = [change.value for change in decided.new]
    nobody = read(tmp_path, text, decided={doubt.key: "nobody"}, known=kept)
    assert [change.what for change in nobody.changes] == ["unchanged", "changed"]
