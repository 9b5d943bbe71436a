"""Requests for the floor that were sent ahead: every line right, or none is taken."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import Unreadable
from app.exchange.requests.table import AdvanceRequest, read_requests
from tests.app.exchange.files import ENTITIES, VIENNA, text_file
from tests.app.people import PEOPLE

HEAD = "received_at,channel,entity,person,session,on_behalf_of,language,note\n"


def read(folder: Path, text: str) -> tuple[AdvanceRequest, ...]:
    """The requests of a table that is written here."""
    path = text_file(folder, text, "requests.csv")
    return read_requests(path, zone=VIENNA, entities=ENTITIES, registrants=PEOPLE)


def test_requests_are_read_in_the_order_of_the_file(tmp_path: Path) -> None:
    """When, by whom, for which session; nobody need be named."""
    request, second = read(
        tmp_path,
        HEAD + "2021-06-14T12:00,e-mail,Norway,R2,D3-FLOOR,Nordic States,en,\n"
        "2021-06-14T09:00Z,,UN-ODC,,D3-FLOOR,,,two minutes\n",
    )

    assert request == AdvanceRequest(
        2, datetime(2021, 6, 14, 10, tzinfo=UTC), "2021-06-14T12:00", "email", "NO", "R2", "D3-FLOOR",
        "Nordic States", "en",
    )  # fmt: skip
    assert (second.line, second.channel, second.entity, second.person) == (3, "email", "UN-ODC", "")
    assert second.note == "two minutes"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("2021-06-14T06:00-04:00", "2021-06-14T06:00:00-04:00"),
        ("14.06.2021 10:00 UTC", "2021-06-14T10:00:00+00:00"),
        ("14 June 2021 12:00 MESZ", "2021-06-14T12:00:00+02:00"),
        ("2021-06-14 12:00", "2021-06-14T12:00:00+02:00"),
        ("2021-01-14", "2021-01-14T00:00:00+01:00"),
    ],
)
def test_the_zone_in_which_an_instant_was_written_is_kept(tmp_path: Path, written: str, kept: str) -> None:
    """The venue's, where the table names none."""
    (request,) = read(tmp_path, HEAD + f"{written},,NO,,D3-FLOOR,,,\n")

    assert request.received_at.isoformat() == kept


@pytest.mark.parametrize("person", ["R3", "r3", "Đorđe Ćirić", "Dorde Ciric", "Ђорђе Ћирић"])
def test_a_speaker_is_found_by_number_or_name(tmp_path: Path, person: str) -> None:
    (request,) = read(tmp_path, HEAD + f"2021-06-14T12:00,,RS,{person},D3-FLOOR,,,\n")

    assert request.person == "R3"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",email,Norway,,D3-FLOOR,,,", "line 3, received_at: there is nothing"),
        ("31.06.2021,email,Norway,,D3-FLOOR,,,", "line 3, .*does not exist"),
        ("2021-06-14T12:00,pigeon,Norway,,D3-FLOOR,,,", "line 3, channel: “pigeon” is not known; it is"),
        ("2021-06-14T12:00,email,Norwey,,D3-FLOOR,,,", r"line 3, .*; is it Norway \(NO\)\?"),
        ("2021-06-14T12:00,email,Norway,R1,D3-FLOOR,,,", "line 3, .*“R1” is not registered for NO"),
        ("2021-06-14T12:00,email,Norway,,,,,", "line 3, session: there is nothing"),
        ("2021-06-14T12:00,email,=A1,,D3-FLOOR,,,", "line 3, entity: .* is a formula"),
        ("2021-06-14T12:00,email,Norway,,D3-FLOOR,,,,,x", "line 3, .*10 cells under 8 columns"),
    ],
)
def test_one_wrong_line_keeps_all_from_being_taken(tmp_path: Path, line: str, reason: str) -> None:
    """A list of speakers with a hole would be unjust."""
    with pytest.raises(Unreadable, match=reason):
        read(tmp_path, HEAD + "2021-06-14T12:00,email,Norway,R2,D3-FLOOR,,,\n" + line + "\n")


def test_not_more_wrong_lines_are_named_than_a_person_reads(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"line 2, .* line 9, .* And 42 more\."):
        read(tmp_path, HEAD + ",,,,,,,x\n" * 50)


def test_a_table_without_the_columns_it_needs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has no column for: received_at, session"):
        read(tmp_path, "Delegation,Speaker\nNorway,R2\n")
