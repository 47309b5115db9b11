"""The replica of the site without a server: URL and headers -> reply."""

from collections.abc import Mapping
from functools import lru_cache

from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.routes import HTML, Reply, Routes

__all__ = ["HTML", "Reply", "Site"]


class Site:
    """All hosts of kontan.co.id with one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset

    def respond(self, url: str, headers: Mapping[str, str]) -> Reply:
        """Return the reply to GET `url`. headers: by lower-case name."""
        return _reply(self.dataset, url, "Mobile" in headers.get("user-agent", ""))


@lru_cache(maxsize=512)  # 60 MB; tests crawl the same pages many times
def _reply(dataset: Dataset, url: str, mobile: bool) -> Reply:
    return _routes(dataset).reply(url, mobile)


@lru_cache(maxsize=8)
def _routes(dataset: Dataset) -> Routes:
    return Routes(dataset)
