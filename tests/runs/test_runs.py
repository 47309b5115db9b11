"""Consecutive runs: no article is requested twice, no gap, changes are delivered as revisions; exit codes."""

import json
import re
import shutil
import signal
import threading
from collections import Counter
from datetime import datetime, timedelta

import pytest

from kontan_crawler.clock import WIB, today
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Reply
from kontan_crawler.store.database import LEDGER_NAME
from kontan_crawler.store.history import RunStart
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.store.run_outcomes import MAX_TRIES
from tests.crawling import crawl, scrapy, scrapy_process, started, week
from tests.manifests import manifests
from tests.small_site import SmallSite
from tests.spiders.test_walk import ALL, HTML, KONTAN, HandMade, listing, row, story

LAST_DAY = today() - timedelta(days=3)
WEEK = week(LAST_DAY)
TODAY = ("arsip", "-a", f"since={today()}", "-a", "kanal=internasional")
INDEX = f"https://www.kontan.co.id/search/indeks?kanal=internasional&{today():tanggal=%d&bulan=%m&tahun=%Y}&pos=indeks&per_page="


@pytest.fixture(scope="module")
def site():
    return SmallSite(LAST_DAY, refused=["removed", "paywall", "photo"])


@pytest.fixture
def replica(site):
    with serve(site) as replica:
        yield replica


@pytest.fixture(scope="module")
def crawled_week(site, tmp_path_factory):
    """A folder after one run of the week."""
    folder = tmp_path_factory.mktemp("week")
    with serve(site) as replica:
        crawl(*WEEK, folder=folder, replica=replica)
    return folder


@pytest.fixture
def after_week(crawled_week, tmp_path):
    """A copy of that folder, for further runs."""
    return shutil.copytree(crawled_week, tmp_path / "output")


def articles(replica):
    return [url for url, _ in replica.requests if "/news/" in url]


# No request twice


def test_a_second_run_requests_no_delivered_article(site, replica, after_week):
    run = crawl("internasional", "-a", f"since={WEEK[2][6:]}", folder=after_week, replica=replica)
    again = {url.removesuffix("?page=all") for url in articles(replica)} & site.expected.keys()
    assert len(again) == run.stat("article/probes") == 1  # the refused URLs of earlier runs gave no article again
    assert run.exit_code == 0
    assert Counter(record["url"] for record in run.feed) == Counter(site.expected.keys())
    before = LAST_DAY - timedelta(days=1)
    assert not [url for url, _ in replica.requests if f"{before:tanggal=%d&bulan=%m&tahun=%Y}" in url]  # read completely after it ended
    assert manifests(after_week)[1]["completed"]


def test_days_read_after_they_ended_are_not_read_again(replica, after_week):
    run = crawl(*WEEK, folder=after_week, replica=replica)
    assert run.exit_code == 0
    listed = {url.split("tanggal=")[1][:2] for url, _ in replica.requests if "indeks" in url}
    assert listed == {f"{LAST_DAY:%d}"}  # not over by the site's clock


def test_a_manifest_counts_each_day_and_section(site, crawled_week):
    (manifest,) = manifests(crawled_week)
    days = {(day["day"], day["kanal"]): day for day in manifest["days"]}
    expected, refused = Counter(), Counter()
    for story_ in site.stories:
        key = str(story_.published.date()), story_.kanal
        expected[key] += story_.url in site.expected
        refused[key] += story_.url in site.refused
    for key, day in days.items():
        assert (day["delivered"], sum(day["refused"].values())) == (expected[key], refused[key]), key
        assert day["listed"] == day["delivered"] + day["known"] + day["unchanged"] + day["waiting"] + sum(day["refused"].values())
        assert day["listed_to_end_at"]
    assert sum(day["delivered"] for day in days.values()) == len(site.expected)
    (feed,) = crawled_week.glob("*.jsonl")
    assert manifest["feeds"] == [{"file": feed.name, "lines": len(site.expected)}]
    assert (manifest["days_left"], manifest["waiting"], manifest["reason"], manifest["exit_code"]) == ([], [], "finished", 0)
    assert f"since={manifest['since']}" == WEEK[2]


def test_a_deleted_ledger_is_rebuilt(replica, tmp_path):
    days = "arsip", "-a", f"since={LAST_DAY - timedelta(days=1)}", "-a", f"until={LAST_DAY}"
    crawl(*days, folder=tmp_path, replica=replica, CLOSESPIDER_ITEMCOUNT=4, KEEP_MANIFESTS=True)
    crawl(*days, folder=tmp_path, replica=replica, KEEP_MANIFESTS=True)
    before = ledger_content(tmp_path)
    for path in tmp_path.glob(f"{LEDGER_NAME}*"):
        path.unlink()
    assert scrapy("recover", "-s", f"OUTPUT_DIR={tmp_path}").returncode == 0
    assert ledger_content(tmp_path) == before


def ledger_content(folder):
    ledger = Ledger(folder)
    known = (ledger.articles.published_since(0), ledger.history.ended(), sorted(ledger.frontier("x").backlog(["internasional", "global"])))
    ledger.close()
    return set(known[0]), *known[1:]


# No gap


def rows(*ages, begin=0):
    dated = (
        row(f"a{begin + number}").replace("</div></li>", f'</div><span class="font-gray">| {age} lalu</span></li>')
        for number, age in enumerate(ages)
    )
    return listing(*dated)


def test_reading_stops_only_below_the_high_water_mark(tmp_path):
    pages = {
        INDEX: rows("1 Menit", "10 Jam"),
        f"{INDEX}20": rows("10 Jam", "11 Jam", begin=2),
        f"{INDEX}40": rows("12 Jam", begin=4),
        f"{INDEX}60": listing(),
    }
    site = HandMade(pages | {f"{KONTAN}/news/a{number}?page=all": story(number) for number in range(5)})
    with serve(site) as replica:
        requested = []
        for _ in range(2):
            replica.requests.clear()
            run = crawl(*TODAY, folder=tmp_path, replica=replica)
            requested.append([url.removeprefix(INDEX) for url, _ in replica.requests if url.startswith(INDEX)])
    assert len(run.feed) == 5
    assert requested == [["", "20", "40", "60"], ["", "20"]]  # one old row among new ones does not stop the reading


def test_a_stopped_run_sets_no_high_water_mark(tmp_path):
    pages = {INDEX: rows("10 Jam", "11 Jam"), f"{INDEX}20": rows("12 Jam", "13 Jam", begin=2), f"{INDEX}40": listing()}
    site = HandMade(pages | {f"{KONTAN}/news/a{number}?page=all": story(number) for number in range(4)})
    with serve(site) as replica:
        crawl(*TODAY, folder=tmp_path, replica=replica, CLOSESPIDER_ITEMCOUNT=1, CONCURRENT_REQUESTS=1)
        run = crawl(*TODAY, folder=tmp_path, replica=replica)
    assert Counter(record["url"] for record in run.feed) == Counter(f"{KONTAN}/news/a{number}" for number in range(4))


def test_internasional_goes_back_to_the_start_of_the_last_completed_run(tmp_path):
    ledger, began = Ledger(tmp_path), datetime.now(WIB) - timedelta(days=5)
    run = RunStart("1", "internasional", {}, began, ("internasional", "global"), began.date())
    ledger.history.end(run, "{}", completed=True)
    ledger.close()
    with serve(HandMade({INDEX: listing(row("a")), ALL: story(1)})) as replica:
        crawl("internasional", folder=tmp_path, replica=replica, RETRY_TIMES=0)
        days = {url.split("tanggal=")[1][:2] for url, _ in replica.requests if "tanggal=" in url}
    assert days >= {f"{today() - timedelta(days=age):%d}" for age in range(6)}


def endless(url):
    """Return a page of an endless index, with new rows, or one of its articles."""
    if url.startswith(INDEX):
        offset = int(url.removeprefix(INDEX) or 0)
        return listing(*(row(f"a{offset + number}") for number in range(20)))
    return story(int(url.split("/news/a")[1].split("?")[0]))


class Endless:
    def respond(self, url, headers):
        return Reply(404, HTML) if url.endswith("robots.txt") else Reply(200, HTML, endless(url).encode())


def test_a_timeout_ends_a_run_cleanly(tmp_path):
    with serve(Endless()) as replica:
        run = crawl(*TODAY, folder=tmp_path, replica=replica, CLOSESPIDER_TIMEOUT=2, RETRY_TIMES=0)
    (manifest,) = manifests(tmp_path)
    assert run.exit_code == 0, run.log
    assert manifest["reason"] == "closespider_timeout" and not manifest["completed"]
    assert manifest["days_left"] == [{"kanal": "internasional", "since": str(today()), "until": str(today())}]
    assert f"internasional {today()}" in run.log
    assert run.feed


# Revisions


class Changing:
    """A site with one article; it answers conditional requests if it has a validator, an ETag by default."""

    def __init__(self, page, validator=None, header="ETag", condition="if-none-match"):
        self.page, self.validator, self.header, self.condition, self.asked = page, validator, header, condition, []

    def respond(self, url, headers):
        if not url.startswith(ALL):
            return Reply(404, HTML)
        self.asked.append(headers.get(self.condition))
        tagged = {**HTML, self.header: self.validator} if self.validator else HTML
        unchanged = self.validator and self.asked[-1] == self.validator
        return Reply(304, tagged) if unchanged else Reply(200, tagged, self.page.encode())


FRESH = ("artikel", "-a", f"url={ALL}", "-a", "refresh=9999")


def test_only_a_changed_article_is_a_new_revision(tmp_path):
    site = Changing(story(1, 2))
    with serve(site) as replica:
        for page in (story(1, 2), story(1, 2, links=""), story(1, 3), story(1, 3), story(1, 2)):
            site.page = page
            run = crawl(*FRESH, folder=tmp_path, replica=replica)
            assert run.exit_code == 0
    assert [record["revision"] for record in run.feed] == [1, 2, 3]
    assert run.feed[0]["content_hash"] == run.feed[2]["content_hash"] != run.feed[1]["content_hash"]


@pytest.mark.parametrize("words", [FRESH[:3], FRESH], ids=["plain", "refresh"])
def test_a_304_to_an_unconditional_request_is_an_error_and_retried(words, tmp_path):
    with serve(HandMade({ALL: (304, HTML, "")})) as replica:
        run = crawl(*words, folder=tmp_path, replica=replica)
        again = crawl(*words, folder=tmp_path, replica=replica)
    assert (run.stat("article/refused/http_304"), run.stat("article/unchanged"), run.exit_code) == (1, 0, 1)
    assert again.stat("article/refused/http_304") == 1


def test_without_refresh_delivered_articles_are_not_requested(tmp_path):
    site = Changing(story(1, 2))
    with serve(site) as replica:
        crawl(*FRESH[:3], folder=tmp_path, replica=replica)
        site.page = story(1, 3)
        run = crawl(*FRESH[:3], folder=tmp_path, replica=replica)
        old = crawl(*FRESH[:3], "-a", "refresh=3", folder=tmp_path, replica=replica)  # published in February
    assert len(run.feed) == len(old.feed) == len(site.asked) == 1
    assert run.stat("listing/passed/known") == 1


def test_a_change_of_the_parser_is_not_a_revision(tmp_path):
    with serve(Changing(story(1, 2))) as replica:
        crawl(*FRESH, folder=tmp_path, replica=replica)
        (feed,) = tmp_path.glob("*.jsonl")
        record = json.loads(feed.read_text(encoding="utf-8"))
        feed.write_text(json.dumps(record | {"text": "as an older parser read it", "content_hash": "0" * 64}) + "\n")
        (tmp_path / LEDGER_NAME).unlink()
        run = crawl(*FRESH, folder=tmp_path, replica=replica)
    assert run.stat("article/unchanged") == 1
    assert len(run.feed) == 1


@pytest.mark.parametrize(("header", "condition", "first", "second"), [
    ("ETag", "if-none-match", '"one"', '"two"'),
    ("Last-Modified", "if-modified-since", "Wed, 04 Feb 2026 14:00:00 GMT", "Wed, 04 Feb 2026 15:00:00 GMT"),
], ids=["etag", "last-modified"])  # fmt: skip
def test_conditional_requests(header, condition, first, second, tmp_path):
    def of_today(page):
        return page.replace("Rabu, 04 Februari 2026", f"{today():%d/%m/%Y}")

    site = Changing(of_today(story(1, 2)), first, header, condition)
    with serve(site) as replica:
        for _ in range(2):
            run = crawl(*FRESH, folder=tmp_path, replica=replica)
        site.page, site.validator = of_today(story(1, 3)), second
        run = crawl(*FRESH, folder=tmp_path, replica=replica)
    assert site.asked == [None, first, first]
    assert [record["revision"] for record in run.feed] == [1, 2]


def test_refresh_requests_recent_articles_again(tmp_path):
    with serve(SmallSite(today(), per_day=2)) as replica:
        crawl(*week(today()), folder=tmp_path, replica=replica)
        replica.requests.clear()
        run = crawl("internasional", "-a", "refresh=1", folder=tmp_path, replica=replica)
        requested = {url.removesuffix("?page=all") for url in articles(replica)}
    late = {record["url"] for record in run.feed if record["published_at"] and record["published_at"] >= str(today() - timedelta(days=1))}
    old = {record["url"] for record in run.feed} - late
    assert late and late <= requested and not old & requested
    assert run.stat("article/unchanged") == len(late)
    assert len(run.feed) == len({record["url"] for record in run.feed})


# One at a time


def test_a_concurrent_run_exits_and_names_the_lock_holder(tmp_path):
    lock = OutputLock.acquire(tmp_path)
    run = crawl("internasional", folder=tmp_path, run=scrapy_process)
    lock.release()
    assert run.exit_code == 75
    assert len(run.log.splitlines()) == 1, run.log
    holder = json.loads((tmp_path / "run.lock").read_text())
    assert str(holder["pid"]) in run.log and holder["since"] in run.log
    assert scrapy("recover", "-s", f"OUTPUT_DIR={tmp_path}").returncode == 0  # the lock is free again


# Exit codes


def test_no_readable_listing_fails_the_run(tmp_path):
    with serve(HandMade({})) as replica:
        run = crawl("internasional", folder=tmp_path, replica=replica)
    (manifest,) = manifests(tmp_path)
    assert run.exit_code == 1 and manifest["counts"].get("listing/read", 0) == 0
    assert str(manifest["counts"]["listing/asked"]) in manifest["failed_checks"][0]


def test_no_row_in_any_listing_fails_the_run(tmp_path):
    with serve(HandMade({INDEX: listing()})) as replica:
        run = crawl(*TODAY, folder=tmp_path, replica=replica)
    (manifest,) = manifests(tmp_path)
    assert run.exit_code == 1 and len(manifest["failed_checks"]) == 1
    assert manifest["counts"]["listing/read"] == 1 and manifest["counts"].get("listing/rows", 0) == 0


def test_fallback_template_only_fails_the_run(tmp_path):
    page = story(*range(9)).replace("tmpt-desk-kon", "baru").replace("detail-desk", "baru")
    with serve(HandMade({ALL: page})) as replica:
        run = crawl("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica)
    assert len(run.feed) == 1 and run.feed[0]["template"] == "fallback"
    (manifest,) = manifests(tmp_path)
    assert run.exit_code == 1 and len(manifest["failed_checks"]) == 1


def test_a_recheck_by_the_fallback_template_fails_no_run(tmp_path):
    """The article was delivered by the fallback: the run asked for another one, which is gone."""
    page = story(*range(9)).replace("tmpt-desk-kon", "baru").replace("detail-desk", "baru")
    with serve(HandMade({ALL: page})) as replica:
        assert crawl("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica).exit_code == 1
        run = crawl("artikel", "-a", f"url={KONTAN}/news/gone", folder=tmp_path, replica=replica)
    assert (run.stat("article/probes"), run.stat("article/template/fallback"), run.stat("article/refused/removed")) == (1, 1, 1)
    assert run.exit_code == 0 and "check failed" not in run.log


@pytest.mark.parametrize(("failing", "code"), [(2, 0), (3, 1)])
def test_error_share_above_the_setting_fails_the_run(failing, code, tmp_path):
    answers = {f"{KONTAN}/news/a{number}?page=all": (500, HTML, "") if number < failing else story(number) for number in range(10)}
    urls = ",".join(f"{KONTAN}/news/a{number}" for number in range(10))
    with serve(HandMade(answers)) as replica:
        run = crawl("artikel", "-a", f"url={urls}", folder=tmp_path, replica=replica, RETRY_TIMES=0, ERROR_SHARE_MAX=0.2)
    assert run.exit_code == code
    (manifest,) = manifests(tmp_path)
    assert [bool(re.search(r"\b3\b.*\b10\b.*ERROR_SHARE_MAX", check)) for check in manifest["failed_checks"]] == [True] * code


def test_a_broken_page_fails_one_run_only(tmp_path):
    error_page = "<title>Gangguan</title><h1>Server sedang sibuk</h1>"
    with serve(HandMade({INDEX: listing(row("a")), f"{INDEX}20": listing(), ALL: error_page})) as replica:
        codes = [crawl(*TODAY, folder=tmp_path, replica=replica, RETRY_TIMES=0).exit_code for _ in range(3)]
        named = crawl("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica, RETRY_TIMES=0).exit_code
    assert (codes, named) == ([1, 0, 0], 1)
    assert all(manifest["given_up"] for manifest in manifests(tmp_path))  # in each manifest


def test_a_removed_article_is_not_an_error(tmp_path):
    with serve(HandMade({})) as replica:
        assert crawl("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica).exit_code == 0
    assert manifests(tmp_path)[0]["since"] is None


class Broken:
    """A pipeline with a bug."""

    def process_item(self, item):
        raise ZeroDivisionError


def test_an_exception_in_a_pipeline_fails_the_run_and_is_in_the_manifest(tmp_path):
    with serve(HandMade({ALL: story(1)})) as replica:
        run = crawl("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica, ITEM_PIPELINES='{"tests.runs.test_runs.Broken": 1}')
    assert run.exit_code == 1 and not run.feed
    assert manifests(tmp_path)[0]["given_up"] == [{"url": f"{KONTAN}/news/a", "reason": "ZeroDivisionError", "counted": False}]


def bug(*arguments):
    raise ZeroDivisionError


@pytest.mark.parametrize(("function", "given_up", "days_left"), [
    ("article_spider.load_article", [{"url": f"{KONTAN}/news/a", "reason": "ZeroDivisionError", "counted": False}], 0),
    ("index_spider.response_date", [], 1),
], ids=["article", "listing"])  # fmt: skip
def test_an_exception_in_a_callback_fails_the_run(function, given_up, days_left, tmp_path, monkeypatch):
    monkeypatch.setattr(f"kontan_crawler.spiders.{function}", bug)
    with serve(HandMade({INDEX: listing(row("a")), f"{INDEX}20": listing(), ALL: story(1)})) as replica:
        run = crawl(*TODAY, folder=tmp_path, replica=replica)
    (manifest,) = manifests(tmp_path)
    assert run.exit_code == 1 and not run.feed
    assert (manifest["given_up"], len(manifest["days_left"])) == (given_up, days_left)
    assert manifest["counts"].get("listing/failed", 0) == days_left


@pytest.mark.parametrize("value", ["5", "25:00", "tomorrow", "05:60"])
def test_invalid_stop_at(value, tmp_path):
    run = crawl("internasional", folder=tmp_path, STOP_AT=value)
    assert run.exit_code == 2 and len(run.log.splitlines()) == 1 and repr(value) in run.log and "05:00" in run.log


# Outages, redirects, incomplete articles, signals


def test_an_outage_gives_up_no_url(tmp_path):
    answers = {
        INDEX: rows("1 Jam", "2 Jam"),
        f"{INDEX}20": listing(),
        **{f"{KONTAN}/news/a{number}?page=all": story(number) for number in range(2)},
    }
    with serve(HandMade({INDEX: answers[INDEX], f"{INDEX}20": listing()})) as replica:
        crawl(*TODAY, folder=tmp_path, replica=replica, CLOSESPIDER_PAGECOUNT=2, CONCURRENT_REQUESTS=1)
    for _ in range(4):
        assert crawl(*TODAY, folder=tmp_path, RETRY_TIMES=0).exit_code == 1  # no network
    with serve(HandMade(answers)) as replica:
        run = crawl(*TODAY, folder=tmp_path, replica=replica)
    assert len(run.feed) == 2


def test_a_temporary_redirect_is_requested_again(tmp_path):
    promo = {f"{KONTAN}/news/promo?page=all": story(9), ALL: (302, {**HTML, "Location": f"{KONTAN}/news/promo?page=all"}, "")}
    with serve(HandMade({INDEX: listing(row("a")), f"{INDEX}20": listing(), **promo})) as replica:
        crawl(*TODAY, folder=tmp_path, replica=replica)
    with serve(HandMade({INDEX: listing(row("a")), f"{INDEX}20": listing(), ALL: story(1)})) as replica:
        run = crawl(*TODAY, folder=tmp_path, replica=replica)
    assert {record["url"] for record in run.feed} == {f"{KONTAN}/news/promo", f"{KONTAN}/news/a"}


def test_an_incomplete_article_is_not_a_revision(tmp_path):
    whole = {ALL: story(1, 2, links="2"), f"{KONTAN}/news/a?page=2": story(3, opening=False)}
    for answers in (whole, whole | {f"{KONTAN}/news/a?page=2": (503, HTML, "")}, whole):
        with serve(HandMade(answers)) as replica:
            run = crawl(*FRESH, folder=tmp_path, replica=replica, RETRY_TIMES=0)
    assert [record["revision"] for record in run.feed] == [1]


def test_an_article_in_an_unknown_template_is_not_a_revision(tmp_path):
    site = Changing(story(*range(9)))
    with serve(site) as replica:
        crawl(*FRESH, folder=tmp_path, replica=replica)
        site.page = story(*range(1, 10)).replace("tmpt-desk-kon", "baru").replace("detail-desk", "baru")
        run = crawl(*FRESH, folder=tmp_path, replica=replica)
    assert [record["revision"] for record in run.feed] == [1]
    assert manifests(tmp_path)[1]["given_up"] == [{"url": f"{KONTAN}/news/a", "reason": "unknown_template", "counted": False}]


def test_only_artikel_requests_what_was_given_up(tmp_path):
    ledger = Ledger(tmp_path)
    for number in range(MAX_TRIES):
        frontier = ledger.frontier(f"{number}")
        frontier.register(f"{KONTAN}/news/a", None, known=False)
        frontier.resolve(f"{KONTAN}/news/a", "removed")
        frontier.close()
    ledger.close()
    with serve(HandMade({INDEX: listing(row("a")), f"{INDEX}20": listing(), ALL: story(1)})) as replica:
        listed = crawl(*TODAY, folder=tmp_path, replica=replica)
        assert not articles(replica) and listed.stat("listing/passed/given_up") == 1
        named = crawl("artikel", "-a", f"url={ALL}", folder=tmp_path, replica=replica)
    assert (listed.exit_code, named.exit_code, len(named.feed)) == (0, 0, 1)


def test_the_error_share_counts_a_url_once(tmp_path):
    urls = [f"{KONTAN}/news/a{number}" for number in range(10)]
    rss = "<rss><channel>" + "".join(f"<item><link>{url}</link></item>" for url in urls) + "</channel></rss>"
    listed = listing(*(row(f"a{number}") for number in range(10)))
    answers = {f"{url}?page=all": (500, HTML, "") if number < 5 else story(number) for number, url in enumerate(urls)}
    site = HandMade(answers | {f"{KONTAN}/rss": rss, f"{KONTAN}/": listed, INDEX: listed, f"{INDEX}20": listing()})
    with serve(site) as replica:
        run = crawl("internasional", "-a", f"since={today()}", "-a", "kanal=internasional", folder=tmp_path, replica=replica, RETRY_TIMES=0)
    assert run.exit_code == 1 and any("ERROR_SHARE_MAX" in check for check in manifests(tmp_path)[0]["failed_checks"])


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("again", [False, True], ids=["once", "twice"])
def test_a_signal_sets_the_exit_code(number, again, tmp_path):
    asked = threading.Event()

    class Slow(SmallSite):
        def respond(self, url, headers):
            if "/news/" in url and len(list(tmp_path.glob("*.part"))):
                asked.set()
            return super().respond(url, headers)

    with serve(Slow(LAST_DAY)) as replica, started(*WEEK, folder=tmp_path, replica=replica, DOWNLOAD_DELAY=0.05) as run:
        asked.wait(60)
        for _ in range(1 + again):
            run.send_signal(number)
        assert run.wait(60) == 128 + number
    assert not list(tmp_path.glob("*.part")) and len(list(tmp_path.glob("*.run.json"))) == 1
