"""The sheet from paper: what was printed, and the times typed beside it."""
