"""The first four steps of a conference that was just made: agenda, people, settings, a rehearsal."""

from dataclasses import dataclass

from app.live.snapshot import ConferenceSnapshot
from app.text.numbers import counted
from app.times import day_of, duration_text, zone


@dataclass(frozen=True, slots=True)
class Step:
    """`name` is one of agenda, people, settings, rehearsal; `words` what there is of it or is missing."""

    name: str
    done: bool
    words: str


def first_steps(loaded: ConferenceSnapshot) -> tuple[Step, ...]:
    """All four, in their order; a rehearsal leaves no trace and is never done for good."""
    return _agenda(loaded), _people(loaded), _settings(loaded), _rehearsal(loaded)


def _agenda(loaded: ConferenceSnapshot) -> Step:
    where = zone(loaded.conference.zone)
    days = len({day_of(session.starts, where) for session in loaded.sessions})
    there = f"{counted(len(loaded.sessions), 'session')} on {counted(days, 'day')}."
    return Step("agenda", bool(loaded.sessions), there if loaded.sessions else "No session yet.")


def _people(loaded: ConferenceSnapshot) -> Step:
    count = len(loaded.registrants)
    there = f"{counted(count, 'registration')}."
    return Step("people", bool(count), there if count else "Nobody is registered yet.")


def _settings(loaded: ConferenceSnapshot) -> Step:
    conference = loaded.conference
    parts = {
        "place": conference.venue,
        "organizer": conference.organizer,
        "languages": conference.languages,
        "deadline for registration": conference.registration_deadline,
    }
    missing = [name for name, there in parts.items() if not there]
    limit = f"{duration_text(conference.limits['state'])} for a State" if "state" in conference.limits else ""
    words = [part for part in (limit, f"missing: {', '.join(missing)}" if missing else "") if part]
    return Step("settings", not missing, f"{'; '.join(words)}." if words else "All is there.")


def _rehearsal(loaded: ConferenceSnapshot) -> Step:
    ready = any(session.has_list for session in loaded.sessions)
    return Step("rehearsal", False, "A session on a copy." if ready else "Needs a session.")
