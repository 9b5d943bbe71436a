"""People who may be registered twice: proposals only; nobody is merged because two names are alike."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from app.conference.registrants import Registrant, Status
from app.registration.matching import folded_name, is_other_person

_NEAR = 92
_MOST_OF_AN_ENTITY = 400
_MOST_OF_A_NAME = 20
_OPEN = (Status.PENDING, Status.CONFIRMED)
_BLANKS = (
    "title",
    "native",
    "position",
    "category",
    "role",
    "email",
    "telephone",
    "language",
    "alias",
    "photo",
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two who may be one. `same` says why: "mail" proposes a merge, "name" and "near" only warn."""

    keep: Registrant
    give_up: Registrant
    same: str


def duplicates(registrants: Iterable[Registrant], apart: Collection[str] = ()) -> Iterator[Pair]:
    """Pairs among those who are pending or confirmed; the one who registered first is the one to keep.

    One mailbox with two clearly different names is a delegation's, and no pair; nor is one of the pairs
    `apart`, “R1 R2”, of which somebody said that they are two people.
    """
    people = [registrant for registrant in registrants if registrant.status in _OPEN]
    seen: set[tuple[str, ...]] = {tuple(reversed(pair.split(" "))) for pair in apart}
    seen |= {tuple(pair.split(" ")) for pair in apart}
    for same, groups in (("mail", _by_mail(people)), ("name", _by_name(people)), ("near", _near(people))):
        for one, two in groups:
            pair = _in_order(one, two, same)
            key = (pair.keep.number, pair.give_up.number)
            if key not in seen:
                seen.add(key)
                yield pair


def of_one_mail(registrants: Iterable[Registrant], apart: Collection[str] = ()) -> Iterator[Pair]:
    """Those pairs alone that have one mail and one entity: for them a merge is proposed."""
    people, known = [registrant for registrant in registrants if registrant.status in _OPEN], frozenset(apart)
    for person, two in _by_mail(people):
        if known.isdisjoint((f"{person.number} {two.number}", f"{two.number} {person.number}")):
            yield _in_order(person, two, "mail")


def sameness(person: Registrant, two: Registrant) -> str:
    """Why two may be one: "mail", "name", "near", or nothing, whatever became of their registrations."""
    both = (replace(person, status=Status.CONFIRMED), replace(two, status=Status.CONFIRMED))
    return next((pair.same for pair in duplicates(both)), "")


def merged(keep: Registrant, give_up: Registrant) -> tuple[Registrant, Registrant]:
    """Both after a merge: one with the words of both and the earlier time, the other cancelled."""
    into = f"merged into {keep.number}"
    status = Status.CONFIRMED if Status.CONFIRMED in (keep.status, give_up.status) else keep.status
    note = f"{into}; {give_up.note}" if give_up.note else into
    return replace(filled(keep, give_up), status=status), replace(give_up, status=Status.CANCELLED, note=note)


def filled(first: Registrant, second: Registrant) -> Registrant:
    """One person out of two: the first one's words, the second one's where those are empty.

    The earlier time of registration holds, and both notes.
    """
    times = [person.registered_at for person in (first, second) if person.registered_at is not None]
    blank = {name: getattr(second, name) for name in _BLANKS if not getattr(first, name)}
    notes = " ".join(dict.fromkeys(note for note in (first.note, second.note) if note))
    return replace(first, **blank, note=notes, registered_at=min(times, default=None))


def _in_order(person: Registrant, two: Registrant, same: str) -> Pair:
    first, second = sorted(
        (person, two), key=lambda who: (who.registered_at is None, who.registered_at, who.number)
    )
    return Pair(first, second, same)


def _by_mail(people: list[Registrant]) -> Iterator[tuple[Registrant, Registrant]]:
    groups: dict[tuple[str, str], list[Registrant]] = defaultdict(list)
    for person in people:
        if person.email:
            groups[person.email.lower(), person.entity].append(person)
    for group in groups.values():
        for one, two in combinations(group[:_MOST_OF_A_NAME], 2):
            if not is_other_person(one, two):
                yield one, two


def _by_name(people: list[Registrant]) -> Iterator[tuple[Registrant, Registrant]]:
    groups: dict[str, list[Registrant]] = defaultdict(list)
    for person in people:
        groups[folded_name(person)].append(person)
    for name, group in groups.items():
        if name:
            yield from combinations(group[:_MOST_OF_A_NAME], 2)


def _near(people: list[Registrant]) -> Iterator[tuple[Registrant, Registrant]]:
    """Names of one entity that differ by a letter or two."""
    from rapidfuzz import fuzz, process

    groups: dict[str, list[Registrant]] = defaultdict(list)
    for person in people:
        groups[person.entity].append(person)
    for group in groups.values():
        names = [folded_name(one) for one in group[:_MOST_OF_AN_ENTITY]]
        for place, name in enumerate(names):
            rest = names[place + 1 :]
            found = process.extract(name, rest, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=3)
            yield from ((group[place], group[place + 1 + far]) for near, _, far in found if near != name)
