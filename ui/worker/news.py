"""What every window of a desk may hear, whoever asked."""

from PySide6.QtCore import QObject, Signal


class News(QObject):
    """Signals in the order in which things happened; every value is frozen.

    `loaded` the ConferenceSnapshot, when rows have changed · `live` the SessionSnapshot on the screen ·
    `searchable` a SearchIndex · `similar` a text and the hits that are like it ·
    `stopped` the Stop after which this console was opened again ·
    `refused` a sentence · `finished` a sentence · `trouble` a sentence that stays until `recovered` ·
    `failed` the code of a fault of ours · `made` the address of a conference that was made or restored ·
    `damaged` a Restorable: what was to be opened is damaged, and there is a sound copy.
    """

    loaded = Signal(object)
    live = Signal(object)
    searchable = Signal(object)
    similar = Signal(str, object)
    stopped = Signal(object)
    refused = Signal(str)
    finished = Signal(str)
    trouble = Signal(str)
    recovered = Signal()
    failed = Signal(str)
    made = Signal(str)
    damaged = Signal(object)
