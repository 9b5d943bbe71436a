"""A conference as it may be seen: what leaves a station has the aliases of protected people in its texts."""

from dataclasses import replace

from app.live.snapshot import ConferenceSnapshot
from app.protection.merged import with_aliases
from app.protection.rows import hidden_items, hidden_questions, hidden_sessions, with_hidden


def hidden(read: ConferenceSnapshot) -> ConferenceSnapshot:
    """The rows that were read, with hidden texts; registrants stay, each protected one with the alias.

    The names of delegations stay, too: files are matched by them.
    """
    people = with_aliases(read.registrants, read.merged)
    if not any(person.alias for person in people):
        return read
    known = replace(read, registrants=people)
    protection = known.protection
    return replace(
        known,
        conference=with_hidden(protection, known.conference, "name", "venue"),
        sessions=hidden_sessions(known.sessions, protection, known.entities.keys()),
        questions=hidden_questions(known.questions, protection),
        presences=tuple(with_hidden(protection, seen, "name", "source") for seen in known.presences),
        parked=hidden_items(known.parked, protection, known.entities.keys()),
        imports={
            what: with_hidden(protection, note, "source", "summary") for what, note in known.imports.items()
        },
    )
