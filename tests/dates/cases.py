"""What the tables of cases share: a text, its publication day, and its mentions."""

from datetime import date

from kontan_crawler.dates import find_mentions


def mentions(text: str, published: str) -> list[tuple[str, str | None]]:
    """Return expression and value of each mention."""
    return [(mention.text, mention.value) for mention in find_mentions(text, date.fromisoformat(published))]
