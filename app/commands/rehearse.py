"""`rostrum rehearse CONFERENCE SCRIPT`: a script of acts on a scratch copy; the conference is only read."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from app.commands.common import address_of
from app.errors import Unreadable
from app.rehearsal.script import play


def run(options: argparse.Namespace) -> int:
    """Print one JSON object for each show and each refusal. A refusal is a result, not a failure."""
    with _opened(options.script) as script:
        try:
            play(address_of(options), script, print)
        except UnicodeDecodeError:
            raise Unreadable(f"{options.script} is not a text in UTF-8.") from None
    return 0


@contextmanager
def _opened(name: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdin
        return
    try:
        file = Path(name).open(encoding="utf-8")  # noqa: SIM115 -- closed below, opened apart for its sentence
    except OSError:
        raise Unreadable(f"The script {name} cannot be read.") from None
    with file:
        yield file
