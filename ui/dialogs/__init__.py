"""What waits for an answer of its own window: files that are asked for, work that is not to be lost."""
