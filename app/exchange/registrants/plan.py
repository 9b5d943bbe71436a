"""The lines of a list of registrants, one after the other, against who is known and who stood above."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256

from app.conference.matters import Matter
from app.conference.registrants import Registrant, Status
from app.exchange.differences import differences
from app.exchange.entity_names import EntityNames
from app.exchange.plan import Change, Doubt, Plan, Problem, What
from app.exchange.registrants.doubts import LATE, asked, few, hidden, who
from app.exchange.registrants.fields import fields_of_columns
from app.exchange.registrants.name_doubts import waits
from app.exchange.registrants.rows import Row
from app.registration.duplicates import filled
from app.registration.matching import People, folded_name, is_other_person, next_numbers
from app.times import Zone, clock_text, day_text


@dataclass(frozen=True, slots=True)
class Known:
    """What a conference knows before the file: people, entities, deadline, what was decided."""

    people: Sequence[Registrant]
    entities: EntityNames
    zone: Zone
    deadline: datetime | None
    decided: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def choice(self, matter: Matter, key: str) -> str:
        """What was decided about a matter, or nothing."""
        return self.decided.get(matter, {}).get(key, "")


def plan_rows(rows: Sequence[Row], known: Known) -> Plan[Registrant]:
    """What the lines would change; source, digest and what was read are for the caller to add."""
    return _Planning(known).plan(rows)


def with_kept(note: str, kept: Mapping[str, str]) -> str:
    """A note with a line “Header: what it says” for each column that is kept, in place of former ones."""
    heads = tuple(f"{title}: " for title in kept)
    others = [line for line in note.splitlines() if line and not line.startswith(heads)]
    return "\n".join((*others, *(f"{title}: {text}" for title, text in kept.items())))


def _letters(person: Registrant) -> tuple[str, str]:
    """Given and family name letter by letter, whatever their case."""
    return person.given.casefold(), person.family.casefold()


def _namesakes(person: Registrant, above: Registrant, line: int) -> str:
    """Why a line may repeat one above that has the same name and entity, and what each answer means."""
    same = f"the same name and entity as line {line} ({who(above)})"
    if person.email and above.email:
        return (
            f"{same}, but another e-mail address: one person who registered twice (then one registration, "
            "with the first address) or two people of one name (then two)?"
        )
    return f"{same}: registered twice?"


class _Planning:
    """Makes the plan of one file.

    `remember` gathers who a line without number and e-mail was, and what a person decided.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self.merged = known.decided.get(Matter.MERGED, {})
        self.all = {person.number: person for person in known.people}
        self.numbers = {person.number.casefold(): person for person in known.people}
        self.before = People(person for person in known.people if person.number not in self.merged)
        self.above = People()
        self.doubtful_lines: dict[str, int] = {}
        self.place_of: dict[str, int] = {}
        self.seen: set[str] = set()
        self.keys: Counter[str] = Counter()
        self.changes: list[Change[Registrant]] = []
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        self.remember: defaultdict[Matter, dict[str, str]] = defaultdict(dict)

    def plan(self, rows: Sequence[Row]) -> Plan[Registrant]:
        """The plan of all lines, then of those whom the file does not name."""
        self.free = self._free(rows)
        self.problems = [problem for row in rows for problem in row.problems]
        for row in rows:
            if not row.problems:
                self._take(row)
        self._note_namesakes()
        self._keep_entities()
        named = self.seen | self.merged.keys()
        missing = (person for person in self.known.people if person.number not in named)
        gone = [Change(0, "gone", person, person) for person in missing]
        return Plan(
            "",
            "",
            (*self.changes, *gone),
            tuple(sorted(self.problems, key=lambda problem: problem.line)),
            notes=tuple(few(self.notes)),
            remember=dict(self.remember),
        )

    def _free(self, rows: Sequence[Row]) -> Iterator[str]:
        """Numbers for those who have none; looked for when the first is asked for."""
        yield from next_numbers(dict.fromkeys([*self.all, *(row.person.number for row in rows)]))

    def _take(self, row: Row) -> None:
        if (twin := self.above.by_number(row.person)) is not None:
            what = f"The number {row.person.number} stands already on line {self._line_of(twin.number)}."
            self.problems.append(Problem(row.line, what))
            return
        given_up = self.numbers.get(row.person.number.casefold())
        if given_up is not None and given_up.number in self.merged:
            self._pass_over(row, given_up)
            return
        found, why = self._whom(row.person)
        if row.unsure:
            known = self._with_known_name(row, None if why else found)
            if known is None:
                self._wait(row, found)
                return
            row = known
        if found is None and not why:
            found, why = self._doubt_above(row)
        asks = bool(why or not row.person.number)
        key = self._key(row.person) if asks or self._is_late(row.person) else ""
        choice = (self._choice(key, found) or self._choice_before(row.person)) if asks else ""
        if choice == "out":
            self._leave_out(row, key, found, why)
        elif choice.startswith("same:") and (kept := self._kept(choice)) is not None:
            self._same(row, kept, key, why)
        elif why and choice != "other":
            self._ask(row, key, found, why)
        elif why:
            number = "" if row.person.number.casefold() in self.numbers else row.person.number
            other = replace(row, person=replace(row.person, number=number))
            self._new(other, key, asked(key, found, why, "other"))
        elif found is not None:
            self._known(row, found, key, None)
        else:
            self._new(row, key, None)

    # Who it is

    def _whom(self, person: Registrant) -> tuple[Registrant | None, str]:
        """Whom a line belongs to among the known, and why that is doubtful."""
        if found := self.before.by_number(person):
            moved = found.email != person.email and is_other_person(found, person)
            return found, f"the number {found.number} is {found.shown_name}’s" if moved else ""
        if found := self.before.by_mail(person):
            other = is_other_person(found, person)
            if not other and found.number not in self.seen:
                return found, ""
            if not (other and person.number):
                return found, f"{who(found)} has the same e-mail address and entity"
        if found := self.before.by_name(person):
            return found, f"{who(found)} has the same name and entity"
        if found := self.before.by_mail_elsewhere(person):
            return (
                found,
                f"{who(found)} has the same e-mail address and name for {found.entity or 'nobody'}",
            )
        return None, ""

    def _doubt_above(self, row: Row) -> tuple[Registrant | None, str]:
        """Whom above a line may repeat, and why. Two unlike names in one mailbox are two people."""
        if found := self.above.by_mail(row.person):
            line = self._line_of(found.number)
            if not is_other_person(found, row.person):
                why = f"the same e-mail address and entity as line {line} ({who(found)}): registered twice?"
                return found, why
            self.notes.append(f"Lines {line} and {row.line} share an e-mail address; two people, kept apart.")
        if found := self.above.by_name(row.person):
            line = self._line_of(found.number)
            return found, _namesakes(row.person, found, line)
        return None, ""

    def _key(self, person: Registrant) -> str:
        """A key that a line keeps in the next file, as long as number, name, e-mail and entity stay.

        Of a line that has nothing but its name, every letter counts and which name is the family's.
        """
        alone = not (person.number or person.email)
        return self._numbered(person, "\x1e".join(_letters(person)) if alone else folded_name(person))

    def _numbered(self, person: Registrant, name: str) -> str:
        parts = (person.number.casefold(), name, person.email, person.entity)
        key = sha256("\x1f".join(parts).encode()).hexdigest()[:32]
        self.keys[key] += 1
        return key if self.keys[key] == 1 else f"{key}-{self.keys[key]}"

    def _choice_before(self, person: Registrant) -> str:
        """What was kept while names were compared in one order: it holds where every letter is the same."""
        if person.number or person.email:
            return ""
        choice = self.known.choice(Matter.REGISTRANT, self._numbered(person, folded_name(person)))
        kept = self._kept(choice) if choice.startswith("same:") else None
        return choice if kept is not None and _letters(kept) == _letters(person) else ""

    def _choice(self, key: str, found: Registrant | None) -> str:
        choice = self.known.choice(Matter.REGISTRANT, key)
        return f"same:{found.number}" if choice == "same" and found is not None else choice

    def _kept(self, choice: str) -> Registrant | None:
        """The person of a decision: known, or on a line above; a merged one is whoever was kept."""
        number = choice.removeprefix("same:")
        while number in self.merged:
            number = self.merged[number]
        if number in self.place_of:
            return self.changes[self.place_of[number]].value
        return self.all.get(number)

    # What becomes of it

    def _with_known_name(self, row: Row, found: Registrant | None) -> Row | None:
        """The line with the name as somebody known bears it, where its words are the same; else nothing."""
        if found is None or folded_name(found) != folded_name(row.person):
            return None
        person = replace(row.person, given=found.given, family=found.family)
        return replace(row, person=person)

    def _wait(self, row: Row, found: Registrant | None) -> None:
        """A line whose name may be parted otherwise stays out until somebody says how."""
        if found is not None:
            self.seen.add(found.number)
        value = row.person if row.person.number else replace(row.person, number=next(self.free))
        self._add(Change(row.line, "doubtful", value, reason=waits(row.person)))

    def _ask(self, row: Row, key: str, found: Registrant | None, why: str) -> None:
        if found is not None and found.number in self.all:
            self.seen.add(found.number)
        value = row.person if row.person.number else replace(row.person, number=next(self.free))
        before = found if found is not None and found.number in self.all else None
        self._add(Change(row.line, "doubtful", value, before, reason=why, doubt=asked(key, found, why, "")))

    def _leave_out(self, row: Row, key: str, found: Registrant | None, why: str) -> None:
        if found is not None:
            self.seen.add(found.number)
        self.remember[Matter.REGISTRANT][key] = "out"
        self.changes.append(
            Change(row.line, "left out", row.person, reason="as decided", doubt=asked(key, found, why, "out"))
        )

    def _pass_over(self, row: Row, given_up: Registrant) -> None:
        kept = self.all.get(self.merged[given_up.number])
        reason = f"merged into {self.merged[given_up.number]}"
        self.changes.append(Change(row.line, "left out", given_up, kept, reason=reason))

    def _same(self, row: Row, person: Registrant, key: str, why: str) -> None:
        """A line that is somebody known or above; a second line about one person only fills what is empty."""
        self.remember[Matter.REGISTRANT][key] = f"same:{person.number}"
        if (own := row.person.number) and own.casefold() not in self.numbers:
            # Requests may name the number that nobody bears.
            self.remember[Matter.MERGED][own] = person.number
        doubt = asked(key, person, why, f"same:{person.number}") if why else None
        place = self.place_of.get(person.number)
        if place is None:
            self._known(row, person, key, doubt)
            return
        first = self.changes[place]
        value = filled(first.value, row.person)
        before = first.before
        changed = differences(before, value, self.known.zone) if before is not None else ()
        what: What = first.what if before is None else ("changed" if changed else "unchanged")
        self.changes[place] = replace(first, value=value, fields=hidden(value, changed), what=what)
        reason = f"the same person as line {self._line_of(person.number)}"
        self.changes.append(Change(row.line, "left out", row.person, reason=reason, doubt=doubt))

    def _known(self, row: Row, before: Registrant, key: str, doubt: Doubt | None) -> None:
        self.seen.add(before.number)
        person, _ = self._as_decided(row, key, before)
        pairs = {name: getattr(person, name) for name in fields_of_columns(row.given)}
        if row.kept:
            pairs["note"] = with_kept(pairs.get("note", before.note), row.kept)
        differing = {name: pair for name, pair in pairs.items() if pair != getattr(before, name)}
        value = replace(before, **differing) if differing else before
        changed = hidden(value, differences(before, value, self.known.zone))
        self._note_late(row.line, value)
        what: What = "changed" if changed else "unchanged"
        self._add(Change(row.line, what, value, before, changed, doubt=doubt))
        self._keep(row, key, value)

    def _new(self, row: Row, key: str, doubt: Doubt | None) -> None:
        person, late = self._as_decided(row, key, None)
        value = person if person.number else replace(person, number=next(self.free))
        value = replace(value, note=with_kept(value.note, row.kept)) if row.kept else value
        if late is not None and late.chosen == "out":
            self.changes.append(Change(row.line, "left out", value, reason="late, as decided", doubt=late))
            return
        self._note_late(row.line, value)
        reason = "received after the deadline" if late else ""
        self._add(Change(row.line, "new", value, reason=reason, doubt=doubt or late))
        self._keep(row, key, value, was_asked=doubt is not None)

    def _keep(self, row: Row, key: str, value: Registrant, *, was_asked: bool = False) -> None:
        """Who it was, for a line that has neither number nor e-mail, and for one that was asked about."""
        if was_asked or not (row.person.number or row.person.email):
            self.remember[Matter.REGISTRANT][key] = f"same:{value.number}"

    def _add(self, change: Change[Registrant]) -> None:
        self.above.add(change.value)
        number = change.value.number
        if change.what != "doubtful":
            self.place_of.setdefault(number, len(self.changes))
        elif number not in self.place_of:
            self.doubtful_lines.setdefault(number, change.line)
        self.changes.append(change)

    def _line_of(self, number: str) -> int:
        """The first line with this number."""
        line = self.doubtful_lines.get(number)
        return self.changes[self.place_of[number]].line if line is None else line

    # The deadline

    def _as_decided(self, row: Row, key: str, before: Registrant | None) -> tuple[Registrant, Doubt | None]:
        """The person of a line with the status that somebody decided, and the question about being late."""
        person = row.person
        if not self._is_late(person) or person.status not in (Status.PENDING, Status.CONFIRMED):
            return person, None
        choice = self.known.choice(Matter.LATE, key)
        if choice:
            self.remember[Matter.LATE][key] = choice
        doubt = Doubt(Matter.LATE, key, LATE, choice or str(person.status))
        if choice in (Status.PENDING, Status.CONFIRMED):
            person = replace(person, status=Status(choice))
        return person, doubt if before is None else None

    def _is_late(self, person: Registrant) -> bool:
        """After the deadline, which is inclusive to the second."""
        if self.known.deadline is None or person.registered_at is None:
            return False
        return person.registered_at.replace(microsecond=0) > self.known.deadline

    def _note_late(self, line: int, person: Registrant) -> None:
        at = person.registered_at
        if at is not None and self._is_late(person):
            when = f"{day_text(at, self.known.zone)} at {clock_text(at, self.known.zone, seconds=True)}"
            self.notes.append(f"Line {line}: {person.number} registered late, on {when}; the status decides.")

    # What is said about the whole

    def _note_namesakes(self) -> None:
        """People of one name for two entities: they are two people until somebody says otherwise."""
        for people in self.above.of_one_name():
            first = people[0]
            for other in people[1:]:
                if other.entity != first.entity and not (other.alias or first.alias):
                    lines = f"Lines {self._line_of(first.number)} and {self._line_of(other.number)}"
                    where = f"{first.entity or 'nobody'} and {other.entity or 'nobody'}"
                    self.notes.append(f"{lines}: {first.full_name} for {where}; two people, kept apart.")

    def _keep_entities(self) -> None:
        if decided := self.known.entities.decided:
            self.remember[Matter.ENTITY] = dict(decided)
