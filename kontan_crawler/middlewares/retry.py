"""Asking again: which failures, how often, and how long the whole site is left in peace before."""

import random
import time
import zlib
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.utils.asyncio import call_later
from scrapy.utils.response import response_status_message

from kontan_crawler.middlewares.not_taken import NotTaken
from kontan_crawler.middlewares.reasons import CERTIFICATE_FAILED as BAD_CERTIFICATE

_CHUNK = 2**16
_GZIP = (b"gzip", b"x-gzip")
_ENDS = (b"</html", b"</body")


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's, which asks again at once; here the crawl pauses, longer each time, or as long as the site says.

    It stands nearer to the site than decompression: a packed body that is torn would be read as far as it goes.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._first, self._longest = crawler.settings.getfloat("RETRY_WAIT"), crawler.settings.getfloat("RETRY_WAIT_MAX")
        self._largest = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._pause = Pause(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PatientRetryMiddleware":
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        if request.meta.get("dont_retry", False):
            return response
        if response.status in self.retry_http_codes:
            said = retry_after((response.headers.get("Retry-After") or b"").decode("latin-1"), datetime.now(timezone.utc))
            return self.again(request, response_status_message(response.status), said) or response
        if response.status == 200 and (torn := self._torn(request, response)):
            if (retry := self.again(request, torn)) is None:
                raise NotTaken(torn)
            return retry
        return response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        if (
            isinstance(exception, self.exceptions_to_retry)
            and not request.meta.get("dont_retry", False)
            and BAD_CERTIFICATE not in str(exception)
        ):
            return self.again(request, exception)
        return None

    def again(self, request: Request, reason: str | Exception, wait: float | None = None) -> Request | None:
        """Return the request to be made again after a pause of the whole crawl, or None after RETRY_TIMES.

        wait: seconds that the site asked for.
        """
        retry = self._retry(request, reason)
        if retry is not None:
            grown = growing_wait(retry.meta["retry_times"], self._first, random.random())
            self._pause.extend(min(grown if wait is None else wait, self._longest))
        return retry

    def _torn(self, request: Request, response: Response) -> str | None:
        """Why an answer is not whole, or None: its packing is broken, it ended before its end, it is empty."""
        encoding = (response.headers.get("Content-Encoding") or b"").strip().lower()
        if encoding in _GZIP and not is_whole_gzip(response.body, self._largest):
            return "broken_encoding"
        if "partial" in response.flags and not encoding and not any(end in response.body[-_CHUNK:].lower() for end in _ENDS):
            return "truncated"
        return "empty" if not response.body and not request.meta.get("dont_obey_robotstxt") else None


class Pause:
    """A pause of the crawl: nothing new is asked before its end. A crawl that is ended meanwhile ends at once."""

    def __init__(self, crawler: Crawler) -> None:
        self._engine_of, self._until, self._resuming = lambda: crawler.engine, 0.0, None
        crawler.signals.connect(self._cancel, signals.spider_closed)

    def extend(self, seconds: float) -> None:
        """Pause for so long from now, unless the pause under way is longer."""
        until = time.monotonic() + seconds
        if until > self._until:
            self._cancel()
            self._until = until
            self._engine_of().pause()
            self._resuming = call_later(seconds, self._resume)

    def _resume(self) -> None:
        engine = self._engine_of()
        engine.unpause()
        if engine._slot is not None:
            engine._slot.nextcall.schedule()  # by itself it looks again only every five seconds

    def _cancel(self) -> None:
        if self._resuming is not None:
            self._resuming.cancel()


def growing_wait(attempt: int, first: float, chance: float) -> float:
    """Return the seconds before the n-th repetition: twice as long each time, half to one and a half of that by chance (0 to 1)."""
    return first * 2.0 ** min(attempt - 1, 30) * (0.5 + chance)


def retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, section 10.2.3), in seconds or as a date; None if it says nothing."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return max(0.0, (moment - now).total_seconds())


def is_whole_gzip(body: bytes, largest: int) -> bool:
    """Tell whether a gzip body unpacks to its end; one larger than `largest` bytes is not looked at further."""
    size, unpacker = 0, zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        while not unpacker.eof and size <= largest:
            piece = unpacker.decompress(body, _CHUNK)
            if not piece and not unpacker.eof:
                return False
            size, body = size + len(piece), unpacker.unconsumed_tail
    except zlib.error:
        return False
    return True


def ask_again(request: Request, crawler: Crawler, reason: str) -> Request | None:
    """Return a request to be made again after a pause, None after RETRY_TIMES. reason: one of `outcomes`."""
    return crawler.get_downloader_middleware(PatientRetryMiddleware).again(request, reason)
