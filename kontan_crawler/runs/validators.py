"""What the site says of pages (RFC 9110, section 8.8), so that a later run can ask whether they have changed."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from kontan_crawler.items import Article
from kontan_crawler.store.compact import compact_hash
from kontan_crawler.store.delivered_articles import Validator
from kontan_crawler.store.ledger import Ledger


class PageValidators:
    """Serves one run. changes: a block in which the ledger is asked or changed; after an error there nothing is known."""

    def __init__(self, ledger: Ledger, changes: Callable[[], AbstractContextManager[None]]) -> None:
        self._articles, self._changes = ledger.articles, changes
        self._arrived: dict[str, Validator] = {}
        self._read: dict[str, tuple[Validator, bytes | None]] = {}

    def known(self, url: str) -> Validator | None:
        """Return what the site said of the page that was delivered."""
        with self._changes():
            return self._articles.validator(url)
        return None

    def page_arrived(self, url: str, validator: Validator) -> None:
        """Keep what the site said of a page that holds a whole article."""
        if validator.headers():
            self._arrived[url] = validator

    def article_read(self, article: Article) -> None:
        """Tie what the site said of a page to the text that was read in it."""
        if validator := self._arrived.pop(article.url, None):
            self._read[article.url] = validator, compact_hash(article.content_hash)

    def learn(self, today: date) -> None:
        """Hand what the site said of pages to the ledger, as far as their articles are delivered as they were read there."""
        with self._changes():
            for url, (validator, content) in self._read.items():
                delivered = self._articles.get(url)
                if delivered and delivered.content == content:
                    self._articles.keep_validator(url, validator)
            self._articles.forget_validators(today.toordinal())
