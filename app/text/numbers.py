"""Numbers in sentences."""


def counted(number: int, thing: str) -> str:
    """A number with what is counted: “1 page”, “2 pages”, “10 000 badges”."""
    return f"{number} {thing}" if number == 1 else f"{number:,} {thing}s".replace(",", " ")
