"""Windows that ask for something and answer; none is modal, none stops the session."""
