"""Every act of the tech desk once: its words, keys and menu; the window answers them."""

from ui.console.actions import FIND, FULL_SCREEN, HOME, KEYS, LOOKS, SETTINGS, Action

MENUS = (
    "&Conference",
    "&Speaker",
    "&Messages",
    "&Programme",
    "When it &fails",
    "&Waiting room",
    "&Display",
    "&View",
    "&Help",
)
CONFERENCE, SPEAKERS, _M, PRINT, _F, _W, DISPLAY, VIEW, _ = MENUS
PREPARED = (
    "Next speaker is ready.",
    "Please wait: the line is being restored.",
    "The next film is ready to play.",
    "Interpretation asks to speak more slowly.",
    "The next speaker is not here yet.",
    "Please pause: technical trouble.",
)
"""What the keys 1 to 6 tell the chair."""

TABLE = (
    HOME,
    Action("open_conference", "&Open…", CONFERENCE, ("Ctrl+O",)),
    Action("people", "Peop&le…", CONFERENCE, ("Ctrl+8",)),
    SETTINGS,
    Action("backup", "Back up &now…", CONFERENCE, ("Ctrl+B",)),
    Action("papers", "&Papers: run of show, signs, report…", CONFERENCE, ("Ctrl+Shift+P",)),
    Action("documents", "&Documents: concept note, statements…", CONFERENCE, ("Ctrl+Shift+5",)),
    Action(
        "rehearse",
        "Re&hearse this session, or end the rehearsal",
        CONFERENCE,
        ("Ctrl+Shift+H",),
        separated=True,
    ),
    Action("keep_rehearsal", "&Keep the rehearsal as a file…", CONFERENCE, ("Ctrl+Alt+H",)),
    Action("quit", "&Quit", CONFERENCE, ("Ctrl+Q",), separated=True),
    Action("tick", "&Done: tick what is next", SPEAKERS, ("Shift+F3",), ("Return",)),
    Action("lost", "&Lost on Zoom", SPEAKERS, ("Ctrl+F3",), ("D",), button="Lost"),
    Action("back", "&Back on Zoom", SPEAKERS, ("Ctrl+Shift+F3",), ("B",), button="Back"),
    Action(
        "line_ok", "Line &checked and good", SPEAKERS, ("Ctrl+F4",), ("R",), button="Line ok", separated=True
    ),
    Action("line_bad", "Line b&ad", SPEAKERS, ("Ctrl+F2",), ("L",), button="Line bad"),
    Action("connected", "Co&nnected", SPEAKERS, ("Ctrl+F5",), ("C",), button="Connected"),
    Action("absent", "Not &here", SPEAKERS, ("Ctrl+Shift+F2",), ("N",), button="Not here"),
    Action("seat", "S&eat…", SPEAKERS, ("Ctrl+Shift+F4",), separated=True),
    Action("undo", "&Undo", SPEAKERS, ("Ctrl+Z",), separated=True),
    Action("redo", "&Redo", SPEAKERS, ("Ctrl+Y",)),
    *(Action(f"say_{n}", words, _M, (f"Alt+{n}",), (str(n),)) for n, words in enumerate(PREPARED, start=1)),
    Action("to_chair", "To the ch&air…", _M, ("Ctrl+Alt+M",), ("T",), button="To chair…", separated=True),
    Action("to_speaker", "To the spea&ker, on the lectern…", _M, ("Ctrl+M",), ("S",), button="To speaker…"),
    Action("seen", "&Seen", _M, ("Ctrl+E", "Shift+F12"), separated=True),
    Action("speaker_seen", "The speaker has s&een it", _M, ("Ctrl+Shift+F12",)),
    Action("start_item", "&Next item on air", PRINT, ("Ctrl+Shift+Right",)),
    Action("finish_item", "&Finish the item", PRINT, ("Ctrl+Shift+Down",)),
    Action("skip_item", "&Skip the next item", PRINT, ("Ctrl+Shift+Up",)),
    Action("add_cue", "Add a &cue…", PRINT, ("Ctrl+U",), ("Q",), button="Cue…"),
    Action("resumption", "&Resumes at…", PRINT, ("Ctrl+Shift+F5",), separated=True),
    Action("zoom", "&Zoom is down, or back", _F, ("Ctrl+Alt+Z",), button="Zoom is down"),
    Action("interpretation", "&Interpretation lost, or back…", _F, ("Ctrl+Alt+I",), button="Interpretation…"),
    Action("power", "&Power cut: print and go on from paper", _F, ("Ctrl+Alt+P",), button="Power cut: print"),
    Action("from_paper", "&Enter what was written on paper…", _F, ("Shift+F4",)),
    Action("names", "&Check names", _W, ("F3",)),
    Action("paste_names", "Names from the clip&board", _W, ("Ctrl+Shift+V",)),
    Action("import_names", "Names from a &file…", _W),
    Action("admit", "&Admit", _W, ("Alt+Shift+PgUp",), ("A",), button="Admit", separated=True),
    Action("keep_out", "Do &not admit", _W, ("Alt+Shift+PgDown",), ("X",), button="Do not admit"),
    Action("room_display", "&Room display", DISPLAY, ("Ctrl+6",)),
    Action("lectern", "&Lectern", DISPLAY, ("Ctrl+Shift+6",)),
    Action("waiting_picture", "&Waiting picture", DISPLAY, ("Ctrl+Alt+6",)),
    Action("move_room", "Room display to the next screen", DISPLAY, ("Ctrl+Alt+1",), separated=True),
    Action("move_lectern", "Lectern to the next screen", DISPLAY, ("Ctrl+Alt+2",)),
    Action("move_waiting", "Waiting picture to the next screen", DISPLAY, ("Ctrl+Alt+3",)),
    Action("blackout", "&Blackout", DISPLAY, ("F12",), separated=True),
    Action("test_picture", "&Test picture", DISPLAY, ("Ctrl+F12",)),
    FIND,
    Action("chair_console", "&Chair’s console", VIEW, ("Ctrl+1",)),
    Action("panes", "Next &pane", VIEW, ("F6",)),
    Action("panes_back", "Previous pane", VIEW, ("Shift+F6",)),
    *LOOKS,
    FULL_SCREEN,
    KEYS,
)

BY_ID = {action.id: action for action in TABLE}
LETTERS = {key: action.id for action in TABLE for key in action.list_keys if len(key) == 1}
LINES = {
    "lost": "lost",
    "back": "back",
    "line_ok": "ok",
    "line_bad": "bad",
    "connected": "connected",
    "absent": "absent",
}
"""The rows that report a line, and what they report."""
