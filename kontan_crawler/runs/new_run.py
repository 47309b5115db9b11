"""A new run, from the spider of a crawler."""

import math
from collections.abc import Callable, Mapping
from datetime import date, timedelta, timezone
from pathlib import Path
from typing import Any, Protocol, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from kontan_crawler.clock import now, today
from kontan_crawler.runs.crawl_messages import ArticleTarget
from kontan_crawler.runs.output import open_output
from kontan_crawler.runs.run import Run
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.history import RunStart


class ProjectSpider(Protocol):
    """The attributes of this project's spiders that a run needs."""

    name: str
    given: Mapping[str, str]
    """Arguments, as text."""
    values: Mapping[str, Any]
    """Arguments, parsed."""
    kanal: tuple[str, ...]
    gives_known: bool
    """Whether the run gives the delivered lines of articles that it does not deliver again."""

    def article_request(self, target: ArticleTarget) -> Request:
        """Return the request of an article."""


def project_spider(crawler: Crawler) -> ProjectSpider:
    """Return the spider of a crawler. Raises NotConfigured if it is not one of this project, as in `scrapy shell`."""
    if not hasattr(crawler.spider, "given"):
        raise NotConfigured
    return cast(ProjectSpider, crawler.spider)


def new_run(crawler: Crawler, folder: Path, on_error: Callable[[OutputError], None]) -> Run:
    """Return a run of a crawler's spider that writes into a folder. on_error: called with later output errors. Raises OutputError."""
    spider, started = project_spider(crawler), now()
    run_id = f"{spider.name}-{started.astimezone(timezone.utc):%Y-%m-%dT%H-%M-%S.%f}"
    start = RunStart(run_id, spider.name, spider.given, started, spider.kanal)
    return Run(open_output(folder), start, _refresh_since(spider.values.get("refresh")), on_error)


def _refresh_since(days: float | None) -> date | None:
    """Return the first day of publication whose articles are requested again. days: infinite for all articles."""
    if days is None:
        return None
    return date.min if days == math.inf else today() - timedelta(days=days)
