"""Whom each act of the chair's table concerns now: what has just changed is not acted on for a moment."""

from collections.abc import Callable

from app.errors import Refused
from app.floor.state import Floor
from app.floor.words import undo_words
from app.live.snapshot import SessionSnapshot
from ui.chair.actions import TABLE
from ui.chair.refusals import act_of

Meaning = tuple[object, str]
"""An act and what it concerns; a sentence that says what it has just become."""
_TURNS = ("give_floor", "resume", "call")


def meanings(live: SessionSnapshot, selected: str, name: Callable[[str], str]) -> dict[str, Meaning]:
    """By the ids of the table, for the floor as it is; `name` says whose request it is."""
    found: dict[str, Meaning] = {}
    for action in TABLE:
        if action.needs is None:
            continue
        try:
            act, arguments = act_of(action, live, selected)
        except Refused:
            found[action.id] = "", f"{action.plain_words}: that has just changed"
            continue
        whom = str(arguments.get("request") or arguments.get("expecting") or _concerned(live.floor, act))
        found[action.id] = (act, whom), _sentence(live, act, whom, name, action.plain_words)
    return found


def _concerned(floor: Floor, act: str) -> object:
    """What an act is about that names nothing."""
    speaking = floor.speaking or (floor.held[-1] if floor.held and act in ("extend", "resume") else None)
    about = {
        "undo": floor.undo and floor.undo.seq,
        "redo": floor.redo and floor.redo.seq,
        "ruling": floor.awaiting_ruling and floor.awaiting_ruling.request,
        **dict.fromkeys(
            ("hold", "resume", "extend", "ask_to_conclude", "end_statement"), speaking and speaking.request
        ),
    }
    return about.get(act) or ""


def _sentence(live: SessionSnapshot, act: str, whom: str, name: Callable[[str], str], words: str) -> str:
    if act in ("undo", "redo"):
        entry = live.floor.undo if act == "undo" else live.floor.redo
        return f"{words} has just become: {undo_words(entry, live.floor, live.context) or 'nothing'}"
    if whom not in live.floor.requests:
        return f"{words}: that has just changed"
    return f"It has just become {name(whom)}’s turn" if act in _TURNS else f"It has just become {name(whom)}"
