"""Names of people as lists write them: titles, order, conventions of languages; no files here."""
