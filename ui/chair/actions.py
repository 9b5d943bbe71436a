"""Every act once: its words, keys, menu, what it needs and when it is allowed.

Buttons, menus, shortcuts, the palette and the overlay of keys are all made from this table;
`ui.chair.refusals` asks the rule itself whether an act is allowed.
"""

from typing import TYPE_CHECKING

from ui.console.actions import (
    CONFERENCE,
    DISPLAY,
    FIND,
    FULL_SCREEN,
    HOME,
    KEYS,
    LOOKS,
    PRINT,
    SESSION,
    SETTINGS,
    SPEAKERS,
    VIEW,
    Action,
    Arguments,
    Needs,
)

if TYPE_CHECKING:
    from app.floor.state import Floor


def act(name: str, **arguments: object) -> Needs:
    """An act that needs nothing but itself."""
    return lambda floor, selected: (name, arguments)


def on_selected(name: str, **arguments: object) -> Needs:
    """An act on the request that is selected in the list."""
    return lambda floor, selected: (name, {"request": selected, **arguments})


def on_speaker(name: str, **arguments: object) -> Needs:
    """An act on who has the floor, and on nobody else should that have changed."""

    def needs(floor: "Floor", selected: str) -> tuple[str, Arguments]:
        speech = floor.speaking or (floor.held[-1] if floor.held and name == "extend" else None)
        return name, {**arguments, "expecting": speech.request if speech else ""}

    return needs


def next_of_the_list(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """To whom stands next; the window asks `ui.chair.refusals.act_of`, which knows the lines too."""
    return "give_floor", {"expecting": floor.next or ""}


def hold_or_resume(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """Hold who speaks; when nobody speaks, the speech held last goes on."""
    if floor.speaking is None and floor.held:
        return "resume", {"expecting": floor.held[-1].request}
    return "hold", {"expecting": floor.speaking.request if floor.speaking else ""}


def interrupted(by_last: int) -> Needs:
    """Who was held goes on, whoever has the floor: 1 is who was held last."""

    def needs(floor: "Floor", selected: str) -> tuple[str, Arguments]:
        held = held_beside(floor) or tuple(speech.request for speech in floor.held)
        request = held[-min(by_last, len(held))] if held else ""
        return "resume", {"request": request, "expecting": request}

    return needs


def held_beside(floor: "Floor") -> tuple[str, ...]:
    """Who is held and does not stand in the card of the floor, the latest last."""
    held = tuple(speech.request for speech in floor.held)
    return held if floor.speaking is not None or floor.session != "open" else held[:-1]


def absent(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """Who has the floor, else who is next, is not there."""
    whom = floor.speaking.request if floor.speaking else floor.next
    return "not_present", {"request": whom or "", "expecting": whom or ""}


def take_back(name: str) -> Needs:
    """Undo or redo the act that is named on the screen, and no other."""

    def needs(floor: "Floor", selected: str) -> tuple[str, Arguments]:
        from app.journal.undo import seen

        entry = floor.undo if name == "undo" else floor.redo
        return name, seen(entry)

    return needs


def move(by: int) -> Needs:
    """The selected request one place up (negative) or down."""

    def needs(floor: "Floor", selected: str) -> tuple[str, Arguments]:
        lane = floor.lane(selected)
        place = lane.index(selected) + by if selected in lane else -1
        if not 0 <= place < len(lane):
            return "move", {"request": selected, "to": "first" if by < 0 else "last"}
        return "move", {"request": selected, "before" if by < 0 else "after": lane[place]}

    return needs


def toggle(name: str, opposite: str, what: str) -> Needs:
    """Pin and unpin, park and unpark: whichever the selected request is not."""

    def needs(floor: "Floor", selected: str) -> tuple[str, Arguments]:
        request = floor.requests.get(selected)
        return (opposite if request and getattr(request, what) else name), {"request": selected}

    return needs


def make_next(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """First on the list; a right of reply is called, for its lane comes after the list."""
    if selected in floor.replies:
        return "call", {"request": selected}
    return "move", {"request": selected, "to": "first"}


def bring_back(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """Who left the list last comes back to its end."""
    left = (*floor.withdrawn, *floor.written_only, *floor.passed_over)
    return "restore", {"request": left[-1] if left else "", "to": "end"}


def zoom_down_or_back(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """The whole Zoom meeting: whichever it is not."""
    return ("zoom_back" if floor.zoom_lost_at else "zoom_lost"), {}


def open_or_close_list(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """Open, close or reopen: whichever comes next."""
    if not floor.list_open and not floor.list_closed:
        return "open_list", {}
    return ("reopen_list" if floor.list_closed or floor.closing_at else "close_list"), {}


TABLE = (
    # First, so that the palette begins with what comes next.
    Action(
        "give_floor",
        "&Give the floor, or what comes next",
        SPEAKERS,
        ("F8", "Ctrl+Return", "Ctrl+Enter"),
        ("Space",),
        next_of_the_list,
    ),
    HOME,
    Action("new_conference", "&New…", CONFERENCE, ("Ctrl+N",)),
    Action("open_conference", "&Open…", CONFERENCE, ("Ctrl+O",)),
    Action("import_agenda", "Import &agenda…", CONFERENCE, ("Ctrl+Shift+A",), separated=True),
    Action("import_registrants", "Import &registrants…", CONFERENCE, ("Ctrl+Shift+I",)),
    Action("import_questions", "Import q&uestions…", CONFERENCE, ("Ctrl+Shift+Y",)),
    Action("paste_questions", "&Paste questions", CONFERENCE),
    Action("undo_agenda", "Undo the last import of the agenda…", CONFERENCE),
    Action("undo_questions", "Undo the last import of questions…", CONFERENCE),
    Action("import_requests", "Import r&equests…", CONFERENCE, ("Ctrl+Shift+M",)),
    Action("edit_agenda", "Edi&t the agenda…", CONFERENCE, ("Ctrl+Shift+E",)),
    Action("people", "Peop&le…", CONFERENCE, ("Ctrl+8",)),
    SETTINGS,
    Action("backup", "&Back up now…", CONFERENCE, ("Ctrl+B",), separated=True),
    Action("quit", "&Quit", CONFERENCE, ("Ctrl+Q",), separated=True),
    Action(
        "open_session",
        "&Open the session",
        SESSION,
        ("Ctrl+Shift+O",),
        needs=act("open_session"),
        second_press=True,
    ),
    Action("ready", "Read&y?", SESSION, ("Ctrl+G",)),
    Action(
        "suspend_session",
        "&Suspend",
        SESSION,
        ("Ctrl+Shift+S",),
        needs=act("suspend_session"),
        second_press=True,
    ),
    Action(
        "suspend_why", "S&uspend because…", SESSION, needs=act("suspend_session"), asks="Why it is suspended"
    ),
    Action("resume_session", "&Resume", SESSION, ("Ctrl+Shift+R",), needs=act("resume_session")),
    Action(
        "close_session",
        "&Close the session",
        SESSION,
        ("Ctrl+Shift+W",),
        needs=act("close_session"),
        second_press=True,
    ),
    Action("carry_over", "Carry over who was &not taken", SESSION, ("Ctrl+Shift+N",)),
    Action("list", "Open or close the &list", SESSION, ("Ctrl+L",), needs=open_or_close_list, separated=True),
    Action("close_list_at", "Close the list &at, because…", SESSION, ("Ctrl+Shift+L",)),
    Action("set_limit", "Speaking &time…", SESSION, ("Ctrl+T",)),
    Action("limits", "Speaking times by category and &kind…", SESSION, ("Ctrl+Shift+T",)),
    Action("message_lectern", "Message to the spea&ker…", SESSION, ("Ctrl+M",), separated=True),
    Action("message_tech", "Message to the tech &desk…", SESSION, ("Ctrl+Alt+M",)),
    Action("seen", "Message s&een", SESSION, ("Ctrl+E", "Shift+F12")),
    Action(
        "zoom", "&Zoom is down, or back", SESSION, ("Ctrl+Alt+Z",), needs=zoom_down_or_back, separated=True
    ),
    Action("from_paper", "Enter what was written on &paper…", SESSION, ("Shift+F4",)),
    Action("rehearse", "Re&hearse this session, or end it", SESSION, ("Ctrl+Shift+H",)),
    Action("keep_rehearsal", "Keep the rehearsal as a f&ile…", SESSION, ("Ctrl+Alt+H",)),
    Action(
        "call", "Call the &selected: the clock waits", SPEAKERS, ("Ctrl+F8",), ("A",), on_selected("call")
    ),
    Action("hold", "&Hold or resume", SPEAKERS, ("F7",), ("H",), hold_or_resume, button="Hold"),
    Action("go_on", "Back to who was &interrupted", SPEAKERS, ("Ctrl+Shift+F7",), ("G",), interrupted(1)),
    Action(
        "go_on_before", "Back to who was interrupted before", SPEAKERS, ("Ctrl+Shift+F6",), (), interrupted(2)
    ),
    Action(
        "hold_why",
        "Hold &because…",
        SPEAKERS,
        ("Ctrl+F7",),
        (),
        on_speaker("hold"),
        asks="Why the statement is held",
    ),
    Action(
        "more_time",
        "30 seconds m&ore",
        SPEAKERS,
        ("Ctrl+PgUp",),
        ("+", "="),
        on_speaker("extend", seconds=30),
        button="+0:30",
    ),
    Action(
        "minute_more",
        "A minute &more",
        SPEAKERS,
        ("Ctrl+Shift+PgUp",),
        ("*",),
        on_speaker("extend", seconds=60),
    ),
    Action(
        "less_time", "30 seconds less", SPEAKERS, ("Ctrl+PgDown",), ("-",), on_speaker("extend", seconds=-30)
    ),
    Action(
        "conclude",
        "Ask to &conclude",
        SPEAKERS,
        ("Shift+F7",),
        ("C",),
        on_speaker("ask_to_conclude"),
        button="Conclude",
    ),
    Action(
        "end",
        "&End the statement",
        SPEAKERS,
        ("Shift+F8",),
        ("E",),
        on_speaker("end_statement"),
        button="End",
    ),
    Action("absent", "Not &present", SPEAKERS, ("Shift+Del",), ("X",), absent, button="Absent"),
    Action(
        "point_of_order",
        "Point of or&der",
        SPEAKERS,
        ("F9",),
        ("P",),
        button="Point of order",
        separated=True,
        kind="point_of_order",
    ),
    Action(
        "right_of_reply",
        "&Right of reply",
        SPEAKERS,
        ("Shift+F9",),
        ("R",),
        button="Right of reply",
        kind="right_of_reply",
    ),
    Action("hear_point", "Hear the point of order", SPEAKERS, ("Ctrl+Shift+F9",)),
    Action("after_the_list", "Start what follows the list", SPEAKERS, ("Ctrl+F9",), needs=next_of_the_list),
    Action("add_request", "&Add a request", SPEAKERS, ("F3",), separated=True),
    Action(
        "make_next",
        "Make &next",
        SPEAKERS,
        ("Alt+Home",),
        ("N",),
        make_next,
        button="Make next",
    ),
    Action("move_up", "Move &up", SPEAKERS, ("Alt+Up",), (), move(-1), button="Up"),
    Action("move_down", "Move do&wn", SPEAKERS, ("Alt+Down",), (), move(1), button="Down"),
    Action("move_end", "Move to the end", SPEAKERS, ("Alt+End",), (), on_selected("move", to="last")),
    Action(
        "pin",
        "P&in or unpin",
        SPEAKERS,
        ("Alt+Ins",),
        ("I",),
        toggle("pin", "unpin", "pinned"),
        separated=True,
    ),
    Action(
        "park",
        "Par&k or ready again",
        SPEAKERS,
        ("Alt+Shift+Ins",),
        ("K",),
        toggle("park", "unpark", "parked"),
    ),
    Action(
        "park_why",
        "Park because…",
        SPEAKERS,
        ("Alt+Shift+Del",),
        (),
        on_selected("park"),
        asks="Why it is parked",
    ),
    Action("entry", "Correct or s&wap…", SPEAKERS, ("F2",), ("Return", "M")),
    Action("order", "O&rder of the list…", SPEAKERS, ("Ctrl+R",), button="Order…"),
    Action("fit", "Will it &fit?…", SPEAKERS, ("Ctrl+J",), button="Will it fit?"),
    Action(
        "lift_lateness", "Take as in time", SPEAKERS, ("Alt+Shift+Home",), (), on_selected("lift_lateness")
    ),
    Action("written_only", "&Written only", SPEAKERS, ("Ctrl+Del",), ("W",), on_selected("written_only")),
    Action("withdraw", "With&draw", SPEAKERS, (), ("Del",), on_selected("withdraw"), button="Withdraw"),
    Action(
        "bring_back", "Back on the list: the las&t who left", SPEAKERS, ("Shift+Ins",), ("B",), bring_back
    ),
    Action("left", "Who left the list…", SPEAKERS, ("Ctrl+Ins",)),
    Action(
        "ruling_upheld",
        "Ruling: upheld",
        SPEAKERS,
        ("Ctrl+Shift+1",),
        ("1",),
        act("ruling", outcome="upheld"),
        separated=True,
    ),
    Action(
        "ruling_not_upheld",
        "Ruling: not upheld",
        SPEAKERS,
        ("Ctrl+Shift+2",),
        ("2",),
        act("ruling", outcome="not_upheld"),
    ),
    Action(
        "ruling_noted", "Ruling: noted", SPEAKERS, ("Ctrl+Shift+3",), ("3",), act("ruling", outcome="noted")
    ),
    Action("ruling_note", "Rule with a note…", SPEAKERS, ("Shift+F2",), (), act("ruling", outcome="noted")),
    Action("questions", "&Questions of the public…", SPEAKERS, ("Ctrl+Shift+Q",), separated=True),
    Action("undo", "&Undo", SPEAKERS, ("Ctrl+Z",), needs=take_back("undo"), button="Undo", separated=True),
    Action("redo", "Redo", SPEAKERS, ("Ctrl+Y", "Ctrl+Shift+Z"), needs=take_back("redo")),
    Action("room_display", "&Room display", DISPLAY, ("Ctrl+6",)),
    Action("lectern", "&Lectern", DISPLAY, ("Ctrl+Shift+6",)),
    Action("waiting_picture", "&Waiting picture", DISPLAY, ("Ctrl+Alt+6",)),
    Action("move_room", "Room display to the ne&xt screen", DISPLAY, ("Ctrl+Alt+1",), separated=True),
    Action("move_lectern", "Lectern to the &next screen", DISPLAY, ("Ctrl+Alt+2",)),
    Action("move_waiting", "Waiting &picture to the next screen", DISPLAY, ("Ctrl+Alt+3",)),
    Action("blackout", "&Blackout", DISPLAY, ("F12",), separated=True),
    Action("test_picture", "&Test picture", DISPLAY, ("Ctrl+F12",)),
    Action("print_badges", "&Badges…", PRINT, ("Ctrl+P",)),
    Action("papers", "&Papers: run of show, signs, report…", PRINT, ("Ctrl+Shift+P",)),
    Action("documents", "&Documents: concept note, statements…", PRINT, ("Ctrl+Shift+5",)),
    Action("print_record", "Re&cord of this session…", PRINT, ("Ctrl+Shift+X",)),
    FIND,
    Action("chair", "L&ist of speakers", VIEW, ("Ctrl+1",)),
    Action("tech_desk", "T&ech desk", VIEW, ("Ctrl+2",)),
    Action("programme", "&Programme", VIEW, ("Ctrl+4",)),
    Action("balance", "&Balance", VIEW, ("Ctrl+5",)),
    Action("record", "R&ecord of this session", VIEW, ("Ctrl+7",)),
    Action("panes", "Next &pane", VIEW, ("F6",)),
    Action("panes_back", "Previous pane", VIEW, ("Shift+F6",)),
    *LOOKS,
    Action("single_keys", "Single-&key commands", VIEW, separated=True),
    FULL_SCREEN,
    Action("on_top", "Stay on &top, beside Zoom", VIEW, ("Ctrl+F11",)),
    KEYS,
)

ON_ROW = (
    "make_next", "call", "move_up", "move_down", "move_end", "pin", "park", "park_why", "entry",
    "lift_lateness", "written_only", "withdraw",
)  # fmt: skip
"""What the mouse's right button offers on a row of the list."""

BY_ID = {action.id: action for action in TABLE}
