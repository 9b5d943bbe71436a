"""Every act of the registration desk once: its words, keys and menu; the window answers them."""

from ui.console.actions import EVERYWHERE, HOME, SETTINGS, Action

MENUS = ("&Conference", "&Person", "&Everybody", "&View", "&Help")
CONFERENCE, PRINT, SESSION, VIEW, _ = MENUS

TABLE = (
    HOME,
    Action("open_conference", "&Open…", CONFERENCE, ("Ctrl+O",)),
    Action("import_registrants", "Import &registrants…", CONFERENCE, ("Ctrl+Shift+I",)),
    Action("paste_registrants", "&Paste registrants", CONFERENCE, ("Ctrl+Shift+V",)),
    Action("undo_registrants", "&Undo the last import of registrants…", CONFERENCE, ("Ctrl+Shift+U",)),
    Action("print_badges", "Print &badges…", CONFERENCE, ("Ctrl+P",), separated=True),
    Action("papers", "P&apers: signs, seat plan, lists…", CONFERENCE, ("Ctrl+Shift+P",)),
    Action("documents", "&Documents: concept note, statements…", CONFERENCE, ("Ctrl+Shift+5",)),
    Action("badge_printer", "Choose the badge prin&ter…", CONFERENCE, ("Ctrl+Shift+B",)),
    Action("import_zoom", "Import &Zoom's report…", CONFERENCE),
    Action("people", "Peop&le…", CONFERENCE, ("Ctrl+8",)),
    Action("export_registrants", "&Export registrants…", CONFERENCE),
    SETTINGS,
    Action("backup", "Back up &now…", CONFERENCE, ("Ctrl+B",)),
    Action("quit", "&Quit", CONFERENCE, ("Ctrl+Q",), separated=True),
    Action("find", "&Find a person", PRINT, ("F3",)),
    Action(
        "check_in_and_print",
        "Check in and print &badge",
        PRINT,
        ("Alt+Return", "Alt+Enter"),
        button="Check in and print badge",
    ),
    Action(
        "check_in", "&Check in only", PRINT, ("Alt+Shift+Return", "Alt+Shift+Enter"), button="Check in only"
    ),
    Action(
        "print_badge",
        "&Print badge only",
        PRINT,
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        button="Print only",
    ),
    Action("write", "Write a walk-&in…", PRINT, ("Ins",), separated=True),
    Action("correct", "Correct t&he registration…", PRINT, ("F2",), button="Correct"),
    Action("switch", "To &Zoom or to the hall", PRINT, ("Ctrl+Shift+F1",), button="To Zoom", separated=True),
    Action("allow", "&Allow an exception…", PRINT, ("Ctrl+F1",), button="Allow an exception…"),
    Action("check_out", "Check &out", PRINT, ("Ctrl+D",), button="Check out"),
    Action("look_twice", "Who is registered t&wice…", PRINT, ("Ctrl+I",), separated=True),
    Action("mark", "&Mark to merge; then mark another", PRINT, ("Ctrl+Shift+J",)),
    Action("part", "Par&t who was merged", PRINT, ("Ctrl+Alt+J",)),
    Action("undo", "&Undo", PRINT, ("Ctrl+Z",), button="Undo", separated=True),
    Action("redo", "&Redo", PRINT, ("Ctrl+Y",)),
    Action("to_zoom", "Who attends on &Zoom from now on…", SESSION, ("Ctrl+Shift+G",)),
    Action("to_hall", "Who comes to the &hall from now on…", SESSION, ("Ctrl+Shift+F11",)),
    Action("awaited", "Who is &expected and has not come", VIEW, ("Ctrl+Shift+F8",)),
    Action("sound", "S&ound of the verdict", VIEW),
    *EVERYWHERE,
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
