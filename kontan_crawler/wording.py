"""Words of messages: singular and plural."""


def count_of(number: int, noun: str) -> str:
    """Return a number with its noun: "1 article", "2,000 articles". noun: singular; the plural adds an s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def verb(number: int, singular: str, plural: str) -> str:
    """Return the form of a verb for a number of subjects."""
    return singular if number == 1 else plural
