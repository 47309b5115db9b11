"""The walk: from listing rows to article pages, from pages to parts, every outcome counted."""

import posixpath
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.utils.python import to_unicode
from twisted.python.failure import Failure

from kontan_crawler import site
from kontan_crawler.addresses import canonical, is_paid, kanal_of, part, whole
from kontan_crawler.arguments import Reader, read_arguments
from kontan_crawler.dates.moment import WIB, read_moment
from kontan_crawler.delivery.articles import Validator
from kontan_crawler.delivery.extension import Delivery
from kontan_crawler.delivery.run import Run
from kontan_crawler.items import Page
from kontan_crawler.listings import Row, read_html, read_index, read_rss, read_sitemap, read_sitemap_index, says_it_is_none
from kontan_crawler.pages import read_page, read_part, refusal_of_answer
from kontan_crawler.refusals import reason_of, refusal_of_part, refuse, says_error
from kontan_crawler.retries import PatientRetryMiddleware
from kontan_crawler.story.body import read_body
from kontan_crawler.story.parts import missing, read_story

NOT_MODIFIED = 304
KINDS = {read_html: "front", read_index: "index", read_rss: "rss", read_sitemap: "sitemap", read_sitemap_index: "sitemap_index"}
ARTICLE, PART = 10, 20  # priorities: an article begun is finished first, a day's articles before the next listing


class KontanSpider(Spider):
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

    @property
    def run(self) -> Run:
        """The run that this spider walks for: what is known of addresses and days."""
        return self.crawler.get_extension(Delivery).run

    # Listings

    def listing(self, url: str, read: Callable[[Response], list[Row] | None]) -> Request:
        """Ask for a listing of one page."""
        self.count_asked(read, url)
        return Request(url, self.parse_listing, errback=self.listing_failed, cb_kwargs={"read": read})

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

    def count_asked(self, read: Callable[[Response], list[Row] | None], url: str) -> None:
        """Count a listing that is asked for, by its name."""
        self.count("listing/asked")
        self.count(f"listing/{listing_name(KINDS[read], url)}/asked")

    def count_rows(
        self, response: Response, rows: list[Row] | None, read: Callable[[Response], list[Row] | None], needed: bool = True
    ) -> list[Row] | None:
        """Count the rows of a listing and return them; an answer that is none, where one is needed, is named in the log and gives None."""
        if rows is None and needed:
            self.count("listing/unreadable")
            self.logger.error("no listing at %s: nothing in it has the form of one", response.url)
            return None
        name = listing_name(KINDS[read], asked(response.request))
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
        self.logger.error("no listing at %s: %s: %s", failure.request.url, reason_of(failure), failure.getErrorMessage())

    # Articles

    def article(self, article: str) -> Request:
        """Ask for an article, whole; for one that was delivered, whether it has changed."""
        validator = self.run.validator(article)
        return Request(
            whole(article), self.parse_article, errback=self.article_failed, priority=ARTICLE,
            headers=validator.headers() if validator else None, meta={"handle_httpstatus_list": [NOT_MODIFIED]} if validator else None,
        )  # fmt: skip

    def probe(self, article: str) -> Request:
        """Ask for a delivered article only to see whether its page is as pages were."""
        self.run.probes.begin(article)
        return Request(whole(article), self.parse_article, errback=self.article_failed, priority=ARTICLE, dont_filter=True)

    def parse_article(self, response: Response) -> Iterator[Page | Request]:
        """Read an article's page; where it may be but the first part, ask for the second."""
        address = asked(response.request)
        if response.status == NOT_MODIFIED:
            self.count("article/unchanged")
            self.run.unchanged(canonical(address))
        elif reason := refusal_of_answer(response):
            refuse(self.crawler, address, reason)
        else:
            page = read_page(response, datetime.now(WIB))
            yield self.ask_again(response, says_error(page)) or self.page(page, canonical(address), response)

    def page(self, page: Page, address: str, response: Response) -> Page | Request:
        """Hand on the page of an article, or ask for its second part. address: the one that led to it."""
        if page.url != address:
            self.run.moved(address, page.url)
        if page.last_part > 1 and not page.closed:
            return self.part(page, 2)
        self.run.page_arrived(page.url, Validator(*(to_unicode(response.headers.get(name) or b"") or None for name in ("ETag", "Last-Modified"))))
        return page

    def ask_again(self, response: Response, wrong: bool) -> Request | None:
        """Return the request to be made again, later, where an answer says that something went wrong; None after RETRY_TIMES."""
        return self.crawler.get_downloader_middleware(PatientRetryMiddleware).again(response.request, "error_page") if wrong else None

    def part(self, page: Page, number: int) -> Request:
        """Ask for one more part of an article."""
        return Request(
            part(page.url, number), self.parse_part, errback=self.part_failed, priority=PART,
            cb_kwargs={"page": page, "number": number},
        )  # fmt: skip

    def parse_part(self, response: Response, page: Page, number: int) -> Iterator[Page | Request]:
        """Add a part to its page; one that has nothing new means that the page was whole."""
        html, last = read_part(response, page)
        story, found = read_story(page.body, page.url).blocks, read_body(html, page.url, number).blocks
        if again := self.ask_again(response, not found and says_it_is_none(response)):
            yield again
        elif not found or refusal_of_part(found):
            yield self.without_part(page, number, "no_part")
        elif missing(story, found):
            page.body.append(html)
            page.last_part = max(page.last_part, last)
            yield self.next_part(page, number)
        else:
            page.warnings += ["parts_doubtful"] if found == story else []
            yield page

    def next_part(self, page: Page, number: int) -> Page | Request:
        """Ask for the part after `number`; deliver the article if there is none."""
        return page if number >= page.last_part else self.part(page, number + 1)

    def without_part(self, page: Page, number: int, reason: str) -> Page | Request:
        """Go on without a part; the article is marked as incomplete."""
        self.count("article/parts_missing")
        self.logger.warning("part %d of %s is missing: %s", number, page.url, reason)
        page.warnings.append("parts_missing")
        return self.next_part(page, number)

    def part_failed(self, failure: Failure) -> Iterator[Page | Request]:
        yield self.without_part(**failure.request.cb_kwargs, reason=reason_of(failure))

    def article_failed(self, failure: Failure) -> None:
        refuse(self.crawler, asked(failure.request), reason_of(failure))

    def count(self, stat: str, count: int = 1) -> None:
        """Add to one of the run's statistics."""
        self.crawler.stats.inc_value(stat, count)


def listing_name(kind: str, url: str) -> str:
    """Return what a listing is counted under: "front internasional", "sitemap news-global.xml"; all pages of the index are one."""
    address = urlsplit(url)
    if kind == "index":
        return kind
    return f"{kind} {posixpath.basename(address.path) if kind.startswith('sitemap') else kanal_of(url)}"


def asked(request: Request) -> str:
    """Return the address that was asked for before all redirects."""
    return request.meta.get("redirect_urls", [request.url])[0]


def made(response: Response) -> datetime:
    """Return the moment a page was made, by its Date header: "8 Menit lalu" counts from there."""
    try:
        return parsedate_to_datetime(to_unicode(response.headers.get("Date") or b"")).astimezone(WIB)
    except (ValueError, OverflowError):  # none, or one that is no date
        return datetime.now(WIB)
