"""Every act of the agenda's editor once: its words, keys and menu; the window answers them."""

from ui.chair.actions import FIND, FULL_SCREEN, KEYS, LOOKS, Action

MENUS = ("&Conference", "&Edit", "&Item", "&Session", "&Programme", "&View", "&Help")
_C, _E, _I, _S, _P, _V, _ = MENUS

TABLE = (
    Action("open_conference", "&Open…", _C, ("Ctrl+O",)),
    Action("import_agenda", "Import &agenda…", _C, ("Ctrl+Shift+A",)),
    Action("print_run_of_show", "&Print the run of show…", _C, ("Ctrl+Shift+P",)),
    Action("backup", "&Back up now…", _C, ("Ctrl+B",)),
    Action("quit", "&Quit", _C, ("Ctrl+Q",), separated=True),
    Action("undo", "&Undo", _E, ("Ctrl+Z",)),
    Action("redo", "&Redo", _E, ("Ctrl+Y", "Ctrl+Shift+Z")),
    Action("conflict", "Next &conflict", _E, ("F4",), separated=True),
    Action("insert", "&Insert below", _I, ("Ins", "Ctrl+Return"), button="Insert"),
    Action("duplicate", "Duplica&te", _I, ("Ctrl+D",)),
    Action("split", "&Split…", _I, ("Ctrl+Shift+S",)),
    Action("delete", "&Delete", _I, ("Ctrl+Del",)),
    Action("park", "Par&k, or take back into the session", _I, ("Ctrl+Shift+K",)),
    Action("item_up", "Move &up", _I, ("Alt+Up",), separated=True),
    Action("item_down", "Move d&own", _I, ("Alt+Down",)),
    Action("hard", "&Hard or soft start", _I, ("Ctrl+H",)),
    Action("earlier", "E&arlier", _I, ("Alt+Left",), separated=True),
    Action("later", "&Later", _I, ("Alt+Right",)),
    Action("shorter", "Sho&rter", _I, ("Alt+Shift+Left",)),
    Action("longer", "Lon&ger", _I, ("Alt+Shift+Right",)),
    Action("cues", "&Cues…", _I, ("Ctrl+U",), separated=True),
    Action("new_session", "&New session", _S, ("Ctrl+Shift+N",)),
    Action("rename_session", "&Title of the session…", _S, ("Shift+F2",)),
    Action("session_times", "Start and &end…", _S, ("Ctrl+T",)),
    Action("session_room", "&Room…", _S, ("Ctrl+R",)),
    Action("room_above", "To the room a&bove", _S, ("Alt+Shift+Up",), separated=True),
    Action("room_below", "To the room belo&w", _S, ("Alt+Shift+Down",)),
    Action("day_before", "To the day be&fore", _S, ("Alt+PgUp",)),
    Action("day_after", "To the day &after", _S, ("Alt+PgDown",)),
    Action("delete_session", "&Delete the session", _S, ("Ctrl+Shift+Del",)),
    Action("lock", "&Lock structure", _S, ("Ctrl+Shift+L",), separated=True),
    Action("start_item", "&Start the item", _P, ("F8",)),
    Action("finish_item", "&Finish what is on air", _P, ("Shift+F8",)),
    Action("pause_item", "&Pause or go on", _P, ("F7",)),
    Action("minute_more", "A minute &more", _P, ("Ctrl+Up",), separated=True),
    Action("minute_less", "A minute &less", _P, ("Ctrl+Down",)),
    Action("skip_item", "S&kip, or to come again", _P, ("Ctrl+Shift+X",)),
    Action("undo_act", "&Take back the last act of the session", _P, ("Ctrl+Alt+Z",), separated=True),
    FIND,
    Action("panes", "Next &pane", _V, ("F6",)),
    Action("panes_back", "Previous p&ane", _V, ("Shift+F6",)),
    Action("columns", "All &columns", _V, ("Ctrl+Shift+C",)),
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
