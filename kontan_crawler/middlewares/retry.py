"""Retry requests with backoff."""

import random
from datetime import datetime, timezone

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware, get_retry_request
from scrapy.http import Response
from scrapy.utils.response import response_status_message

from kontan_crawler.middlewares.backoff import exponential_backoff, retry_after
from kontan_crawler.middlewares.failure_reasons import reason_of_error
from kontan_crawler.middlewares.incomplete import incomplete_reason, without_broken_body
from kontan_crawler.middlewares.pause import CrawlPause
from kontan_crawler.middlewares.reachability import Reachability
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import BAD_CERTIFICATE, EMPTY, TRUNCATED


class BackoffRetryMiddleware(RetryMiddleware):
    """Scrapy's retry middleware that pauses the crawl before a retry, by Retry-After or with exponential backoff.

    It also retries responses that are incomplete or not text. It runs before Scrapy decompresses them, because Scrapy accepts
    truncated bodies.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._first_wait, self._max_wait = crawler.settings.getfloat("RETRY_WAIT"), crawler.settings.getfloat("RETRY_WAIT_MAX")
        self._max_size = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._pause = CrawlPause(crawler)
        self._reachability = Reachability(crawler, self._pause)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "BackoffRetryMiddleware":
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]  # Scrapy deprecates the argument spider
        """Return the response or the retry request. Raises RequestRefused if it is still incomplete or not text after RETRY_TIMES retries."""
        if request.meta.get("dont_retry", False):
            return response
        if response.status in self.retry_http_codes:
            wait = retry_after((response.headers.get("Retry-After") or b"").decode("latin-1"), datetime.now(timezone.utc))
            retry = self.retry_after_pause(request, response_status_message(response.status), wait)
            return retry or without_broken_body(response, self._max_size)
        if not 200 <= response.status < 300:
            return without_broken_body(response, self._max_size)
        if incomplete := self._incomplete_reason(request, response):
            if (retry := self.retry_after_pause(request, incomplete)) is None:
                raise RequestRefused(incomplete)
            return retry
        return response

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:  # type: ignore[override]  # Scrapy deprecates the argument spider
        """Return the retry request, or None. Raises RequestNotSent if no host of the site is reachable."""
        if not isinstance(exception, self.exceptions_to_retry) or request.meta.get("dont_retry", False):
            return None
        if reason_of_error(exception) == BAD_CERTIFICATE:
            return None
        wait = 0 if self._pause.is_active else None  # requests under way when a pause began share it
        await self._reachability.connection_failed(request, exception)
        return self.retry_after_pause(request, exception, wait)

    def retry_after_pause(self, request: Request, reason: str | Exception, wait: float | None = None) -> Request | None:
        """Pause the crawl and return the retry request; return None after RETRY_TIMES retries.

        wait: seconds by Retry-After; None for exponential backoff.
        """
        assert self.crawler.spider is not None
        retry = get_retry_request(request, spider=self.crawler.spider, reason=reason)
        if retry is not None:
            attempt = max(retry.meta["retry_times"], self._reachability.errors)  # without a network, all requests share one round
            backoff = exponential_backoff(attempt, self._first_wait, random.random())
            self._pause.extend(min(backoff if wait is None else wait, self._max_wait))
        return retry

    def _incomplete_reason(self, request: Request, response: Response) -> str | None:
        incomplete = incomplete_reason(response, self._max_size)
        is_robotstxt = request.meta.get("dont_obey_robotstxt")  # it may be empty, and nothing marks its end
        return None if is_robotstxt and incomplete in (EMPTY, TRUNCATED) else incomplete


def get_backoff_request(request: Request, crawler: Crawler, reason: str) -> Request | None:
    """Pause the crawl and return the retry request for an error page with status 200.

    Return None after RETRY_TIMES retries, or if RETRY_ENABLED is False. reason: one of `outcomes`.
    """
    middleware = crawler.get_downloader_middleware(BackoffRetryMiddleware)
    return middleware.retry_after_pause(request, reason) if middleware else None
