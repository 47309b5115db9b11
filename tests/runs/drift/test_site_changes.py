"""The site changes between two runs: the very next run says which change it sees, exits with 1, and passes no bad record off as good."""

import json
import re
from datetime import date, timedelta

import pytest

from kontan_crawler.clock import today
from kontan_crawler.replica.dataset import DAYS, Dataset
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Reply, Site
from tests.crawling import crawl
from tests.spiders.test_walk import listing, row

DAY = date(2026, 2, 4)


def week(last):
    return "arsip", "-a", f"since={last - timedelta(days=DAYS - 1)}", "-a", f"until={last}"


class Changed(Site):
    """The replica of another week, after the site has changed."""

    def __init__(self, dataset, change):
        super().__init__(dataset)
        self.change = change

    def respond(self, url, headers):
        reply = super().respond(url, headers)
        packed = reply.headers.get("Content-Type", "").startswith("application/x-gzip")
        return reply if packed else Reply(reply.status, reply.headers, self.change(url, reply.body.decode()).encode())


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    """A folder in which a run of another week did its job."""
    folder = tmp_path_factory.mktemp("past")
    with serve(Site(Dataset(DAY))) as replica:
        assert crawl(*week(DAY), folder=folder, replica=replica).exit_code == 0
    return folder


def copied(past, tmp_path):
    folder = tmp_path / "output"
    folder.mkdir()
    for path in past.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


def new_records(folder):
    newest = max(folder.glob("*.jsonl"))
    return [json.loads(line) for line in newest.read_text(encoding="utf-8").splitlines()]


def renamed(old, new):
    return lambda url, body: body.replace(old, new)


def instead_of_articles(page):
    return lambda url, body: page if "/news/" in url else body


def dates_turned(url, body):
    return re.sub(r"(\w+), (\d\d) (\w+) (\d{4}) ([/|]) (\d\d):(\d\d) WI(B|TA|T)", r"\4.\3.\2 jam \6 lewat \7", body)


PAYWALL = '<h1>Kontan</h1><div class="tmpt-desk-kon" itemprop="articleBody"><p>Artikel ini khusus untuk pelanggan.</p></div>'
CHANGES = {  # what changes -> how, what the verdict says, how records that are delivered all the same are marked
    "title": (renamed("detail-desk", "judul"), "selector title/css/h1.detail-desk matched nothing", lambda record: "title_from_meta" in record["warnings"] or record["template"] == "fallback"),
    "body": (lambda url, body: body.replace("tmpt-desk-kon", "isi").replace("articleBody", "x"), "read by the fallback", lambda record: record["template"] == "fallback"),
    "rows": (renamed("list-berita", "daftar"), "none of 14 listings could be read", lambda record: True),  # what waited was asked
    "date": (dates_turned, "articles with the warning", lambda record: {"date_from_meta", "no_date"} & {*record["warnings"]} or "lewat" not in record["published_raw"]),
    "paywall": (instead_of_articles(PAYWALL), "addresses that gave no article: paywall", None),
}  # fmt: skip


@pytest.mark.parametrize(("change", "said", "marked"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_named_by_the_very_next_run(change, said, marked, past, tmp_path):
    folder, later = copied(past, tmp_path), DAY + timedelta(days=DAYS)
    with serve(Changed(Dataset(later), change)) as replica:
        run = crawl(*week(later), folder=folder, replica=replica)
    assert run.exit_code == 1
    assert [line for line in run.log.splitlines() if "check failed" in line and said in line], run.log[-4000:]
    assert [record for record in new_records(folder) if not (marked and marked(record))] == []


def test_another_week_without_a_change_is_no_alarm(past, tmp_path):
    folder, later = copied(past, tmp_path), DAY + timedelta(days=DAYS)
    with serve(Site(Dataset(later))) as replica:
        run = crawl(*week(later), folder=folder, replica=replica)
    assert run.exit_code == 0 and len(new_records(folder)) > 150, [line for line in run.log.splitlines() if "check failed" in line]


def test_a_past_that_is_no_measure_any_more(past, tmp_path):
    folder, later = copied(past, tmp_path), DAY + timedelta(days=DAYS)
    with serve(Changed(Dataset(later), CHANGES["title"][0])) as replica:
        run = crawl(*week(later), folder=folder, replica=replica, PAST_SINCE=today() + timedelta(days=1))
    assert run.exit_code == 0


EMPTY = '<div class="list-berita"><ul></ul></div>'
FRONT = "https://internasional.kontan.co.id/"


def instead(page, *listings):
    return lambda url, body: page if url in listings else body


LISTINGS = {  # what changes -> how, a word of the verdict
    "an empty front": (instead(EMPTY, FRONT), "0 rows in the front internasional now, 20 as a rule in 1 runs"),
    "an empty rss": (instead("<rss><channel></channel></rss>", f"{FRONT}rss"), "0 rows in the rss internasional now, 25 as a rule in 1 runs"),
    "a front in another form": (lambda url, body: body.replace("list-berita", "daftar") if url == FRONT else body, "the front internasional could not be read now, it was in 1 runs"),
    "sitemaps under other names": (lambda url, body: body.replace("-news.xml", "-berita.xml") if url.endswith("/sitemap.xml") else body, "could not be read now"),
    "articles under other addresses": (lambda url, body: body if url.endswith("rss") else body.replace("/news/", "/baca/"), "days of the daily index could not be read"),
    "a section under another name": (lambda url, body: body.replace("//internasional.kontan", "//dunia.kontan"), "rows of listings that lead to other sections"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "said"), LISTINGS.values(), ids=LISTINGS)
def test_a_change_of_listings_is_named_by_the_very_next_run_and_by_those_that_follow(change, said, tmp_path):
    dataset = Dataset(today())
    with serve(Site(dataset)) as replica:
        assert crawl("internasional", folder=tmp_path, replica=replica).exit_code == 0
    with serve(Changed(dataset, change)) as replica:
        runs = [crawl("internasional", folder=tmp_path, replica=replica) for _ in range(2)]
    assert [run.exit_code for run in runs] == [1, 1], [run.log[-5000:] for run in runs]
    assert all([line for line in run.log.splitlines() if "check failed" in line and said in line] for run in runs), runs[0].log[-5000:]


def test_a_run_without_a_row_has_failed_and_the_day_is_not_lost(tmp_path):
    dataset = Dataset(DAY)
    words = "arsip", "-a", f"since={DAY}", "-a", f"until={DAY}", "-a", "kanal=internasional"
    with serve(Changed(Dataset(DAY + timedelta(days=2)), lambda url, body: EMPTY if "indeks" in url else body)) as replica:
        run = crawl(*words, folder=tmp_path, replica=replica)
    assert run.exit_code == 1 and "check failed: no row in any of 1 listings" in run.log
    with serve(Site(dataset)) as replica:
        run = crawl(*words, folder=tmp_path, replica=replica)
    assert run.exit_code == 0 and len(run.feed) > 20


def test_a_day_without_a_row_is_asked_for_again_by_the_runs_of_that_day(tmp_path):
    words = "arsip", "-a", f"since={DAY}", "-a", f"until={DAY}", "-a", "kanal=internasional"
    with serve(Changed(Dataset(DAY + timedelta(days=2)), lambda url, body: EMPTY if "indeks" in url else body)) as replica:
        runs = [crawl(*words, folder=tmp_path, replica=replica) for _ in range(3)]
        asked = [url for url, _ in replica.requests if "indeks" in url]
    assert ([run.exit_code for run in runs], len(asked)) == ([1, 1, 1], 3)


class Few(Changed):
    """The replica of a later week, which lists but a few articles; those of the week before are still there."""

    def __init__(self, later, earlier, number, change=lambda url, body: body):
        super().__init__(later, change)
        self.earlier, self.number = Changed(earlier, change), number
        ordinary = (url for url, record in later.expected.items() if record["template"] == "desktop" and not record["warnings"])
        self.few = sorted(url for url in ordinary if url.startswith("https://internasional."))[:number]

    def respond(self, url, headers):
        if "indeks" in url:
            few = [row(article.rpartition("/")[2]) for article in self.few] if url.endswith("per_page=") else []
            return Reply(200, {"Content-Type": "text/html; charset=utf-8"}, listing(*few).encode())
        reply = super().respond(url, headers)
        return self.earlier.respond(url, headers) if reply.status == 404 else reply


def late(last):
    return "arsip", "-a", f"since={last - timedelta(days=DAYS - 1)}", "-a", f"until={last}", "-a", "kanal=internasional"


@pytest.fixture(scope="module")
def lately(tmp_path_factory):
    """A folder in which a run of last week did its job."""
    folder = tmp_path_factory.mktemp("lately")
    with serve(Site(Dataset(LAST_WEEK))) as replica:
        assert crawl(*late(LAST_WEEK), folder=folder, replica=replica).exit_code == 0
    return folder


LAST_WEEK = DAY - timedelta(days=DAYS)
NOW = "arsip", "-a", f"since={DAY}", "-a", f"until={DAY}", "-a", "kanal=internasional"
FEW = {name: CHANGES[name] for name in ("title", "body", "date", "paywall")}


@pytest.mark.parametrize("number", [1, 2, 4])
@pytest.mark.parametrize(("change", "said", "marked"), FEW.values(), ids=FEW)
def test_a_change_is_named_by_a_run_with_few_new_articles(change, said, marked, number, lately, tmp_path):
    folder = copied(lately, tmp_path)
    with serve(Few(Dataset(DAY), Dataset(LAST_WEEK), number, change)) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.exit_code == 1, run.log[-6000:]
    assert [line for line in run.log.splitlines() if "check failed" in line and said in line], run.log[-6000:]
    assert run.stat("article/probes") <= 12


def test_a_change_is_told_until_it_is_mended_and_gives_no_address_up(lately, tmp_path):
    folder = copied(lately, tmp_path)
    with serve(Few(Dataset(DAY), Dataset(LAST_WEEK), 4, FEW["paywall"][0])) as replica:
        runs = [crawl(*NOW, folder=folder, replica=replica) for _ in range(4)]
    assert [run.exit_code for run in runs] == [1, 1, 1, 1]
    with serve(Few(Dataset(DAY), Dataset(LAST_WEEK), 4)) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
        assert run.exit_code == 0 and len(new_records(folder)) == 4


@pytest.mark.parametrize(("change", "code"), [(FEW["title"][0], 1), (lambda url, body: body, 0)], ids=["still", "mended"])
def test_a_run_with_nothing_new_looks_whether_a_change_is_still_there(change, code, lately, tmp_path):
    folder = copied(lately, tmp_path)
    with serve(Few(Dataset(DAY), Dataset(LAST_WEEK), 1, FEW["title"][0])) as replica:
        assert crawl(*NOW, folder=folder, replica=replica).exit_code == 1
    with serve(Few(Dataset(DAY), Dataset(LAST_WEEK), 1, change)) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.exit_code == code and run.stat("article/probes") >= 2 and len(run.feed) == len(run.by_url)


class Moving(Few):
    """The same, where articles of last week have moved to other addresses."""

    def respond(self, url, headers):
        slug = url.partition("?")[0]
        if slug in self.earlier.dataset.expected and "-pindah" not in slug:
            return Reply(301, {"Location": f"{slug}-pindah?page=all"})
        return super().respond(url.replace("-pindah", ""), headers)


def test_what_is_only_looked_at_is_not_delivered_under_another_address(lately, tmp_path):
    folder = copied(lately, tmp_path)
    with serve(Moving(Dataset(DAY), Dataset(LAST_WEEK), 1, FEW["title"][0])) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.stat("article/probes") > 0 and len(new_records(folder)) == 1


def test_few_new_articles_without_a_change_are_no_alarm(lately, tmp_path):
    folder = copied(lately, tmp_path)
    with serve(Few(Dataset(DAY), Dataset(LAST_WEEK), 3)) as replica:
        run = crawl(*NOW, folder=folder, replica=replica)
    assert run.exit_code == 0 and len(new_records(folder)) == 3
    assert run.stat("article/probes") <= 2 and len({record["url"] for record in run.feed}) == len(run.feed)  # and none is delivered again


def test_a_run_with_nothing_new_is_judged_by_its_listings(tmp_path):
    with serve(Site(Dataset(today()))) as replica:
        for _ in range(2):
            run = crawl("internasional", folder=tmp_path, replica=replica)
    manifests = sorted((json.loads(path.read_text()) for path in tmp_path.glob("*.run.json")), key=lambda manifest: manifest["started"])
    assert run.exit_code == 0
    assert manifests[1]["counts"]["listing/rows"] > 100 and manifests[1]["counts"]["listing/passed/known"] > 50
