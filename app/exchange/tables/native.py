"""Libraries that are not Python: what they raise may be no `Exception`, and must end no thread."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.errors import Refused, Trouble, Unreadable


@contextmanager
def native_code(sentence: str) -> Iterator[None]:
    """Turn whatever a native reader raises, a panic included, into this sentence. Raises Unreadable."""
    try:
        yield
    except (Refused, Trouble, KeyboardInterrupt, SystemExit, GeneratorExit, StopIteration):
        raise
    except BaseException as error:
        raise Unreadable(sentence) from error
