"""Schedules in the forms of frab, XML and JSON, and the plans that are made of them."""

import json
from pathlib import Path

from app.conference.sessions import Session
from app.exchange.plan import Plan
from tests.app.exchange.files import agenda, text_file

BERLIN = "<time_zone_name>Europe/Berlin</time_zone_name>"


def xml(*events: str, head: str = BERLIN, day: str = "date='2021-06-14' index='1'") -> str:
    """A schedule with these events in one room of one day."""
    inside = "\n".join(events)
    return (
        "<?xml version='1.0' encoding='utf-8' ?>\n<schedule><version>1.3 Körper</version>\n"
        f"<conference><acronym>t21</acronym><title>T</title>{head}</conference>\n"
        f"<day {day}><room name='Saal 1'>\n{inside}\n</room></day></schedule>\n"
    )


def event(attributes: str = "id='6561' guid='29aecfd7-2e44-4f49-ab86-29b5e0877325'", **parts: str) -> str:
    """One event; what is not said is usual."""
    usual = {"start": "11:00", "duration": "00:30", "title": "Opening", "persons": ""} | parts
    return (
        f"<event {attributes}>"
        + "".join(f"<{name}>{text}</{name}>" for name, text in usual.items())
        + "</event>"
    )


def read(folder: Path, text: str, *known: Session) -> Plan[Session]:
    """The plan of a schedule; the file's name tells nothing."""
    return agenda(text_file(folder, text, "agenda.txt"), known)


def only(folder: Path, text: str) -> Session:
    """The session of a schedule with one event."""
    plan = read(folder, text)
    assert plan.problems == ()
    (change,) = plan.new
    return change.value


def document(*talks: dict[str, object], wrapped: bool = True) -> str:
    """A schedule in JSON."""
    days = [{"index": 1, "date": "2021-06-14", "rooms": {"Abacus": list(talks), "Empty": []}}]
    schedule = {
        "version": "0.1",
        "conference": {"acronym": "t", "time_zone_name": "Europe/Berlin", "days": days},
    }
    return json.dumps({"schedule": schedule} if wrapped else schedule, indent=1)
