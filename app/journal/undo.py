"""What stands of a journal once what was undone is left out."""

from collections.abc import Iterable

from app.journal.entries import Entry, Redone, Undone


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
