"""What stands on a badge, and who gets one."""

from dataclasses import astuple, replace
from datetime import UTC, datetime

import pytest

from app.badges.face import badge_face, band_of, dates_text, who_gets_a_badge
from app.badges.layout import Part
from app.conference.entities import Category, Entity
from app.conference.french_order import in_french_order
from app.conference.registrants import Attendance, Status
from tests.app.pdf.paper import CONFERENCE, ENTITIES, face_of, registrant


def test_an_alias_is_the_only_name() -> None:
    """No name, native form, title or position of the person is anywhere on the badge."""
    person = registrant(
        7, "Secret", "Name", alias="Participant 7", native="Секрет", title="Ms", position="Survivor"
    )
    face = face_of(person)

    assert face.family == "Participant 7"
    shown = repr(astuple(face))
    assert not any(word in shown for word in ("Secret", "Name", "Секрет", "'Ms'", "Survivor"))


def test_a_badge_may_say_where_its_delegation_sits() -> None:
    """Where a layout asks for it."""
    seated = replace(CONFERENCE, seats={"SE": "14"})
    face = badge_face(registrant(1), ENTITIES["SE"], seated)

    assert face.text_of(Part("seat", 11)) == "seat 14"
    assert face_of(registrant(1)).text_of(Part("seat", 11)) == ""


def test_a_single_name_is_set_as_the_family_name() -> None:
    """Whichever of the two fields holds it."""
    assert (face_of(registrant(1, "", "Suharto")).family, face_of(registrant(1, "Suharto", "")).family) == (
        "Suharto",
        "Suharto",
    )


def test_a_head_of_delegation_without_position_is_called_so() -> None:
    """In the band and as the position."""
    face = face_of(registrant(1, role="head_of_delegation"))

    assert (face.position, face.band.words) == ("Head of delegation", "Head of delegation")


def test_what_a_person_does_counts_before_what_they_represent() -> None:
    """A speaker of a delegation wears the speakers' band."""
    assert band_of(registrant(1, role="speaker"), ENTITIES["SE"]).words == "Speaker"
    assert band_of(registrant(1, role="member"), ENTITIES["JP"]).words == "Partner for Co-operation"


@pytest.mark.parametrize("category", Category)
def test_every_category_has_words_and_a_colour_that_carries_white(category: Category) -> None:
    """Contrast of at least 4.5 to 1 (WCAG 2)."""
    band = band_of(registrant(1), Entity("X", "X", category))
    channels = [int(band.colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert band.words
    assert 1.05 / (luminance + 0.05) >= 4.5


def test_the_code_holds_the_random_id_and_nothing_else() -> None:
    """Neither number nor name."""
    person = registrant(42)

    assert face_of(person).qr == person.badge


def test_only_those_confirmed_and_in_the_room_get_a_badge() -> None:
    """In the French order of delegations, then by family name without regard to accents."""
    people = [
        registrant(1, "A", "Zorn", entity="SE"),
        registrant(2, "B", "Öberg", entity="SE"),
        registrant(3, "C", "Berg", entity="UN-ODC"),
        registrant(4, "D", "Sato", entity="JP"),
        registrant(5, "E", "Weiß", entity="DE"),
        registrant(6, attendance=Attendance.ZOOM),
        registrant(7, status=Status.CANCELLED),
    ]

    assert [person.number for person in who_gets_a_badge(people, ENTITIES)] == [
        "R0005",
        "R0002",
        "R0001",
        "R0004",
        "R0003",
    ]
    assert len(in_french_order(people, ENTITIES)) == len(people)


@pytest.mark.parametrize(
    ("starts", "ends", "text"),
    [
        ((2021, 6, 14), (2021, 6, 16), "14–16 June 2021"),
        ((2021, 6, 14), (2021, 6, 14), "14 June 2021"),
        ((2021, 6, 30), (2021, 7, 2), "30 June – 2 July 2021"),
        ((2021, 12, 30), (2022, 1, 2), "30 December 2021 – 2 January 2022"),
    ],
)
def test_the_days_are_said_as_people_say_them(
    starts: tuple[int, int, int], ends: tuple[int, int, int], text: str
) -> None:
    """At the venue, whatever the laptop's zone."""
    conference = replace(
        CONFERENCE, starts=datetime(*starts, 12, tzinfo=UTC), ends=datetime(*ends, 12, tzinfo=UTC)
    )

    assert dates_text(conference) == text
    assert text in badge_face(registrant(1), None, conference).occasion
