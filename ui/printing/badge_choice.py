"""What is printed of the badges: for whom, on what, in which order, and how it lies on the sheet."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app.badges.job import SORTS, BadgeJob
from ui.console.settings import Settings
from ui.dialogs.file_dialogs import file_dialog
from ui.widgets.parts import column, row

STOCKS = {
    "a4": "A4 sheet, ten of 85 × 54 mm to be cut",
    "l4784": "L4784, 27 of 63.5 × 29.6 mm",
    "l4785": "L4785, ten of 80 × 50 mm",
    "l4786": "L4786, ten of 80 × 50 mm",
    "avery5392": "Avery 5392, six of 101.6 × 76.2 mm",
    "a6": "Single cards A6",
    "a7": "Single cards A7",
    "cr80": "Single cards CR80",
    "dk22205": "Label printer, 62 mm roll, cut at 100 mm",
    "dk11202": "Label printer, DK-11202 of 62 × 100 mm",
    "dk11209": "Label printer, DK-11209 of 62 × 29 mm",
    "": "The layout's own sheet",
}
_BROWSE, _INDENT = 48, 8
_MOST_ON_A_SHEET = 27
_MOST_OFFSET, _OFFSET_STEP = 20.0, 0.5


class BadgeChoice(QWidget):
    """Says when anything `changed`; `job` is what is asked for now."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._make(settings.stock)
        form = QFormLayout()
        for words, field in (
            ("Sheets or cards", self.stock),
            ("For whom", self.only),
            ("Order", self.sort),
            ("First free label", self.start_at),
        ):
            field.setAccessibleName(words)
            form.addRow(words, field)
        form.addRow("Photos", row(self.photos, self.browse))
        form.addRow("Move right, down", row(self.right, self.down))
        form.addRow("Second printer", self.second)
        form.addRow("for", self.whose)
        layout = column(gap=12)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(form)
        layout.addLayout(row(self.duplex, self.crop))
        layout.addWidget(self.calibration)
        layout.addStretch(1)
        self.setLayout(layout)
        self._connect()

    def _make(self, stock: str) -> None:
        self.stock, self.sort, self.only, self.start_at = QComboBox(), QComboBox(), QLineEdit(), QSpinBox()
        self.duplex, self.crop = QCheckBox("&Both sides"), QCheckBox("C&rop marks")
        self.right, self.down = _offset("Move right"), _offset("Move down")
        self.photos, self.browse = QLineEdit(), QPushButton("…")
        self.calibration = QCheckBox("Cal&ibration page instead")
        self._make_second()
        for code, words in STOCKS.items():
            self.stock.addItem(words, code)
        self.stock.setCurrentIndex(max(self.stock.findData(stock), 0))
        for name, words in SORTS.items():
            self.sort.addItem(words, name)
        self.only.setPlaceholderText("all in the room and confirmed; numbers, delegations, not-printed…")
        self.start_at.setRange(1, _MOST_ON_A_SHEET)
        indent(self.start_at)
        self.photos.setPlaceholderText("no folder")
        self.photos.setAccessibleName("Folder of the photos")
        self.browse.setAccessibleName("Choose the folder of the photos")
        self.browse.setMaximumWidth(_BROWSE)
        self.browse.setAutoDefault(False)

    def _make_second(self) -> None:
        """Another printer, for the badges of some categories."""
        name, whose = self._settings.second_printer
        self.second, self.whose = QComboBox(), QLineEdit(whose)
        self.second.addItem("All on one printer", "")
        for known in dict.fromkeys((*QPrinterInfo.availablePrinterNames(), name)):
            if known:
                self.second.addItem(known, known)
        self.second.setCurrentIndex(max(self.second.findData(name), 0))
        self.second.setAccessibleName("Second printer")
        self.whose.setAccessibleName("Whose badges go to the second printer")
        self.whose.setPlaceholderText("delegations, categories, roles: media, staff…")
        self.second.currentIndexChanged.connect(self._keep_second)
        self.whose.editingFinished.connect(self._keep_second)

    def _keep_second(self) -> None:
        self._settings.second_printer = str(self.second.currentData()), self.whose.text().strip()

    def _connect(self) -> None:
        self.browse.clicked.connect(self._ask_photos)
        for said in (
            self.stock.currentIndexChanged,
            self.sort.currentIndexChanged,
            self.only.textChanged,
            self.photos.textChanged,
            self.start_at.valueChanged,
            self.right.valueChanged,
            self.down.valueChanged,
            self.duplex.toggled,
            self.crop.toggled,
            self.calibration.toggled,
        ):
            said.connect(self.changed)

    def job(self, text: str, folder: Path | None) -> BadgeJob:
        """What is asked for now, by the text of a layout that is being written, if one is."""
        photos = self.photos.text().strip()
        return BadgeJob(
            stock=self.stock.currentData(),
            only=self.only.text().strip(),
            sort=self.sort.currentData(),
            start_at=self.start_at.value(),
            crop=self.crop.isChecked(),
            duplex=self.duplex.isChecked(),
            offset=(self.right.value(), self.down.value()),
            photos=Path(photos) if photos else None,
            text=text,
            folder=folder,
            calibration=self.calibration.isChecked(),
        )

    def _ask_photos(self) -> None:
        dialog = file_dialog(self, "Where the photos lie")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.photos.setText)
        dialog.open()


def _offset(name: str) -> QDoubleSpinBox:
    """A field of millimetres in steps of a half."""
    box = QDoubleSpinBox()
    box.setRange(-_MOST_OFFSET, _MOST_OFFSET)
    box.setSingleStep(_OFFSET_STEP)
    box.setDecimals(1)
    box.setSuffix(" mm")
    indent(box)
    box.setAccessibleName(name)
    return box


def indent(box: QAbstractSpinBox) -> None:
    """Its text stands where that of the other fields stands."""
    box.lineEdit().setTextMargins(_INDENT, 0, _INDENT, 0)
