"""What stands of a journal once what was undone is left out."""

from collections.abc import Iterable

from app.errors import Changed, Refused
from app.journal.entries import Entry, Redone, Undone

NONE = "0"
"""What somebody expects who saw nothing that could be taken back."""


def standing(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """The acts that stand, and those that a redo could bring back, latest last."""
    acts: list[Entry] = []
    undone: list[Entry] = []
    for entry in entries:
        match entry.event:
            case Undone():
                if acts:
                    undone.append(acts.pop())
            case Redone():
                if undone:
                    acts.append(undone.pop())
            case _:
                acts.append(entry)
                undone.clear()
    return acts, undone


def require_last(last: Entry | None, expecting: str, what: str) -> int:
    """The number of the act that `what` (undo, redo) concerns.

    `expecting` is the number of the act that the person saw as last: no other is ever taken back. Raises
    Refused where there is none, Changed where the one that was seen is not the last any more.
    """
    if last is None:
        nothing = f"There is nothing to {what}"
        raise Refused(f"{nothing}.") if expecting in ("", NONE) else Changed(f"{nothing} any more.")
    if expecting not in ("", str(last.seq)):
        raise Changed("Another act came in between; look again, and press once more if you want that.")
    return last.seq


def seen(last: Entry | None) -> dict[str, object]:
    """The argument by which undo and redo take back what is shown now, and nothing else."""
    return {"expecting": str(last.seq) if last is not None else NONE}
