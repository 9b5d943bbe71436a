"""All rows of a conference as one frozen value."""

from app.conference.matters import Matter
from app.live.hidden import hidden
from app.live.snapshot import ConferenceSnapshot
from app.storage.database import Connection
from app.storage.tables import conference, imports, questions, zoom_presence
from app.storage.tables.agenda import read_sessions
from app.storage.tables.decisions import read_decisions
from app.storage.tables.parked_items import read_parked
from app.storage.tables.registrants import read_registrants


def read_snapshot(connection: Connection, address: str, revision: int) -> ConferenceSnapshot:
    """The conference at a revision; whatever is public in it names protected people by their alias."""
    read = ConferenceSnapshot(
        address=address,
        conference=conference.read_conference(connection),
        sessions=read_sessions(connection),
        entities=conference.read_entities(connection),
        registrants=read_registrants(connection),
        data_version=revision,
        questions=questions.read_questions(connection),
        merged=read_decisions(connection, Matter.MERGED),
        presences=zoom_presence.read_presences(connection),
        parked=read_parked(connection),
        imports=imports.last_imports(connection),
        apart=frozenset(read_decisions(connection, Matter.TWO_PEOPLE)),
    )
    return hidden(read)
