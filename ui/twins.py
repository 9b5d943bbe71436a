"""Merging at the registration desk: pairs that are proposed, two who are chosen by hand, and the way back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.times import Zone
from ui.panels.parts import Label
from ui.panels.twins_card import TwinsCard

if TYPE_CHECKING:
    from app.conference import Registrant
    from app.door.state import AtTheDoor
    from app.exchange.duplicates import Pair
    from app.loaded import Loaded
    from ui.desk import Desk

_FIRST = "{} is the first; choose the other and press Ctrl+J again."
_NOBODY = "Nobody is registered twice by the same e-mail. Choose one, then Ctrl+J, to compare any two."


class Twins(QObject):
    """Shows pairs in the place of what stands beside the list. `left` comes when the keyboard goes back."""

    left = Signal()

    def __init__(self, desk: "Desk", tell: Callable[[str], None], owner: QObject) -> None:
        super().__init__(owner)
        self.desk, self._tell = desk, tell
        self.line, self.card, self.place = Label("muted", wrap=True), TwinsCard(), QStackedWidget()
        self.line.hide()
        self.place.addWidget(self.card)
        self._pairs: Sequence[Pair] = ()
        self._shown = 0
        self._first, self._last = "", ""
        self._now: AtTheDoor | None = None
        self._where: Zone | None = None
        desk.twins.connect(self.show_pairs)
        self.card.merged.connect(self._merge)
        self.card.stepped.connect(self._next)
        self.card.left.connect(self.leave)

    def stand_before(self, usual: QWidget) -> None:
        """What stands there while nobody compares."""
        self.place.insertWidget(0, usual)
        self.place.setCurrentIndex(0)

    def keep(self, now: "AtTheDoor", where: Zone) -> None:
        """The door as it stands, from which both are shown."""
        self._now, self._where = now, where

    def show_pairs(self, pairs: "Sequence[Pair]") -> None:
        """Who may be registered twice; a quiet line says so."""
        self._pairs = pairs
        count = len(pairs)
        words = "2 registrations look" if count == 1 else f"{count} pairs of registrations look each"
        self.line.say(f"{words} like one person · Ctrl+J compares them" if count else "")
        self.line.setVisible(bool(count))

    def compare(self, person: "Registrant | None") -> None:
        """The pair of a person; else two by hand, one after the other; with nobody chosen, the proposals."""
        first = self._first
        numbers = [{pair.keep.number, pair.give_up.number} for pair in self._pairs]
        if person is None:
            self._show(0) if self._pairs else self._tell(_NOBODY)
        elif first and first != person.number:
            self._first = ""
            self._show_two(first, person)
        elif found := [place for place, held in enumerate(numbers) if person.number in held]:
            self._show(found[0])
        else:
            self._first = person.number
            self._tell(_FIRST.format(f"{person.number} {person.full_name}"))

    def _show(self, place: int) -> None:
        self._shown = place % len(self._pairs)
        pair = self._pairs[self._shown]
        words = f"{self._shown + 1} of {len(self._pairs)}" if len(self._pairs) > 1 else ""
        self._open(pair.keep, pair.give_up, "mail", words)

    def _show_two(self, first: str, two: "Registrant") -> None:
        one = self._now.guests.registrants.get(first) if self._now else None
        if one is None:
            self._tell(f"There is no registration {first}.")
            return
        alike = one.full_name.casefold() == two.full_name.casefold()
        mail = bool(one.email) and (one.email.lower(), one.entity) == (two.email.lower(), two.entity)
        self._open(one, two, "mail" if mail else "name" if alike else "")

    def _open(self, one: "Registrant", two: "Registrant", same: str, place: str = "") -> None:
        from ui.twins_faces import twins_face  # noqa: PLC0415 -- seldom needed

        if self._now is None or self._where is None:
            return
        self.card.show_face(twins_face(one, two, same, self._now, self._where, place))
        self.card.buttons[1].setEnabled(len(self._pairs) > 1)
        self.place.setCurrentWidget(self.card)
        self.card.setFocus()

    def _next(self) -> None:
        if self._pairs:
            self._show(self._shown + 1)

    def leave(self) -> None:
        """Back to the person's card."""
        self._first = ""
        self.place.setCurrentIndex(0)
        self.left.emit()

    def _merge(self, keep: str, give_up: str) -> None:
        self._last = give_up
        self.leave()
        self.desk.merge(keep, give_up)

    def part(self, loaded: "Loaded | None", person: "Registrant | None") -> None:
        """Take back the merge of the chosen person; with nobody chosen, the last one of this window."""
        merged = loaded.merged if loaded else {}
        numbers = [one for one, kept in merged.items() if person and person.number in (one, kept)]
        give_up = numbers[-1] if numbers else self._last if person is None and self._last in merged else ""
        if give_up:
            self.desk.part(give_up)
        else:
            self._tell("Nobody is merged here: choose the person whose registrations are to be parted.")
