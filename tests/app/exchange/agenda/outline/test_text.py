"""Agendas that are pasted: from a mail, from Word, with bullets, numbers, blank lines, in six languages."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.conference.matters import ANY_FILE, Matter
from app.documents.kept.desk import DocumentDesk
from app.errors import Unreadable
from app.exchange.agenda.outline.read import plan_any_agenda
from app.exchange.clocks.lengths import readings, said_by_itself
from app.rehearsal.sample import build_sample
from app.station.station import Station
from app.times import MINUTE, SetClock
from tests.app.exchange.agenda.outline.told import DAYS, read, told
from tests.app.exchange.files import ENTITIES, text_file

SITUATIONS = {
    "a mail, its lines quoted; a session ends when the next begins": (
        """> Dear all,
           >
           > Tuesday, 15 June
           > 10:00 Opening session, H.E. Ms Ann Sample, Minister, Austria
           > 11:00 Coffee break
           > 11:30-12:30 Panel 1""",
        """15 10:00-11:00 opening Opening session
            10:00-11:00 opening Opening session | H.E. Ms Ann Sample | Minister | AT
           15 11:00-11:30 break Coffee break
           15 11:30-12:30 panel Panel 1""",
    ),
    "each time on a line of its own, above what happens then": (
        """Monday, 14 June
           10:00 – 11:00
           Opening session
           11:00 – 13:00
           Panel 1: Demand
           • Ms Ann Lee, Minister, Austria
           13:00 – 15:00
           Lunch break""",
        """14 10:00-11:00 opening Opening session
           14 11:00-13:00 panel Panel 1: Demand
            11:00-11:00 panellist Ms Ann Lee | Minister | AT
           14 13:00-15:00 break Lunch break""",
    ),
    "each time below what happens then": (
        """Monday, 14 June
           Opening session
           10:00 – 11:00
           Panel 1: Demand
           11:00 – 13:00
           Lunch break
           13:00 – 15:00""",
        """14 10:00-11:00 opening Opening session
           14 11:00-13:00 panel Panel 1: Demand
           14 13:00-15:00 break Lunch break""",
    ),
    "several people on one line, each with what is said of them": (
        """Monday, 14 June
           12:00 – 13:00 Panel 1
           • Ms Ann Lee, Minister, Austria; Mr Bo Ek, Director, France
           • Ms Ann Lee, Mr Bo Ek, Ms Cleo Fay
           • Dr. Jane Doe (UNODC); Bo Ek (Lund)
           • Ms Ann Lee, Ambassador, Head of Mission, Austria""",
        """14 12:00-13:00 panel Panel 1
            12:00-12:00 panellist Ms Ann Lee; Mr Bo Ek | Minister; Mr Bo Ek, Director, FR | AT
            12:00-12:00 panellist Ms Ann Lee; Mr Bo Ek; Ms Cleo Fay
            12:00-12:00 panellist Dr. Jane Doe; Bo Ek | Bo Ek, Lund | UN-ODC
            12:00-12:00 panellist Ms Ann Lee | Ambassador, Head of Mission | AT""",
    ),
    "rooms at the end of a line: those that are named elsewhere, and numbered ones": (
        """Monday, 14 June
           10:00 – 11:00 Opening session, Neuer Saal
           Venue: Neuer Saal
           11:00 – 11:30 Coffee break (Foyer)
           11:30 – 12:30 Panel 1: Demand – Room 5
           • Ms Ann Sample, Minister, Austria, room 5
           • Dr. Carl Hall
           13:00 – 14:00 Panel 2 – Room for improvement
           14:00 – 15:00 Session 3, Kleiner Saal""",
        """14 10:00-11:00 opening Opening session [Neuer Saal]
           14 11:00-11:30 break Coffee break [Foyer]
           14 11:30-12:30 panel Panel 1: Demand [Room 5]
            11:30-11:30 panellist Ms Ann Sample | Minister | AT
            11:30-11:30 panellist Dr. Carl Hall
           14 13:00-14:00 panel Panel 2 – Room for improvement
           14 14:00-15:00 session Session 3, Kleiner Saal""",
    ),
    "bullets below a time are its items, labels its chair and moderator": (
        """Monday, 14 June
           12:00 – 13:00 Panel 1: Demand
           Chair: Mr Carl Cole
           Moderator: Dr. Teodora Milanković
           • Prof. Alistair Penhallow, University of Sample
           • Ms Greta Lindenmayr (La Strada) (via Zoom)
           2:00 p.m. Closing session
           3:15 p.m. End of day 1""",
        """14 12:00-13:00 panel Panel 1: Demand (Mr Carl Cole) (Dr. Teodora Milanković)
            12:00-12:00 panellist Prof. Alistair Penhallow | University of Sample
            12:00-12:00 panellist Ms Greta Lindenmayr | La Strada | zoom
           14 14:00-15:15 closing Closing session""",
    ),
    "numbers tell the level, lengths stand behind titles": (
        """Monday, 14 June
           1. Opening session 10:00 – 11:00
           1.1 Welcome (10 min)
           1.2 Keynote: Prof. Bert Test (50')
           2. Panel 11:00-12:00
           2.1 Discussion (1 h)""",
        """14 10:00-11:00 opening Opening session
            10:00-10:10 introduction Welcome
            10:10-11:00 keynote Keynote | Prof. Bert Test
           14 11:00-12:00 panel Panel
            11:00-12:00 discussion Discussion""",
    ),
    "times that lie within another one are its items; a side event in the lunch is none": (
        """Tuesday, 15 June
           10:00 – 11:30 Session 1: Demand
           10:00 Introduction by the moderator
           10:10 Ms Ann Sample, Ministry of Justice, Austria
           11:30 – 14:00 Lunch
           12:45 – 13:45 Side event: Films""",
        """15 10:00-11:30 session Session 1: Demand
            10:00-10:10 introduction Introduction by the moderator
            10:10-11:30 keynote Ms Ann Sample | Ministry of Justice | AT
           15 11:30-14:00 break Lunch
           15 12:45-13:45 side_event Side event: Films""",
    ),
    "a heading without a time has that of what stands below it": (
        """DAY 1 (14 June 2021)

           SESSION 1: DEMAND
           10:00 – 10:10 Introduction
           10:10 – 10:30 Discussion

           SESSION 2: LAW
           11:00 – 12:00 Discussion""",
        """14 10:00-10:30 session SESSION 1: DEMAND
            10:00-10:10 introduction Introduction
            10:10-10:30 discussion Discussion
           14 11:00-12:00 session SESSION 2: LAW
            11:00-12:00 discussion Discussion""",
    ),
    "a day in every line, twelve-hour times": (
        """14 June 2021, 9:30 a.m. Registration
           14 June 2021, 10:00 a.m. – 12:30 p.m. Opening
           14 June 2021, 2–3 p.m. Panel 1""",
        """14 09:30-10:00 session Registration
           14 10:00-12:30 opening Opening
           14 14:00-15:00 panel Panel 1""",
    ),
    "a table from Word, its cells parted by tabs": (
        "Monday 14 June\n10:00 – 10:15\tWelcome\tMs Ann Sample, Minister, Austria\n10:15-11:00\tCoffee\n",
        """14 10:00-10:15 session Welcome
            10:00-10:15 introduction Welcome | Ms Ann Sample | Minister | AT
           14 10:15-11:00 break Coffee""",
    ),
    "cells parted by semicolons under a header that nobody knows": (
        "Wann;Bis;Was;Wer\n14.06.2021 10:00;11:00;Eröffnung;Frau Ann Sample\n14.06.2021 11:00;12:00;Pause;\n",
        """14 10:00-11:00 opening Eröffnung
            10:00-11:00 opening Eröffnung | Frau Ann Sample
           14 11:00-12:00 break Pause""",
    ),
    "German": (
        """Dienstag, 15. Juni 2021
           10.00 – 11.00 Uhr  Eröffnung
           ab 11 Uhr Kaffeepause
           11:30 – 12:30 Uhr Podium: Nachfrage
           - Herr Bert Test, Direktor, Caritas""",
        """15 10:00-11:00 opening Eröffnung
           15 11:00-11:30 break Kaffeepause
           15 11:30-12:30 panel Podium: Nachfrage
            11:30-11:30 panellist Herr Bert Test | Direktor | Caritas""",
    ),
    "French": (
        """Lundi 14 juin 2021
           10h00 – 11h00 Séance plénière, S.E. Mme Anne Exemple, Ministre de la Justice, France
           11h à 11h30 Pause café""",
        """14 10:00-11:00 session Séance plénière
            10:00-11:00 keynote Séance plénière | S.E. Mme Anne Exemple | Ministre de la Justice | FR
           14 11:00-11:30 break Pause café""",
    ),
    "Russian": (
        """Понедельник, 14 июня 2021 г.
           10.00–11.00 Открытие
           11.00–11.30 Перерыв""",
        """14 10:00-11:00 opening Открытие
           14 11:00-11:30 break Перерыв""",
    ),
    "Spanish and Italian": (
        """martes, 15 de junio
           10:00 – 11:00 Apertura
           Mercoledì 16 giugno 2021
           dalle 10:00 alle 11:00 Pausa""",
        """15 10:00-11:00 opening Apertura
           16 10:00-11:00 break Pausa""",
    ),
    "what cannot be is a problem of its line, the rest comes in": (
        """Monday, 14 June
           9:00 – 9:30 Registration
           2:30 Panel 1
           25:00 Panel 2
           16:00 – 15:00 Panel 3
           17:00 Panel 4
           Wednesday, 15 June""",
        """14 09:00-09:30 session Registration
           ! 3 “2:30 Panel 1” may be in the morning or in the afternoon; write 02:30, 14:30 or 2:30 p.m.
           ! 4 “25:00 Panel 2” has a time of day that does not exist.
           ! 5 “16:00 – 15:00 Panel 3” would end before it starts; write both times as 14:30.
           ! 6 “Panel 4” has no end; write both times, as 16:00 – 16:30.
           ! 7 “Wednesday, 15 June” cannot be: 15 June 2021 is a Tuesday.""",
    ),
    "no day anywhere": (
        "10:00 – 11:00 Opening",
        "! 1 No day is written above “Opening”; write one, as Monday, 14 June 2021.",
    ),
}


def unindented(text: str) -> str:
    return "\n".join(line.removeprefix(" " * 11) for line in text.split("\n"))


@pytest.mark.parametrize("which", SITUATIONS)
def test_a_text_is_an_agenda_and_comes_in_twice_unchanged(tmp_path: Path, which: str) -> None:
    """What it says, and once it is known, nothing more."""
    text, expected = map(unindented, SITUATIONS[which])
    path = text_file(tmp_path, text, "clipboard")

    plan = read(path)

    assert told(plan) == expected
    assert read(path, [change.value for change in plan.new]).to_write == ()


BLOCKS = "Tuesday, 15 June\n\n10:00 Foo\n10:30 Demand\n\n12:00 Law\n14:00 Supply\n15:00 End of day\n"


@pytest.mark.parametrize(
    ("choice", "titles"), [("", []), ("blocks", ["Foo", "Law"]), ("each", ["Foo", "Demand", "Law", "Supply"])]
)
def test_where_only_blank_lines_could_tell_a_person_is_asked(
    tmp_path: Path, choice: str, titles: list[str]
) -> None:
    path = text_file(tmp_path, BLOCKS)
    decided = {Matter.LEVELS: {ANY_FILE: choice}} if choice else {}

    plan = read(path, decided=decided, ask=True)

    assert [change.value.title for change in plan.new] == titles
    asked = [problem.doubt for problem in plan.problems if problem.doubt is not None]
    assert [choice.code for doubt in asked for choice in doubt.choices] == (
        [] if choice else ["blocks", "each"]
    )


def test_a_title_put_right_and_an_item_between_keep_what_the_conference_knows(tmp_path: Path) -> None:
    """The new item gets a free number: whatever belongs to the others stays with them."""
    head = "Monday, 14 June\n10:00 – 11:00 Session 1\n"
    before = read(text_file(tmp_path, f"{head}- Welcome\n- Discussion\n")).new[0].value
    after = read(text_file(tmp_path, f"{head}- Welcome\n- Keynote\n- Discussion\n"), [before])

    items = after.changed[0].value.items
    assert [(item.number, item.title) for item in items] == [
        ("1", "Welcome"),
        ("3", "Keynote"),
        ("2", "Discussion"),
    ]


def test_prose_without_a_time_is_refused_as_before(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no line with names of columns"):
        read(text_file(tmp_path, "Dear colleagues,\nplease find attached the list.\n"))


def test_the_agenda_as_issued_comes_back_from_its_paper_and_changes_nothing(tmp_path: Path) -> None:
    """The sample's preliminary agenda, copied out of the PDF: heads of pages, broken titles and all."""
    conference = tmp_path / "sample.rostrum"
    build_sample(conference)
    station = Station.open(str(conference), clock=SetClock(DAYS.starts))
    text = "\n".join(DocumentDesk(station).texts("preliminary-agenda"))
    sessions = station.load().sessions
    station.close()

    plan = read(text_file(tmp_path, text, "clipboard"), sessions)

    assert (plan.to_write, plan.problems, len(plan.unchanged)) == ((), (), len(sessions))


@pytest.mark.parametrize(
    ("line", "below", "chair", "moderator", "notes"),
    [
        ("Debrief, Ms Ann Lee, Director, Austria", "", "", "", "Ms Ann Lee, Director, AT"),
        ("Debrief, Dr. X Yu", "", "", "", ""),
        ("Debrief, chaired by Mr Bo Lind", "", "Mr Bo Lind", "", ""),
        ("Debrief – moderated by Ms C. Dee, Editor", "", "", "Ms C. Dee", "Ms C. Dee, Editor"),
        ("Debrief, moderiert von Frau Eva Fall", "", "", "Frau Eva Fall", ""),
        ("Debrief, présidée par Mme Fay", "", "Mme Fay", "", ""),
        ("Debrief", "  Chair: Ms A. Ames\n  Chair: Mr B. Bell\n", "Ms A. Ames, Mr B. Bell", "", ""),
        ("Debrief", "  Moderator: Ms C. Dee, Editor\n", "", "Ms C. Dee", "Ms C. Dee, Editor"),
    ],
)
def test_nobody_who_is_named_beside_a_session_with_items_is_lost(
    tmp_path: Path, line: str, below: str, chair: str, moderator: str, notes: str
) -> None:
    """Whoever leads it leads it; anybody else, and what else is said of them, stands in its notes."""
    text = f"Tuesday, 15 June\n10:00 – 11:00 {line}\n{below}  - Talk (60 min), Dr. X Yu\n"
    (session,) = (change.value for change in read(text_file(tmp_path, text)).changes)

    assert (session.title, session.chair, session.moderator) == ("Debrief", chair, moderator)
    assert session.notes == notes
    assert [(item.title, item.speaker) for item in session.items] == [("Talk", "Dr. X Yu")]


def test_on_the_only_day_of_a_conference_no_day_need_be_written(tmp_path: Path) -> None:
    """A text says when, and of what day there is no doubt."""
    path = text_file(tmp_path, "10:00 – 11:00 Opening session\n11:00 – 12:00 Panel 1", "clipboard")
    one_day = replace(DAYS, ends=DAYS.starts + timedelta(hours=9))

    plan = plan_any_agenda(path, conference=one_day, entities=ENTITIES, known=())

    assert told(plan).splitlines() == [
        "14 10:00-11:00 opening Opening session",
        "14 11:00-12:00 panel Panel 1",
    ]


@pytest.mark.parametrize(
    ("cells", "minutes"),
    [
        (["0.0625", "0.0208333"], [90, 30]),
        (["30", "0.0208333"], [30, 30]),
        (["0,0104166667", "45"], [15, 45]),
    ],
)
def test_a_part_of_a_day_is_one_whatever_stands_beside_it(cells: list[str], minutes: list[int]) -> None:
    """As a workbook holds a length; nothing on an agenda lasts four seconds."""
    said = said_by_itself(cells)

    assert said is not None
    assert [readings(cell, said)[0] // MINUTE for cell in cells] == minutes
