"""What a person decided about one request that was sent ahead: whose it is and for which session, or none."""

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """Codes and a registration number; empty is “as it was understood”. `leave_out`: never a request."""

    delegation: str = ""
    person: str = ""
    session: str = ""
    leave_out: bool = False

    def text(self) -> str:
        """The decision as JSON, as the conference keeps it; `decision_from` reads it."""
        return json.dumps({name: value for name, value in asdict(self).items() if value})


def decision_from(text: str) -> Decision:
    """The decision that was kept; what cannot be understood decides nothing."""
    try:
        held = json.loads(text)
    except ValueError:
        return Decision()
    if not isinstance(held, dict):
        return Decision()
    words = {name: str(held.get(name, "")) for name in ("delegation", "person", "session")}
    return Decision(**words, leave_out=bool(held.get("leave_out")))
