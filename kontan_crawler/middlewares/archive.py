"""Keep every answer of the site in the archive before anything reads it."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Headers, Response

from kontan_crawler.archive.exchange import Exchange
from kontan_crawler.archive.names import DELIVERED, LISTED_ON, PART, PART_OF, RECHECK
from kontan_crawler.clock import now_in_seconds
from kontan_crawler.middlewares.content_encoding import BrokenEncoding, content_of
from kontan_crawler.middlewares.incomplete import incomplete_reason
from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import ARCHIVED, OUTPUT_FAILED, TRUNCATED
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.runs.archiving import write_error
from kontan_crawler.runs.crawl_messages import ArticleTarget, Receipt
from kontan_crawler.runs.delivery import delivery_of
from kontan_crawler.runs.run import Run
from kontan_crawler.store.feed_records import DeliveredArticle

_SECRET = frozenset({"proxy-authorization"})  # never sent to the site


class ArchiveMiddleware:
    """Writes each answer to the archive of the run, and puts a `Receipt` into the meta of its request. If it cannot, the run ends."""

    def __init__(self, crawler: Crawler) -> None:
        self._delivery = delivery_of(crawler)
        if self._delivery.archive is None:
            raise NotConfigured
        self._archive, self._stats = self._delivery.archive, crawler.stats
        self._max_size = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ArchiveMiddleware":
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response. Raises RequestRefused if it cannot be kept."""
        exchange = self._exchange_of(request, response)
        try:
            archived = self._archive.add(exchange)
        except OSError as error:
            self._delivery.fail(write_error(self._archive.folder, error))
            raise RequestRefused(OUTPUT_FAILED) from error
        self._stats.inc_value(ARCHIVED)
        request.meta["receipt"] = Receipt(exchange.received, archived)
        return response

    def _exchange_of(self, request: Request, response: Response) -> Exchange:
        try:
            body, is_decoded = content_of(response, self._max_size), True
        except BrokenEncoding:
            body, is_decoded = response.body, False
        if len(body) > self._max_size:
            body, is_decoded = response.body, False
        address = None if request.meta.get("proxy") else response.ip_address  # that of the proxy
        return Exchange(
            url=response.url,
            received=now_in_seconds(),
            status=response.status,
            headers=_pairs(response.headers),
            body=body,
            is_decoded=is_decoded,
            protocol=response.protocol if response.protocol in ("HTTP/1.0", "HTTP/1.1") else "HTTP/1.1",
            method=request.method,
            request_headers=[(name, value) for name, value in _pairs(request.headers) if name.lower() not in _SECRET],
            ip=str(address) if address else None,
            is_torn="partial" in response.flags and incomplete_reason(response, self._max_size) == TRUNCATED,
            facts=_facts_of(request, self._delivery.run),
        )


def _facts_of(request: Request, run: Run) -> dict[str, str]:
    """Return what reading the answer again must know of its request."""
    target: ArticleTarget | None = request.meta.get("target")
    article = request.cb_kwargs.get("article")
    if isinstance(article, RawArticle) and article.archived:
        return {PART_OF: f"<{article.archived.record_id}>", PART: str(article.next_part)}
    if target is None:
        return {}
    facts = {DELIVERED: _delivered(run.urls.find_delivered(target.url))}
    facts |= {LISTED_ON: target.day.isoformat()} if target.day else {}
    return facts | ({RECHECK: "true"} if target.recheck else {})


def _delivered(article: DeliveredArticle | None) -> str:
    return f"{article.revision} {article.content.hex()} {(article.source or b'').hex()}".strip() if article else "0"


def _pairs(headers: Headers) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, values in headers.items() for value in values]
