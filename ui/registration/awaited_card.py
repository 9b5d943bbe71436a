"""Who is expected in the hall and has not come, by delegation: a list in the place of card and counts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from app.registration.expected import awaited
from app.registration.people_table import is_marked
from app.registration.state import AtTheDoor
from ui.widgets.labels import Card, Chip, caption
from ui.widgets.parts import column, row
from ui.widgets.text import isolated


class AwaitedCard(Card):
    """Hidden until it is asked for; then it follows the door."""

    def __init__(self) -> None:
        super().__init__()
        self.chip, self.list = Chip("missing"), QListWidget()
        self.list.setObjectName("plain")
        self.list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.list.setAccessibleName("Expected in the hall and not there, by delegation")
        heading = row(caption("EXPECTED, NOT THERE"), self.chip)
        heading.setStretch(0, 1)
        layout = column(self, margin=12)
        layout.addLayout(heading)
        layout.addWidget(self.list, 1)
        self.hide()

    def show_door(self, now: AtTheDoor) -> None:
        """Who is missing now."""
        groups = awaited(now.door, now.people)
        lines: list[str] = []
        for group in groups:
            lines.append(f"{group.delegation}   {group.present} of {group.expected} in")
            lines += [
                f"      {'★ ' if is_marked(who) else ''}{isolated(who.listed_name)}   {who.number}"
                for who in group.missing
            ]
        held = self.list.verticalScrollBar().value()
        self.list.clear()
        self.list.addItems(lines or ["Everybody who is expected is in."])
        self.list.verticalScrollBar().setValue(held)
        count = sum(len(group.missing) for group in groups)
        self.chip.say(f"{count} missing of {len(groups)} delegations" if groups else "nobody missing")
