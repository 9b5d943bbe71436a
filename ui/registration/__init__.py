"""The registration desk's window: search, the person's card, the hall, duplicates."""
