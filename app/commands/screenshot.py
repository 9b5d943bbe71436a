"""`rostrum screenshot CONFERENCE`: every state of every screen as a picture, without a display."""

import argparse
import re

from app.commands.common import address_of, answer, instant, output_path
from app.errors import Trouble


def run(options: argparse.Namespace) -> int:
    """Draw one PNG, from real acts on a scratch copy; `--state list` names the states."""
    from ui.screenshots.door import AT_THE_DOOR
    from ui.screenshots.draw import screenshot
    from ui.screenshots.states import STATES

    if options.state == "list":
        states = [*STATES, *AT_THE_DOOR]
        answer(options, "\n".join(states), {"states": states})
        return 0
    size = re.fullmatch(r"(\d{3,5})x(\d{3,5})", options.size)
    if not size:
        raise Trouble("Write the size as 1366x768.")
    out = output_path(options, f"{options.role}-{options.state}.png")
    screenshot(
        address_of(options),
        role=options.role,
        state=options.state,
        size=(int(size[1]), int(size[2])),
        theme=options.theme,
        out=out,
        now=instant(options.now) if options.now else None,
    )
    answer(options, f"Drawn {out}.", {"file": str(out)})
    return 0
