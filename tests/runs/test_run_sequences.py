"""Random sequences of runs over a site that fails in many ways: no article is lost, asked too often, or missing without a failed check."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kontan_crawler import site as facts
from kontan_crawler.clock import today
from kontan_crawler.outcomes import FAILED, OK
from kontan_crawler.replica.server import ProxyServer, run
from kontan_crawler.replica.site import HTML, Reply
from kontan_crawler.store.run_outcomes import MAX_TRIES
from kontan_crawler.urls import kanal_of
from tests.crash_image import crash, crash_settings
from tests.crawling import Run, crawl
from tests.manifests import manifests
from tests.reextract.agreement import differences
from tests.spiders.test_walk import listing, row
from tests.walls import STATED, WALLS, WalledSite, slugs

XML = "application/xml"
RETRIES = 1
REDIRECTS = 20  # Scrapy's REDIRECT_MAX_TIMES
ENOUGH, ALIKE = 5, 3  # refused articles that show a wall, without any to recheck; those whose pages are alike
LAST_RUNS = 4
PRIVATE_PAGES = {  # like the page of an article that has no text, unless many are so in one run
    "a script with the article's title", "an empty template", "a login page elsewhere", "a redirect to the front",
    "a cookie wall that redirects to itself",
}  # fmt: skip
READ, HIDDEN, GONE = "read", "hidden", "gone"


@dataclass(frozen=True)
class Step:
    """One run. new: number of articles, by section, that appear before it. removes: one of these disappears for ever."""

    spider: str
    new: tuple[int, ...] = (0, 0)
    wall: str | None = None
    scope: str = "articles"
    """Where the wall stands: before the articles, half of them, or the whole site."""
    offline: bool = False
    crash_at: int | None = None
    removes: bool = False
    times: int = 1
    """Number of such runs."""


SPIDERS = st.sampled_from(["arsip", "internasional"])
NEW = st.tuples(st.integers(0, 4), st.integers(0, 2))
WALL = st.sampled_from([*WALLS])
SCOPES = st.sampled_from(["articles", "articles", "half", "half", "site"])
MOMENTS = st.integers(1, 60)
STEPS = st.one_of(
    st.builds(Step, SPIDERS, NEW, removes=st.booleans()),
    st.builds(Step, SPIDERS, NEW, WALL, SCOPES, times=st.sampled_from([1, MAX_TRIES])),
    st.builds(Step, SPIDERS, NEW, st.none() | WALL, SCOPES, crash_at=MOMENTS),
    st.builds(Step, SPIDERS, NEW, offline=st.just(True)),
)
SEQUENCES = st.lists(STEPS, min_size=1, max_size=5)


class News(WalledSite):
    """A site whose articles of one day are in the index, on the fronts, in RSS and in the sitemaps. One article is removed in time.

    given: what each article was answered with, in the current run.
    """

    def __init__(self) -> None:
        super().__init__(WALLS["a challenge"], {kanal: [] for kanal in facts.WORLD_NEWS})
        self.day, self.is_walled, self.removed = today(), False, ""
        self.given: defaultdict[str, set[str]] = defaultdict(set)
        self.begin(Step("", (1, 0)))

    def begin(self, step: Step) -> None:
        """Change as before a run."""
        for (kanal, old), count in zip(self.slugs.items(), step.new, strict=True):
            self.slugs[kanal] = slugs(len(old) + count, kanal)
        if step.removes and not self.removed:
            self.removed = self.urls[0]
        self.wall, self.is_walled = WALLS[step.wall or "a challenge"], step.scope == "site"
        self.hides = lambda url, number: step.wall is not None and (step.scope != "half" or ord(url[-14]) % 2 == 0)
        self.given.clear()

    def respond(self, url, headers):
        if url.endswith("/robots.txt"):
            return super().respond(url, headers)
        if "/news/" in url:
            return self._article(url)
        return self.wall(url) if self.is_walled else self._listing(url)

    def _article(self, url):
        article = url.partition("?")[0]
        if article == self.removed:
            self.given[article].add(GONE)
            return STATED["removed"](url)
        self.given[article].add(HIDDEN if self.hides(article, 0) else READ if article in self.urls else GONE)
        return super().respond(url, {})

    def _listing(self, url):
        parts = urlsplit(url)
        if parts.path == "/rss":
            items = "".join(f"<item><link>{one}</link></item>" for one in self._urls_of(kanal_of(url)))
            return Reply(200, {"Content-Type": XML}, f"<rss><channel>{items}</channel></rss>".encode())
        if parts.path == "/sitemap.xml":
            maps = "".join(f"<sitemap><loc>{facts.WWW}/news-{kanal}.xml</loc></sitemap>" for kanal in self.slugs)
            return Reply(200, {"Content-Type": XML}, f"<sitemapindex>{maps}</sitemapindex>".encode())
        if parts.path.startswith("/news-"):
            urls = "".join(f"<url><loc>{one}</loc></url>" for one in self._urls_of(parts.path[len("/news-") : -len(".xml")]))
            return Reply(200, {"Content-Type": XML}, f"<urlset>{urls}</urlset>".encode())
        query = dict(parse_qsl(parts.query))
        is_day = not query or (query["tahun"], query["bulan"], query["tanggal"]) == tuple(f"{self.day:%Y %m %d}".split())
        kanal = query.get("kanal") or kanal_of(url)
        shown = self.slugs[kanal] if is_day and "per_page" not in query else []
        return Reply(200, {"Content-Type": HTML}, listing(*(row(one).replace("internasional.", f"{kanal}.") for one in shown)).encode())

    def _urls_of(self, kanal):
        return [url for url in self.urls if kanal_of(url) == kanal]


class Sequence:
    """Runs into one folder, each checked, with what the site has refused so far."""

    def __init__(self, replica, site, folder) -> None:
        self.replica, self.site, self.folder = replica, site, folder / "output"
        self.delivered: set[str] = set()
        self.alone: Counter[str] = Counter()
        """Runs in which a wall hid a URL and few others, while articles of its section were read, since the wall was last plain."""
        self.hidden: defaultdict[str, set[str]] = defaultdict(set)
        """URLs by the wall that hid them."""

    def run(self, step: Step) -> int | None:
        """Make one run; return its exit code, None if it crashed."""
        self.site.begin(step)
        words = ("arsip", "-a", f"since={self.site.day}") if step.spider == "arsip" else (step.spider,)
        settings = crash_settings(step.crash_at) if step.crash_at else {}
        replica, before = (None if step.offline else self.replica), len(self.replica.requests)
        done = crawl(*words, folder=self.folder, replica=replica, RETRY_TIMES=RETRIES, RETRY_WAIT=0.01, **settings)
        self.check_requests(step, [url for url, _ in self.replica.requests[before:]])
        if not (crashed := crash(self.folder)):
            self.check_exit_code(step, done)
        self.note_hidden(step)
        return None if crashed else done.exit_code

    def check_requests(self, step: Step, requests: list[str]) -> None:
        """Assert that no article was requested more than once, beyond retries and redirects."""
        most = 1 + (REDIRECTS if step.wall and "redirects to itself" in step.wall else RETRIES)
        often = {url: count for url, count in Counter(requests).items() if "/news/" in url and count > most}
        assert not often, often

    def check_exit_code(self, step: Step, done: Run) -> None:
        """Assert that the run failed if it read no listing, or no article of a section that it requested."""
        counts = Counter(record["url"] for record in done.feed)
        assert set(counts.values()) <= {1}, counts
        self.delivered = {*counts}
        if step.offline or step.scope == "site":
            assert done.exit_code == FAILED
        for kanal in self.site.slugs:
            given = {url: how for url, how in self.site.given.items() if kanal_of(url) == kanal}
            refused = [url for url, how in given.items() if how == {HIDDEN}]
            if refused and not any(READ in how for how in given.values()):
                has_more = any(kanal_of(url) == kanal for url in self.delivered - {self.site.removed})
                assert done.exit_code == FAILED or (len(refused) < ENOUGH and not has_more), refused

    def note_hidden(self, step: Step) -> None:
        """Count the runs that hid few URLs: such a wall looks like pages that are no articles."""
        refused = {url for url, how in self.site.given.items() if how == {HIDDEN}}
        together = refused if step.wall in PRIVATE_PAGES else self.hidden[step.wall or ""]
        self.hidden[step.wall or ""] |= refused
        if len(together - self.delivered) >= (ENOUGH if step.wall in PRIVATE_PAGES else ALIKE):
            for url in self.hidden[step.wall or ""]:
                self.alone[url] = 0
        else:
            read = {kanal_of(url) for url, how in self.site.given.items() if READ in how}
            self.alone.update(url for url in refused if kanal_of(url) in read)

    def finish(self) -> None:
        """Run on the site without walls until nothing waits; assert that each article is delivered once, and that its page gives its line again."""
        for _ in range(LAST_RUNS):
            exit_code = self.run(Step("arsip"))
            wanted = {url for url in self.site.urls if self.alone[url] < MAX_TRIES} - {self.site.removed}
            if wanted <= self.delivered:
                break
        assert not wanted - self.delivered
        assert exit_code == OK, manifests(self.folder)[-1]["failed_checks"]
        only_delivered, only_again = differences(self.folder)
        assert not _without_capture(only_delivered) - _without_capture(only_again)


def _without_capture(lines: Counter[bytes]) -> Counter[str]:
    """Return lines without what belongs to one of two captures of a page in the same second, which only a test is fast enough to make."""
    return Counter(json.dumps(json.loads(line) | {"archived": None, "listed_on": None}) for line in lines.elements())


@pytest.fixture(scope="module")
def check(tmp_path_factory):
    """A function that makes runs into a new folder, then checks that nothing is lost."""
    server = ProxyServer(News())
    with run(server) as replica:

        def check_steps(steps: list[Step]) -> None:
            server.site = site = News()
            sequence = Sequence(replica, site, tmp_path_factory.mktemp("sequence"))
            for step in steps:
                sequence.run(step)
                for _ in range(step.times - 1):
                    sequence.run(replace(step, new=(0, 0)))
            sequence.finish()

        yield check_steps


@settings(max_examples=4)
@given(steps=SEQUENCES)
def test_any_sequence_of_runs(check, steps):
    check(steps)


@pytest.mark.soak
@settings(max_examples=300)
@given(steps=SEQUENCES)
def test_many_sequences_of_runs(check, steps):
    check(steps)
