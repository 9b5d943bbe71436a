"""Every setting of a conference once: its name in files and commands, its page and words, how it is typed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from app.conference.conference import Conference
from app.conference.entities import Category
from app.conference.forms_of_address import RANKS
from app.conference.sessions import Session
from app.settings.changes import Path
from app.settings.kinds import Colour, Count, Kind, Languages, Length, Listed, Moment, Place, Text

ABOUT, WHEN, SPEAKING, HALL, WORDS, LOOKS = PAGES = (
    "The conference",
    "Place and time",
    "Speaking time",
    "The hall",
    "Words and ranks",
    "Logo and colours",
)
_NAME = "A conference needs a name"
_START, _END = "A conference begins some day, such as 14 June 2021", "A conference ends some day"
_LIMITS = {
    "state": "States",
    "partner": "Partners",
    "group": "Groups of States",
    "organization": "Organizations",
    "civil_society": "Civil society, academia, media",
    "right_of_reply": "Right of reply",
    "second_reply": "Second right of reply",
    "point_of_order": "Point of order",
    "handover": "From one speaker to the next",
}
_RANKS = {
    "head_of_state": "Heads of State",
    "head_of_government": "Heads of Government",
    "vice_president": "Vice-presidents",
    "minister": "Ministers",
    "vice_minister": "Vice-ministers",
    "ambassador": "Ambassadors",
    "charge": "Chargés d’affaires",
}
"""The ranks of protocol, from the highest, as a settings' file and a person name them."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set. `name` is its table and key in a file, `path` where its value is held."""

    name: str
    path: Path
    page: str
    words: str
    kind: Kind
    hint: str = ""


def _of(page: str, table: str, names: Mapping[str, str], kind: Kind, hint: str = "") -> list[Setting]:
    """A row for each key of a table that is held under the same name."""
    return [
        Setting(f"{table}.{key}", ("conference", table, key), page, words, kind, hint)
        for key, words in names.items()
    ]


def _one(page: str, name: str, words: str, kind: Kind, hint: str = "", field: str = "") -> Setting:
    return Setting(name, ("conference", field or name.rpartition(".")[2]), page, words, kind, hint)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


SETTINGS: tuple[Setting, ...] = (
    _one(ABOUT, "conference.name", "Name", Text(_NAME)),
    _one(ABOUT, "conference.code", "Short name", Text(), "such as CTHB21"),
    _one(ABOUT, "conference.organizer", "Organiser", Text()),
    _one(ABOUT, "conference.theme", "Theme", Text(), "one line, below the name"),
    _one(ABOUT, "conference.hashtags", "Hashtags", Listed(), "with commas between them"),
    _one(ABOUT, "conference.languages", "Languages", Languages(), "codes or names: en, fr, Russian"),
    _one(WHEN, "conference.venue", "Venue", Text(), "the hall, then the town: Hofburg, Vienna"),
    _one(WHEN, "conference.rooms", "Rooms", Listed(";"), "with semicolons between them"),
    _one(WHEN, "conference.zone", "Time zone", Place(), "a city: Vienna, Tashkent, New York"),
    _one(WHEN, "conference.starts", "Begins", Moment(time(9), _START), "14.6.2021, 14 June 2021 9:00"),
    _one(WHEN, "conference.ends", "Ends", Moment(time(18), _END), "16.6.2021, 16 June 2021 16:30"),
    _one(
        WHEN,
        "deadlines.registration",
        "Registration until",
        Moment(time(17)),
        "empty: without a deadline",
        "registration_deadline",
    ),
    _one(
        WHEN,
        "deadlines.floor_requests",
        "Requests for the floor until",
        Moment(time(12)),
        "empty: without a deadline",
        "floor_deadline",
    ),
    *_of(SPEAKING, "limits", _LIMITS, Length(), "3:00, 3 or 90 s"),
    *_of(HALL, "places", {"hall": "Places in the hall"}, Count(), "empty: as many as come"),
    *_of(HALL, "places", {"delegation": "Places of each delegation"}, Count(), "empty: as many as come"),
    *_of(
        WORDS,
        "category_words",
        {category.value: _capital(category.words(osce=False)) for category in Category},
        Text(empties=True),
    ),
    *_of(WORDS, "ranks", _RANKS, Text(empties=True), "what positions say, with commas: minister, ministre"),
    *_of(
        LOOKS,
        "colours",
        {"screen": "Colour of screens", "badge": "Colour of badges", "paper": "Colour of papers"},
        Colour(),
        "dark enough for white letters: #1f3a5f",
    ),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}


def of_sessions(sessions: Iterable[Session]) -> tuple[Setting, ...]:
    """The speaking time of each session that has a list of speakers."""
    return tuple(
        Setting(
            f"session_limits.{session.code}",
            ("session", session.code, "limit_ms"),
            SPEAKING,
            f"{session.code} {session.title}",
            Length(),
            "empty: as each category has",
        )
        for session in sessions
        if session.has_list
    )


def usual(setting: Setting, conference: Conference) -> str:
    """What holds while a field is empty."""
    _, field, *key = setting.path
    if field == "category_words":
        return Category(key[0]).words(conference.is_osce)
    return RANKS[key[0]] if field == "ranks" else ""


def called(name: str) -> Setting:
    """The setting of this name, with or without `conference.` before it. Raises ValueError with words."""
    found = BY_NAME.get(name) or BY_NAME.get(f"conference.{name}")
    if found is None:
        raise ValueError(f"There is no setting “{name}”; there are {', '.join(BY_NAME)}")
    return found


def value_of(conference: Conference, path: Path) -> Any:
    """The value at a path of the conference; None where it is not there."""
    held = getattr(conference, path[1])
    return held.get(path[2]) if len(path) > 2 else held


def with_values(conference: Conference, values: Mapping[Path, Any]) -> Conference:
    """The conference with other values, by their paths; None takes a key away."""
    new: dict[str, Any] = {}
    for (_, field, *key), value in values.items():
        if key:
            held = {**new.get(field, getattr(conference, field)), key[0]: value}
            new[field] = {name: held[name] for name in held if held[name] is not None}
        else:
            new[field] = value
    return replace(conference, **new)
