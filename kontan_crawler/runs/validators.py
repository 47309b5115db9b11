"""Validators of pages (RFC 9110, section 8.8) for conditional requests."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

from kontan_crawler.items import Article
from kontan_crawler.store.compact import compact_hash
from kontan_crawler.store.delivered_articles import Validator
from kontan_crawler.store.ledger import Ledger


class PageValidators:
    """The validators of one run. transaction: returns a ledger transaction that ends the run on an error."""

    def __init__(self, ledger: Ledger, transaction: Callable[[], AbstractContextManager[None]]) -> None:
        self._articles, self._transaction = ledger.articles, transaction
        self._arrived: dict[str, Validator] = {}
        self._read: dict[str, tuple[Validator, bytes | None]] = {}

    def known(self, url: str) -> Validator | None:
        """Return the validator of a delivered page, or None."""
        with self._transaction():
            return self._articles.validator(url)
        return None

    def page_arrived(self, url: str, validator: Validator) -> None:
        """Keep the validator of a page with the whole article."""
        if validator.headers():
            self._arrived[url] = validator

    def article_read(self, article: Article) -> None:
        """Link the validator of a page to the text that was read from it."""
        if validator := self._arrived.pop(article.url, None):
            self._read[article.url] = validator, compact_hash(article.content_hash)

    def learn(self, today: date) -> None:
        """Store the validators of pages whose articles are delivered with the same text; delete old ones."""
        with self._transaction():
            for url, (validator, content) in self._read.items():
                delivered = self._articles.get(url)
                if delivered and delivered.content == content:
                    self._articles.keep_validator(url, validator)
            self._articles.forget_validators(today.toordinal())
