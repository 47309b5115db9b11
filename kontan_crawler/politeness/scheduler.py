"""A scheduler that drops a request which it cannot store."""

import logging

from scrapy import Request
from scrapy.core.scheduler import Scheduler

logger = logging.getLogger(__name__)


class DroppingScheduler(Scheduler):
    """Scrapy's scheduler that logs an error of the disk under JOBDIR and drops the request. Otherwise Scrapy waits for ever."""

    def enqueue_request(self, request: Request) -> bool:
        try:
            return super().enqueue_request(request)
        except OSError as error:
            logger.error("%s is dropped: JOBDIR cannot be written: %s", request.url, error)
            return False
