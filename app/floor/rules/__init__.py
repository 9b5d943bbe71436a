"""The rules of the floor: one function for each act, in the imperative.

`rule(floor, context, at, *, ...) -> Event`, or `Refused` with a sentence for the person at the console.
A rule never changes anything and never reads a clock: `at` is the instant of the act, in UTC.
"""

from collections.abc import Callable

from app.floor.rules import presets, questions, requests, sessions, speeches, zoom
from app.journal.entries import Event

Rule = Callable[..., Event]

ACTS: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        sessions.open_session,
        sessions.suspend_session,
        sessions.resume_session,
        sessions.close_session,
        sessions.open_list,
        sessions.close_list,
        sessions.reopen_list,
        requests.request_floor,
        requests.withdraw,
        requests.written_only,
        requests.written_only_rest,
        requests.not_present,
        requests.restore,
        requests.move,
        requests.pin,
        requests.unpin,
        requests.park,
        requests.unpark,
        requests.text_received,
        requests.lift_lateness,
        requests.swap,
        requests.correct,
        presets.order,
        speeches.call,
        speeches.give_floor,
        speeches.end_statement,
        speeches.hold,
        speeches.resume,
        speeches.extend,
        speeches.set_limit,
        speeches.ask_to_conclude,
        speeches.ruling,
        questions.put_question,
        zoom.zoom_lost,
        zoom.zoom_back,
        sessions.undo,
        sessions.redo,
    )
}
"""Every act of the floor by the name that scripts and the command line use."""
