"""The tables of the crawl beside a bare Scrapy spider: cost, start and growth."""

from collections.abc import Iterator
from functools import partial

from bench.crawl.crawls import Crawl, bare_crawl, crawl, version
from bench.crawl.replica_process import ReplicaProcess, replica_process
from bench.markdown import DASH, table
from bench.rounds import ratios, short, spread, take_turns
from kontan_crawler.replica.dataset import DAYS

BARE, PLAIN, ARCHIVING = "bare spider", "kontan_crawler, archive off", "kontan_crawler, archive on"


def lines(articles: int, rounds: int) -> Iterator[str]:
    """Yield the tables of cost and start. articles: about so many are crawled."""
    with replica_process(per_day(articles)) as replica:
        urls = _warm_up(replica)
        works = {BARE: partial(bare_crawl, replica, urls), PLAIN: partial(crawl, replica, False), ARCHIVING: partial(crawl, replica, True)}
        crawls = take_turns(works, rounds)
    count = crawls[PLAIN][0].count
    yield f"**Crawl**: {len(urls):,} requests to the replica for {count:,} articles, politeness off; rounds: {rounds}"
    yield ""
    head = (
        "crawl", "CPU s", "CPU ms an article", "of it reading", "of it the rest", "times the rate of the bare spider", "peak memory MB",
        "times the bare spider's",
    )  # fmt: skip
    yield from table(head, [_row(name, crawls, count) for name in works])
    yield from ["", f"**Start**, CPU s of the process; rounds: {rounds}", "", *_start_table(crawls, rounds)]


def per_day(articles: int) -> int:
    """Return the articles a day of a replica with about so many in its week."""
    return max(articles // DAYS, 2 * DAYS)


def _warm_up(replica: ReplicaProcess) -> list[str]:
    """Let the replica render its pages; return the URLs that a crawl requests."""
    crawl(replica, False)
    return replica.requested()


def _row(name: str, crawls: dict[str, list[Crawl]], count: int) -> list[str]:
    own, bares = crawls[name], crawls[BARE]
    costs, bases = ([one.usage.cpu for one in of] for of in (own, bares))
    peaks, bare_peaks = ([one.usage.peak for one in of] for of in (own, bares))
    rests = [one.rest(bare) for one, bare in zip(own, bares, strict=True)]
    shown = [str(spread([1000 * each / count for each in of])) for of in (costs, [one.reading for one in own], rests)]
    shown = [shown[0], DASH, DASH] if name == BARE else shown
    return [name, str(spread(costs)), *shown, str(ratios(bases, costs)), str(spread(peaks)), str(ratios(peaks, bare_peaks))]


def _start_table(crawls: dict[str, list[Crawl]], rounds: int) -> Iterator[str]:
    versions = take_turns({"outside": partial(version, True), "inside": partial(version, False)}, rounds + 1)
    outside, inside = ([usage.cpu for usage in versions[name][1:]] for name in ("outside", "inside"))  # the first compiles
    bare, own = ([one.start for one in crawls[name]] for name in (BARE, PLAIN))
    yield from table(("start", "Scrapy outside of the project", "in the project", "ratio"), [
        ["`scrapy version`", str(spread(outside)), str(spread(inside)), str(ratios(inside, outside))],
        ["`scrapy crawl` to the first request", str(spread(bare)), str(spread(own)), str(ratios(own, bare))],
    ])  # fmt: skip


def growth_lines(sizes: list[int]) -> Iterator[str]:
    """Yield the table of growth: one crawl of each size, with the archive, beside the bare spider."""
    yield "**Growth**, archive on, one crawl of each size"
    yield ""
    head = ("articles", "CPU ms an article", "of the bare spider", "peak memory MB", "of the bare spider", "ratio of the peaks")
    yield from table(head, map(_growth, sizes))


def _growth(articles: int) -> list[str]:
    with replica_process(per_day(articles)) as replica:
        own = crawl(replica, True)
        bare = bare_crawl(replica, replica.requested())
    costs = [short(1000 * one.usage.cpu / own.count) for one in (own, bare)]
    return [f"{own.count:,}", *costs, short(own.usage.peak), short(bare.usage.peak), short(own.usage.peak / bare.usage.peak)]
