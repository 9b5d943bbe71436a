"""The icons of files that are listed and never opened: they follow from the kind of entry alone."""

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileIconProvider


class UnopenedIcons(QFileIconProvider):
    """A folder or a file, told by the directory alone."""

    def __init__(self) -> None:
        super().__init__()
        kinds = QAbstractFileIconProvider.IconType
        self._folder, self._file = (
            super(UnopenedIcons, self).icon(kind) for kind in (kinds.Folder, kinds.File)
        )

    def icon(self, entry: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        """Of a kind of thing, or of what lies in a folder."""
        if not isinstance(entry, QFileInfo):
            return super().icon(entry)
        return self._folder if entry.isDir() else self._file

    def type(self, entry: QFileInfo) -> str:
        """What the column of kinds says."""
        return "Folder" if entry.isDir() else f"{entry.suffix()} File".strip()
