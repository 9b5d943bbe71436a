"""A cue that a person typed: what a desk must do for an item, when, and the fields of its kind.

Which kinds there are, what they usually ask for and which fields they have is data in one table.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class CueKind(StrEnum):
    """The kinds of cues, by whose hands they are for; `FORMS` says what each is."""

    ZOOM = "ZOOM"
    MIC = "MIC"
    INT = "INT"
    VID = "VID"
    SLD = "SLD"
    SPK = "SPK"
    LT = "LT"
    MSG = "MSG"
    DOC = "DOC"
    QUE = "QUE"
    BRK = "BRK"
    SEC = "SEC"
    DL = "DL"
    EMG = "EMG"


@dataclass(frozen=True, slots=True)
class Form:
    """What a kind is for, the words it usually has, and its fields: each with its label and how it is said.

    `bare`: its fields say enough; without words its first act is meant.
    """

    purpose: str
    acts: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    bare: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, in order."""
        return tuple(self.fields)


_FILE = {"file": ("File", "{}")}
FORMS: Mapping[CueKind, Form] = {
    CueKind.ZOOM: Form(
        "Zoom",
        (
            "admit", "rename", "unmute", "spotlight", "mute", "lower hand", "start recording",
            "stop recording", "start stream", "stop stream",
        ),
        {"name": ("Zoom name", "“{}”")},
    ),
    CueKind.MIC: Form(
        "microphone",
        ("open", "close", "podium", "mix-minus checked"),
        {"seat": ("Seat", "seat {}")},
        bare=True,
    ),
    CueKind.INT: Form(
        "interpretation",
        ("start", "languages offered", "floor language", "text at booth", "stop"),
        {"languages": ("Languages", "{}")},
    ),
    CueKind.VID: Form(
        "film, played from the room’s mix",
        ("play from the room’s mix", "stop", "screen back to the room"),
        _FILE
        | {
            "duration": ("Length", "({})"),
            "first": ("First words", "first words “{}”"),
            "last": ("Last words", "last words “{}”"),
            "subtitles": ("Subtitles", "subtitles {}"),
            "fallback": ("Fallback", "if not: {}"),
        },
        bare=True,
    ),
    CueKind.SLD: Form(
        "slides",
        ("show", "next slide", "off"),
        _FILE | {"slide": ("Slide", "slide {}")},
        bare=True,
    ),
    CueKind.SPK: Form(
        "speaker",
        ("to the podium", "ready", "back to the seat"),
        {"name": ("Who", "{}"), "place": ("Place", "at {}")},
    ),
    CueKind.LT: Form(
        "name plate, lower third",
        ("name plate", "lower third", "off"),
        {"name": ("Name", "{}"), "line": ("Second line", "{}")},
        bare=True,
    ),
    CueKind.MSG: Form("what the chair says"),
    CueKind.DOC: Form(
        "document",
        ("hand out", "show"),
        {"document": ("Document", "{}"), "copies": ("Copies", "{} copies")},
        bare=True,
    ),
    CueKind.QUE: Form(
        "questions of the public",
        ("collect questions", "show questions", "close questions"),
        {"hashtag": ("Hashtag", "{}")},
    ),
    CueKind.BRK: Form(
        "break",
        ("waiting picture", "music", "screen back to the room"),
        {"until": ("Until", "until {}")},
    ),
    CueKind.SEC: Form("security, protocol", ("doors closed", "doors open"), {"place": ("Place", "at {}")}),
    CueKind.DL: Form("deadline", ("text to the booths", "list of speakers closes")),
    CueKind.EMG: Form(
        "what to do when it fails",
        ("play from laptop 2", "go on in the room", "chair bridges"),
        {"fails": ("When it fails", "({})")},
    ),
}  # fmt: skip
"""Every kind: this table is all that a reader, an editor and paper know of it."""

FAILURES = {"zoom": "no Zoom", "interpretation": "no booths", "power": "no power", "line": "line lost"}
"""What an EMG cue may be for, and how that is said in short; without a word it is for all of them."""


@dataclass(frozen=True, slots=True)
class ItemCue:
    """A cue of an item. `key` names it for ever within the conference; empty until it is stored.

    `offset_ms` counts from the item's start, or from its end where `from_end`. `fields` are pairs of name
    and text, in the order of the table, none of them empty.
    """

    kind: CueKind
    words: str = ""
    offset_ms: int = 0
    from_end: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    key: str = ""

    def value(self, name: str) -> str:
        """One of its fields; empty where nothing was given."""
        return dict(self.fields).get(name, "")

    def keyed(self, key: str) -> "ItemCue":
        """The cue under another key."""
        return replace(self, key=key)

    def each(self, change: Callable[[str], str]) -> "ItemCue":
        """The cue with every text changed: its words and its fields."""
        fields = tuple((name, change(text)) for name, text in self.fields)
        return replace(self, words=change(self.words), fields=fields)

    @property
    def is_film(self) -> bool:
        """Whether a film begins: it is counted down to, and needs a file and a fallback."""
        return self.kind is CueKind.VID and self.words not in FORMS[self.kind].acts[1:]

    @property
    def head(self) -> str:
        """What is to be done in few words; of a film, which one."""
        form = FORMS[self.kind]
        if self.value("file") and form.bare:
            return " ".join(form.fields[name][1].format(text) for name, text in self.fields[:2])
        return self.words or self.full_text

    @property
    def full_text(self) -> str:
        """What is to be done, with everything its fields say, on one line; never when."""
        form = FORMS[self.kind]
        head = self.words or (form.acts[0] if form.bare else "")
        texts = ((name, FAILURES.get(text, text) if name == "fails" else text) for name, text in self.fields)
        told = [form.fields[name][1].format(text) for name, text in texts]
        return " · ".join((head, *told)).removeprefix(" · ").replace(" · (", " (")


def document_of(cue: ItemCue) -> dict[str, Any]:
    """The cue as JSON keeps it."""
    return {
        "key": cue.key,
        "kind": cue.kind.value,
        "words": cue.words,
        "offset_ms": cue.offset_ms,
        "from_end": cue.from_end,
        "fields": dict(cue.fields),
    }


def cue_of(document: Mapping[str, Any]) -> ItemCue:
    """The cue that `document_of` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    whole = {**document, "kind": CueKind(document["kind"]), "fields": tuple(document["fields"].items())}
    return ItemCue(**whole)
