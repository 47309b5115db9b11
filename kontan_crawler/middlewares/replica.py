"""Refuse the answers of the replica in a run of the site, and those of the site in a run that has met the replica."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import REPLICA_ANSWER, REPLICA_HEADER
from kontan_crawler.runs.delivery import Delivery, delivery_of


class ReplicaAnswer(RequestRefused):
    """An answer that does not belong in the feeds of the run; the run ends."""


class ReplicaMiddleware:
    """Reports the replica to the run. Not for spiders from outside the project."""

    def __init__(self, delivery: Delivery) -> None:
        self._delivery = delivery

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ReplicaMiddleware":
        return cls(delivery_of(crawler))

    def process_response(self, request: Request, response: Response) -> Response:
        """Return the response. Raises ReplicaAnswer if it would mix the replica with the site."""
        if not self._delivery.accepts(REPLICA_HEADER in response.headers):
            raise ReplicaAnswer(REPLICA_ANSWER)
        return response
