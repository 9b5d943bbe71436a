"""What the tech desk needs to know, as plain values: who comes, what to do, when, and who is at the line."""
