"""What acts at the door change in rows: merges, and what is written by hand; taken back and done again."""
