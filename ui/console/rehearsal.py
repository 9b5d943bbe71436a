"""A rehearsal in the same windows: on a copy, in another colour, under a band that says so."""

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMainWindow

from ui.style.theme import Theme

MARK = "REHEARSAL"
_BAND = "REHEARSAL · a copy, thrown away at the end"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The copy in a folder of its own; `original` is what is opened again afterwards (empty: nothing)."""

    copy: Path
    original: str = ""

    def throw_away(self) -> None:
        """Nothing of it is left."""
        shutil.rmtree(self.copy.parent, ignore_errors=True)


def rehearsal_colours(theme: Theme) -> Theme:
    """The same theme on another ground."""
    ground, hairline = ("#241b3a", "#5b4a86") if theme.name == "Night" else ("#e4dcf6", "#a896d0")
    return replace(theme, ground=ground, hairline=hairline)


def mark_rehearsal(window: QMainWindow) -> None:
    """A band in the menu bar: no widget moves for it."""
    band = QLabel(_BAND, window.menuBar())
    band.setObjectName("rehearsal")
    band.setAlignment(Qt.AlignmentFlag.AlignCenter)
    window.menuBar().setCornerWidget(band)
    window.setProperty("rehearsal", True)
