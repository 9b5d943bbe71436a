"""Dialogs that stand in front of the console in some states, as they are while somebody decides."""

from collections.abc import Callable
from datetime import timedelta
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QWidget

from app.conference.search import SearchIndex
from app.station.import_desk import ImportDesk
from app.station.requests_desk import RequestsDesk
from app.station.station import Station
from app.times import clock_text, zone
from ui.imports.paste_dialog import PasteDialog
from ui.imports.requests_dialog import RequestsDialog
from ui.on_paper.dialog import FromPaperDialog
from ui.on_paper.sheet_model import END, START
from ui.style.theme import Theme, load_theme

_SECOND = timedelta(seconds=1)
_PROGRAMME = """{day}

09:00 – 10:30  Side event: Data that protects
    09:00  Welcome, Ms Lena Sample, Austria
    09:10  Keynote, Prof. Ivo Example
    09:30 – 10:30  Discussion

2:30  Coffee

18:00 – 19:30  Reception
"""


def _requests_dialog(station: Station, parent: QWidget) -> QWidget:
    """The sample's mails in front of the console, as they are before anybody decides."""
    with as_file(files("resources") / "sample" / "requests.mbox") as mails:
        plan = RequestsDesk(station).planner((mails,))()
    loaded = station.load()
    index = SearchIndex(loaded.entities, loaded.registrants)
    return RequestsDialog(plan, loaded, index, parent)


def _paper_dialog(station: Station, parent: QWidget) -> QWidget:
    """The sheet in front of the console, half typed; one time is wrong."""
    now = station.clock.now()
    live = station.live(station.session_now(now))
    theme: Theme = getattr(parent, "theme", load_theme("night"))
    dialog = FromPaperDialog(station.load(), live, station.clock, theme, parent)
    sheet, where = dialog.table.sheet, zone(station.load().conference.zone)
    waiting = [place for place, row in enumerate(sheet.rows) if row.request]
    times: tuple[tuple[str | int, str | int], ...] = (
        ("", -37),
        (-36, "+3"),
        (-32, -28),
        ("absent", "absent"),
        (-29, "+2:45"),
    )
    for place, typed in zip(waiting, times, strict=False):
        for column, cell in zip((START, END), typed, strict=True):
            text = cell if isinstance(cell, str) else clock_text(now + cell * 60 * _SECOND, where)
            sheet.setData(sheet.index(place, column), "" if text == "absent" else text)
        if typed[0] == "absent":
            sheet.tick(place)
    return dialog


def _paste_dialog(station: Station, parent: QWidget) -> QWidget:
    """A programme as a mail has it, and what is understood of it; one time is wrong."""
    where = zone(station.load().conference.zone)
    day = station.clock.now().astimezone(where)
    dialog = PasteDialog(_PROGRAMME.format(day=f"{day:%A}, {day.day} {day:%B %Y}"), where, parent)
    dialog.read()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pasted.txt"
        path.write_text(dialog.text.toPlainText(), encoding="utf-8")
        dialog.show_plan(ImportDesk(station).planner("agenda", path)())
    return dialog


BESIDE: dict[str, Callable[[Station, QWidget], QWidget]] = {
    "requests": _requests_dialog,
    "from-paper": _paper_dialog,
    "pasted": _paste_dialog,
}
"""What stands in front of the console in some states."""
