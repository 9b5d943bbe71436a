"""`rostrum layout`: how badges look; shown as TOML, kept in the conference, or forgotten again."""

import argparse
from pathlib import Path

from app.commands.common import answer, station_of


def run(options: argparse.Namespace) -> int:
    """Keep a layout, forget what was kept, or show the one that a stock follows."""
    from app.station.badge_desk import BadgeDesk

    station = station_of(options)
    desk = BadgeDesk(station)
    try:
        if options.set:
            said = desk.keep_layout(Path(options.set))
        elif options.reset:
            said = desk.forget_layouts()
        else:
            text = desk.badge_layout(options.stock)
            answer(options, text.rstrip(), {"layout": text})
            return 0
    finally:
        station.close()
    answer(options, said, {"said": said})
    return 0
