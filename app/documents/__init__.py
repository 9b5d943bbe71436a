"""Papers of the conference: concept note, agenda as issued, statements, lists."""
