"""What should be looked at before a session: each finding has a code, a place and a sentence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.agenda.days import outside_days
from app.agenda.double_bookings import in_order, names_of, same_person, same_room
from app.agenda.plan import allotted_ms, gaps, sum_ms
from app.conference.cues import CueKind
from app.conference.registrants import Registrant, Status
from app.conference.sessions import Session
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.programme.reports import TROUBLED
from app.times import Zone, clock_text, day_text, duration_text


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` names the kind of finding, `where` a session or registration number, or nothing."""

    code: str
    where: str
    what: str


def findings(loaded: ConferenceSnapshot, lives: Iterable[SessionSnapshot], where: Zone) -> Iterator[Finding]:
    """Everything worth a look: the agenda, the speakers, the lists, the names on paper."""
    if not loaded.sessions:
        yield Finding("no-agenda", "", "There is no session in the agenda yet.")
    if not loaded.registrants:
        yield Finding("no-people", "", "Nobody is registered yet.")
    yield from _agenda(loaded, where)
    yield from _speakers(loaded, loaded.sessions)
    for live in lives:
        yield from _list(live, where)
    yield from _registrants(loaded)
    yield from _duplicates(loaded)


def of_session(loaded: ConferenceSnapshot, live: SessionSnapshot, where: Zone) -> Iterator[Finding]:
    """What is worth a look before one session opens: its room, its speakers, its items, its list."""
    yield from _beside(loaded, live.session, where)
    yield from _speakers(loaded, (live.session,))
    yield from _session(live.session)
    yield from _lines(loaded, live)
    yield from _list(live, where)


def _lines(loaded: ConferenceSnapshot, live: SessionSnapshot) -> Iterator[Finding]:
    """What the tech desk found wrong with a line, of the panel and of the list."""
    reports, code = live.run.reports, live.session.code
    for item in live.session.items:
        line = reports.line(item=item.id) if item.mode != "room" else None
        if line is not None and line.state in TROUBLED:
            entity = loaded.entities.get(item.entity)
            name = entity.short if entity else item.title
            yield Finding("line", code, f"Item {item.number}, {name}: {_WRONG[line.state]}.")
    for request in map(live.floor.requests.__getitem__, (*live.floor.waiting, *live.floor.replies)):
        line = reports.line(request.id) if request.mode != "room" else None
        if line is not None and line.state in TROUBLED:
            name = live.context.delegation(request.delegation).name
            yield Finding("line", code, f"{name}: {_WRONG[line.state]}.")


_WRONG = {"bad": "the line is bad", "absent": "not connected", "lost": "lost on Zoom"}


def _agenda(loaded: ConferenceSnapshot, where: Zone) -> Iterator[Finding]:
    yield from _double_bookings(loaded.sessions, loaded.registrants, where)
    for session in loaded.sessions:
        if outside_days(session, loaded.conference):
            day = day_text(session.starts, where)
            yield Finding("days", session.code, f"{day} is not a day of the conference: is that meant?")
        yield from _session(session)


def _double_bookings(
    sessions: Iterable[Session], registrants: Iterable[Registrant], where: Zone
) -> Iterator[Finding]:
    """What is wanted twice: a room, a person; and, where neither says in which room it is, the time."""
    sessions = tuple(sessions)
    for before, session in same_room(sessions):
        until = clock_text(before.ends, where)
        what = f"It begins in {session.room} while {before.code} is planned there until {until}."
        yield Finding("overlap", session.code, what)
    for before, session in _same_time(sessions):
        until = clock_text(before.ends, where)
        yield Finding("overlap", session.code, f"It begins while {before.code} is planned until {until}.")
    for name, (session, part), (elsewhere, later) in same_person(sessions, names_of(registrants)):
        place = f"item {later.item.number} of {elsewhere.code}"
        what = f"Item {part.item.number}: {name} would be in {place} at the same time."
        yield Finding("person", session.code, what)


def _beside(loaded: ConferenceSnapshot, session: Session, where: Zone) -> Iterator[Finding]:
    """The double bookings of one session, with each that is held at the same time."""
    for other in loaded.sessions:
        if other.code != session.code and other.starts < session.ends and session.starts < other.ends:
            yield from _double_bookings((session, other), loaded.registrants, where)


def _same_time(sessions: Iterable[Session]) -> Iterator[tuple[Session, Session]]:
    """Sessions with a list of speakers at one time, where no room is told for either."""
    nowhere = [session for session in in_order(sessions) if session.has_list and not session.room]
    return same_room(replace(session, room="nowhere") for session in nowhere)


def _session(session: Session) -> Iterator[Finding]:
    yield from _cues(session)
    if session.items and (difference := sum_ms(session) - allotted_ms(session)) > 0:
        yield Finding(
            "too-full", session.code, f"Its items are {duration_text(difference)} longer than the session."
        )
    for gap in gaps(session):
        kind = "gap" if gap.ms > 0 else "overlap"
        words = "begins after a gap of" if gap.ms > 0 else "overlaps the item before by"
        yield Finding(kind, session.code, f"Item {gap.before.item.number} {words} {duration_text(gap.ms)}.")


def _speakers(loaded: ConferenceSnapshot, sessions: Iterable[Session]) -> Iterator[Finding]:
    confirmed = {
        registrant.entity for registrant in loaded.registrants if registrant.status is Status.CONFIRMED
    }
    for session in sessions:
        for item in session.items:
            if item.entity and item.entity not in confirmed and item.mode != "video":
                entity = loaded.entities.get(item.entity)
                name = entity.name if entity else item.entity
                yield Finding(
                    "unregistered", session.code, f"Item {item.number}: nobody of {name} is confirmed."
                )


def _cues(session: Session) -> Iterator[Finding]:
    """What is missing of the cues that were typed; a session for which nobody typed any needs none."""
    typed = [(item, cue) for item in session.items for cue in item.cues]
    for item, cue in typed:
        missing = [name for name in ("file", "fallback") if cue.is_film and not cue.value(name)]
        if missing:
            what = f"Item {item.number}: the film has no {' and no '.join(missing)}."
            yield Finding("film", session.code, what)
    spoken = {item.language for item in session.items if item.language} - {session.language}
    booths = [cue for _, cue in typed if cue.kind is CueKind.INT]
    needed = booths or (typed and session.language and spoken)
    if needed and not any(cue.words.casefold().startswith("start") for cue in booths):
        languages = ", ".join(sorted(language.upper() for language in spoken))
        spoken_too = f" {languages} is spoken too." if languages else ""
        yield Finding("interpretation", session.code, f"No cue starts the interpretation.{spoken_too}")


def _list(live: SessionSnapshot, where: Zone) -> Iterator[Finding]:
    floor, context, code = live.floor, live.context, live.session.code
    for request in map(floor.requests.__getitem__, (*floor.waiting, *floor.replies)):
        delegation = context.delegation(request.delegation)
        if request.late:
            received = clock_text(request.received_at, where, seconds=True)
            yield Finding(
                "late", code, f"{delegation.name} asked for the floor at {received}, after the deadline."
            )
        if not delegation.registered:
            yield Finding(
                "unregistered", code, f"{delegation.name} is on the list without a confirmed registrant."
            )
    found = live.forecast(live.session.starts)
    if found.fit < found.waiting:
        yield Finding("no-fit", code, f"Of {found.waiting} who wait {found.fit} fit before the hard end.")


def _registrants(loaded: ConferenceSnapshot) -> Iterator[Finding]:
    from app.pdf.fonts import missing_glyphs

    for registrant in loaded.registrants:
        if missing := missing_glyphs(
            f"{registrant.shown_name} {'' if registrant.alias else registrant.native}"
        ):
            yield Finding("glyphs", registrant.number, f"No font has {missing}; the Latin form is printed.")
        if registrant.entity and registrant.entity not in loaded.entities:
            yield Finding(
                "entity",
                registrant.number,
                f"“{registrant.entity}” is not among the delegations and organizations.",
            )


def _duplicates(loaded: ConferenceSnapshot) -> Iterator[Finding]:
    from app.registration.duplicates import duplicates

    for pair in duplicates(loaded.registrants, loaded.apart):
        kept = f"{pair.keep.number} ({pair.keep.shown_name}, {pair.keep.entity or 'nobody'})"
        match pair.same:
            case "mail":
                what = f"Registered twice? Same e-mail address and entity as {kept}; “merge” makes them one."
                yield Finding("duplicate", pair.give_up.number, what)
            case "name":
                yield Finding("same-name", pair.give_up.number, f"The same name as {kept}: two persons?")
            case _:
                yield Finding(
                    "same-name", pair.give_up.number, f"Nearly the same name as {kept}: two persons?"
                )
