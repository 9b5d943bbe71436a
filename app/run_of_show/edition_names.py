"""The editions of the run of show by the code that is typed: what each is called, and whom it is for."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EditionName:
    """An edition as it is offered: its title, and its purpose in a few words."""

    title: str
    purpose: str


EDITION_NAMES: Mapping[str, EditionName] = {
    "master": EditionName("Master", "everything, for the desk that holds the meeting together"),
    "tech": EditionName("Tech desk", "sound, Zoom and screens: cues to tick, the names to look for"),
    "booth": EditionName("Booth", "interpreters: who speaks, in which language, whether the text is there"),
    "chair": EditionName("Chair’s script", "what to say, to whom, and who is next; large"),
    "list": EditionName("List of speakers", "who asked for the floor, in order, with boxes to tick"),
    "public": EditionName("Programme", "for everybody: no staff, no notes, no list of speakers"),
    "checks": EditionName(
        "Checks", "every speaker on Zoom: registered, name, line, camera, text; boxes to tick"
    ),
    "as-run": EditionName("As run", "planned, actual, over and under, every speech with the time used"),
}
