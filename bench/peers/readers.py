"""Readers of article pages: this project and its peers. A package is imported when its reader is loaded, as peers have environments of their own."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.peers import own_environments, shared_environment
from bench.peers.reading import Read


@dataclass(frozen=True)
class Reader:
    """load: returns the function that reads. gives: the fields that the package gives at all. own: whether it has an environment of its own."""

    load: Callable[[], Read]
    package: str
    gives: frozenset[str] = frozenset({"text", "title", "day", "authors"})
    own: bool = True


OURS, BASE = "kontan_crawler", "trafilatura, fast"
READERS = {
    OURS: Reader(shared_environment.kontan_crawler, "kontan-crawler", own=False),
    BASE: Reader(lambda: shared_environment.trafilatura(fast=True), "trafilatura", own=False),
    "trafilatura": Reader(shared_environment.trafilatura, "trafilatura", own=False),
    "trafilatura, precision": Reader(lambda: shared_environment.trafilatura(favor_precision=True), "trafilatura", own=False),
    "newspaper4k": Reader(own_environments.newspaper4k, "newspaper4k"),
    "news-please": Reader(own_environments.news_please, "news-please"),
    "readability-lxml": Reader(own_environments.readability, "readability-lxml", frozenset({"text", "title", "authors"})),
    "goose3": Reader(own_environments.goose3, "goose3"),
    "resiliparse": Reader(own_environments.resiliparse, "resiliparse", frozenset({"text"})),
    "news-watch": Reader(own_environments.news_watch, "news-watch"),
    "lxml alone": Reader(shared_environment.lxml, "lxml", frozenset(), own=False),
}
