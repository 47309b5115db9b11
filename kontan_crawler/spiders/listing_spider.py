"""Request listings (fronts, RSS, sitemaps, the daily index) and the articles in their rows."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from kontan_crawler import outcomes
from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.middlewares.failure_reasons import reason_of, request_of
from kontan_crawler.middlewares.responses import to_http_response
from kontan_crawler.outcomes import SKIPPED_ROWS, of_listing
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.listings import Row, read_html, read_index, read_rss, read_sitemap, read_sitemap_index
from kontan_crawler.parsing.no_article import has_error_headline
from kontan_crawler.runs.crawl_messages import ArticleTarget
from kontan_crawler.spiders.article_spider import ArticleSpider
from kontan_crawler.spiders.base import response_date
from kontan_crawler.urls import canonical, is_paid, kanal_of

ListingReader = Callable[[HttpResponse], list[Row] | None]
LISTING_KINDS: Mapping[ListingReader, str] = {
    read_html: "front", read_index: outcomes.INDEX, read_rss: "rss", read_sitemap: "sitemap", read_sitemap_index: "sitemap_index",
}  # fmt: skip


class ListingSpider(ArticleSpider):
    """Requests listings, counts their rows and requests the articles."""

    def listing_request(self, url: str, read: ListingReader, callback: Callable[..., Any] | None = None, **kwargs: Any) -> Request:
        """Return the request for a listing, with its name for the statistics in `meta`. kwargs: arguments of the callback."""
        callback, kwargs = (callback, kwargs) if callback else (self.parse_listing, {"read": read})
        meta = {"listing": listing_name(LISTING_KINDS[read], url)}
        return Request(url, callback, errback=self.listing_failed, meta=meta, cb_kwargs=kwargs)

    def parse_listing(self, response: Response, read: ListingReader) -> Iterator[Request]:
        """Request the articles of a listing, except those older than `since`."""
        page = to_http_response(response)
        rows = read(page)
        if again := not rows and has_error_headline(page) and self.retry(response):
            yield again
            return
        for row in self.count_rows(response, rows, read) or ():
            dated = parse_publication_time(row.date, response_date(response)) if row.date else None
            self.count(outcomes.LISTINGS_UNDATED, dated is None)
            if self.since and dated and dated.date() < self.since:
                self.count(SKIPPED_ROWS(outcomes.OLDER))
            else:
                yield from self.follow_row(row, response, dated.date() if dated else None)

    def count_rows(self, response: Response, rows: list[Row] | None, read: ListingReader, required: bool = True) -> list[Row] | None:
        """Count the rows of a listing and return them. If its format is unknown, log an error and return None.

        rows: None if the response is not a listing, which is an error only if it is `required`.
        """
        name = response.meta.get("listing") or listing_name(LISTING_KINDS[read], response.url)  # `scrapy parse` sets no name
        if _has_no_articles(rows, read, response) or (rows is None and required):
            self.count(outcomes.LISTINGS_UNREADABLE)
            self.count(of_listing(name, outcomes.UNREADABLE))
            self.logger.error("no listing at %s: its format is unknown; check the selectors in kontan_crawler/site.py", response.url)
            return None
        self.count(of_listing(name, outcomes.READ))
        self.count(of_listing(name, outcomes.ROWS), len(rows or []))
        if read is not read_sitemap_index:  # its rows are sitemaps
            self.count(outcomes.LISTINGS_READ)
            self.count(outcomes.LISTINGS_ROWS, len(rows or []))
        return rows or []

    def follow_row(self, row: Row, response: Response, day: date | None) -> Iterator[Request]:
        """Request the article of a row, or count the row as passed. day: day of the row or of its index page, if known."""
        article = canonical(row.url, response.url)
        if article is None:
            self.count(SKIPPED_ROWS(outcomes.NO_ARTICLE))
        elif is_paid(article):
            self.count(SKIPPED_ROWS(outcomes.PAID))
        elif kanal_of(article) not in self.kanal:
            self.count(SKIPPED_ROWS(outcomes.OTHER_KANAL))
        else:
            yield self.article_request(ArticleTarget(article, day))

    def listing_failed(self, failure: Failure) -> None:
        """Count and log a listing that could not be downloaded."""
        self.count(outcomes.LISTINGS_FAILED)
        if reason_of(failure) == outcomes.REMOVED:
            self.count(of_listing(request_of(failure).meta["listing"], outcomes.REMOVED))
        self.logger.error("no listing at %s: %s: %s", request_of(failure).url, reason_of(failure), failure.getErrorMessage())


def _has_no_articles(rows: list[Row] | None, read: ListingReader, response: Response) -> bool:
    """Return whether a listing has rows but no article URL: the format of URLs may be new."""
    return bool(rows) and read is not read_sitemap_index and not any(canonical(row.url, response.url) for row in rows or ())


def listing_name(kind: str, url: str) -> str:
    """Return the name of a listing in the statistics: "front internasional", "sitemap news-global.xml"; "index" for all index pages."""
    if kind == outcomes.INDEX:
        return kind
    return f"{kind} {posixpath.basename(urlsplit(url).path) if kind.startswith('sitemap') else kanal_of(url)}"
