"""Every act at the home of a conference once: its words, keys and menu; the window answers them."""

from ui.console.actions import FIND, FULL_SCREEN, KEYS, LOOKS, Action

MENUS = ("&Conference", "&Prepare", "P&apers", "&Desks", "D&isplays", "&View", "&Help")
CONFERENCE, PREPARE, PAPERS, DESKS, DISPLAYS, VIEW, _ = MENUS

TABLE = (
    Action("new_conference", "&New…", CONFERENCE, ("Ctrl+N",)),
    Action("open_conference", "&Open…", CONFERENCE, ("Ctrl+O",)),
    Action("backup", "&Back up now…", CONFERENCE, ("Ctrl+B",), button="Back up…", separated=True),
    Action("copies", "&Go back to an earlier copy…", CONFERENCE, button="Go back…"),
    Action("archive", "&Close and archive, or reopen…", CONFERENCE, second_press=True, button="Archive…"),
    Action("quit", "&Quit", CONFERENCE, ("Ctrl+Q",), separated=True),
    Action("open_session", "Open the &chosen session at the chair", PREPARE, (), ("Return",), button="Open"),
    Action("mend", "&Mend what is missing", PREPARE),
    Action("edit_agenda", "&Edit the agenda", PREPARE, ("Ctrl+Shift+E",), button="Agenda"),
    Action("people", "&People", PREPARE, ("Ctrl+8",), button="People"),
    Action("settings", "&Settings of the conference", PREPARE, ("Ctrl+9",), button="Settings"),
    Action("import_agenda", "Import &agenda…", PREPARE, ("Ctrl+Shift+A",), separated=True),
    Action("import_registrants", "Import &registrants…", PREPARE, ("Ctrl+Shift+I",), button="Import people…"),
    Action("paste_registrants", "Paste re&gistrants", PREPARE, ("Ctrl+Shift+V",)),
    Action("import_requests", "Import re&quests…", PREPARE, ("Ctrl+Shift+M",)),
    Action("import_questions", "Import questi&ons…", PREPARE, ("Ctrl+Shift+Y",)),
    Action("paste_questions", "Paste ques&tions", PREPARE),
    Action("import_zoom", "Import &Zoom's report…", PREPARE),
    Action("undo_agenda", "&Undo the last import of the agenda…", PREPARE, separated=True),
    Action("undo_registrants", "Undo the &last import of registrants…", PREPARE, ("Ctrl+Shift+U",)),
    Action("undo_questions", "Un&do the last import of questions…", PREPARE),
    Action(
        "rehearse",
        "Re&hearse the chosen session",
        PREPARE,
        ("Ctrl+Shift+H",),
        separated=True,
        button="Rehearse",
    ),
    Action("keep_rehearsal", "&Keep the rehearsal as a file…", PREPARE, ("Ctrl+Alt+H",)),
    Action("papers", "&Papers: run of show, signs, report…", PAPERS, ("Ctrl+Shift+P",), button="Papers…"),
    Action(
        "documents", "&Documents: concept note, statements…", PAPERS, ("Ctrl+Shift+5",), button="Documents"
    ),
    Action("print_badges", "&Badges…", PAPERS, ("Ctrl+P",), button="Badges…"),
    Action("export_registrants", "&Export registrants…", PAPERS, button="Export…"),
    Action("chair", "&Chair’s console", DESKS, ("Ctrl+1",), button="Chair"),
    Action("tech_desk", "&Tech desk", DESKS, ("Ctrl+2",), button="Tech desk"),
    Action("registration", "&Registration desk", DESKS, ("Ctrl+3",), button="Check-in"),
    Action("room_display", "&Room display", DISPLAYS, ("Ctrl+6",), button="Room"),
    Action("lectern", "&Lectern", DISPLAYS, ("Ctrl+Shift+6",), button="Lectern"),
    Action("waiting_picture", "&Waiting picture", DISPLAYS, ("Ctrl+Alt+6",), button="Waiting"),
    Action("move_room", "Room display to the &next screen", DISPLAYS, ("Ctrl+Alt+1",), separated=True),
    Action("move_lectern", "Lectern to the next &screen", DISPLAYS, ("Ctrl+Alt+2",)),
    Action("move_waiting", "Waiting picture to the ne&xt screen", DISPLAYS, ("Ctrl+Alt+3",)),
    Action("blackout", "&Blackout", DISPLAYS, ("F12",), separated=True),
    Action("test_picture", "&Test picture", DISPLAYS, ("Ctrl+F12",)),
    FIND,
    Action("panes", "Next &pane", VIEW, ("F6",)),
    *LOOKS,
    FULL_SCREEN,
    KEYS,
)

BY_ID = {action.id: action for action in TABLE}
KEYS_BESIDE = (
    ("AMONG THE SESSIONS", ""),
    ("Open the session at the chair", "Enter"),
    ("IN WHAT IS MISSING", ""),
    ("Go where it is mended", "Enter"),
)
"""Keys that stand in no menu."""
