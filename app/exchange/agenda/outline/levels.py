"""What is a session and what an item of one: told by depth, by times that lie within others, by headings.

Where only blank lines could tell, and both can be meant, a person is asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.exchange.agenda.outline.entry import Entry
from app.exchange.agenda.outline.words import INTERVAL, SESSION

BLOCKS, EACH = "blocks", "each"
"""What a person says: blank lines part the sessions, or every time is a session of its own."""


@dataclass
class Node:
    """An entry with what stands below it."""

    entry: Entry
    below: list["Node"] = field(default_factory=list)

    @property
    def has_timed(self) -> bool:
        """Whether something below it has a time."""
        return any(node.entry.is_timed for node in self.below)

    def flat(self) -> Iterator[Entry]:
        """Everything below, in order."""
        for node in self.below:
            yield node.entry
            yield from node.flat()


@dataclass(frozen=True, slots=True)
class Group:
    """A session as a file has it: its head, and what belongs to it in order."""

    head: Entry
    below: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Levels:
    """The groups; whether only a person can say so; lines that belong to nothing."""

    groups: tuple[Group, ...]
    open: bool = False
    outside: tuple[Entry, ...] = ()


def levels_of(entries: Sequence[Entry], choice: str = "") -> Levels:
    """The sessions of an agenda with what belongs to each. `choice` is what a person said: BLOCKS or EACH."""
    outside: list[Entry] = []
    tops = _headed(list(_tops(_tree(entries))), outside)
    tops = _contained(tops)
    asked = False
    if not any(node.has_timed for node in tops) or choice:
        blocks = _in_blocks(tops)
        if blocks is not None:
            told = choice or _told_by_words(tops, blocks)
            asked = not told
            tops = blocks if told == BLOCKS else tops
    groups = tuple(Group(node.entry, tuple(node.flat())) for node in tops)
    return Levels(groups, asked, tuple(outside))


def is_session(title: str) -> bool:
    """Whether a title is one of a session: “Session 2”, “Lunch break”, “Opening session”."""
    return bool(SESSION.search(title))


def is_interval(title: str) -> bool:
    """Whether a title is that of a break, which holds no items."""
    return bool(INTERVAL.search(title))


def _tree(entries: Sequence[Entry]) -> list[Node]:
    """The entries by their depth; what tells none stands beside its neighbours, without a time below them."""
    roots: list[Node] = []
    path: list[tuple[int, Node]] = []
    for entry in entries:
        node, depth = Node(entry), entry.depth or 0
        while path and path[-1][0] >= depth:
            path.pop()
        (path[-1][1].below if path else roots).append(node)
        path.append((depth, node))
    return roots


def _tops(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes that may be sessions: “Morning”, which has no time and holds sessions, is none."""
    for node in nodes:
        holds = node.has_timed and any(child.has_timed for child in node.below)
        if holds and not node.entry.is_timed:
            yield from _tops(node.below)
        elif not node.entry.is_timed and node.below and not node.has_timed and any(node.flat()):
            yield Node(node.entry)
            yield from _tops(node.below)
        else:
            yield node


def _headed(tops: list[Node], outside: list[Entry]) -> list[Node]:
    """The tops with a time; one without is the head of those behind it, or a detail of the one before."""
    heads = {place for place in range(len(tops)) if _is_head(tops, place)}
    sure = {place for place in heads if is_session(tops[place].entry.title)}
    if not sure and len(heads) < 2:
        heads = set()
    found: list[Node] = []
    head: Node | None = None
    for place, node in enumerate(tops):
        if place in heads:
            head = node
            found.append(node)
        elif node.entry.is_timed or node.has_timed:
            if head is not None and node.entry.is_timed and not _leaves(head, node):
                head.below.append(node)
                continue
            head = None
            found.append(node)
        elif found:
            (head or found[-1]).below.append(node)
        else:
            outside.append(node.entry)
    return found


def _is_head(tops: list[Node], place: int) -> bool:
    """Whether a line without a time stands right above one that has one, and begins a block or names one."""
    node = tops[place]
    if node.entry.is_timed or node.has_timed or not node.entry.title or node.entry.bullet:
        return False
    following = next(
        (other for other in tops[place + 1 :] if other.entry.title or other.entry.is_timed), None
    )
    if following is None or not following.entry.is_timed:
        return False
    begins = place == 0 or node.entry.after_gap
    return is_session(node.entry.title) or (begins and not following.entry.after_gap)


def _leaves(head: Node, node: Node) -> bool:
    """Whether a line with a time is no longer part of the block under a head."""
    if node.has_timed or is_interval(node.entry.title):
        return True
    return bool(head.below) and node.entry.after_gap and is_session(node.entry.title)


def _contained(tops: list[Node]) -> list[Node]:
    """The tops, those whose times lie within another one put below it."""
    found: list[Node] = []
    head: Node | None = None
    for node in tops:
        if head is not None and _is_within(node, head):
            head.below.append(node)
            continue
        found.append(node)
        holds = not is_interval(node.entry.title) and not node.has_timed
        head = node if holds else None
    return found


def _is_within(node: Node, head: Node) -> bool:
    inner, outer = node.entry, head.entry
    if inner.start is None or outer.start is None or inner.day != outer.day or is_interval(inner.title):
        return inner.start is None and bool(inner.length_ms) and outer.end is not None
    if inner.room and outer.room and inner.room != outer.room:
        return False
    if outer.end is None:
        begun = any(other.entry.is_timed for other in head.below)
        same = inner.start == outer.start and is_session(outer.title)
        return same or (begun and not is_session(inner.title))
    ends = inner.end if inner.end is not None else inner.start
    same_span = (inner.start, inner.end) == (outer.start, outer.end)
    return outer.start <= inner.start < outer.end and ends <= outer.end and not same_span


def _in_blocks(tops: list[Node]) -> list[Node] | None:
    """The tops as blank lines part them; None where they part nothing, or only days."""
    blocks: list[list[Node]] = []
    for node in tops:
        if not blocks or node.entry.after_gap or node.entry.day != blocks[-1][0].entry.day:
            blocks.append([])
        blocks[-1].append(node)
    days = [block[0].entry.day for block in blocks]
    parts_a_day = len(days) > len(set(days))
    if not parts_a_day or all(len(block) == 1 for block in blocks):
        return None
    return [Node(block[0].entry, [*block[0].below, *block[1:]]) for block in blocks]


def _told_by_words(tops: list[Node], blocks: list[Node]) -> str:
    """What the titles say of the blocks: each begins with a session and holds none, or all are sessions."""
    firsts = {id(block.entry) for block in blocks}
    named = {id(node.entry): is_session(node.entry.title) for node in tops}
    rest = [is_it for key, is_it in named.items() if key not in firsts]
    if all(named.values()):
        return EACH
    if all(is_it for key, is_it in named.items() if key in firsts) and not any(rest):
        return BLOCKS
    return ""
