"""Every error that a person is told, with a sentence as its message.

    Trouble
    ├── Unreadable   a file from outside cannot be read; nothing was written (exit 3)
    ├── Unreachable  the conference cannot be opened: missing, locked, newer, foreign (exit 4)
    └── Unsaved      something could not be written: disk full, read-only, gone

A rule that says no raises `Refused`. Anything else that is raised is a fault of ours.
"""


class Trouble(Exception):
    """Disk, network or file: the message is a whole sentence for a person."""


class Unreadable(Trouble):
    """A file from outside cannot be read; the sentence names file, line or cell and reason."""


class Unreachable(Trouble):
    """The conference cannot be opened; it was not changed."""


class Unsaved(Trouble):
    """Something could not be written; what is on disk is as it was."""


class Refused(Exception):
    """A rule of the floor says no. The message is a sentence for the person at the console."""


class Changed(Refused):
    """Refused because things are not as the person saw them: somebody else was quicker."""
