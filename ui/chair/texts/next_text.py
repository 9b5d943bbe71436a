"""What the card of what comes next says, and what helps to announce it."""

from datetime import datetime
from itertools import islice

from app.conference.forms_of_address import form_of_address, night_hour
from app.conference.sessions import Item
from app.floor.limits import limit_for
from app.floor.rules.proposals import text_ms
from app.floor.state import Kind, ListState, Mode, Request, SessionState
from app.live.item_on_floor import nobody_since
from app.live.next_up import Row, after_the_list, name_of, rows
from app.times import duration_text, millis, remaining_text
from ui.chair.texts.card_values import NEXT, Choice, NextTexts
from ui.chair.texts.session_text import SessionText
from ui.widgets.text import isolated

_REMIND_MS = 45_000
_RULINGS = (
    Choice("Upheld", "1", "ruling_upheld"),
    Choice("Not upheld", "2", "ruling_not_upheld"),
    Choice("Noted", "3", "ruling_noted"),
)
_ASK_MORE = Choice("Ask once more", "F3", "add_request")
_CLOSE_LIST = Choice("Close the list", "Ctrl+L", "list")


def next_texts(text: SessionText, now: datetime, asking: bool = False) -> NextTexts:
    """What the one large key does, in words."""
    if asking and text.floor.session is not SessionState.CLOSED:
        held = _return_words(text, now)
        return NextTexts("!  POINT OF ORDER", "Which delegation?", held, bar="warn", asks=True)
    match text.step.act:
        case "open_session":
            return _opening(text)
        case "ruling":
            who = _more_points(text, text.floor.points) or _return_words(text, now)
            name = text.name(text.step.request)
            return NextTexts("!  RULING", name, who, "⇧F2 rules with a note", bar="warn", choices=_RULINGS)
        case "resume_session":
            who = _return_words(text, now) if text.floor.held else ""
            button = "Resume the session"
            return NextTexts("SUSPENDED", "Resume when ready", who, _then(text), NEXT, button, "warn")
        case "resume":
            return _resume(text, text.step.request, now)
        case "give_floor" if text.floor.points:
            return _point(text, text.step.request, now)
        case "give_floor":
            return _next(text, text.floor.requests[text.step.request], now)
        case "start_item" if text.item_next is not None:
            return _item(text, text.item_next)
        case "open_list":
            return NextTexts(
                "NEXT", "The list is not open", "Nobody waits", action=NEXT, button="Open the list"
            )
        case "carry_over":
            record = "Ctrl+7 is the record"
            button = f"Carry over {len(text.live.left_over)}…"
            return NextTexts(
                "AFTER THE SESSION",
                "The session is closed",
                _left_over(text),
                record,
                "carry_over",
                button,
                "hairline",
            )
    return _nothing(text, now)


def _item(text: SessionText, item: Item) -> NextTexts:
    """An item of the plan is next: a panellist has the floor by the same key as a speaker."""
    who = isolated(item.speaker) if item.speaker else duration_text(item.duration_ms)
    return NextTexts("NEXT", item.title, who, _then(text), NEXT, f"Start {item.number}: {item.title}")


def _nothing(text: SessionText, now: datetime) -> NextTexts:
    """Nothing is to do with the large key; what stands there says why."""
    floor, item = text.floor, text.item_next
    if item is not None and floor.speaking is not None:
        return NextTexts("NEXT", item.title, text.step.reason, _then(text))
    if floor.session is SessionState.CLOSED:
        closed, record = "The session is closed", "Ctrl+7 is the record"
        return NextTexts("AFTER THE SESSION", closed, _left_over(text), record, bar="hairline")
    if not (floor.waiting or floor.replies):
        return _exhausted(text, now)
    if floor.zoom_lost_at is not None:
        return NextTexts("NEXT", "Nobody waits in the room", "Zoom is down; its speakers keep their places")
    return NextTexts("NEXT", "Everybody who waits is parked", "Alt+Left makes one ready again")


def _opening(text: SessionText) -> NextTexts:
    """To open stays the large button; what a point of order wants before that stands beside it."""
    floor = text.floor
    who = f"{len(floor.waiting)} waiting" if floor.waiting else "Nobody is waiting yet"
    found = text.to_look_at
    look = f"✗ {len(found)} to look at · Ctrl+G" if found else "✓ ready"
    if floor.awaiting_ruling is not None:
        who = f"Ruling for {text.name(floor.awaiting_ruling.request)}: 1 upheld, 2 not upheld, 3 noted"
    elif floor.points:
        who = f"Point of order: {text.name(floor.points[0])} · Ctrl+⇧F9 hears it"
    button = "Open the session"
    return NextTexts("READY?", "The session is not open", who, look, "open_session", button, "info")


def _resume(text: SessionText, request: str, now: datetime) -> NextTexts:
    speech = next(speech for speech in text.floor.held if speech.request == request)
    left, name = speech.remaining(now), text.name(request)
    back = text.line(text.floor.requests[request], now) == "back"
    who = f"{remaining_text(abs(left))} {'left' if left >= 0 else 'over'}"
    caption = "RETURN TO" if text.floor.returns or not back else "IS BACK"
    return NextTexts(caption, name, who, _then(text), NEXT, f"Resume {name}", "warn")


def _point(text: SessionText, request: str, now: datetime) -> NextTexts:
    time = duration_text(limit_for(text.floor, text.live.context, text.floor.requests[request]))
    name = text.name(request)
    then = _more_points(text, text.floor.points[1:]) or _then(text)
    who = _return_words(text, now)
    return NextTexts("!  POINT OF ORDER", name, who, then, NEXT, f"Give {time} to {name}", "warn")


def _more_points(text: SessionText, points: tuple[str, ...]) -> str:
    names = ", ".join(text.name(point) for point in points)
    return f"{len(points)} more point{'s' * (len(points) > 1)} of order: {names}" if points else ""


def _return_words(text: SessionText, now: datetime) -> str:
    if text.on_air is not None and not text.floor.held:
        item = text.on_air.item
        return f"{isolated(item.speaker) if item.speaker else item.title} is interrupted and goes on"
    if not text.floor.held:
        return "Nobody is interrupted"
    speech = text.floor.held[-1]
    return f"{text.name(speech.request)} is held at {remaining_text(speech.remaining(now))} and resumes"


def _next(text: SessionText, request: Request, now: datetime) -> NextTexts:
    called = "CALLED" if text.floor.called == request.id else "NEXT"
    if request.kind is Kind.RIGHT_OF_REPLY:
        called = f"{called} · RIGHT OF REPLY"
    name = text.name(request.id)
    warns = _warning(text, request)
    who = f"{warns} · {text.details(request)}" if warns else text.details(request)
    idle = _idle_ms(text, now)
    then = f"Nobody has the floor since {remaining_text(idle)}" if idle else _then(text)
    return NextTexts(called, name, who, then, NEXT, f"Give the floor to {name}", reminds=bool(idle))


def _warning(text: SessionText, request: Request) -> str:
    registered = text.live.context.delegation(request.delegation).registered
    return "" if registered else "NOT REGISTERED: the chair decides"


def _idle_ms(text: SessionText, now: datetime) -> int:
    """How long nobody has had the floor although somebody waits; 0 for less than 45 seconds."""
    starts = text.live.context.list_starts
    begun = text.floor.anyone_called or starts is None or now >= starts
    since = nobody_since(text.live) if begun and not text.floor.speaking else None
    idle = millis(now - since) if since else 0
    return idle if idle >= _REMIND_MS else 0


def _exhausted(text: SessionText, now: datetime) -> NextTexts:
    choices = [_ASK_MORE]
    if text.floor.list_state(now) is not ListState.CLOSED:
        choices.append(_CLOSE_LIST)
    if follows := after_the_list(text.live):
        kind = follows[0].kind
        words = "Panel replies" if kind == "response" else kind.replace("_", " ").capitalize()
        choices.append(Choice(words, "Ctrl+F9", "after_the_list"))
    spoke = len({speech.request for speech in text.floor.done})
    who = f"{spoke} spoke" if spoke else ""
    return NextTexts("NEXT", "The list is exhausted", who, bar="hairline", choices=tuple(choices))


def _then(text: SessionText) -> str:
    step = text.step
    held = text.floor.held[-1].request if text.floor.held and step.act == "resume_session" else ""
    named = {step.request, held} - {""}
    later = (row for row in rows(text.live) if row.request not in named)
    later = (row for row in later if row.item is None or row.item.number != step.item)
    rest = [
        text.name(row.request) if row.request else isolated(name_of(text.live, row))
        for row in islice(later, 2)
    ]
    return "then: " + " · ".join(rest) if rest else ""


def _left_over(text: SessionText) -> str:
    left, carried = len(text.floor.not_taken), len(text.live.carried)
    words = f", {left} not taken" if left else ""
    return f"{len(text.floor.done)} spoke{words}" + (f", {carried} carried over" if carried else "")


def after_the_list_words(text: SessionText) -> str:
    """Who is heard after the list or not at all, and what the plan puts there."""
    floor, parts = text.floor, []
    for words, lane in (
        ("Right of reply", floor.replies),
        ("Not present", floor.passed_over),
        ("Written only", floor.written_only),
        ("Not taken", floor.not_taken),
    ):
        if lane:
            parts.append(f"{words}: " + ", ".join(text.name(request) for request in lane))
    parts += [isolated(name_of(text.live, Row(item=item))) for item in after_the_list(text.live)]
    return f"After the list: {'  ·  '.join(parts) or 'nothing is planned'}"


def announcing_aside(text: SessionText, now: datetime) -> tuple[str, bool]:
    """What helps to announce the next: who speaks, how to address them, and what is to be heeded.

    The second part is True when something is: night where they are, a text too long for its time.
    """
    if text.step.act != "give_floor":
        return "", False
    request = text.floor.requests[text.step.request]
    person = text.people.get(request.person)
    address = form_of_address(person) if person else ""
    night = night_hour(request.delegation, now) if request.mode is Mode.ZOOM else ""
    excess = text_ms(request.text_words or 0) - limit_for(text.floor, text.live.context, request)
    warnings = (
        f"it is {night} in {text.name(request.id)}" if night else "",
        f"the text is {duration_text(excess)} too long" if excess > 0 else "",
    )
    hide = text.loaded.protection.hide
    position = isolated(hide(person.position)) if person and not person.alias else ""
    said = (text.person(request), position, f"say “{address}”" if address else "", *warnings)
    return " · ".join(part for part in said if part), any(warnings)
