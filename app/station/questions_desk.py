"""Questions of the public at a conference's desk: new, chosen or declined."""

from app.conference.questions import QuestionStatus
from app.station.station import Station
from app.storage import questions
from app.storage.conference import read_revision

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
