"""What a mail means: who asks for the floor, for which session, how; and why a person should look at it.

Certain is only what a registered address says about one session; everything else is proposed, and asked.
"""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from app.exchange.entity_names import EntityNames
from app.exchange.requests.advance_request import AdvanceRequest, Letter
from app.exchange.requests.mail import words
from app.exchange.requests.mail.headers import NOBODY
from app.exchange.requests.mail.mail import Mail
from app.exchange.requests.mail.senders import Sender, Senders
from app.exchange.requests.planner import PlanningContext
from app.exchange.requests.session_names import SessionWords
from app.exchange.tables.cells import clean
from app.protection.protection import Protection
from app.text.folding import fold, fold_long

_LOOKED_AT = 6_000
_EXCERPT = 1_200
_MOST = 8
_AHEAD = timedelta(minutes=5)
_MAY_DECIDE = timedelta(hours=14)


class Matcher:
    """Understands one mail after the other by the people, delegations and sessions of a conference."""

    def __init__(self, context: PlanningContext) -> None:
        self._context = context
        self._entities = EntityNames(context.entities.values())
        self._sessions = SessionWords(context.sessions, context.where)
        self._titles = {session.code: session.title.partition(":")[0] for session in context.sessions}
        self._protection = Protection(context.registrants)
        self._senders = Senders(context.registrants)
        self._deadlines = {
            context.floor_deadline for _, context in context.floors.values() if context.floor_deadline
        }

    def match(self, mail: Mail) -> tuple[AdvanceRequest, tuple[str, ...]]:
        """The request as it was understood, and the doubts about it."""
        subject, text = fold(mail.subject), fold_long(mail.text[:_LOOKED_AT])
        sender = self._senders.of(mail)
        named = () if sender.person else self._entities.named_in(f"{mail.subject}\n{mail.text[:_LOOKED_AT]}")
        likely = self._senders.delegations(mail, sender, named)
        entities = tuple(code for code in likely if code in self._context.entities)
        sessions = self._sessions.named_in(subject, text)
        entity = sender.person.entity if sender.person else entities[0] if len(entities) == 1 else ""
        behalf, is_group = self._behalf(mail, entity)
        both = f"{subject} {text}"
        request = AdvanceRequest(
            line=mail.number,
            received_at=mail.received_at or self._context.now,
            received_text=mail.clock,
            channel="email",
            entity=entity if entity in self._context.entities else "",
            person=self._senders.speaker(sender.person, text),
            session=sessions[0] if len(sessions) == 1 else "",
            on_behalf_of=self._protection.hide(behalf),
            language=words.language_in(both, self._context.languages),
            kind="right_of_reply" if words.is_reply(both) else "group_statement" if is_group else "statement",
            mode=words.mode_in(both),
            id=mail.key,
            letter=self._letter(mail, sender, entities, sessions),
        )
        doubts = (
            *mail.doubts,
            *sender.doubts,
            *self._about_time(mail),
            *self._about_words(mail, subject, both),
        )
        return request, (*doubts, *self._about_place(request, sessions))

    def _behalf(self, mail: Mail, entity: str) -> tuple[str, bool]:
        """On whose behalf: another entity, or a group; never a person, nor the own delegation."""
        for phrase in words.behalf_in(f"{mail.text[:_LOOKED_AT]}\n\n{mail.subject}"):
            others = [code for code in self._entities.named_in(phrase) if code != entity]
            if others or words.is_group(phrase):
                return phrase, True
        return "", False

    def _letter(
        self, mail: Mail, sender: Sender, entities: tuple[str, ...], sessions: tuple[str, ...]
    ) -> Letter:
        number = sender.person.number if sender.person else ""
        shown = sender.person.shown_name if sender.person else _written(mail)
        hide = partial(self._protection.hide, sender=number)
        via = f"Forwarded by {mail.via.name or mail.via.address}." if mail.via != NOBODY else ""
        sent = f"Its heading says that it was sent {clean(mail.sent_text)}." if mail.sent_text else ""
        return Letter(
            file=hide(mail.file),
            sender=hide(shown),
            subject=hide(mail.subject),
            excerpt=hide(_excerpt(mail.text)),
            attachments=tuple(map(hide, mail.attachments)),
            notes=tuple(hide(note) for note in (via, sent, *mail.notes) if note),
            delegations=entities[:_MOST],
            people=tuple(candidate.number for candidate in sender.candidates)[:_MOST],
            sessions=sessions,
        )

    def _about_time(self, mail: Mail) -> Iterable[str]:
        if mail.received_at is None:
            yield "When it came is not known."
            return
        if mail.received_at > self._context.now + _AHEAD:
            yield "Its date lies in the future."
        near = any(abs(mail.received_at - deadline) < _MAY_DECIDE for deadline in self._deadlines)
        if mail.zone_supposed and near:
            yield "Its date has no zone; whether it is late depends on it."
        if mail.via != NOBODY and any(mail.received_at > deadline for deadline in self._deadlines):
            yield "It was forwarded after the deadline; the first mail may have been in time."

    def _about_words(self, mail: Mail, subject: str, both: str) -> Iterable[str]:
        if mail.deleted:
            yield "It was deleted in Thunderbird."
        if mail.automatic or words.is_absence(subject):
            yield "It is an automatic answer."
        elif words.takes_back(both):
            yield "It seems to take a request back."
        elif not mail.text and mail.doubts:
            return
        elif not mail.text and not words.asks(subject):
            yield "It has no text."
        elif not words.asks(both):
            yield "It does not clearly ask for the floor."

    def _about_place(self, request: AdvanceRequest, sessions: tuple[str, ...]) -> Iterable[str]:
        if not request.entity:
            yield "Its delegation is not certain."
        if len(sessions) > 1:
            yield f"It may mean {' or '.join(self._titles[session] for session in sessions)}."
        elif not sessions:
            yield "It names no session."


def _written(mail: Mail) -> str:
    name, address = mail.sender
    return f"{name} <{address}>" if name and address else name or address


def _excerpt(text: str) -> str:
    """The beginning of the text, its lines kept, without what nobody sees."""
    lines = (clean(line) for line in text[: 2 * _EXCERPT].split("\n"))
    shown = "\n".join(line for line in lines if line)
    return shown if len(shown) <= _EXCERPT else shown[: _EXCERPT - 1] + "…"
