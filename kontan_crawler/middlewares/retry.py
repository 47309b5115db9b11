"""Asking again: which failures, how often, and for how long the whole site is left in peace before."""

import random
from datetime import datetime, timezone

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware, get_retry_request
from scrapy.http import Response
from scrapy.utils.response import response_status_message

from kontan_crawler.middlewares.backoff import exponential_backoff, retry_after
from kontan_crawler.middlewares.failure_reasons import reason_of_error
from kontan_crawler.middlewares.incomplete import incomplete_reason
from kontan_crawler.middlewares.pause import CrawlPause
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import BAD_CERTIFICATE, EMPTY


class BackoffRetryMiddleware(RetryMiddleware):
    """Scrapy's, which asks again at once; here the crawl pauses, longer each time, or as long as the site says.

    It stands nearer to the site than decompression: a packed body that is torn would be read as far as it goes.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._first, self._longest = crawler.settings.getfloat("RETRY_WAIT"), crawler.settings.getfloat("RETRY_WAIT_MAX")
        self._largest = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._pause = CrawlPause(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "BackoffRetryMiddleware":
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]  # without the spider, which is deprecated
        """Return the answer, or the request to be made again. Raises RequestRefused for an answer that was torn each time."""
        if request.meta.get("dont_retry", False):
            return response
        if response.status in self.retry_http_codes:
            said = retry_after((response.headers.get("Retry-After") or b"").decode("latin-1"), datetime.now(timezone.utc))
            return self.again(request, response_status_message(response.status), said) or response
        if response.status == 200 and (torn := self._why_torn(request, response)):
            if (retry := self.again(request, torn)) is None:
                raise RequestRefused(torn)
            return retry
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:  # type: ignore[override]  # without the spider, which is deprecated
        """Return the request to be made again, None where it is not to be."""
        if not isinstance(exception, self.exceptions_to_retry) or request.meta.get("dont_retry", False):
            return None
        return None if reason_of_error(exception) == BAD_CERTIFICATE else self.again(request, exception)

    def again(self, request: Request, reason: str | Exception, wait: float | None = None) -> Request | None:
        """Return the request to be made again after a pause of the whole crawl, or None after RETRY_TIMES.

        wait: seconds that the site asked for.
        """
        assert self.crawler.spider is not None
        retry = get_retry_request(request, spider=self.crawler.spider, reason=reason)
        if retry is not None:
            grown = exponential_backoff(retry.meta["retry_times"], self._first, random.random())
            self._pause.extend(min(grown if wait is None else wait, self._longest))
        return retry

    def _why_torn(self, request: Request, response: Response) -> str | None:
        torn = incomplete_reason(response, self._largest)
        return None if torn == EMPTY and request.meta.get("dont_obey_robotstxt") else torn  # an empty robots.txt is one


def get_backoff_request(request: Request, crawler: Crawler, reason: str) -> Request | None:
    """Return a request to be made again after a pause of the whole crawl, because its answer reads as an error page.

    None after RETRY_TIMES, and where RETRY_ENABLED is off. reason: one of `outcomes`.
    """
    retries = crawler.get_downloader_middleware(BackoffRetryMiddleware)
    return retries.again(request, reason) if retries else None
