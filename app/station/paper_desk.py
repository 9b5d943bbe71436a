"""A sheet that was written on paper, into the journal: all of it in one step, and all of it back."""

from collections.abc import Callable, Sequence

from app.errors import Refused
from app.journal.entries import Entry, Undone
from app.journal.undo import standing
from app.live.snapshot import SessionSnapshot, SheetResult
from app.on_paper.entry import SheetAct, in_order, play
from app.station.station import Station
from app.storage.journal import until_written
from app.times import zone

News = Callable[[SessionSnapshot], Sequence[Entry]]
"""What is to be written onto a session as it stands; raises Refused with a sentence."""


class PaperDesk:
    """Enters what was written by hand; belongs to the station's thread."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def enter(self, code: str, acts: Sequence[SheetAct]) -> SheetResult:
        """All acts of a sheet in their order and with their instants, in one transaction.

        Raises Refused, with nothing written, when a rule says no to one of them, or Unsaved.
        """
        where, now = zone(self._station.load().conference.zone), self._station.clock.now()

        def news(live: SessionSnapshot) -> Sequence[Entry]:
            for act in acts:
                in_order(act.at, now, live, where)
            return play(live, acts, self._station.name)[1]

        if not acts:
            raise Refused("Nothing was typed.")
        sentence = f"{len(acts)} acts are entered from paper; Ctrl+Z takes back one after the other"
        return self._written(code, news, sentence)

    def take_back(self, code: str, entered: SheetResult) -> SheetResult:
        """Undo a whole sheet in one transaction. Raises Refused when something was done after it; Unsaved."""

        def news(live: SessionSnapshot) -> Sequence[Entry]:
            numbers = [act.seq for act in standing(live.entries)[0] if act.seq >= entered.first]
            if numbers != list(range(entered.first, entered.last + 1)):
                raise Refused("Something was done after that sheet; Ctrl+Z takes back one act at a time.")
            at = max(self._station.clock.now(), live.floor.last_at or self._station.clock.now())
            return [
                Entry(live.floor.seq + place, at, Undone(seq), self._station.name, self._station.desk.mark)
                for place, seq in enumerate(reversed(numbers), 1)
            ]

        return self._written(code, news, "The sheet from paper is taken back")

    def _written(self, code: str, news: News, sentence: str) -> SheetResult:
        def attempt() -> SheetResult | None:
            live = self._station.live(code)
            after = self._station.append(live, news(live))
            return SheetResult(after, live.floor.seq + 1, after.floor.seq, sentence) if after else None

        return until_written(attempt)
