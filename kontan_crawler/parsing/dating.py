"""Finds the time expressions of an article."""

from datetime import datetime

from kontan_crawler.dates import find_mentions
from kontan_crawler.items import Article


def date_article(article: Article) -> Article:
    """Find and resolve the time expressions of an Indonesian text, as far as its publication day is known; return the same article."""
    if article.published_at and article.language == "id":
        article.dates = find_mentions(article.text, datetime.fromisoformat(article.published_at))
    return article
