"""Questions of the public: only the moment at which one is put to the panel concerns the floor."""

from datetime import datetime

from app.errors import Refused
from app.floor import events as ev
from app.floor.rules.sessions import require_open
from app.floor.state import Floor, FloorContext
from app.journal.entries import Event


def put_question(floor: Floor, context: FloorContext, at: datetime, *, question: int) -> Event:
    """A question is put to the panel, once in a session; the list of speakers is not touched."""
    require_open(floor)
    if any(put.question == question for put in floor.questions_put):
        raise Refused("That question has been put to the panel already.")
    if question not in context.questions:
        raise Refused("That question is declined, or is none of this session.")
    return ev.QuestionPut(question)
