"""The usual cues of an item, from how its speaker speaks.

A cue is what a person at a desk does at a moment; here stands only what follows from the mode and the
language. Cues that somebody typed belong to the item, not here.
"""

from dataclasses import dataclass
from enum import StrEnum


class CueKind(StrEnum):
    """Whose hands a cue is for."""

    ZOOM = "ZOOM"
    MIC = "MIC"
    INT = "INT"
    VID = "VID"


@dataclass(frozen=True, slots=True)
class Cue:
    """One act of a desk, in the words of that desk."""

    kind: CueKind
    act: str


_BY_MODE = {
    "zoom": (Cue(CueKind.ZOOM, "unmute"), Cue(CueKind.ZOOM, "spotlight"), Cue(CueKind.ZOOM, "mute")),
    "room": (Cue(CueKind.MIC, "microphone"),),
    "video": (Cue(CueKind.VID, "play from the room’s mix"),),
}


def usual_cues(mode: str, language: str = "", floor_language: str = "") -> tuple[Cue, ...]:
    """The cues of a speech in a mode (room, zoom, video); a language other than the floor's is an INT cue."""
    cues = _BY_MODE.get(mode.strip().lower(), ())
    if language and floor_language and language != floor_language:
        cues += (Cue(CueKind.INT, f"floor in {language.upper()}"),)
    return cues
