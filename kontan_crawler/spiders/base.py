"""The walk: from listings, by their rows, to articles, every outcome counted."""

import posixpath
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response
from scrapy.utils.python import to_unicode
from twisted.python.failure import Failure

from kontan_crawler import site
from kontan_crawler.clock import WIB
from kontan_crawler.dates.moment import read_moment
from kontan_crawler.parsing.listings import Row, read_html, read_index, read_rss, read_sitemap, read_sitemap_index, says_it_is_none
from kontan_crawler.parsing.refusals import reason_of
from kontan_crawler.spider_args import Reader, read_arguments
from kontan_crawler.spiders.articles import ArticleSpider
from kontan_crawler.urls import canonical, is_paid, kanal_of

KINDS = {read_html: "front", read_index: "index", read_rss: "rss", read_sitemap: "sitemap", read_sitemap_index: "sitemap_index"}


class KontanSpider(ArticleSpider):
    """Base of all spiders: asks for the requests of `first_requests` and walks on from there."""

    allowed_domains: ClassVar[list[str]] = [site.DOMAIN]
    arguments: ClassVar[Mapping[str, Reader]] = {}

    def __init__(self, **given: str) -> None:
        super().__init__(**{name: value for name, value in given.items() if name.startswith("_")})
        self.given = given
        self.values = self.check(given)
        self.kanal: tuple[str, ...] = self.values.get("kanal", site.WORLD_NEWS)

    @classmethod
    def check(cls, given: Mapping[str, str]) -> dict[str, Any]:
        """Return the values of the arguments given, defaults filled in; raise ArgumentError."""
        return read_arguments(cls.arguments, given)

    def first_requests(self) -> Iterable[Request]:
        """Return the requests that the walk begins with."""
        raise NotImplementedError

    async def start(self) -> AsyncIterator[Request]:
        for request in self.first_requests():
            yield request

    def listing(self, url: str, read: Callable[[Response], list[Row] | None]) -> Request:
        """Ask for a listing of one page."""
        return Request(url, self.parse_listing, errback=self.listing_failed, cb_kwargs={"read": read}, meta=self.count_asked(read, url))

    def parse_listing(self, response: Response, read: Callable[[Response], list[Row] | None]) -> Iterator[Request]:
        """Follow the rows of a listing that are not older than the argument `since`."""
        rows = read(response)
        if again := self.ask_again(response, not rows and says_it_is_none(response)):
            yield again
            return
        now, since = made(response), self.values.get("since")
        for row in self.count_rows(response, rows, read) or ():
            dated = read_moment(row.date, now) if row.date else None
            self.count("listing/undated", dated is None)
            if since and dated and dated.date() < since:
                self.count("listing/passed/older")
            else:
                yield from self.follow(row, response, dated.date() if dated else None)

    def count_asked(self, read: Callable[[Response], list[Row] | None], url: str) -> dict[str, str]:
        """Count a listing that is asked for, by its name; return the request's meta, which bears it."""
        name = listing_name(KINDS[read], url)
        self.count("listing/asked")
        self.count(f"listing/{name}/asked")
        return {"listing": name}

    def count_rows(
        self, response: Response, rows: list[Row] | None, read: Callable[[Response], list[Row] | None], needed: bool = True
    ) -> list[Row] | None:
        """Count the rows of a listing and return them; an answer that is none, where one is needed, is named in the log and gives None."""
        name = response.meta["listing"]
        if _lead_nowhere(rows, read, response) or (rows is None and needed):
            self.count("listing/unreadable")
            self.count(f"listing/{name}/unreadable")
            self.logger.error("no listing at %s: nothing in it has the form of one", response.url)
            return None
        self.count(f"listing/{name}/read")
        self.count(f"listing/{name}/rows", len(rows or []))
        if read is not read_sitemap_index:  # whose rows are no articles
            self.count("listing/read")
            self.count("listing/rows", len(rows or []))
        return rows or []

    def follow(self, row: Row, response: Response, day: date | None) -> Iterator[Request]:
        """Ask for a row's article, if it is one of the sections wanted; count it if not. day: it is listed under, if known."""
        article = canonical(row.address, response.url)
        if article is None:
            self.count("listing/passed/no_article")
        elif is_paid(article):
            self.count("listing/passed/paid")
        elif kanal_of(article) not in self.kanal:
            self.count("listing/passed/other_kanal")
        else:
            yield from self.wanted(article, day)

    def wanted(self, article: str, day: date | None = None, insist: bool = False) -> Iterator[Request]:
        """Ask for an article unless it is delivered, or was asked for in vain by several runs and nobody insists."""
        if passed := self.run.meet(article, day, insist):
            self.count(f"listing/passed/{passed}")
        else:
            yield self.article(article)

    def listing_failed(self, failure: Failure) -> None:
        """Count and name a listing that could not be had."""
        self.count("listing/failed")
        if reason_of(failure) == "removed":
            self.count(f"listing/{failure.request.meta['listing']}/removed")
        self.logger.error("no listing at %s: %s: %s", failure.request.url, reason_of(failure), failure.getErrorMessage())


def _lead_nowhere(rows: list[Row] | None, read: Callable[[Response], list[Row] | None], response: Response) -> bool:
    """Tell whether a listing has rows and none of them leads to an article, so that articles have other addresses now."""
    return bool(rows) and read is not read_sitemap_index and not any(canonical(row.address, response.url) for row in rows)


def listing_name(kind: str, url: str) -> str:
    """Return what a listing is counted under: "front internasional", "sitemap news-global.xml"; all pages of the index are one."""
    address = urlsplit(url)
    if kind == "index":
        return kind
    return f"{kind} {posixpath.basename(address.path) if kind.startswith('sitemap') else kanal_of(url)}"


def made(response: Response) -> datetime:
    """Return the moment a page was made, by its Date header: "8 Menit lalu" counts from there."""
    try:
        return parsedate_to_datetime(to_unicode(response.headers.get("Date") or b"")).astimezone(WIB)
    except (ValueError, OverflowError):  # none, or one that is no date
        return datetime.now(WIB)
