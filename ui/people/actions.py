"""Every act of the list of people once: its words, keys and menu; the window answers them."""

from ui.console.actions import FIND, FULL_SCREEN, KEYS, LOOKS, Action

MENUS = ("&Conference", "&Person", "&View", "&Help")
CONFERENCE, PERSON, VIEW, _ = MENUS

TABLE = (
    Action("import_registrants", "Import &registrants…", CONFERENCE, ("Ctrl+Shift+I",)),
    Action("undo_registrants", "&Undo the last import of registrants…", CONFERENCE, ("Ctrl+Shift+U",)),
    Action("print_badges", "Print &badges…", CONFERENCE, ("Ctrl+P",), separated=True),
    Action("export_registrants", "&Export registrants…", CONFERENCE, ("Ctrl+Shift+E",)),
    Action("backup", "Back up &now…", CONFERENCE, ("Ctrl+B",)),
    Action("close", "&Close this window", CONFERENCE, ("Ctrl+W",), separated=True),
    Action("quit", "&Quit", CONFERENCE, ("Ctrl+Q",)),
    Action("find", "&Find…", PERSON, ("Ctrl+F", "F3")),
    Action("write", "&Write somebody new…", PERSON, ("Ins",), button="New"),
    Action("correct", "&Correct…", PERSON, ("F2",), button="Correct"),
    Action("confirm", "C&onfirm", PERSON, ("Ctrl+Return", "Ctrl+Enter"), button="Confirm", separated=True),
    Action(
        "confirm_all",
        "Confirm &all in the list",
        PERSON,
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        button="Confirm all",
    ),
    Action("pending", "Not confirmed &yet", PERSON),
    Action("reject", "Re&ject", PERSON),
    Action("cancel", "Ca&ncel the registration", PERSON),
    Action("to_hall", "In the &hall", PERSON, ("Ctrl+Shift+F11",), separated=True),
    Action("to_zoom", "On &Zoom", PERSON, ("Ctrl+Shift+F1",)),
    Action("delegation", "Change &delegation…", PERSON, ("Ctrl+D",)),
    Action("category", "Change ca&tegory…", PERSON, ("Ctrl+G",)),
    Action("protect", "&Protect by an alias…", PERSON, ("Ctrl+Shift+P",)),
    Action("mark", "&Mark: tell chair and tech desk of the arrival", PERSON, ("Ctrl+M",)),
    Action("note", "N&ote…", PERSON, ("Ctrl+N",)),
    Action("remove", "Take o&ut…", PERSON, ("Del",), button="Take out…"),
    Action("export_person", "Export all that is kept of this person…", PERSON, ("Ctrl+E",)),
    Action("copy", "Cop&y the rows", PERSON, ("Ctrl+C",), separated=True),
    Action("paste_registrants", "Pa&ste rows", PERSON, ("Ctrl+V", "Ctrl+Shift+V")),
    Action("undo", "&Undo", PERSON, ("Ctrl+Z",), button="Undo", separated=True),
    Action("redo", "&Redo", PERSON, ("Ctrl+Y",)),
    Action("clear", "&Everybody: no filter", VIEW, ("Ctrl+Shift+Backspace",), button="No filter"),
    FIND,
    *LOOKS,
    FULL_SCREEN,
    KEYS,
)

BY_ID = {action.id: action for action in TABLE}
OF_CHOSEN = (
    *(
        "correct",
        "confirm",
        "pending",
        "reject",
        "cancel",
        "",
        "to_hall",
        "to_zoom",
        "delegation",
        "category",
    ),
    *("protect", "mark", "note", "", "remove", "export_person", "", "copy", "paste_registrants"),
)
"""The rows of the menu that the right button opens; an empty one parts them."""
KEYS_BESIDE = (
    ("IN THE LIST", ""),
    ("Choose more, choose all", "Shift+↑ ↓  Ctrl+A"),
    ("Sort by the column, turned around by the second click", "click its head"),
    ("The same acts", "right button"),
    ("Open the form", "Enter"),
)
