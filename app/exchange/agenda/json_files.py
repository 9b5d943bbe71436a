"""JSON from outside as an object: what it must not hold is refused in a sentence."""

import json
from typing import Any

from app.errors import Unreadable
from app.exchange.tables.encoding import decode
from app.exchange.tables.source import Source


class _Twice(ValueError):
    """A key that stands twice in one object."""


def read_object(source: Source) -> tuple[dict[str, Any], str]:
    """The object that a file holds, and its text. Raises Unreadable."""
    text, _ = decode(source.data, source.name)
    try:
        read = json.loads(text.lstrip("\ufeff"), object_pairs_hook=_object, parse_constant=_no_number)
    except _Twice as error:
        raise Unreadable(
            f"{source.name} says “{str(error)[:60]}” twice in one place; export it again."
        ) from None
    except json.JSONDecodeError as error:
        raise Unreadable(f"{source.name}, line {error.lineno}: this is not JSON; export it again.") from None
    except (ValueError, RecursionError):
        raise Unreadable(f"{source.name} is not JSON that can be read; export it again.") from None
    if not isinstance(read, dict):
        raise Unreadable(f"{source.name} holds no schedule that is known: frab, pretalx or Indico.")
    return read, text


def as_dict(value: Any) -> dict[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: Any) -> list[Any]:
    """The value if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _Twice(key)
        made[key] = value
    return made


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")
