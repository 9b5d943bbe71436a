"""Reordering is a proposal: every preset, shown before and after with its moves, then applied or left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListWidget,
    QTreeWidget,
    QWidget,
)

from app.floor.presets import BALANCED_PATTERN, PRESETS, proposed
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from ui.chair.cards.card import SideCard
from ui.chair.texts.session_text import SessionText
from ui.widgets.labels import high
from ui.widgets.parts import added

_WORDS = {
    "first_come": "First come, first served",
    "osce_states_first": "OSCE: groups, States, Partners, structures, organizations",
    "osce_mixed": "OSCE: groups first, all others as they came",
    "un_ga": "General Assembly: by class and rank",
    "balanced": "Balanced: States, organizations and civil society in turn",
    "french_alphabetical": "French alphabetical",
    "by_lot": "By lot",
}
_ASKS = {
    "balanced": ("pattern", f"Pattern, as {BALANCED_PATTERN} (S States, I organizations, C the rest)"),
    "french_alphabetical": ("start_letter", "Drawn letter to begin with, or nothing"),
    "by_lot": ("seed", "Seed that anybody can check, as the day's date"),
}
_SHOWN = 40
_ROW = 30


class OrderCard(SideCard):
    """Up and down choose a preset; the list below shows what it would do."""

    def __init__(self) -> None:
        super().__init__("Order of the list", "Apply this order")
        self.presets = QListWidget()
        self.presets.setAccessibleName("Presets")
        for name in PRESETS:
            added(self.presets, _WORDS[name], _ROW)
        self.presets.setCurrentRow(0)
        self.presets.setFixedHeight(high(self.presets, _ROW) * len(PRESETS))
        self.presets.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.asked = QLineEdit()
        self.two = QCheckBox("At most two of the same mode in a row")
        self.preview = _table("Now and proposed", ("", "Now", "Proposed", "Moves"))
        for widget in (self.presets, self.asked, self.two):
            self.body.addWidget(widget)
        self.body.addWidget(self.preview, 1)
        self._live: SessionSnapshot | None = None
        self._loaded: ConferenceSnapshot | None = None
        self.presets.currentRowChanged.connect(self._look)
        self.asked.textChanged.connect(self._look)
        self.two.toggled.connect(self._look)

    def first(self) -> QWidget:
        """The list of presets has the focus first."""
        return self.presets

    def show_live(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        """Proposals for the list as it is now."""
        self._loaded, self._live = loaded, live
        self._look()

    @property
    def preset(self) -> str:
        """The name of the chosen preset."""
        return list(PRESETS)[max(self.presets.currentRow(), 0)]

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """The preset, if it moves anybody."""
        if self._live is None or not self._moved():
            return []
        more = {"at_most_two": True} if self.two.isChecked() else {}
        return [("order", {"preset": self.preset, **self._settings(), **more})]

    def _settings(self) -> dict[str, str]:
        name = _ASKS.get(self.preset, ("", ""))[0]
        return {name: self.asked.text().strip()} if name and self.asked.text().strip() else {}

    def _after(self) -> tuple[str, ...]:
        assert self._live is not None
        floor, context = self._live.floor, self._live.context
        return proposed(floor, context, self.preset, at_most_two=self.two.isChecked(), **self._settings())

    def _moved(self) -> int:
        assert self._live is not None
        return sum(a != b for a, b in zip(self._live.floor.waiting, self._after(), strict=True))

    def _look(self) -> None:
        if self._live is None or self._loaded is None:
            return
        asks = _ASKS.get(self.preset)
        self.asked.setVisible(asks is not None)
        self.asked.setPlaceholderText(asks[1] if asks else "")
        self.asked.setAccessibleName(asks[1] if asks else "Setting of the preset")
        floor, text = self._live.floor, SessionText(self._loaded, self._live)
        after, moved = self._after(), self._moved()
        fixed = [
            request
            for request in floor.waiting
            if request in floor.announced or floor.requests[request].pinned
        ]
        stays = f" · stay: {', '.join(text.name(request) for request in fixed)}" if fixed else ""
        self.told.say(f"Moves {moved} of {len(floor.waiting)}{stays}" if moved else f"Moves nobody{stays}")
        self.apply.setEnabled(bool(moved))
        self.preview.clear()
        place = {request: index for index, request in enumerate(floor.waiting)}
        rows = [
            (str(number), text.name(now), text.name(then), _move(place[then] - number + 1))
            for number, (now, then) in enumerate(zip(floor.waiting[:_SHOWN], after, strict=False), 1)
        ]
        if len(after) > _SHOWN:
            rows.append(("", f"and {len(after) - _SHOWN} more", "", ""))
        model = self.preview.model()
        model.insertRows(0, len(rows))
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                model.setData(model.index(row, column), words)


def _move(by: int) -> str:
    return f"↑{by}" if by > 0 else f"↓{-by}" if by < 0 else ""


def _table(name: str, headings: tuple[str, ...]) -> QTreeWidget:
    table = QTreeWidget()
    table.setAccessibleName(name)
    table.setHeaderLabels(list(headings))
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
    for column, width in enumerate((36, 190, 190)):
        table.setColumnWidth(column, width)
    return table
