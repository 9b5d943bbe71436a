"""The parts of a window: each shows one thing and asks for one thing."""
