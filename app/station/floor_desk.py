"""What a desk of the floor does beside single acts: questions of the public, seats, who was left over."""

from app.conference import seats
from app.conference.questions import QuestionStatus
from app.errors import Refused
from app.floor.carry_over import carried
from app.live.acts import require_writable
from app.station.station import Station
from app.storage.tables import questions
from app.storage.tables.conference import read_revision, write_seats

_SENTENCES = {
    QuestionStatus.NEW: "The question is new again.",
    QuestionStatus.CHOSEN: "Question chosen.",
    QuestionStatus.DECLINED: "Question declined.",
}


def set_question_status(station: Station, question: int, status: str) -> str:
    """Keep what was made of a question, new, chosen or declined; a sentence about it.

    The other rows are not read again, since questions are gone through one by one. Raises Unsaved.
    """
    kept = QuestionStatus(status)
    station.load()
    with station.changing("The choice") as connection:
        questions.set_question_status(connection, question, kept)
    with station.reading() as connection:
        station.hold_questions(questions.read_questions(connection), read_revision(connection))
    return _SENTENCES[kept]


def seat_delegation(station: Station, delegation: str, seat: str) -> str:
    """Where a delegation sits from now on, nowhere for an empty text; a sentence about it.

    Raises Refused when the seat is another's, Unsaved.
    """
    require_writable((delegation, seat))
    loaded = station.load()
    given = seats.seated(loaded.entities, loaded.conference.seats, delegation, seat)
    with station.changing("The seat") as connection:
        write_seats(connection, {delegation: given})
    return seats.seat_sentence(loaded.entities, station.load().conference, delegation)


def carry_over(station: Station, code: str) -> str:
    """Who was not taken in a closed session goes onto the list of the next one; a sentence about it.

    Rules of the floor, 14. Raises Refused when nobody was left over or no session with a list follows.
    """
    live = station.live(code)
    sessions = [session for session in station.load().sessions if session.has_list]
    after = [session for session in sessions if session.starts >= live.session.ends]
    if not live.floor.not_taken:
        raise Refused(f"Nobody was left over from {live.session.title}.")
    if not after:
        raise Refused("No session with a list of speakers follows.")
    target = station.live(after[0].code)
    left = [live.floor.requests[request] for request in live.floor.not_taken]
    new = [request for request in left if f"{code}-{request.id}" not in target.floor.requests]
    for request in new:
        asked = carried(request, code)
        station.do(after[0].code, "request_floor", **asked)
        if request.text_words:
            station.do(after[0].code, "text_received", request=asked["request"], words=request.text_words)
    return f"{len(new)} carried over to {after[0].title}."
