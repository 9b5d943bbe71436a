"""What the JSON in a conference's columns looks like. Each function raises ValueError for anything else."""

from typing import Any

from app.conference.cues import FORMS, cue_of

_MOST = 2**31 - 1


def texts(held: Any) -> None:
    """A list of texts."""
    _require(isinstance(held, list) and all(isinstance(text, str) for text in held))


def texts_by_name(held: Any) -> None:
    """An object of texts."""
    _require(isinstance(held, dict) and all(isinstance(text, str) for text in held.values()))


def numbers_by_name(held: Any) -> None:
    """An object of whole numbers."""
    _require(isinstance(held, dict) and all(type(n) is int and 0 <= n <= _MOST for n in held.values()))


def object_of_any(held: Any) -> None:
    """An object."""
    _require(isinstance(held, dict))


def list_of_any(held: Any) -> None:
    """A list."""
    _require(isinstance(held, list))


def cues(held: Any) -> None:
    """A list of cues as they are kept."""
    _require(isinstance(held, list))
    for document in held:
        cue = cue_of(document)
        _require(isinstance(cue.words, str) and isinstance(cue.key, str))
        _require(
            type(cue.offset_ms) is int and abs(cue.offset_ms) <= _MOST and isinstance(cue.from_end, bool)
        )
        _require(all(name in FORMS[cue.kind].names and isinstance(text, str) for name, text in cue.fields))


def _require(right: bool) -> None:
    if not right:
        raise ValueError
