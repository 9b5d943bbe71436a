"""`rostrum rehearse CONFERENCE SCRIPT`: a script of acts on a scratch copy; the conference is only read."""

import argparse

from app.commands.common import address_of
from app.exchange.tables.source import lines_of, opened
from app.rehearsal.script import play


def run(options: argparse.Namespace) -> int:
    """Print one JSON object for each show and each refusal. A refusal is a result, not a failure."""
    with opened(options.script) as (script, name):
        play(address_of(options), lines_of(script, name), print)
    return 0
