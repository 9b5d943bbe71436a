"""Texts as they are read: whatever a file holds, what comes out of it can stand in every output."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import JSON, Dialect, Text
from sqlalchemy.types import TypeDecorator

from app.text.writable import one_line, without_unwritable

Read = Callable[[Any], Any]


class OneLine(TypeDecorator[str]):
    """A text of one line: a line break in it is a blank, and what is unwritable is shown as “�”."""

    impl = Text
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Read:
        """Bare, for it is asked of every text of everybody."""
        return _one_line


class Lines(TypeDecorator[str]):
    """A text of several lines, in which what is unwritable is shown as “�”."""

    impl = Text
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Read:
        """Bare, for it is asked of every text of everybody."""
        return _lines


class WritableJson(TypeDecorator[Any]):
    """JSON whose texts are as those of `Lines`: escapes in it can hide what no text column could hold."""

    impl = JSON
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The same values; their texts can be written."""
        return _writable(value)


def _one_line(value: Any) -> Any:
    """What is no text, in a file from outside, is for whoever reads the row."""
    if not isinstance(value, str) or value.isprintable():
        return value
    return one_line(without_unwritable(value))


def _lines(value: Any) -> Any:
    """As `_one_line`, with its line breaks."""
    if not isinstance(value, str) or value.isprintable():
        return value
    return without_unwritable(value)


def _writable(value: Any) -> Any:
    match value:
        case str():
            return value if value.isprintable() else without_unwritable(value)
        case list():
            return [_writable(part) for part in value]
        case dict():
            return {_writable(name): _writable(part) for name, part in value.items()}
    return value
