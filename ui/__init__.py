"""The windows: what is seen, and what the keys and buttons ask for. No rule of the floor, no SQL."""
