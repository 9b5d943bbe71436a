"""Where a part of a badge stands that was put there by hand: from the left, from above, how wide, in mm."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from ui.printing.badge_choice import indent
from ui.widgets.parts import row

_NAMES = {"x": "from the left", "y": "from above", "width": "wide"}
_AS_WIDE_AS_THERE_IS_ROOM = "all"


class PlaceFields(QWidget):
    """`changed`: a key of the layout with its value in mm; a width of nothing is as wide as there is room."""

    changed = Signal(str, float)

    def __init__(self) -> None:
        super().__init__()
        self.fields = {key: QDoubleSpinBox() for key in _NAMES}
        for key, field in self.fields.items():
            indent(field)
            field.setAccessibleName(f"Millimetres {_NAMES[key]}")
            field.setToolTip(_NAMES[key])
            field.setPrefix({"x": "→ ", "y": "↓ ", "width": "↔ "}[key])
            field.setRange(0, 500)
            field.setDecimals(1)
            field.setKeyboardTracking(False)
            field.valueChanged.connect(lambda value, key=key: self.changed.emit(key, value))
        self.fields["width"].setSpecialValueText(f"↔ {_AS_WIDE_AS_THERE_IS_ROOM}")
        line = row(*self.fields.values())
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)

    def show_of(self, held: Mapping[str, Any], *, can_be_wide: bool) -> None:
        """What the layout says of a part; nothing can be written of one that has no place of its own."""
        for key, field in self.fields.items():
            with QSignalBlocker(field):
                field.setEnabled("x" in held and (key != "width" or can_be_wide))
                field.setValue(float(held.get(key, 0)))
