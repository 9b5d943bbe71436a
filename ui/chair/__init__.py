"""The chair's window: who has the floor, who is next, who waits."""
