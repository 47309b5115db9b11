"""Wherever Scrapy or a component drops a request or an article, its URL ends with a reason, and the next run delivers it."""

import json
from collections import Counter
from errno import ENOSPC

import pytest
from scrapy import Request, signals
from scrapy.core.scheduler import Scheduler
from scrapy.dupefilters import RFPDupeFilter
from scrapy.exceptions import CloseSpider, DropItem, IgnoreRequest, StopDownload

from kontan_crawler import settings
from kontan_crawler.outcomes import DELIVERED, DROPPED, FAILED, OK, WAITING
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.replica.server import serve
from kontan_crawler.spiders.base import KontanSpider
from tests.crawling import crawl
from tests.manifests import manifests
from tests.spiders.test_walk import DAY, INDEX, KONTAN, HandMade, listing, row, story

SITE = {  # two pages of the index, and an article in two parts
    INDEX: listing(row("a"), row("b"), row("c")),
    f"{INDEX}20": listing(row("d")),
    f"{INDEX}40": listing(),
    **{f"{KONTAN}/news/{slug}?page=all": story(number, 9) for number, slug in enumerate("acd")},
    f"{KONTAN}/news/b?page=all": story(4, 5, links="2"),
    f"{KONTAN}/news/b?page=2": story(6, 7, opening=False),
}


class Fault(Exception):
    """An error of a component."""


def is_article(one):
    return "/news/" in getattr(one, "url", "")


class NoArticles(RFPDupeFilter):
    def request_seen(self, request):
        return is_article(request)


class FullDisk(RFPDupeFilter):
    def request_seen(self, request):
        if is_article(request):
            raise OSError(ENOSPC, "No space left on device")
        return super().request_seen(request)


class Refusing(Scheduler):
    def enqueue_request(self, request):
        return not is_article(request) and super().enqueue_request(request)


class Losing(Scheduler):
    def next_request(self):
        while (request := super().next_request()) and is_article(request):
            pass
        return request


class DropRequests:
    async def process_spider_output(self, response, result):
        async for one in result:
            if not (isinstance(one, Request) and is_article(one)):
                yield one


class DropItems:
    async def process_spider_output(self, response, result):
        async for one in result:
            if not isinstance(one, RawArticle):
                yield one


class SwallowErrors:
    def process_spider_exception(self, response, exception):
        return ()


class FailInput:
    def process_spider_input(self, response):
        if is_article(response):
            raise Fault


class FailOutput:
    async def process_spider_output(self, response, result):
        async for one in result:
            if is_article(response):
                raise Fault
            yield one


class FailAfterRows:
    async def process_spider_output(self, response, result):
        async for one in result:
            if not is_article(one) and not is_article(response):
                raise Fault
            yield one


class FailStart:
    async def process_start(self, start):
        async for request in start:
            yield request
            raise Fault


class IgnoreArticles:
    def process_request(self, request):
        if is_article(request):
            raise IgnoreRequest


class FailRequests:
    def process_request(self, request):
        if is_article(request):
            raise Fault


class IgnoreResponses:
    def process_response(self, request, response):
        if is_article(request):
            raise IgnoreRequest
        return response


class FailResponses:
    def process_response(self, request, response):
        if is_article(request):
            raise Fault
        return response


class DropPipeline:
    def process_item(self, item):
        raise DropItem("unwanted")


class FailPipeline:
    def process_item(self, item):
        raise Fault


class NothingPipeline:
    def process_item(self, item):
        return None


class Extension:
    """Raises an error in its handler of a signal, for articles if the signal has a request."""

    def __init__(self, crawler):
        crawler.signals.connect(self.happened, self.signal)

    @classmethod
    def from_crawler(cls, crawler):
        return cls(crawler)

    def happened(self, request=None):
        if request is None or is_article(request):
            raise self.error


class RefuseScheduled(Extension):
    signal, error = signals.request_scheduled, IgnoreRequest()


class StopDownloads(Extension):  # at headers_received, Scrapy now and then leaves the socket open
    signal, error = signals.bytes_received, StopDownload()


class CloseAtStart(Extension):
    signal, error = signals.spider_opened, CloseSpider("unwanted")


class CloseWhenIdle(Extension):
    signal, error = signals.spider_idle, CloseSpider("unwanted")


class FailOnItems(Extension):
    signal, error = signals.item_scraped, Fault()


class FailAtEnd(Extension):
    signal, error = signals.spider_closed, Fault()


def components(setting, orders):
    """Return a setting with more components."""
    return {setting: json.dumps({**getattr(settings, setting), **{path(cls): order for cls, order in orders.items()}})}


def path(cls):
    return f"{cls.__module__}.{cls.__name__}"


INNER = 700  # nearer to the engine than IncrementalMiddleware, which registers the URLs
ONE_BY_ONE = {"CONCURRENT_REQUESTS": 1}
LOST = {  # settings -> outcomes of the four articles
    "DEPTH_LIMIT": ({"DEPTH_LIMIT": 1}, {DELIVERED: 2, DROPPED: 2}),
    "DUPEFILTER_CLASS": ({"DUPEFILTER_CLASS": path(NoArticles)}, {DROPPED: 4}),
    "the disk of JOBDIR is full": ({"DUPEFILTER_CLASS": path(FullDisk)}, {DROPPED: 4}),
    "a scheduler refuses": ({"SCHEDULER": path(Refusing)}, {DROPPED: 4}),
    "a scheduler loses": ({"SCHEDULER": path(Losing)}, {DROPPED: 4}),
    "requests in a spider middleware": (components("SPIDER_MIDDLEWARES", {DropRequests: INNER}), {DROPPED: 4}),
    "items in a spider middleware": (components("SPIDER_MIDDLEWARES", {DropItems: INNER}), {DROPPED: 4}),
    "an error swallowed": (components("SPIDER_MIDDLEWARES", {FailOutput: 990, SwallowErrors: INNER}), {DROPPED: 4}),
    "process_spider_input": (components("SPIDER_MIDDLEWARES", {FailInput: INNER}), {"Fault": 4}),
    "process_spider_output": (components("SPIDER_MIDDLEWARES", {FailOutput: INNER}), {"Fault": 4}),
    "process_spider_output of a listing": (components("SPIDER_MIDDLEWARES", {FailAfterRows: INNER}), {DELIVERED: 3}),
    "process_start": (components("SPIDER_MIDDLEWARES", {FailStart: INNER}), {DELIVERED: 4}),
    "IgnoreRequest for requests": (components("DOWNLOADER_MIDDLEWARES", {IgnoreArticles: 500}), {"IgnoreRequest": 4}),
    "an error for requests": (components("DOWNLOADER_MIDDLEWARES", {FailRequests: 500}), {"Fault": 4}),
    "IgnoreRequest for responses": (components("DOWNLOADER_MIDDLEWARES", {IgnoreResponses: 500}), {"IgnoreRequest": 4}),
    "an error for responses": (components("DOWNLOADER_MIDDLEWARES", {FailResponses: 500}), {"Fault": 4}),
    "a pipeline drops": (components("ITEM_PIPELINES", {DropPipeline: 900}), {DROPPED: 4}),
    "a pipeline fails": (components("ITEM_PIPELINES", {FailPipeline: 900}), {"Fault": 4}),
    "a pipeline returns nothing": (components("ITEM_PIPELINES", {NothingPipeline: 900}), {WAITING: 4}),
    "request_scheduled": (components("EXTENSIONS", {RefuseScheduled: 900}), {DROPPED: 4}),
    "StopDownload": (components("EXTENSIONS", {StopDownloads: 900}), {"StopDownload": 4}),
    "CloseSpider at the start": (components("EXTENSIONS", {CloseAtStart: 900}), {}),
    "CloseSpider at the end": (components("EXTENSIONS", {CloseWhenIdle: 900}), {DELIVERED: 4}),
}  # fmt: skip
LEFT = {
    "CLOSESPIDER_ITEMCOUNT": ({"CLOSESPIDER_ITEMCOUNT": 1, **ONE_BY_ONE}, {DELIVERED: 1, WAITING: 2}),
    "CLOSESPIDER_PAGECOUNT": ({"CLOSESPIDER_PAGECOUNT": 2, **ONE_BY_ONE}, {WAITING: 3}),
    "item_scraped": (components("EXTENSIONS", {FailOnItems: 1}), {DELIVERED: 4}),
    "spider_closed": (components("EXTENSIONS", {FailAtEnd: 1}), {DELIVERED: 4}),
}


@pytest.fixture(scope="module")
def replica():
    with serve(HandMade(SITE)) as replica:
        yield replica


def outcomes_of(replica, folder, **given):
    """Crawl the day; return the exit code and the number of URLs by outcome, once the manifest adds up."""
    done = crawl(*DAY, folder=folder, replica=replica, RETRY_TIMES=0, **given)
    manifest = manifests(folder)[-1]
    found = Counter(refused["reason"] for refused in manifest["given_up"])
    found += Counter({WAITING: len(manifest["waiting"]), DELIVERED: sum(day[DELIVERED] for day in manifest["days"])})
    for day in manifest["days"]:
        assert day["listed"] == sum(day[name] for name in (DELIVERED, "known", "unchanged", WAITING)) + sum(day["refused"].values())
    assert sum(day["listed"] - day["known"] for day in manifest["days"]) == found.total()
    return done.exit_code, found, {record["url"][-1] for record in done.feed}


@pytest.mark.parametrize(
    ("given", "outcomes", "exit_code"), [*((*one, FAILED) for one in LOST.values()), *((*one, OK) for one in LEFT.values())],
    ids=[*LOST, *LEFT],
)  # fmt: skip
def test_nothing_vanishes(given, outcomes, exit_code, replica, tmp_path):
    assert outcomes_of(replica, tmp_path, **given)[:2] == (exit_code, outcomes)
    exit_code, _, delivered = outcomes_of(replica, tmp_path)
    assert (exit_code, delivered) == (OK, {*"abcd"}), manifests(tmp_path)[-1]["failed_checks"]


def test_offsite_middleware(replica, tmp_path, monkeypatch):
    monkeypatch.setattr(KontanSpider, "allowed_domains", ["www.kontan.co.id"])
    assert outcomes_of(replica, tmp_path)[:2] == (FAILED, {DROPPED: 4})


def test_url_length_limit(replica, tmp_path):
    limit = len(f"{KONTAN}/news/a?page=all") - 1
    done = crawl("artikel", "-a", f"url={KONTAN}/news/a", folder=tmp_path, replica=replica, URLLENGTH_LIMIT=limit)
    (manifest,) = manifests(tmp_path)
    assert done.exit_code == FAILED and [refused["reason"] for refused in manifest["given_up"]] == [DROPPED]
