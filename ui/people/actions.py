"""Every act of the list of people once: its words, keys and menu; the window answers them."""

from ui.console.actions import EVERYWHERE, HOME, Action

MENUS = ("&Conference", "&Person", "&View", "&Help")
CONFERENCE, PERSON, VIEW, _ = MENUS

TABLE = (
    HOME,
    Action("import_registrants", "Import &registrants…", CONFERENCE, ("Ctrl+Shift+I",)),
    Action("undo_registrants", "&Undo the last import of registrants…", CONFERENCE, ("Ctrl+Shift+U",)),
    Action("print_badges", "Print &badges…", CONFERENCE, ("Ctrl+P",), separated=True),
    Action("export_registrants", "&Export registrants…", CONFERENCE),
    Action("backup", "Back up &now…", CONFERENCE, ("Ctrl+B",)),
    Action("close", "&Close this window", CONFERENCE, ("Ctrl+W",), separated=True),
    Action("quit", "&Quit", CONFERENCE, ("Ctrl+Q",)),
    Action("find", "&Find…", PERSON, ("Ctrl+F", "F3")),
    Action("write", "Write somebod&y new…", PERSON, ("Ins",), button="New"),
    Action("correct", "&Correct…", PERSON, ("F2",), button="Correct"),
    Action("confirm", "Conf&irm", PERSON, ("Ctrl+F1",), button="Confirm", separated=True),
    Action(
        "confirm_all",
        "Confirm &all in the list",
        PERSON,
        ("Ctrl+Shift+8",),
        button="Confirm all",
    ),
    Action("pending", "Not confirmed y&et", PERSON),
    Action("reject", "Re&ject", PERSON),
    Action("cancel", "Ca&ncel the registration", PERSON),
    Action("to_hall", "In the &hall", PERSON, separated=True),
    Action("to_zoom", "On &Zoom", PERSON),
    Action("delegation", "Change &delegation…", PERSON),
    Action("category", "Change ca&tegory…", PERSON),
    Action("protect", "&Protect by an alias…", PERSON),
    Action("mark", "&Mark: tell chair and tech desk of the arrival", PERSON),
    Action("note", "N&ote…", PERSON),
    Action("remove", "Ta&ke out…", PERSON, ("Del",), button="Take out…"),
    Action("export_person", "Export all that is kept of this person…", PERSON),
    Action("copy", "Copy the ro&ws", PERSON, ("Ctrl+C",), separated=True),
    Action("paste_registrants", "Pa&ste rows", PERSON, ("Ctrl+V", "Ctrl+Shift+V")),
    Action("undo", "&Undo", PERSON, ("Ctrl+Z",), button="Undo", separated=True),
    Action("redo", "&Redo", PERSON, ("Ctrl+Y",)),
    Action("clear", "&Everybody: no filter", VIEW, button="No filter"),
    *EVERYWHERE,
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
