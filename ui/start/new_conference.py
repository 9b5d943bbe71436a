"""A new conference: its name, place, time zone and days. Four things, no wizard."""

from datetime import date as calendar_day
from datetime import datetime, time

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QFormLayout, QLineEdit, QPushButton, QWidget

from app.conference.conference import Conference
from app.times import at_venue, zone, zone_names
from ui.widgets.labels import Label
from ui.widgets.parts import column, row

_FIRST, _LAST = time(9), time(18)


class NewDialog(QDialog):
    """`made` gives the conference that was described."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New conference")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(560, 0)
        self.name, self.venue = QLineEdit(), QLineEdit()
        self.zone = QComboBox(editable=True)
        self.zone.addItems(zone_names())
        self.zone.setCurrentText("Europe/Vienna")
        today = QDate.currentDate()
        self.first, self.last = QDateEdit(today), QDateEdit(today)
        form = QFormLayout()
        fields = (("Name", self.name), ("Place", self.venue), ("Time zone", self.zone))
        for words, field in (*fields, ("First day", self.first), ("Last day", self.last)):
            field.setAccessibleName(words)
            form.addRow(words, field)
        self.message = Label("muted", wrap=True)
        self.take = QPushButton("Choose a file and make it…")
        self.take.clicked.connect(self._make)
        layout = column(self, margin=20, gap=12)
        layout.addLayout(form)
        layout.addWidget(self.message)
        line = row(self.take)
        line.insertStretch(0, 1)
        layout.addLayout(line)

    def _make(self) -> None:
        try:
            conference = self._conference()
        except ValueError as error:
            self.message.say(f"{error}.")
            return
        self.made.emit(conference)
        self.accept()

    def _conference(self) -> Conference:
        name = self.name.text().strip()
        if not name:
            raise ValueError("A conference needs a name")
        where = zone(self.zone.currentText())
        first, last = (_day(edit.date(), hour) for edit, hour in ((self.first, _FIRST), (self.last, _LAST)))
        if last <= first:
            raise ValueError("The last day is before the first")
        return Conference(
            code="",
            name=name,
            venue=self.venue.text().strip(),
            zone=str(where),
            starts=at_venue(first, where),
            ends=at_venue(last, where),
        )


def _day(date: QDate, hour: time) -> datetime:
    return datetime.combine(calendar_day(date.year(), date.month(), date.day()), hour)
