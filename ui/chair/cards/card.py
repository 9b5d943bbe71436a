"""A card that stands in place of the list for a while; the left column stays live beside it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.buttons import LiveButton
from ui.widgets.labels import Card, Label
from ui.widgets.parts import column, row

if TYPE_CHECKING:
    from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
    from ui.style.theme import Theme

Do = Callable[..., None]
"""Asks the desk for one act: its name, and its arguments by name."""


class SideCard(Card):
    """A heading, whatever the card is about, and two buttons: Enter does it, Esc leaves all as it was.

    `wanted` gives acts with their arguments, one after the other; `sifted` a question of the public and what
    was made of it; `called` a row of the table; `left` comes when the card is done with.
    """

    wanted = Signal(list)
    sifted = Signal(int, str)
    called = Signal(str)
    left = Signal()

    def __init__(self, heading: str, apply: str) -> None:
        super().__init__()
        self.heading, self.told = Label("title", heading), Label("muted", wrap=True)
        self.apply = LiveButton(apply, "Enter")
        self.cancel = LiveButton("Leave as it is", "Esc")
        self.apply.pressed_for_good.connect(self.take)
        self.cancel.pressed_for_good.connect(self.left)
        self.body: QVBoxLayout = column(gap=8)
        layout = column(self, margin=12, gap=8)
        layout.addWidget(self.heading)
        layout.addWidget(self.told)
        layout.addLayout(self.body, 1)
        self.buttons: QHBoxLayout = row(self.apply, self.cancel)
        layout.addLayout(self.buttons)

    def apply_theme(self, theme: "Theme") -> None:
        """Colours of another theme, where the card paints itself."""

    def put_form(self, form: QFormLayout) -> None:
        """A form in the card; where the window is too low for it, it scrolls."""
        form.setContentsMargins(0, 0, 8, 0)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        holder, scroll = QWidget(), QScrollArea()
        holder.setLayout(form)
        scroll.setWidget(holder)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(scroll, 1)

    def is_about(self, request: str) -> bool:
        """Told the selected request, or the one that has the floor; False when the card needs one."""
        return True

    def selected(self) -> str:
        """The request that is selected in the card; empty where there is none."""
        return ""

    def show_live(self, loaded: "ConferenceSnapshot", live: "SessionSnapshot") -> None:
        """The floor as it is now; called again whenever it changes."""
        raise NotImplementedError

    def acts(self) -> list[tuple[str, dict[str, object]]]:
        """What Enter would do."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """The control that has the focus when the card appears."""
        raise NotImplementedError

    def take(self) -> None:
        """Do it, if there is anything to do."""
        acts = self.acts()
        if acts:
            self.wanted.emit(acts)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it; Esc leaves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
