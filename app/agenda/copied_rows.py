"""Items as rows for the clipboard: what Excel and Word take, and the editor takes back."""

from collections.abc import Iterable

from app.agenda.plan import PlannedItem
from app.times import SECOND, millis

_HEAD = ("title", "duration", "kind", "speaker", "entity", "mode", "language", "room", "notes")


def rows_text(parts: Iterable[PlannedItem]) -> str:
    """A header and a row for each item, with tabs between the cells; lengths as h:mm:ss."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in (_HEAD, *map(_row, parts)))


def _row(part: PlannedItem) -> tuple[str, ...]:
    item = part.item
    seconds = millis(part.end - part.start) // SECOND
    length = f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}" if seconds else ""
    said = (item.kind, item.speaker, item.entity, item.mode, item.language, item.room, item.notes)
    return (item.title, length, *said)
