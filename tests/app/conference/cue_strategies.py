"""Cues of any kind, for properties."""

from hypothesis import strategies as st

from app.conference.cues import FAILURES, FORMS, CueKind, ItemCue
from app.exchange.tables.cells import NOTHING, clean, fault

_LETTERS = st.characters(exclude_categories=("C", "M"))
_SIGNS = st.sampled_from([*";|\\:+-", "end", "+0:30", "-1:00", "end+1:00", " ", "name: x", "=1"])
TEXT = (
    (st.text(_LETTERS, max_size=20) | st.lists(_SIGNS, max_size=6).map("".join))
    .map(clean)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text not in NOTHING and not fault(text, 60))
)
_DAY = 24 * 3_600
_OFFSETS = st.integers(-_DAY, _DAY).map(lambda seconds: seconds * 1_000)
_LENGTHS = st.sampled_from(["0:30", "1:30", "59:59", "1:00:00"])


@st.composite
def cues(draw: st.DrawFn) -> ItemCue:
    """A cue as it can be typed."""
    kind = draw(st.sampled_from(list(CueKind)))
    form = FORMS[kind]
    of = {"duration": st.just("") | _LENGTHS, "fails": st.sampled_from(["", *FAILURES])}
    texts = [(name, draw(of.get(name, TEXT))) for name in form.names]
    fields = tuple((name, text) for name, text in texts if text)
    words = draw(TEXT if form.bare and fields else TEXT.filter(bool))
    return ItemCue(kind, words, draw(_OFFSETS), draw(st.booleans()), fields)
