"""Dialogs that ask for a file or a folder, and open none of the files that they list.

Qt's own sniffs at every file of a folder to find its icon; when it closes the open conference, SQLite's
locks on it are gone (`app/storage/conference_file.py`). The icons here follow from the kind of entry alone.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

CONFERENCES = "Conferences (*.rostrum)"
_SUFFIX = ".rostrum"


def file_dialog(parent: QWidget | None, title: str, forms: str = "", name: str = "") -> QFileDialog:
    """A dialog on the present folder; who shows it says which mode it has."""
    from ui.dialogs.unopened_icons import UnopenedIcons

    dialog = QFileDialog(parent, title)
    if sys.platform not in ("win32", "darwin"):  # elsewhere the system's own may look in this very process
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    icons = UnopenedIcons()
    dialog.setIconProvider(icons)
    dialog.setProperty("icons", icons)  # Qt does not keep them
    if forms:
        dialog.setNameFilter(forms)
    if name:
        dialog.selectFile(name)
    return dialog


def _asked(dialog: QFileDialog) -> list[str]:
    """What was chosen; nothing when it was given up. Deleted by the event loop, never under Python's lock."""
    done = dialog.exec()
    chosen = dialog.selectedFiles() if done == QDialog.DialogCode.Accepted else []
    dialog.deleteLater()
    return chosen


def ask_open(parent: QWidget | None, title: str, forms: str) -> str:
    """An existing file; empty when nothing was chosen."""
    dialog = file_dialog(parent, title, forms)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return "".join(_asked(dialog)[:1])


def ask_open_many(parent: QWidget | None, title: str, forms: str) -> Sequence[str]:
    """Existing files."""
    dialog = file_dialog(parent, title, forms)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _asked(dialog)


def ask_save(parent: QWidget | None, title: str, forms: str, name: str = "") -> str:
    """A file to write, which is asked about when it is there; empty when nothing was chosen."""
    dialog = file_dialog(parent, title, forms, name)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    return "".join(_asked(dialog)[:1])


def ask_new_conference(parent: QWidget | None, title: str) -> Path | None:
    """The file of a new conference, with its ending added to whatever was typed."""
    name = ask_save(parent, title, CONFERENCES)
    if not name:
        return None
    return Path(name if name.endswith(_SUFFIX) else name + _SUFFIX)


def ask_folder(parent: QWidget | None, title: str) -> str:
    """An existing folder; empty when nothing was chosen."""
    dialog = file_dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return "".join(_asked(dialog)[:1])
