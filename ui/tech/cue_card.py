"""The run of show at the tech desk: what is counted down to, then every cue with its time and its tick."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from ui.style.theme import Theme
from ui.widgets.desk_list import DeskList
from ui.widgets.desk_rows_model import DeskRow
from ui.widgets.labels import Card, Label, caption
from ui.widgets.parts import column, row

_COUNTED = 3


class CueCard(Card):
    """Three countdowns above a list of cues; below it all of the chosen cue."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.counted = [(Label("caption"), Label("title")) for _ in range(_COUNTED)]
        self.list = DeskList(theme, "Cues of the run of show", left=0.32, right=0.18)
        counts = self.counts = row(gap=10)
        for name, time in self.counted:
            count = column(gap=0)
            for label in (name, time):
                label.setAlignment(Qt.AlignmentFlag.AlignLeft)
                count.addWidget(label)
            counts.addLayout(count, 1)
        layout = column(self, margin=10, gap=4)
        self.whole = Label("muted", wrap=True)
        layout.addLayout(counts)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.whole)
        self._texts: Mapping[str, str] = {}
        self.list.selectionModel().currentChanged.connect(lambda *_: self._say_whole())

    def show_counts(self, counts: Sequence[tuple[str, str]]) -> None:
        """For each thing that is counted down to: its name, the time to it."""
        for place, (name, time) in enumerate(self.counted):
            words, left = counts[place] if place < len(counts) else ("", "")
            name.say(words.upper())
            time.say(left)

    def show_rows(self, rows: Sequence[DeskRow], whole: Mapping[str, str]) -> None:
        """The cues; the first that is open is chosen while nobody chooses otherwise.

        `whole` is all that was typed for a row, by its key; it stands below while the row is chosen.
        """
        self._texts = whole
        self.list.show_rows(rows)
        chosen = next((row for row in rows if row.key == self.list.selected()), None)
        first = next((row for row in rows if not row.dim), None)
        if first is not None and (chosen is None or chosen.dim) and not self.list.hasFocus():
            self.list.select(first.key)
            self.list.scrollTo(self.list.currentIndex(), self.list.ScrollHint.PositionAtTop)
        self._say_whole()

    def _say_whole(self) -> None:
        text = self._texts.get(self.list.selected(), "")
        self.whole.setVisible(bool(text))
        self.whole.say(text)

    def apply_theme(self, theme: Theme) -> None:
        """Colours of another theme."""
        self.list.apply_theme(theme)


class RemoteCard(Card):
    """Who speaks over a line: the panel and the next on the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.list = DeskList(theme, "Remote speakers", left=0.27, right=0.2)
        self.nobody = Label("muted", "Nobody speaks over a line in this session.")
        layout = column(self, margin=10, gap=4)
        self.sent = Label("muted")
        self.sent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = row(caption("REMOTE SPEAKERS"), self.sent)
        head.setStretch(0, 2)
        head.setStretch(1, 5)
        layout.addLayout(head)
        layout.addWidget(self.nobody)
        layout.addWidget(self.list, 1)

    def show_rows(self, rows: Sequence[DeskRow]) -> None:
        """Who speaks over a line, in the order in which they are heard."""
        self.nobody.setVisible(not rows)
        self.list.show_rows(rows)
