"""Files from the world, read into plans. Nothing here writes to a conference."""
