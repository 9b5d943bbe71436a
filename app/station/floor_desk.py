"""What a desk of the floor does beside single acts: questions of the public, seats."""

from app.conference import seats
from app.conference.questions import QuestionStatus
from app.errors import Changed
from app.live.acts import require_writable
from app.station.station import Station
from app.storage.tables import questions
from app.storage.tables.conference import write_seats

_SENTENCES = {
    QuestionStatus.NEW: "The question is new again.",
    QuestionStatus.CHOSEN: "Question chosen.",
    QuestionStatus.DECLINED: "Question declined.",
}


def set_question_status(station: Station, question: int, status: str) -> str:
    """Keep what was made of a question, new, chosen or declined; a sentence about it.

    Raises Unsaved.
    """
    kept = QuestionStatus(status)
    with station.changing("The choice") as connection:
        questions.set_question_status(connection, question, kept)
    return _SENTENCES[kept]


def seat_delegation(station: Station, delegation: str, seat: str, expecting: str | None = None) -> str:
    """Where a delegation sits from now on, nowhere for an empty text; a sentence about it.

    `expecting` is the seat that the person saw, None for whichever. Raises Refused when the seat is
    another's, Changed when the delegation sits elsewhere by now, Unsaved.
    """
    require_writable((delegation, seat))
    loaded = station.load()
    if expecting is not None and loaded.conference.seats.get(delegation, "") != expecting:
        raise Changed(f"{seats.seat_sentence(loaded.entities, loaded.conference, delegation)} Look again.")
    given = seats.seated(loaded.entities, loaded.conference.seats, delegation, seat)
    with station.changing("The seat") as connection:
        write_seats(connection, {delegation: given})
    return seats.seat_sentence(loaded.entities, station.load().conference, delegation)
