"""The walk: from listings, by their rows, to articles, every outcome counted."""

import posixpath
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response
from scrapy.utils.python import to_unicode
from twisted.python.failure import Failure

from kontan_crawler import outcomes, site
from kontan_crawler.clock import now, parse_http_date
from kontan_crawler.dates.publication_time import read_moment
from kontan_crawler.middlewares.failure_reasons import reason_of, request_of
from kontan_crawler.outcomes import PASSED, of_listing
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.listings import Row, read_html, read_index, read_rss, read_sitemap, read_sitemap_index
from kontan_crawler.parsing.no_article import has_error_headline
from kontan_crawler.runs.crawl_messages import ArticleTarget
from kontan_crawler.spider_args import ValueParser, parse_arguments
from kontan_crawler.spiders.articles import ArticleSpider, to_http_response
from kontan_crawler.urls import canonical, is_paid, kanal_of

ListingReader = Callable[[HttpResponse], list[Row] | None]
KINDS: Mapping[ListingReader, str] = {
    read_html: "front", read_index: outcomes.INDEX, read_rss: "rss", read_sitemap: "sitemap", read_sitemap_index: "sitemap_index",
}  # fmt: skip


class KontanSpider(ArticleSpider):
    """Base of all spiders: asks for the requests of `first_requests` and walks on from there.

    It asks for all that it finds; what is known already is passed over by a spider middleware.
    """

    allowed_domains: ClassVar[list[str]] = [site.DOMAIN]
    arguments: ClassVar[Mapping[str, ValueParser]] = {}
    resumes: ClassVar[bool] = False
    """Whether a run takes up what earlier ones left: addresses that wait, days that were not read to their end."""

    def __init__(self, **given: str) -> None:
        super().__init__(**{name: value for name, value in given.items() if name.startswith("_")})
        self.given = given
        self.values = self.check(given)
        self.kanal: tuple[str, ...] = self.values.get("kanal", site.WORLD_NEWS)
        self.since: date | None = self.values.get("since")

    @classmethod
    def check(cls, given: Mapping[str, str]) -> dict[str, Any]:
        """Return the values of the arguments given, defaults filled in; raise ArgumentError."""
        return parse_arguments(cls.arguments, given)

    def first_requests(self) -> Iterable[Request]:
        """Return the requests that the walk begins with."""
        raise NotImplementedError

    async def start(self) -> AsyncIterator[Request]:
        for request in self.first_requests():
            yield request

    def listing(self, url: str, read: ListingReader, callback: Callable[..., Any] | None = None, **arguments: Any) -> Request:
        """Ask for a listing; its name, under which it is counted, stands in the request's meta. arguments: the callback's."""
        callback, arguments = (callback, arguments) if callback else (self.parse_listing, {"read": read})
        meta = {"listing": listing_name(KINDS[read], url)}
        return Request(url, callback, errback=self.listing_failed, meta=meta, cb_kwargs=arguments)

    def parse_listing(self, response: Response, read: ListingReader) -> Iterator[Request]:
        """Follow the rows of a listing that are not older than the argument `since`."""
        answer = to_http_response(response)
        rows = read(answer)
        if again := not rows and has_error_headline(answer) and self.ask_again(response):
            yield again
            return
        for row in self.count_rows(response, rows, read) or ():
            dated = read_moment(row.date, made(response)) if row.date else None
            self.count(outcomes.LISTINGS_UNDATED, dated is None)
            if self.since and dated and dated.date() < self.since:
                self.count(PASSED(outcomes.OLDER))
            else:
                yield from self.follow(row, response, dated.date() if dated else None)

    def count_rows(self, response: Response, rows: list[Row] | None, read: ListingReader, needed: bool = True) -> list[Row] | None:
        """Count the rows of a listing and return them; an answer that is none, where one is needed, is named in the log and gives None."""
        name = response.meta.get("listing") or listing_name(KINDS[read], response.url)  # none where `scrapy parse` asks
        if _lead_nowhere(rows, read, response) or (rows is None and needed):
            self.count(outcomes.LISTINGS_UNREADABLE)
            self.count(of_listing(name, outcomes.UNREADABLE))
            self.logger.error("no listing at %s: nothing in it has the form of one", response.url)
            return None
        self.count(of_listing(name, outcomes.READ))
        self.count(of_listing(name, outcomes.ROWS), len(rows or []))
        if read is not read_sitemap_index:  # whose rows are no articles
            self.count(outcomes.LISTINGS_READ)
            self.count(outcomes.LISTINGS_ROWS, len(rows or []))
        return rows or []

    def follow(self, row: Row, response: Response, day: date | None) -> Iterator[Request]:
        """Ask for a row's article, if it is one of the sections wanted; count it if not. day: it is listed under, if known."""
        article = canonical(row.address, response.url)
        if article is None:
            self.count(PASSED(outcomes.NO_ARTICLE))
        elif is_paid(article):
            self.count(PASSED(outcomes.PAID))
        elif kanal_of(article) not in self.kanal:
            self.count(PASSED(outcomes.OTHER_KANAL))
        else:
            yield self.article(ArticleTarget(article, day))

    def listing_failed(self, failure: Failure) -> None:
        """Count and name a listing that could not be had."""
        self.count(outcomes.LISTINGS_FAILED)
        if reason_of(failure) == outcomes.REMOVED:
            self.count(of_listing(request_of(failure).meta["listing"], outcomes.REMOVED))
        self.logger.error("no listing at %s: %s: %s", request_of(failure).url, reason_of(failure), failure.getErrorMessage())


def made(response: Response) -> datetime:
    """Return the moment a page was made, by its Date header: "8 Menit lalu" counts from there."""
    return parse_http_date(to_unicode(response.headers.get("Date") or b""), now())


def _lead_nowhere(rows: list[Row] | None, read: ListingReader, response: Response) -> bool:
    """Tell whether a listing has rows and none of them leads to an article, so that articles have other addresses now."""
    return bool(rows) and read is not read_sitemap_index and not any(canonical(row.address, response.url) for row in rows or ())


def listing_name(kind: str, url: str) -> str:
    """Return what a listing is counted under: "front internasional", "sitemap news-global.xml"; all pages of the index are one."""
    address = urlsplit(url)
    if kind == outcomes.INDEX:
        return kind
    return f"{kind} {posixpath.basename(address.path) if kind.startswith('sitemap') else kanal_of(url)}"
