"""The site changes between two runs: the next run names the change, exits with 1, and marks every bad record."""

import json
import re
from contextlib import closing
from datetime import timedelta
from shutil import copytree

import pytest

from kontan_crawler.clock import today
from kontan_crawler.replica.dataset import DAYS, Dataset
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Reply, Site
from kontan_crawler.store.ledger import Ledger
from tests.crawling import DAY, FEW, crawl, week
from tests.manifests import manifests
from tests.small_site import SmallSite


def news(last):
    return Dataset(last, per_day=FEW)


class Changed:
    """A site after a change of its pages."""

    def __init__(self, site, change):
        self.site, self.change = site, change

    def respond(self, url, headers):
        reply = self.site.respond(url, headers)
        packed = reply.headers.get("Content-Type", "").startswith("application/x-gzip")
        return reply if packed else Reply(reply.status, reply.headers, self.change(url, reply.body.decode()).encode())


@pytest.fixture(scope="module")
def baseline_folder(tmp_path_factory):
    """A folder with a successful run of another week."""
    folder = tmp_path_factory.mktemp("past")
    with serve(Site(news(DAY))) as replica:
        assert crawl(*week(DAY), *GLOBAL, folder=folder, replica=replica).exit_code == 0
    return folder


GLOBAL = "-a", "kanal=global"
LATER = DAY + timedelta(days=DAYS)
THREE_DAYS = "arsip", "-a", f"since={LATER - timedelta(days=2)}", "-a", f"until={LATER}", *GLOBAL


def copy_of(baseline_folder, tmp_path):
    folder = tmp_path / "output"
    copytree(baseline_folder, folder)
    return folder


def names(manifest, code, value):
    """Whether a failed check names a value, and the code is suspected if there is one."""
    suspected = code is None or code in {change["code"] for change in manifest["suspected"]}
    return suspected and any(value in sentence for sentence in manifest["failed_checks"])


def new_records(folder):
    """Return the records of the last run, which appends to the feed of the one before if both begin in the same second."""
    last = manifests(folder)[-1]
    feeds = [folder / feed["file"] for feed in last["feeds"]]
    records = [json.loads(line) for feed in feeds for line in feed.read_text(encoding="utf-8").splitlines()]
    return [record for record in records if record["archived"]["warc"].startswith(last["run"])]


def replace_text(old, new):
    return lambda url, body: body.replace(old, new)


def replace_articles(page):
    return lambda url, body: page if "/news/" in url else body


def unreadable_dates(url, body):
    return re.sub(r"(\w+), (\d\d) (\w+) (\d{4}) ([/|]) (\d\d):(\d\d) WI(B|TA|T)", r"\4.\3.\2 jam \6 lewat \7", body)


PAYWALL = '<h1>Kontan</h1><div class="tmpt-desk-kon" itemprop="articleBody"><p>Artikel ini khusus untuk pelanggan.</p></div>'
CHANGES = {  # the change of a page, the suspected code, a value that a failed check names, how a delivered record is marked
    "title": (replace_text("detail-desk", "judul"), "selector", "title/css/h1.detail-desk", lambda record: "title_from_meta" in record["warnings"] or record["template"] == "fallback"),
    "body": (lambda url, body: body.replace("tmpt-desk-kon", "isi").replace("articleBody", "x"), "fallback", "fallback", lambda record: record["template"] == "fallback"),
    "rows": (replace_text("list-berita", "daftar"), None, "0 of 3 ", lambda record: True),  # articles of the backlog
    "date": (unreadable_dates, "warning", "date_from_meta", lambda record: {"date_from_meta", "no_date"} & {*record["warnings"]} or "lewat" not in record["published_raw"]),
    "paywall": (replace_articles(PAYWALL), "refused", "paywall", None),
}  # fmt: skip


@pytest.mark.parametrize("name", ["title", "body", "rows"])
def test_the_next_run_names_a_change(name, baseline_folder, tmp_path):
    folder, (change, code, value, marked) = copy_of(baseline_folder, tmp_path), CHANGES[name]
    with serve(Changed(Site(news(LATER)), change)) as replica:
        run = crawl(*THREE_DAYS, folder=folder, replica=replica)
    assert run.exit_code == 1
    assert names(manifests(folder)[-1], code, value), run.log[-4000:]
    assert [record for record in new_records(folder) if not marked(record)] == []


def test_a_record_with_an_unreadable_date_is_marked(tmp_path):
    change, *_, marked = CHANGES["date"]
    with serve(Changed(Site(news(LATER)), change)) as replica:
        run = crawl(*THREE_DAYS, folder=tmp_path, replica=replica)
    assert len(run.feed) == 12 and [record for record in run.feed if not marked(record)] == []


def test_another_week_raises_no_alarm(baseline_folder, tmp_path):
    folder = copy_of(baseline_folder, tmp_path)
    with serve(Site(news(LATER))) as replica:
        run = crawl(*week(LATER), *GLOBAL, folder=folder, replica=replica)
    assert run.exit_code == 0 and len(new_records(folder)) == 28, manifests(folder)[-1]["failed_checks"]


EMPTY = '<div class="list-berita"><ul></ul></div>'
FRONT = "https://internasional.kontan.co.id/"


def replace_listings(page, *listings):
    return lambda url, body: page if url in listings else body


LISTINGS = {  # the change of a page, the suspected code, a value that a failed check names
    "an empty front": (replace_listings(EMPTY, FRONT), None, "front internasional"),
    "an empty rss": (replace_listings("<rss><channel></channel></rss>", f"{FRONT}rss"), None, "rss internasional"),
    "a front in another form": (lambda url, body: body.replace("list-berita", "daftar").replace("data-offset", "data-urutan") if url == FRONT else body, None, "front internasional"),
    "sitemaps under other names": (lambda url, body: body.replace("-news.xml", "-berita.xml") if url.endswith("/sitemap.xml") else body, None, "sitemap"),
    "articles under other URLs": (lambda url, body: body if url.endswith("rss") else body.replace("/news/", "/baca/"), None, "days_left"),
    "a section under another name": (lambda url, body: body.replace("//internasional.kontan", "//dunia.kontan"), "other_kanal_rows", "kanal"),
}  # fmt: skip


def site_of_today():
    return SmallSite(today(), per_day=10)


@pytest.fixture(scope="module")
def today_folder(tmp_path_factory):
    """An output folder after a run of today."""
    folder = tmp_path_factory.mktemp("just_now")
    with serve(site_of_today()) as replica:
        assert crawl("internasional", folder=folder, replica=replica).exit_code == 0
    return folder


@pytest.mark.parametrize(("change", "code", "value"), LISTINGS.values(), ids=LISTINGS)
def test_every_run_after_a_change_of_listings_names_it(change, code, value, today_folder, tmp_path):
    folder = copy_of(today_folder, tmp_path)
    with serve(Changed(site_of_today(), change)) as replica:
        runs = [crawl("internasional", folder=folder, replica=replica) for _ in range(2)]
    assert [run.exit_code for run in runs] == [1, 1], [run.log[-5000:] for run in runs]
    assert all(names(manifest, code, value) for manifest in manifests(folder)[-2:]), runs[0].log[-5000:]


class WithoutFront(SmallSite):
    """A site whose front has a status without a page."""

    def __init__(self, status):
        super().__init__(today(), per_day=10)
        self.status = status

    def respond(self, url, headers):
        return Reply(self.status, {}, b"") if url == FRONT else super().respond(url, headers)


@pytest.mark.parametrize(("status", "code"), [(410, 1), (500, 0)], ids=["gone", "fails"])
def test_a_front_that_is_gone_fails_the_run_and_one_that_fails_does_not(status, code, today_folder, tmp_path):
    folder = copy_of(today_folder, tmp_path)
    with serve(WithoutFront(status)) as replica:
        run = crawl("internasional", folder=folder, replica=replica, RETRY_TIMES=0)
    assert (run.exit_code, run.stat("listing/failed")) == (code, 1)
    assert names(manifests(folder)[-1], None, "front internasional") is bool(code)


NOW = "arsip", "-a", f"since={DAY}", "-a", f"until={DAY}", "-a", "kanal=internasional"


def without_rows():
    """Return a site, two days later, whose index has no row."""
    return Changed(SmallSite(DAY + timedelta(days=2)), lambda url, body: EMPTY if "indeks" in url else body)


def test_a_run_without_a_row_fails_and_the_next_one_reads_the_day(tmp_path):
    with serve(without_rows()) as replica:
        run = crawl(*NOW, folder=tmp_path, replica=replica)
    counts = manifests(tmp_path)[-1]["counts"]
    assert run.exit_code == 1 and (counts["listing/read"], counts.get("listing/rows", 0)) == (1, 0)
    with serve(SmallSite(DAY)) as replica:
        run = crawl(*NOW, folder=tmp_path, replica=replica)
    assert run.exit_code == 0 and len(run.feed) > 2


def test_every_run_of_a_day_without_a_row_requests_it_again(tmp_path):
    with serve(without_rows()) as replica:
        runs = [crawl(*NOW, folder=tmp_path, replica=replica) for _ in range(3)]
        asked = [url for url, _ in replica.requests if "indeks" in url]
    assert ([run.exit_code for run in runs], len(asked)) == ([1, 1, 1], 3)
    assert [manifest["days_empty"] for manifest in manifests(tmp_path)] == [[{"kanal": "internasional", "day": str(DAY)}]] * 3


LAST_WEEK = DAY - timedelta(days=DAYS)
ODD = {  # markup of some pages of last week, by the remainder of their number divided by 20
    3: replace_text("detail-desk", "judul"), 7: replace_text("tmpt-desk-kon", "isi"), 11: unreadable_dates, 17: unreadable_dates,
}  # fmt: skip


class SiteOfLastWeek(SmallSite):
    """Last week's articles, some of them on odd pages, some removed, paid or photos."""

    def __init__(self):
        super().__init__(LAST_WEEK, per_day=12, kanal=["internasional"], refused=["removed", "paywall", "photo"])

    def page(self, story):
        odd = story.published.date() <= LAST_WEEK and ODD.get(story.number % 20)
        return odd(story.url, story.page()) if odd else story.page()


class SiteWithFewNewArticles(SiteOfLastWeek):
    """A week later: a few new articles; those of last week are still there."""

    def __init__(self, number):
        super().__init__()
        new = SmallSite(DAY, per_day=number, kanal=self.kanal).stories[-number:]
        self.today, self.stories = DAY, [*self.stories, *new]
        self.articles = {**self.articles, **{story.url: story for story in new}}


@pytest.fixture(scope="module")
def last_week_folder(tmp_path_factory):
    """A folder with a successful run of last week."""
    folder = tmp_path_factory.mktemp("lately")
    with serve(SiteOfLastWeek()) as replica:
        assert crawl(*week(LAST_WEEK), "-a", "kanal=internasional", folder=folder, replica=replica).exit_code == 0
    return folder


PAGE_CHANGES = {name: CHANGES[name] for name in ("title", "body", "date", "paywall")}


@pytest.mark.parametrize("number", [1, 2, 4])
@pytest.mark.parametrize("name", PAGE_CHANGES)
def test_a_run_with_few_new_articles_names_a_change(name, number, last_week_folder, tmp_path):
    folder, (change, code, value, marked) = copy_of(last_week_folder, tmp_path), PAGE_CHANGES[name]
    with serve(Changed(SiteWithFewNewArticles(number), change)) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.exit_code == 1, run.log[-6000:]
    assert names(manifests(folder)[-1], code, value), run.log[-6000:]
    assert run.stat("article/probes") <= 12
    assert [record for record in new_records(folder) if not (marked and marked(record))] == []


def test_past_since_resets_the_baseline(last_week_folder, tmp_path):
    folder = copy_of(last_week_folder, tmp_path)
    with serve(Changed(SiteWithFewNewArticles(4), PAGE_CHANGES["title"][0])) as replica:
        run = crawl(*NOW, folder=folder, replica=replica, PAST_SINCE=today() + timedelta(days=1))
    assert (run.exit_code, len(new_records(folder)), run.stat("article/probes")) == (0, 4, 0)


def test_a_change_fails_every_run_and_gives_up_no_url(last_week_folder, tmp_path):
    folder = copy_of(last_week_folder, tmp_path)
    with serve(Changed(SiteWithFewNewArticles(4), PAGE_CHANGES["paywall"][0])) as replica:
        runs = [crawl(*NOW, folder=folder, replica=replica) for _ in range(4)]
    assert [run.exit_code for run in runs] == [1, 1, 1, 1]
    with serve(SiteWithFewNewArticles(4)) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
        assert run.exit_code == 0 and len(new_records(folder)) == 4


@pytest.fixture(scope="module")
def rechecked(last_week_folder, tmp_path_factory):
    """A run with one new article after a change of titles, and its folder."""
    folder = copy_of(last_week_folder, tmp_path_factory.mktemp("rechecked"))
    with serve(Changed(SiteWithFewNewArticles(1), PAGE_CHANGES["title"][0])) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.exit_code == 1
    return run, folder


@pytest.mark.parametrize(("change", "code"), [(PAGE_CHANGES["title"][0], 1), (lambda url, body: body, 0)], ids=["unfixed", "fixed"])
def test_a_run_with_nothing_new_rechecks_a_change(change, code, rechecked, tmp_path):
    folder = copy_of(rechecked[1], tmp_path)
    with serve(Changed(SiteWithFewNewArticles(1), change)) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.exit_code == code and run.stat("article/probes") >= 2 and len(run.feed) == len(run.by_url)


class SiteWithMovedArticles(SiteWithFewNewArticles):
    """The same, where articles of last week have moved to other URLs."""

    def respond(self, url, headers):
        slug = url.partition("?")[0]
        if slug in self.articles and self.articles[slug].published.date() <= LAST_WEEK:
            return Reply(301, {"Location": f"{slug}-pindah?page=all"})
        return super().respond(url.replace("-pindah", ""), headers)


def test_a_recheck_is_not_delivered_under_another_url(last_week_folder, tmp_path):
    folder = copy_of(last_week_folder, tmp_path)
    with serve(Changed(SiteWithMovedArticles(1), PAGE_CHANGES["title"][0])) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.stat("article/probes") > 0 and len(new_records(folder)) == 1


def test_a_run_with_rechecks_is_recorded_in_the_ledger(rechecked):
    run, folder = rechecked
    with closing(Ledger(folder)) as ledger:
        assert run.stat("article/probes") > 0 and ledger.history.unfinished() == []
        assert ledger.articles.get(new_records(folder)[0]["url"])


def test_few_new_articles_raise_no_alarm(last_week_folder, tmp_path):
    folder = copy_of(last_week_folder, tmp_path)
    with serve(SiteWithFewNewArticles(3)) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.exit_code == 0 and len(new_records(folder)) == 3
    assert run.stat("article/probes") <= 2 and len({record["url"] for record in run.feed}) == len(run.feed)  # no recheck is delivered


def test_one_odd_article_is_rechecked_and_raises_no_alarm(last_week_folder, tmp_path):
    folder, odd = copy_of(last_week_folder, tmp_path), PAGE_CHANGES["title"][0]
    with serve(Changed(SiteWithFewNewArticles(1), lambda url, body: odd(url, body) if str(DAY) in url else body)) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.exit_code == 0 and len(new_records(folder)) == 1
    assert 1 <= run.stat("article/probes") <= 4 and manifests(folder)[-1]["suspected"] == []


def test_a_run_with_nothing_new_counts_its_listings(today_folder, tmp_path):
    folder = copy_of(today_folder, tmp_path)
    with serve(site_of_today()) as replica:
        run = crawl("internasional", folder=folder, replica=replica)
    counts = manifests(folder)[1]["counts"]
    assert run.exit_code == 0
    assert counts["listing/rows"] > 100 and counts["listing/passed/known"] >= 50
