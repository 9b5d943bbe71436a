"""Every act once: its words, keys, menu, what it needs and when it is allowed.

Buttons, menus, shortcuts, the palette and the overlay of keys are all made from this table;
`ui.chair.permitted` asks the rule itself whether an act is allowed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.floor.state import Floor

Arguments = Mapping[str, object]
Needs = Callable[["Floor", str], tuple[str, Arguments]]
"""From the floor and the selected request to the name of an act and its arguments."""


def act(name: str, **arguments: object) -> Needs:
    """An act that needs nothing but itself."""
    return lambda floor, selected: (name, arguments)


def on_selected(name: str, **arguments: object) -> Needs:
    """An act on the request that is selected in the list."""
    return lambda floor, selected: (name, {"request": selected, **arguments})


def give_floor(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """To whom the person sees as next; a speech that a point of order interrupted goes on first."""
    if floor.returns:
        return "resume", {}
    return "give_floor", {"expecting": floor.next or ""}


def hold_or_resume(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """Hold who speaks; when nobody speaks, the held speech goes on."""
    return ("resume", {}) if floor.speaking is None and floor.held else ("hold", {})


def absent(floor: "Floor", selected: str) -> tuple[str, Arguments]:
    """Who has the floor, else who is next, is not there."""
    whom = floor.speaking.request if floor.speaking else floor.next
    return "not_present", {"request": whom or ""}


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


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the table. `keys` work everywhere in the window, `list_keys` while the list has the focus.

    `needs` is None for what only concerns the window. `twice`: a second press within five seconds.
    `kind`: the row begins a request of this kind, and is allowed when the rules would take one.
    `asks`: what the line asks for first; the answer is the act's `reason`.
    """

    id: str
    words: str
    menu: str
    keys: tuple[str, ...] = ()
    list_keys: tuple[str, ...] = ()
    needs: Needs | None = None
    twice: bool = False
    button: str = ""
    separated: bool = field(default=False)
    kind: str = ""
    asks: str = ""

    @property
    def shown_key(self) -> str:
        """The key to show beside the words."""
        return next(iter((*self.keys, *self.list_keys)), "")

    @property
    def plain_words(self) -> str:
        """The words without the mark of the access key."""
        return self.words.replace("&", "")


MENUS = ("&Conference", "S&ession", "&Speakers", "&Display", "&Print", "&View", "&Help")
_C, _E, _S, _D, _P, _V, _H = MENUS

FIND = Action("palette", "&Find a command…", _V, ("Ctrl+K",))
LOOKS = (
    Action("theme", "&Day or night", _V, ("Ctrl+Shift+D",), separated=True),
    Action("larger", "&Larger text", _V, ("Ctrl+=", "Ctrl++")),
    Action("smaller", "&Smaller text", _V, ("Ctrl+-",)),
    Action("normal", "&Normal text", _V, ("Ctrl+0",)),
)
FULL_SCREEN = Action("full_screen", "F&ull screen", _V, ("F11",))
KEYS = Action("keys", "&Keys of this screen", _H, ("F1",))
"""Rows of every desk."""

TABLE = (
    Action("new_conference", "&New…", _C, ("Ctrl+N",)),
    Action("open_conference", "&Open…", _C, ("Ctrl+O",)),
    Action("import_agenda", "Import &agenda…", _C, ("Ctrl+Shift+A",), separated=True),
    Action("import_registrants", "Import &registrants…", _C, ("Ctrl+Shift+I",)),
    Action("import_questions", "Import q&uestions…", _C, ("Ctrl+Shift+Y",)),
    Action("paste_questions", "&Paste questions", _C),
    Action("undo_agenda", "Undo the last import of the agenda…", _C),
    Action("undo_questions", "Undo the last import of questions…", _C),
    Action("import_requests", "Import r&equests…", _C, ("Ctrl+Shift+M",)),
    Action("edit_agenda", "Edi&t the agenda…", _C, ("Ctrl+Shift+E",)),
    Action("backup", "&Back up now…", _C, ("Ctrl+B",), separated=True),
    Action("quit", "&Quit", _C, ("Ctrl+Q",), separated=True),
    Action("open_session", "&Open the meeting", _E, ("Ctrl+Shift+O",), needs=act("open_session"), twice=True),
    Action("ready", "Read&y?", _E, ("Ctrl+G",)),
    Action("suspend_session", "&Suspend", _E, ("Ctrl+Shift+S",), needs=act("suspend_session"), twice=True),
    Action("suspend_why", "S&uspend because…", _E, needs=act("suspend_session"), asks="Why it is suspended"),
    Action("resume_session", "&Resume", _E, ("Ctrl+Shift+R",), needs=act("resume_session")),
    Action(
        "close_session", "&Close the meeting", _E, ("Ctrl+Shift+W",), needs=act("close_session"), twice=True
    ),
    Action("carry_over", "Carry over who was &not taken", _E, ("Ctrl+Shift+N",)),
    Action("list", "Open or close the &list", _E, ("Ctrl+L",), needs=open_or_close_list, separated=True),
    Action("close_list_at", "Close the list &at, because…", _E, ("Ctrl+Shift+L",)),
    Action("set_limit", "Speaking &time…", _E, ("Ctrl+T",)),
    Action("limits", "Speaking times by category and &kind…", _E, ("Ctrl+Shift+T",)),
    Action("message_lectern", "Message to the spea&ker…", _E, ("Ctrl+M",), separated=True),
    Action("message_tech", "Message to the tech &desk…", _E, ("Ctrl+Alt+M",)),
    Action("seen", "Message s&een", _E, ("Ctrl+E", "Shift+F12")),
    Action("zoom", "&Zoom is down, or back", _E, ("Ctrl+Alt+Z",), needs=zoom_down_or_back, separated=True),
    Action("from_paper", "Enter what was written on &paper…", _E, ("Shift+F4",)),
    Action("rehearse", "Re&hearse this session, or end it", _E, ("Ctrl+Shift+H",)),
    Action("keep_rehearsal", "Keep the rehearsal as a f&ile…", _E, ("Ctrl+Alt+H",)),
    Action("give_floor", "&Give the floor", _S, ("F8", "Ctrl+Return", "Ctrl+Enter"), ("Space",), give_floor),
    Action("call", "Call the &selected: the clock waits", _S, ("Ctrl+F8",), ("A",), on_selected("call")),
    Action("hold", "&Hold or resume", _S, ("F7",), ("H",), hold_or_resume, button="Hold"),
    Action("hold_why", "Hold &because…", _S, ("Ctrl+F7",), (), act("hold"), asks="Why the statement is held"),
    Action("more_time", "30 seconds m&ore", _S, (), ("+", "="), act("extend", seconds=30), button="+0:30"),
    Action("minute_more", "A minute &more", _S, (), ("*",), act("extend", seconds=60)),
    Action("less_time", "30 seconds less", _S, (), ("-",), act("extend", seconds=-30)),
    Action(
        "conclude", "Ask to &conclude", _S, ("Shift+F7",), ("C",), act("ask_to_conclude"), button="Conclude"
    ),
    Action("end", "&End the statement", _S, ("Shift+F8",), ("E",), act("end_statement"), button="End"),
    Action("absent", "Not &present", _S, ("Shift+Del",), ("X",), absent, button="Absent"),
    Action(
        "point_of_order",
        "Point of or&der",
        _S,
        ("F9",),
        ("P",),
        button="Point of order",
        separated=True,
        kind="point_of_order",
    ),
    Action(
        "right_of_reply",
        "&Right of reply",
        _S,
        ("Shift+F9",),
        ("R",),
        button="Right of reply",
        kind="right_of_reply",
    ),
    Action("panel_replies", "Panel replies", _S, ("Ctrl+F9",)),
    Action("add_request", "&Add a request", _S, ("F3",), separated=True),
    Action(
        "make_next",
        "Make &next",
        _S,
        ("Alt+Home",),
        ("N",),
        make_next,
        button="Make next",
    ),
    Action("move_up", "Move &up", _S, ("Alt+Up",), (), move(-1), button="Up"),
    Action("move_down", "Move do&wn", _S, ("Alt+Down",), (), move(1), button="Down"),
    Action("move_end", "Move to the end", _S, ("Alt+End",), (), on_selected("move", to="last")),
    Action(
        "pin", "P&in or unpin", _S, ("Alt+Ins",), ("I",), toggle("pin", "unpin", "pinned"), separated=True
    ),
    Action("park", "Par&k or ready again", _S, ("Alt+Left",), ("K",), toggle("park", "unpark", "parked")),
    Action("park_why", "Park because…", _S, ("Alt+Right",), (), on_selected("park"), asks="Why it is parked"),
    Action("entry", "Correct or s&wap…", _S, ("F2",), ("Return", "M")),
    Action("order", "O&rder of the list…", _S, ("Ctrl+R",), button="Order…"),
    Action("fit", "Will it &fit?…", _S, ("Ctrl+J",), button="Will it fit?"),
    Action("lift_lateness", "Take as in time", _S, ("Alt+PgUp",), (), on_selected("lift_lateness")),
    Action("written_only", "&Written only", _S, ("Ctrl+Del",), ("W",), on_selected("written_only")),
    Action("withdraw", "With&draw", _S, (), ("Del",), on_selected("withdraw"), button="Withdraw"),
    Action("bring_back", "Back on the list: the las&t who left", _S, ("Shift+Ins",), ("B",), bring_back),
    Action("left", "Who left the list…", _S, ("Ctrl+Ins",)),
    Action(
        "ruling_upheld", "Ruling: upheld", _S, (), ("1",), act("ruling", outcome="upheld"), separated=True
    ),
    Action("ruling_not_upheld", "Ruling: not upheld", _S, (), ("2",), act("ruling", outcome="not_upheld")),
    Action("ruling_noted", "Ruling: noted", _S, (), ("3",), act("ruling", outcome="noted")),
    Action("ruling_note", "Rule with a note…", _S, ("Shift+F2",), (), act("ruling", outcome="noted")),
    Action("questions", "&Questions of the public…", _S, ("Ctrl+Shift+Q",), separated=True),
    Action("undo", "&Undo", _S, ("Ctrl+Z",), needs=act("undo"), button="Undo", separated=True),
    Action("redo", "Redo", _S, ("Ctrl+Y", "Ctrl+Shift+Z"), needs=act("redo")),
    Action("room_display", "&Room display", _D, ("Ctrl+6",)),
    Action("lectern", "&Lectern", _D, ("Ctrl+Shift+6",)),
    Action("waiting_picture", "&Waiting picture", _D, ("Ctrl+Alt+6",)),
    Action("move_room", "Room display to the ne&xt screen", _D, ("Ctrl+Alt+1",), separated=True),
    Action("move_lectern", "Lectern to the &next screen", _D, ("Ctrl+Alt+2",)),
    Action("move_waiting", "Waiting &picture to the next screen", _D, ("Ctrl+Alt+3",)),
    Action("blackout", "&Blackout", _D, ("F12",), separated=True),
    Action("test_picture", "&Test picture", _D, ("Ctrl+F12",)),
    Action("print_badges", "&Badges…", _P, ("Ctrl+P",)),
    Action("print_run_of_show", "&Run of show…", _P, ("Ctrl+Shift+P",)),
    Action("print_record", "Re&cord of this session…", _P, ("Ctrl+Alt+P",)),
    FIND,
    Action("chair", "L&ist of speakers", _V, ("Ctrl+1",)),
    Action("tech_desk", "T&ech desk", _V, ("Ctrl+2",)),
    Action("programme", "&Programme", _V, ("Ctrl+4",)),
    Action("balance", "&Balance", _V, ("Ctrl+5",)),
    Action("record", "R&ecord of this session", _V, ("Ctrl+7",)),
    Action("panes", "Next &pane", _V, ("F6",)),
    Action("panes_back", "Previous pane", _V, ("Shift+F6",)),
    *LOOKS,
    Action("single_keys", "Single-&key commands", _V, ("Ctrl+Shift+K",), separated=True),
    FULL_SCREEN,
    Action("on_top", "Stay on &top, beside Zoom", _V, ("Ctrl+F11",)),
    KEYS,
)

ON_ROW = (
    "make_next", "call", "move_up", "move_down", "move_end", "pin", "park", "park_why", "entry",
    "lift_lateness", "written_only", "withdraw",
)  # fmt: skip
"""What the mouse's right button offers on a row of the list."""

BY_ID = {action.id: action for action in TABLE}
