"""Every act of the registration desk once: its words, keys and menu; the window answers them."""

from ui.chair.actions import FIND, FULL_SCREEN, KEYS, LOOKS, Action

MENUS = ("&Conference", "&Person", "&Everybody", "&View", "&Help")
_C, _P, _E, _, _ = MENUS

TABLE = (
    Action("open_conference", "&Open…", _C, ("Ctrl+O",)),
    Action("import_registrants", "Import &registrants…", _C, ("Ctrl+Shift+I",)),
    Action("paste_registrants", "&Paste registrants", _C, ("Ctrl+Shift+V",)),
    Action("undo_registrants", "&Undo the last import of registrants…", _C, ("Ctrl+Shift+U",)),
    Action("print_badges", "Print &badges…", _C, ("Ctrl+Shift+P",), separated=True),
    Action("badge_printer", "Choose the badge prin&ter…", _C, ("Ctrl+Shift+B",)),
    Action("import_zoom", "Import &Zoom's report…", _C, ("Ctrl+Shift+T",)),
    Action("export_registrants", "&Export registrants…", _C, ("Ctrl+Shift+E",)),
    Action("backup", "Back up &now…", _C, ("Ctrl+B",)),
    Action("quit", "&Quit", _C, ("Ctrl+Q",), separated=True),
    Action("find", "&Find a person", _P, ("F3",)),
    Action("check_in_and_print", "Check in and print &badge", _P, ("F8",), button="Check in and print badge"),
    Action("check_in", "&Check in only", _P, ("Ctrl+Return", "Ctrl+Enter"), button="Check in only"),
    Action("print_badge", "&Print badge only", _P, ("Ctrl+P",), button="Print only"),
    Action("switch", "To &Zoom or to the hall", _P, ("Ctrl+M",), button="To Zoom", separated=True),
    Action("allow", "&Allow an exception…", _P, ("Ctrl+E",), button="Allow an exception…"),
    Action("check_out", "Check &out", _P, ("Ctrl+D",), button="Check out"),
    Action("look_twice", "Who is registered t&wice…", _P, ("Ctrl+J",), separated=True),
    Action("mark", "&Mark to merge; then mark another", _P, ("Ctrl+Shift+J",)),
    Action("part", "Par&t who was merged", _P, ("Ctrl+Alt+J",)),
    Action("undo", "&Undo", _P, ("Ctrl+Z",), button="Undo", separated=True),
    Action("redo", "&Redo", _P, ("Ctrl+Y",)),
    Action("to_zoom", "Who attends on &Zoom from now on…", _E, ("Ctrl+Shift+Z",)),
    Action("to_hall", "Who comes to the &hall from now on…", _E, ("Ctrl+Shift+H",)),
    FIND,
    *LOOKS,
    FULL_SCREEN,
    KEYS,
)

BY_ID = {action.id: action for action in TABLE}
REPRINT_REASONS = {"1": "lost", "2": "damaged", "3": "wrong text"}
"""The keys that say why a badge is printed again."""
KEYS_BESIDE = (
    ("IN THE FIELD", ""),
    ("Check in and print the badge", "Enter"),
    ("Choose another of those found", "↑  ↓"),
    ("Empty the field", "Esc"),
    *((f"Printed again, because: {reason}", key) for key, reason in REPRINT_REASONS.items()),
)
"""Keys that stand in no menu."""
