"""Every act of the agenda's editor once: its words, keys and menu; the window answers them."""

from ui.console.actions import FIND, FULL_SCREEN, HOME, KEYS, LOOKS, SETTINGS, Action

MENUS = ("&Conference", "&Edit", "&Item", "&Session", "&Programme", "&View", "&Help")
CONFERENCE, SESSION, _I, SPEAKERS, PRINT, VIEW, _ = MENUS

TABLE = (
    HOME,
    Action("open_conference", "&Open…", CONFERENCE, ("Ctrl+O",)),
    Action("people", "Peop&le…", CONFERENCE, ("Ctrl+8",)),
    Action("import_agenda", "Import &agenda…", CONFERENCE, ("Ctrl+Shift+A",)),
    Action("write_agenda", "Paste or &write an agenda…", CONFERENCE, ("Ctrl+Shift+V",)),
    Action("papers", "&Papers: run of show, signs, report…", CONFERENCE, ("Ctrl+Shift+P",)),
    Action("documents", "&Documents: concept note, statements…", CONFERENCE, ("Ctrl+Shift+5",)),
    SETTINGS,
    Action("backup", "&Back up now…", CONFERENCE, ("Ctrl+B",)),
    Action("quit", "&Quit", CONFERENCE, ("Ctrl+Q",), separated=True),
    Action("undo", "&Undo", SESSION, ("Ctrl+Z",)),
    Action("redo", "&Redo", SESSION, ("Ctrl+Y", "Ctrl+Shift+Z")),
    Action("conflict", "Next &conflict", SESSION, ("F4",), separated=True),
    Action("insert", "&Insert below", _I, ("Ins",), button="Insert"),
    Action("duplicate", "Duplica&te", _I, ("Ctrl+Shift+End",)),
    Action("copy_items", "Cop&y all items", _I, separated=True),
    Action("copy_item", "Copy the item", _I, ("Ctrl+C",)),
    Action("paste_rows", "Paste ro&ws below", _I, ("Ctrl+V",)),
    Action("split", "&Split…", _I, ("Ctrl+F6",)),
    Action("delete", "&Delete", _I, ("Alt+Del",)),
    Action("park", "Par&k, or take back into the session", _I, ("Ctrl+Shift+K",)),
    Action("item_up", "Move &up", _I, ("Alt+Up",), separated=True),
    Action("item_down", "Move d&own", _I, ("Alt+Down",)),
    Action("hard", "&Hard or soft start", _I, ("Ctrl+H",)),
    Action("earlier", "E&arlier", _I, ("Alt+Left",), separated=True),
    Action("later", "&Later", _I, ("Alt+Right",)),
    Action("shorter", "Sho&rter", _I, ("Alt+Shift+Left",)),
    Action("longer", "Lon&ger", _I, ("Alt+Shift+Right",)),
    Action("cues", "&Cues…", _I, ("Ctrl+U",), separated=True),
    Action("new_session", "&New session", SPEAKERS, ("Ctrl+Shift+Ins",)),
    Action("rename_session", "&Title of the session…", SPEAKERS, ("Ctrl+Shift+F",)),
    Action("session_times", "Start and &end…", SPEAKERS, ("Ctrl+Shift+Home",)),
    Action("session_chair", "Who &chairs…", SPEAKERS, ("Ctrl+Alt+F7",)),
    Action("session_moderator", "Who &moderates…", SPEAKERS, ("Ctrl+Alt+F8",)),
    Action("session_room", "&Room…", SPEAKERS, ("Shift+F11",)),
    Action("room_above", "To the room a&bove", SPEAKERS, ("Alt+Shift+Up",), separated=True),
    Action("room_below", "To the room belo&w", SPEAKERS, ("Alt+Shift+Down",)),
    Action("day_before", "To the day be&fore", SPEAKERS, ("Alt+PgUp",)),
    Action("day_after", "To the day &after", SPEAKERS, ("Alt+PgDown",)),
    Action("delete_session", "&Delete the session", SPEAKERS, ("Ctrl+Shift+Del",)),
    Action("lock", "&Lock structure", SPEAKERS, ("Shift+F5",), separated=True),
    Action("start_item", "&Start the item", PRINT, ("Ctrl+Shift+Right",)),
    Action("finish_item", "&Finish what is on air", PRINT, ("Ctrl+Shift+Down",)),
    Action("pause_item", "&Pause or go on", PRINT, ("Ctrl+Shift+Left",)),
    Action("minute_more", "A minute &more", PRINT, ("Ctrl+Up",), separated=True),
    Action("minute_less", "A minute &less", PRINT, ("Ctrl+Down",)),
    Action("skip_item", "S&kip, or to come again", PRINT, ("Ctrl+Shift+Up",)),
    Action(
        "undo_act", "&Take back the last act of the session", PRINT, ("Ctrl+Shift+Backspace",), separated=True
    ),
    FIND,
    Action("panes", "Next &pane", VIEW, ("F6",)),
    Action("panes_back", "Previous p&ane", VIEW, ("Shift+F6",)),
    Action("columns", "All &columns", VIEW, ("Ctrl+Shift+C",)),
    *LOOKS,
    FULL_SCREEN,
    KEYS,
)

BY_ID = {action.id: action for action in TABLE}
KEYS_BESIDE = (
    ("IN THE TABLE", ""),
    ("Write in the cell", "F2, Enter, or type"),
    ("On to the next cell, or back", "Tab  Shift+Tab"),
    ("Empty the cell", "Del"),
    ("IN THE TIMELINE", ""),
    ("Along the sessions, or the items", "←  →"),
    ("Between sessions and items", "↑  ↓"),
    ("Give up what is being dragged", "Esc"),
    ("WHERE A CONFLICT IS MENDED", ""),
    ("Choose how, then do it", "1  2  3  Enter"),
)
"""Keys that stand in no menu."""
