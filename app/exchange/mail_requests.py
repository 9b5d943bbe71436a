"""What a mail means: who asks for the floor, for which session, how; and why a person should look at it.

Certain is only what a registered address says about one session; everything else is proposed, and asked.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from app.conference import Registrant
from app.exchange import mail_words
from app.exchange.advance import AdvanceRequest, Letter
from app.exchange.cells import clean
from app.exchange.entity_names import EntityNames
from app.exchange.folding import fold, fold_forms, fold_long
from app.exchange.mail import Mail
from app.exchange.mail_headers import NOBODY
from app.exchange.requests_plan import Around
from app.exchange.session_words import SessionWords
from app.exchange.veil import Veil

_LOOKED_AT = 6_000
_EXCERPT = 1_200
_MOST = 8
_AHEAD = timedelta(minutes=5)
_MAY_DECIDE = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote: one registrant, or several from whom to choose; `doubts` are sentences."""

    person: Registrant | None = None
    candidates: tuple[Registrant, ...] = ()
    doubts: tuple[str, ...] = ()


class Matcher:
    """Understands one mail after the other by the people, delegations and sessions of a conference."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._entities = EntityNames(around.entities.values())
        self._sessions = SessionWords(around.sessions, around.where)
        self._titles = {one.code: one.title.partition(":")[0] for one in around.sessions}
        self._veil = Veil(around.registrants)
        self._addresses: dict[str, list[Registrant]] = defaultdict(list)
        self._domains: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, list[Registrant]] = defaultdict(list)
        self._of_entity: dict[str, list[Registrant]] = defaultdict(list)
        self._deadlines = {
            house.floor_deadline for _, house in around.floors.values() if house.floor_deadline
        }
        for one in around.registrants:
            self._note(one)

    def _note(self, one: Registrant) -> None:
        self._of_entity[one.entity].append(one)
        for name in {form for text in (one.full_name, one.native, one.alias) for form in fold_forms(text)}:
            if name:
                self._names[_sorted(name)].append(one)
        if one.email:
            address = one.email.lower()
            self._addresses[address].append(one)
            self._domains[address.rpartition("@")[2]].add(one.entity)

    def match(self, mail: Mail) -> tuple[AdvanceRequest, tuple[str, ...]]:
        """The request as it was understood, and the doubts about it."""
        subject, text = fold(mail.subject), fold_long(mail.text[:_LOOKED_AT])
        sender = self._sender(mail)
        named = () if sender.person else self._entities.named_in(f"{mail.subject}\n{mail.text[:_LOOKED_AT]}")
        entities = self._candidates(mail, sender, named)
        sessions = self._sessions.named_in(subject, text)
        entity = sender.person.entity if sender.person else entities[0] if len(entities) == 1 else ""
        behalf, is_group = self._behalf(mail, entity)
        both = f"{subject} {text}"
        request = AdvanceRequest(
            line=mail.number,
            received_at=mail.received_at or self._around.now,
            received_text=mail.clock,
            channel="email",
            entity=entity if entity in self._around.entities else "",
            person=self._speaker(sender.person, text),
            session=sessions[0] if len(sessions) == 1 else "",
            on_behalf_of=self._veil.over(behalf),
            language=mail_words.language_in(both, self._around.languages),
            kind="right_of_reply"
            if mail_words.is_reply(both)
            else "group_statement"
            if is_group
            else "statement",
            mode=mail_words.mode_in(both),
            id=mail.key,
            letter=self._letter(mail, sender, entities, sessions),
        )
        doubts = (*sender.doubts, *self._about_time(mail), *self._about_words(mail, subject, both))
        return request, (*doubts, *self._about_place(request, sessions))

    def _sender(self, mail: Mail) -> Sender:
        """By the address, else by that for answers, else by an alias; another name alone is no proof."""
        for address in (mail.sender.address, mail.reply_to.address):
            found = self._addresses.get(address, []) if address else []
            if len(found) == 1:
                return Sender(found[0], doubts=self._about_answers(mail, found[0], address))
            if found:
                return self._one_of(found, mail)
        named = self._names.get(_sorted(fold(mail.sender.name)), []) if mail.sender.name else []
        if len(named) == 1 and named[0].alias and fold(named[0].alias) == fold(mail.sender.name):
            return Sender(named[0])
        if named:
            return Sender(None, tuple(named), ("The name is registered, with another address.",))
        if mail.sender == NOBODY:
            return Sender(doubts=("It has no sender.",))
        return Sender(doubts=("The sender is not registered.",))

    def _one_of(self, found: Sequence[Registrant], mail: Mail) -> Sender:
        name = _sorted(fold(mail.sender.name))
        meant = [one for one in found if one in self._names.get(name, ())]
        if len(meant) == 1:
            return Sender(meant[0])
        return Sender(None, tuple(found), ("Several registrants have this address.",))

    def _about_answers(self, mail: Mail, person: Registrant, address: str) -> tuple[str, ...]:
        """A forged sender wants the answers elsewhere, or is not vouched for by the server."""
        if mail.unproven:
            return ("The server could not prove the sender.",)
        other = mail.reply_to.address
        if address != mail.sender.address or not other or other == address:
            return ()
        known = {one.entity for one in self._addresses.get(other, ())}
        if person.entity in known or other.rpartition("@")[2] == address.rpartition("@")[2]:
            return ()
        return ("Answers would go to another address; the sender may be forged.",)

    def _candidates(self, mail: Mail, sender: Sender, named: Iterable[str]) -> tuple[str, ...]:
        """The delegations that it may be, the likeliest first."""
        if sender.person:
            return (sender.person.entity,)
        own = [one.entity for one in sender.candidates]
        domain = self._domains.get(mail.sender.address.rpartition("@")[2], set())
        by_domain = list(domain) if len(domain) == 1 else []
        return tuple(one for one in dict.fromkeys((*own, *by_domain, *named)) if one in self._around.entities)

    def _speaker(self, person: Registrant | None, text: str) -> str:
        """The other person of the delegation whom the text names in full, else the sender."""
        if person is None:
            return ""
        others = [one for one in self._of_entity[person.entity] if one.number != person.number]
        named = [one for one in others if len(name := fold(one.full_name)) > 3 and f" {name} " in f" {text} "]
        return named[0].number if len(named) == 1 else person.number

    def _behalf(self, mail: Mail, entity: str) -> tuple[str, bool]:
        """On whose behalf: another entity, or a group; never a person, nor the own delegation."""
        for phrase in mail_words.behalf_in(f"{mail.text[:_LOOKED_AT]}\n\n{mail.subject}"):
            others = [code for code in self._entities.named_in(phrase) if code != entity]
            if others or mail_words.is_group(phrase):
                return phrase, True
        return "", False

    def _letter(
        self, mail: Mail, sender: Sender, entities: tuple[str, ...], sessions: tuple[str, ...]
    ) -> Letter:
        number = sender.person.number if sender.person else ""
        shown = sender.person.shown_name if sender.person else _written(mail)
        over = partial(self._veil.over, sender=number)
        via = f"Forwarded by {mail.via.name or mail.via.address}." if mail.via != NOBODY else ""
        sent = f"Its heading says that it was sent {clean(mail.sent_text)}." if mail.sent_text else ""
        return Letter(
            sender=over(shown),
            subject=over(mail.subject),
            excerpt=over(_excerpt(mail.text)),
            attachments=tuple(map(over, mail.attachments)),
            notes=tuple(over(note) for note in (via, sent, *mail.notes) if note),
            delegations=entities[:_MOST],
            people=tuple(one.number for one in sender.candidates)[:_MOST],
            sessions=sessions,
        )

    def _about_time(self, mail: Mail) -> Iterable[str]:
        if mail.received_at is None:
            yield "When it came is not known."
            return
        if mail.received_at > self._around.now + _AHEAD:
            yield "Its date lies in the future."
        near = any(abs(mail.received_at - deadline) < _MAY_DECIDE for deadline in self._deadlines)
        if mail.zone_supposed and near:
            yield "Its date has no zone; whether it is late depends on it."
        if mail.via != NOBODY and any(mail.received_at > deadline for deadline in self._deadlines):
            yield "It was forwarded after the deadline; the first mail may have been in time."

    def _about_words(self, mail: Mail, subject: str, both: str) -> Iterable[str]:
        if mail.deleted:
            yield "It was deleted in Thunderbird."
        if mail.automatic or mail_words.is_absence(subject):
            yield "It is an automatic answer."
        elif mail_words.takes_back(both):
            yield "It seems to take a request back."
        elif not mail.text and not mail_words.asks(subject):
            yield "It has no text."
        elif not mail_words.asks(both):
            yield "It does not clearly ask for the floor."

    def _about_place(self, request: AdvanceRequest, sessions: tuple[str, ...]) -> Iterable[str]:
        if not request.entity:
            yield "Its delegation is not certain."
        if len(sessions) > 1:
            yield f"It may mean {' or '.join(self._titles[one] for one in sessions)}."
        elif not sessions:
            yield "It names no session."


def _written(mail: Mail) -> str:
    name, address = mail.sender
    return f"{name} <{address}>" if name and address else name or address


def _excerpt(text: str) -> str:
    """The beginning of the text, its lines kept, without what nobody sees."""
    lines = (clean(line) for line in text[: 2 * _EXCERPT].split("\n"))
    said = "\n".join(line for line in lines if line)
    return said if len(said) <= _EXCERPT else said[: _EXCERPT - 1] + "…"


def _sorted(folded: str) -> str:
    return " ".join(sorted(folded.split()))
