"""The thread that owns the conference, and the ports through which windows ask it."""
