"""Who may be registered twice: a quiet line at the registration desk, and the card that decides it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from app.conference.registrants import Registrant
from app.registration.comparison import Comparison
from ui.registration.duplicates_card import DuplicatesCard
from ui.widgets.buttons import LiveButton
from ui.worker.registration_port import RegistrationPort


class DuplicatesPanel(QObject):
    """The line and the card; `turned` says whether two are being compared, `told` gives a sentence."""

    turned = Signal(bool)
    told = Signal(str)

    def __init__(
        self, registration: RegistrationPort, chosen: Callable[[], Registrant | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._port, self._chosen, self._marked = registration, chosen, ""
        self._proposed: list[tuple[str, str]] = []
        self._to_ask: list[tuple[str, str]] = []
        self.line, self.card = LiveButton("", name="flat"), DuplicatesCard()
        self.line.hide()
        self.card.hide()
        self.line.pressed_for_good.connect(lambda: self.mark() if self._marked else self.look())
        self.card.decided.connect(self._decide)
        self.card.passed.connect(self._ask_next)
        self.card.left.connect(self.leave)
        registration.duplicates.connect(self._propose)
        registration.compared.connect(self._show)

    @property
    def is_open(self) -> bool:
        """Whether two are being compared."""
        return not self.card.isHidden()

    def _propose(self, pairs: tuple[object, ...]) -> None:
        self._proposed = [(pair.keep.number, pair.give_up.number) for pair in pairs]  # type: ignore[attr-defined]
        self._say()

    def _say(self) -> None:
        """Who is marked stays in sight until the other is chosen."""
        count = len(self._proposed)
        words = f"{count} pairs of registrations look like one person each"
        words = "2 registrations look like one person" if count == 1 else words
        if self._marked:
            self.line.say(f"{self._marked} is marked: choose the other, then", "Ctrl+Shift+J")
        else:
            self.line.say(words, "Ctrl+J")
        self.line.setVisible(bool(count or self._marked))

    def look(self) -> None:
        """One proposal after the other; that of the chosen person first."""
        person = self._chosen()
        self._to_ask = sorted(self._proposed, key=lambda pair: person is None or person.number not in pair)
        if not self._to_ask:
            self.told.emit("No two registrations share an e-mail address. Ctrl+Shift+J marks two by hand.")
        self._ask_next()

    def mark(self) -> None:
        """The first of two, then the second, whom somebody knows to be one person."""
        person = self._chosen()
        if person is None:
            self.told.emit("Nobody is chosen: type a name first.")
        elif not self._marked:
            self._marked = person.number
            self.told.emit(
                f"{person.number} {person.full_name} is marked; choose the other, Ctrl+Shift+J again."
            )
        elif person.number == self._marked:
            self._marked = ""
            self.told.emit(f"{person.number} is not marked any more.")
        else:
            self._to_ask, self._marked = [(self._marked, person.number)], ""
            self._ask_next()
        self._say()

    def part(self, typed: str, merged: Mapping[str, str]) -> None:
        """Who went into the chosen person stands alone again; of several the number that is typed."""
        person = self._chosen()
        gone = [given_up for given_up, kept in merged.items() if person and kept == person.number]
        meant = [given_up for given_up in gone if given_up.casefold() == typed.strip().casefold()] or gone
        if person is None:
            self.told.emit("Nobody is chosen: type a name first.")
        elif not meant:
            self.told.emit(f"Nobody was merged into {person.number} {person.full_name}.")
        elif len(meant) > 1:
            self.told.emit(
                f"{', '.join(meant)} went into {person.number}: type one of them, Ctrl+Alt+J again."
            )
        else:
            self._port.do("part", give_up=meant[0])

    def leave(self) -> None:
        """Nothing is decided; the field is there again."""
        self._to_ask = []
        if self.is_open:
            self.card.hide()
            self.turned.emit(False)

    def _ask_next(self) -> None:
        if self._to_ask:
            self._port.compare(*self._to_ask.pop(0))
        else:
            self.leave()

    def _show(self, comparison: Comparison) -> None:
        self.card.show_two(comparison, len(self._to_ask))
        self.card.show()
        self.turned.emit(True)
        self.card.setFocus()

    def _decide(self, act: str, arguments: dict[str, object]) -> None:
        """The act, then the next two; whoever goes with this one is asked about no more."""
        self._port.do(act, **arguments)
        self._to_ask = [pair for pair in self._to_ask if arguments.get("give_up") not in pair]
        self._ask_next()
