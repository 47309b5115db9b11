"""An article's address: its page, its parts."""

from collections.abc import Iterator

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from kontan_crawler.clock import now
from kontan_crawler.middlewares.conditional import NotModified
from kontan_crawler.middlewares.failure_reasons import reason_of, request_of
from kontan_crawler.middlewares.retry import get_backoff_request
from kontan_crawler.outcomes import ARTICLES_PARTS_MISSING, ERROR_PAGE
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.assemble import add_part, load_article
from kontan_crawler.parsing.no_article import NoArticle, has_error_headline, is_error_page
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.runs.crawl_messages import ArticleTarget, Moved
from kontan_crawler.runs.refusals import original_url, record_refusal
from kontan_crawler.urls import part_url, whole_url

ARTICLE, PART = 10, 20  # priorities: an article begun is finished first, a day's articles before the next listing


def to_http_response(response: Response) -> HttpResponse:
    """Return a response as `parsing` reads it."""
    content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
    return HttpResponse(response.url, response.body, content_type, isinstance(response, TextResponse))


class ArticleSpider(Spider):
    """Asks for articles and hands on their pages. A page that holds none raises NoArticle, which a spider middleware counts."""

    def article(self, target: ArticleTarget) -> Request:
        """Ask for an article, whole."""
        return Request(
            whole_url(target.url),
            self.parse_article,
            errback=self.article_failed,
            priority=ARTICLE,
            meta={"target": target},
            dont_filter=target.recheck,
        )

    def parse_article(self, response: Response) -> Iterator[RawArticle | Request | Moved]:
        """Read an article's page; where it may be but the first part, ask for the second."""
        page = load_article(to_http_response(response), now())
        target = response.meta.get("target") or ArticleTarget(page.url)  # none where `scrapy parse` asks
        if again := is_error_page(page) and self.ask_again(response):
            yield again
            return
        if page.url != target.url:
            yield Moved(target.url, page.url)
        if page.url == target.url or not target.recheck:
            yield self.next_of(page)

    def next_of(self, page: RawArticle) -> RawArticle | Request:
        """Hand on a page, or ask for the part that it wants."""
        if page.next_part is None:
            return page
        return Request(
            part_url(page.url, page.next_part), self.parse_part, errback=self.part_failed, priority=PART, cb_kwargs={"page": page}
        )

    def parse_part(self, response: Response, page: RawArticle) -> Iterator[RawArticle | Request]:
        """Add a part to its page."""
        answer = to_http_response(response)
        try:
            add_part(page, answer)
        except NoArticle as error:
            again = has_error_headline(answer) and self.ask_again(response)
            yield again or self.without_part(page, error.reason)
        else:
            yield self.next_of(page)

    def without_part(self, page: RawArticle, reason: str) -> RawArticle | Request:
        """Go on without a part; the article is marked as incomplete."""
        self.count(ARTICLES_PARTS_MISSING)
        self.logger.warning("part %d of %s is missing: %s", page.next_part, page.url, reason)
        page.skip_part()
        return self.next_of(page)

    def part_failed(self, failure: Failure) -> Iterator[RawArticle | Request]:
        yield self.without_part(request_of(failure).cb_kwargs["page"], reason_of(failure))

    def article_failed(self, failure: Failure) -> None:
        if not failure.check(NotModified):
            record_refusal(self.crawler, original_url(request_of(failure)), reason_of(failure))

    def ask_again(self, response: Response) -> Request | None:
        """Return the request to be made again, later, as its answer says that something went wrong; None after RETRY_TIMES."""
        assert response.request
        return get_backoff_request(response.request, self.crawler, ERROR_PAGE)

    def count(self, stat: str, count: int = 1) -> None:
        """Add to one of the run's statistics."""
        self.crawler.stats.inc_value(stat, count)
