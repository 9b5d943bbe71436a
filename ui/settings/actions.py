"""Every act of the settings' window once: its words, keys and menu; the window answers them."""

from ui.console.actions import EVERYWHERE, HOME, Action

MENUS = ("&Conference", "&Edit", "&States", "&View", "&Help")
CONFERENCE, EDIT, ENTITIES, VIEW, _ = MENUS

TABLE = (
    HOME,
    Action("open_conference", "&Open…", CONFERENCE, ("Ctrl+O",)),
    Action("logo", "&Logo…", CONFERENCE, ("Ctrl+L",)),
    Action("backup", "&Back up now…", CONFERENCE, ("Ctrl+B",)),
    Action("quit", "&Quit", CONFERENCE, ("Ctrl+Q",), separated=True),
    Action("undo", "&Undo", EDIT, ("Ctrl+Z",)),
    Action("redo", "&Redo", EDIT, ("Ctrl+Y", "Ctrl+Shift+Z")),
    Action("find", "&Find or add…", ENTITIES, ("F3", "Ctrl+F")),
    Action("paste", "Add a &pasted list", ENTITIES, ("Ctrl+Shift+V",)),
    Action("all_un", "Add all &members of the United Nations", ENTITIES),
    Action("all_osce", "Add all of the &OSCE", ENTITIES),
    Action("up", "Move &up", ENTITIES, ("Alt+Up",), separated=True),
    Action("down", "Move d&own", ENTITIES, ("Alt+Down",)),
    Action("mark", "&Mark to merge; then mark another", ENTITIES, ("Ctrl+Shift+J",)),
    Action("remove", "&Take out", ENTITIES, ("Alt+Del",)),
    Action("next_page", "&Next page", VIEW, ("Ctrl+PgDown",)),
    Action("page_before", "&Page before", VIEW, ("Ctrl+PgUp",)),
    Action("panes", "Pages, or the &fields", VIEW, ("F6",)),
    *EVERYWHERE,
)

BY_ID = {action.id: action for action in TABLE}
KEYS_BESIDE = (
    ("IN A FIELD", ""),
    ("Write it, and go on", "Enter  Tab"),
    ("Give up what was typed", "Esc"),
    ("Choose a day from the calendar", "Alt+↓"),
    ("AMONG STATES AND ORGANIZATIONS", ""),
    ("Write in the cell", "F2, Enter, or type"),
    ("Empty the cell", "Del"),
)
"""Keys that stand in no menu."""
