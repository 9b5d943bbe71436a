"""The cues of an item or a speech: the usual ones, from how its speaker speaks, and those that were typed.

A cue is what a person at a desk does at a moment.
"""

import re
from dataclasses import dataclass, replace

from app.conference.cue_text import due_words
from app.conference.cues import CueKind, ItemCue
from app.conference.sessions import Item, Session
from app.floor.state import Request


@dataclass(frozen=True, slots=True)
class Cue:
    """One act of a desk, in the words of that desk. `key` names it for ever, whatever the words.

    `typed`: somebody wrote it, and it does not follow from the mode.
    """

    kind: CueKind
    act: str
    key: str
    typed: bool = False


_BY_MODE = {
    "zoom": (
        Cue(CueKind.ZOOM, "unmute", "zoom.unmute"),
        Cue(CueKind.ZOOM, "spotlight", "zoom.spotlight"),
        Cue(CueKind.ZOOM, "mute", "zoom.mute"),
    ),
    "room": (Cue(CueKind.MIC, "microphone", "mic.open"),),
    "video": (Cue(CueKind.VID, "play from the room’s mix", "vid.play"),),
}


def usual_cues(mode: str, language: str = "", floor_language: str = "") -> tuple[Cue, ...]:
    """The cues of a speech in a mode (room, zoom, video); a language other than the floor's is an INT cue."""
    cues = _BY_MODE.get(mode.strip().lower(), ())
    if language and floor_language and language != floor_language:
        cues += (Cue(CueKind.INT, f"floor in {language.upper()}", "int.floor"),)
    return cues


def cues_of_row(
    mode: str, language: str, floor_language: str, kind: str, typed: tuple[ItemCue, ...] = ()
) -> tuple[Cue, ...]:
    """What paper asks of the desks for an item or a speech: its usual cues, and those nobody has to tick.

    Those that were typed say when, where that is not the start.
    """
    paper = _ON_PAPER.get("break" if kind == "break" else mode.strip().lower(), ())
    every = (*usual_cues(mode, language, floor_language), *paper)
    usual = [cue for cue in every if _typed_for(typed, cue) is None]
    own = (Cue(cue.kind, f"{due_words(cue)} {cue.full_text}".strip(), cue.key, typed=True) for cue in typed)
    return (*usual, *own)


_SAID = {
    "zoom.unmute": "unmute",
    "zoom.spotlight": "spotlight",
    "zoom.mute": "mute",
    "mic.open": "open|podium|microphone live",
    "int.floor": "floor language|floor in",
    "lt.name": "name plate|lower third",
    "brk.picture": "waiting picture|break slide",
    "vid.sound": "computer sound",
}
"""How somebody who types it says what the mode asks for anyway; a film is told by what it is."""
_WORDS = {key: re.compile(rf"(?:^|\b)(?:{words})\b", re.IGNORECASE) for key, words in _SAID.items()}


def _typed_for(typed: tuple[ItemCue, ...], usual: Cue) -> ItemCue | None:
    """What somebody has typed of what the mode only speaks of: the same act of the same desk stands once."""
    same = [cue for cue in typed if cue.kind is usual.kind]
    if usual.key == "vid.play":
        return next((cue for cue in same if cue.is_film), None)
    words = _WORDS.get(usual.key)
    return next((cue for cue in same if words and words.search(cue.full_text)), None)


_ON_PAPER = {
    "zoom": (Cue(CueKind.LT, "name plate", "lt.name"),),
    "room": (Cue(CueKind.LT, "name plate", "lt.name"),),
    "video": (Cue(CueKind.VID, "never as shared computer sound", "vid.sound"),),
    "break": (Cue(CueKind.BRK, "waiting picture", "brk.picture"),),
}


@dataclass(frozen=True, slots=True)
class NamedCue:
    """A cue of an item (by its row) or of a speech (by its request), under the name that a desk ticks.

    Names are "5.zoom.unmute" for item 5, and "speech.a.zoom.unmute" for the speech of request a. A cue that
    was typed is known by its key alone, so that its tick stays when its item is split or moved.
    """

    name: str
    cue: Cue
    item: int = 0
    request: str = ""

    @property
    def tick(self) -> tuple[int, str, str]:
        """What stands in the journal once it is done; the number of the item may change afterwards."""
        return self.item, self.request, self.cue.key

    @property
    def told(self) -> str:
        """Its name for the words of the journal: without a key that says nothing."""
        return self.name.removesuffix(f".{self.cue.key}") if self.cue.typed else self.name


def cues_of_items(session: Session) -> tuple[NamedCue, ...]:
    """The usual cues of a session's items, in order."""
    return tuple(
        NamedCue(f"{item.number}.{cue.key}", cue, item=item.id)
        for item in session.items
        for cue in usual_cues(item.mode, item.language, session.language)
        if _typed_for(item.cues, cue) is None
    )


def typed_cues(item: Item) -> tuple[NamedCue, ...]:
    """The cues that somebody typed for an item, in their order; such a name is "5.vid.3f9c01ab"."""
    return tuple(
        NamedCue(
            f"{item.number}.{cue.kind.lower()}.{cue.key}",
            Cue(cue.kind, cue.full_text, cue.key, typed=True),
        )
        for cue in item.cues
    )


def by_order(item: Item) -> dict[str, NamedCue]:
    """The typed cues by the names that a script can know: "5.vid.1" is the first film of item 5."""
    found: dict[str, NamedCue] = {}
    for named in typed_cues(item):
        same = sum(before.cue.kind is named.cue.kind for before in found.values())
        found[f"{item.number}.{named.cue.kind.lower()}.{same + 1}"] = named
    return found


def cues_of_speech(request: Request, floor_language: str = "") -> tuple[NamedCue, ...]:
    """The usual cues of a speech, from how its request says it will be made."""
    return tuple(
        NamedCue(f"speech.{request.id}.{cue.key}", cue, request=request.id)
        for cue in usual_cues(request.mode, request.language, floor_language)
    )


_COMING = {
    "zoom": (
        Cue(CueKind.ZOOM, "renamed in Zoom", "zoom.rename"),
        Cue(CueKind.ZOOM, "spotlight", "zoom.spotlight"),
        Cue(CueKind.ZOOM, "ask to unmute", "zoom.unmute"),
    ),
    "room": (Cue(CueKind.MIC, "microphone live", "mic.open"),),
    "video": (Cue(CueKind.VID, "play from the room’s mix", "vid.play"),),
}
_GOING = {
    "zoom": (
        Cue(CueKind.ZOOM, "Zoom spotlight OFF", "before.spotlight"),
        Cue(CueKind.ZOOM, "mute the last", "before.mute"),
    ),
    "room": (Cue(CueKind.MIC, "close the last microphone", "before.mic"),),
    "video": (Cue(CueKind.VID, "screen back to the room", "before.vid"),),
}


def change_cues(mode: str, before: str) -> tuple[Cue, ...]:
    """What to do when a speaker in one mode follows one in another; within Zoom the spotlight only moves."""
    going = _GOING.get(before, ())
    if mode == before:
        going = going[-1:] if mode == "zoom" else ()
    return (*_COMING.get(mode, ()), *going)


def changes_of_speech(request: Request, before: str) -> tuple[NamedCue, ...]:
    """The cues of the change to a speech from whoever speaks before, in mode `before` (empty: nobody)."""
    return tuple(
        NamedCue(f"speech.{request.id}.{cue.key}", cue, request=request.id)
        for cue in change_cues(request.mode, before)
    )


def changes_of_item(item: Item, before: str) -> tuple[NamedCue, ...]:
    """The cues of the change to an item from whoever speaks before, in mode `before` (empty: nobody).

    Where somebody typed what the usual one says, it is the typed one that is ticked, here as in the list.
    """
    own = {named.cue.key: named for named in typed_cues(item)}
    usual = _changes(item, before)
    typed = [_typed_for(item.cues, change.cue) for change in usual]
    return tuple(
        replace(own[said.key], cue=replace(own[said.key].cue, act=change.cue.act)) if said else change
        for change, said in zip(usual, typed, strict=True)
    )


def _changes(item: Item, before: str) -> tuple[NamedCue, ...]:
    return tuple(
        NamedCue(f"{item.number}.{cue.key}", cue, item=item.id) for cue in change_cues(item.mode, before)
    )


def every_change(request: Request) -> tuple[NamedCue, ...]:
    """All cues of a change that could ever be ticked for a speech: who spoke before may have changed."""
    return tuple(change for mode in ("", *_GOING) for change in changes_of_speech(request, mode))


def changes_of_items(session: Session) -> tuple[NamedCue, ...]:
    """All cues of a change that could ever be ticked for the items of a session."""
    modes = ("", *_GOING)
    return tuple(change for item in session.items for mode in modes for change in _changes(item, mode))
