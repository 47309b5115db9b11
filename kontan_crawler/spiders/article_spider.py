"""Request articles and their parts."""

from collections.abc import Iterator

from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from kontan_crawler.clock import now_in_seconds
from kontan_crawler.middlewares.conditional import NotModified
from kontan_crawler.middlewares.failure_reasons import reason_of, request_of
from kontan_crawler.middlewares.responses import summary_of, to_http_response
from kontan_crawler.outcomes import ARTICLES_PARTS_MISSING, OUTPUT_FAILED, PARTS_MISSING, REMOVED
from kontan_crawler.parsing.article import settle_parts
from kontan_crawler.parsing.assemble import add_part, load_article
from kontan_crawler.parsing.no_article import NoArticle, has_error_headline, is_error_page
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.runs.crawl_messages import ArticleTarget, Moved, Receipt
from kontan_crawler.runs.refusals import original_url, record_refusal
from kontan_crawler.spiders.base import KontanSpider
from kontan_crawler.urls import all_parts_url, part_url

ARTICLE_PRIORITY, PART_PRIORITY = 10, 20  # parts before the next article, articles before the next listing


class ArticleSpider(KontanSpider):
    """Requests articles and yields them as RawArticle. A page without an article raises NoArticle, which NoArticleMiddleware counts."""

    def article_request(self, target: ArticleTarget) -> Request:
        """Return the request for the page with all parts of an article."""
        return Request(
            all_parts_url(target.url),
            self.parse_article,
            errback=self.article_failed,
            priority=ARTICLE_PRIORITY,
            meta={"target": target},
            dont_filter=target.recheck,
        )

    def parse_article(self, response: Response) -> Iterator[RawArticle | Request | Moved]:
        """Yield the article of a page, or the request for its second part; before it, a Moved if the page has another URL."""
        receipt = response.meta.get("receipt") or Receipt(now_in_seconds())  # ARCHIVE may be off
        article = load_article(to_http_response(response), receipt.received)
        target = response.meta.get("target") or ArticleTarget(article.url)  # `scrapy parse` sets no target
        article.listed_on, article.archived = target.day, receipt.archived
        if again := is_error_page(article) and self.retry(response):
            yield again
            return
        if article.url != target.url:
            yield Moved(target.url, article.url)
        if article.url == target.url or not target.recheck:
            settle_parts(article)
            yield self.next_part_or_item(article)

    def next_part_or_item(self, article: RawArticle) -> RawArticle | Request:
        """Return the request for the next part, or the article if it has no more parts."""
        if article.next_part is None:
            return article
        return Request(
            part_url(article.url, article.next_part),
            self.parse_part,
            errback=self.part_failed,
            priority=PART_PRIORITY,
            dont_filter=True,  # an article may be reached by two URLs
            cb_kwargs={"article": article},
        )

    def parse_part(self, response: Response, article: RawArticle) -> Iterator[RawArticle | Request]:
        """Add a part to its article, and continue with the next part."""
        page = to_http_response(response)
        try:
            add_part(article, page)
        except NoArticle as error:
            again = error.reason != REMOVED and has_error_headline(page) and self.retry(response)
            yield again or self.skip_part(article, error.reason)
        else:
            yield self.next_part_or_item(article)

    def skip_part(self, article: RawArticle, reason: str) -> RawArticle | Request:
        """Continue without a part. The article may get a warning."""
        number, warning = article.next_part, article.skip_part(reason)
        if warning:
            self.count(ARTICLES_PARTS_MISSING, warning == PARTS_MISSING)
            self.logger.warning("part %d of %s: %s: %s", number, article.url, warning, reason)
        return self.next_part_or_item(article)

    def part_failed(self, failure: Failure) -> Iterator[RawArticle | Request]:
        """Continue without a part that failed. Refuse the article if this run cannot keep the part: the next run gets all of it."""
        article, reason = request_of(failure).cb_kwargs["article"], reason_of(failure)
        if reason == OUTPUT_FAILED:
            record_refusal(self.crawler, article.url, reason)
        else:
            yield self.skip_part(article, reason)

    def article_failed(self, failure: Failure) -> None:
        """Record the reason of a failed request, with the page of an HTTP error."""
        if not failure.check(NotModified):
            url, response = original_url(request_of(failure)), failure.value.response if isinstance(failure.value, HttpError) else None
            record_refusal(self.crawler, url, reason_of(failure), summary_of(response, url) if response else None)
