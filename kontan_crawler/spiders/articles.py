"""An article's address: its page, its parts, every outcome counted."""

from collections.abc import Iterator
from datetime import datetime

from scrapy import Request, Spider
from scrapy.http import Response
from scrapy.utils.python import to_unicode
from twisted.python.failure import Failure

from kontan_crawler.clock import WIB
from kontan_crawler.items import Page
from kontan_crawler.middlewares.retry import PatientRetryMiddleware
from kontan_crawler.parsing.body import read_body
from kontan_crawler.parsing.listings import says_it_is_none
from kontan_crawler.parsing.pages import read_page, read_part, refusal_of_answer
from kontan_crawler.parsing.parts import missing, read_story
from kontan_crawler.parsing.refusals import asked, reason_of, refusal_of_part, refuse, says_error
from kontan_crawler.runs.delivery import Delivery
from kontan_crawler.runs.run import Run
from kontan_crawler.store.articles import Validator
from kontan_crawler.store.frontier import MOVED
from kontan_crawler.urls import canonical, part, whole

NOT_MODIFIED = 304
ARTICLE, PART = 10, 20  # priorities: an article begun is finished first, a day's articles before the next listing


class ArticleSpider(Spider):
    """Asks for articles and hands on their pages."""

    @property
    def run(self) -> Run:
        """The run that this spider walks for: what is known of addresses and days."""
        return self.crawler.get_extension(Delivery).run

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
            if again := self.ask_again(response, says_error(page)):
                yield again
            elif self.run.probes.is_one(canonical(address)) and page.url != canonical(address):
                self.run.probes.answered(canonical(address), MOVED)
            else:
                yield self.page(page, canonical(address), response)

    def page(self, page: Page, address: str, response: Response) -> Page | Request:
        """Hand on the page of an article, or ask for its second part. address: the one that led to it."""
        if page.url != address:
            self.run.moved(address, page.url)
        if page.last_part > 1 and not page.closed:
            return self.part(page, 2)
        self.run.page_arrived(
            page.url, Validator(*(to_unicode(response.headers.get(name) or b"") or None for name in ("ETag", "Last-Modified")))
        )
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
