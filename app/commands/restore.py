"""`rostrum restore CONFERENCE [COPY]`: a sound copy in the place of a conference that is damaged or gone."""

import argparse
from pathlib import Path

from app.commands.common import address_of, answer
from app.station.sound_copies import restore


def run(options: argparse.Namespace) -> int:
    """The newest sound copy, or the one that was named; what was there is kept."""
    sentence = restore(address_of(options), Path(options.copy) if options.copy else None)
    answer(options, sentence, {"said": sentence})
    return 0
