"""What waits for an answer of its own window: the dialogs that ask for a file; no live page opens one."""
