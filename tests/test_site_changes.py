"""The site changes between two runs: the very next run says which change it sees, exits with 1, and passes no bad record off as good."""

import json
import re
from datetime import date, datetime, timedelta

import pytest

from kontan_crawler.arguments import today
from kontan_crawler.delivery.history import RunBegun
from kontan_crawler.delivery.ledger import Ledger
from kontan_crawler.demo.server import serve
from kontan_crawler.demo.site import Reply, Site
from kontan_crawler.demo.world import DAYS, World
from tests.crawling import crawl

DAY = date(2026, 2, 4)


def week(last):
    return "arsip", "-a", f"since={last - timedelta(days=DAYS - 1)}", "-a", f"until={last}"


class Changed(Site):
    """The replica of another week, after the site has changed."""

    def __init__(self, world, change):
        super().__init__(world)
        self.change = change

    def respond(self, url, headers):
        reply = super().respond(url, headers)
        packed = reply.headers.get("Content-Type", "").startswith("application/x-gzip")
        return reply if packed else Reply(reply.status, reply.headers, self.change(url, reply.body.decode()).encode())


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    """A folder in which a run of another week did its job."""
    folder = tmp_path_factory.mktemp("past")
    with serve(Site(World(DAY))) as replica:
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
    with serve(Changed(World(later), change)) as replica:
        run = crawl(*week(later), folder=folder, replica=replica)
    assert run.exit_code == 1
    assert [line for line in run.log.splitlines() if "check failed" in line and said in line], run.log[-4000:]
    assert [record for record in new_records(folder) if not (marked and marked(record))] == []


def test_another_week_without_a_change_is_no_alarm(past, tmp_path):
    folder, later = copied(past, tmp_path), DAY + timedelta(days=DAYS)
    with serve(Site(World(later))) as replica:
        run = crawl(*week(later), folder=folder, replica=replica)
    assert run.exit_code == 0 and len(new_records(folder)) > 150, [line for line in run.log.splitlines() if "check failed" in line]


def test_a_past_that_is_no_measure_any_more(past, tmp_path):
    folder, later = copied(past, tmp_path), DAY + timedelta(days=DAYS)
    with serve(Changed(World(later), CHANGES["title"][0])) as replica:
        run = crawl(*week(later), folder=folder, replica=replica, PAST_SINCE=today() + timedelta(days=1))
    assert run.exit_code == 0


def test_a_front_without_rows_is_named(tmp_path):
    world = World(today())
    words = "internasional", "-a", "kanal=internasional"
    with serve(Site(world)) as replica:
        assert crawl(*words, folder=tmp_path, replica=replica).exit_code == 0
    ledger = Ledger(tmp_path)
    (manifest,) = ledger.history.manifests()
    for number in range(4):  # more runs like it
        ledger.history.end(RunBegun(f"{number}", "internasional", {}, datetime.fromisoformat(manifest["started"]), ("internasional",)), manifest)
    ledger.close()
    front = "https://internasional.kontan.co.id/"
    with serve(Changed(world, lambda url, body: '<div class="list-berita"><ul></ul></div>' if url == front else body)) as replica:
        run = crawl(*words, folder=tmp_path, replica=replica)
    assert run.exit_code == 1 and "check failed: no row in any front now, at least 20 in 5 runs" in run.log


def test_a_run_with_nothing_new_is_judged_by_its_listings(tmp_path):
    with serve(Site(World(today()))) as replica:
        for _ in range(2):
            run = crawl("internasional", folder=tmp_path, replica=replica)
    manifests = sorted((json.loads(path.read_text()) for path in tmp_path.glob("*.run.json")), key=lambda manifest: manifest["started"])
    assert run.exit_code == 0
    assert manifests[1]["counts"]["listing/rows"] > 100 and manifests[1]["counts"]["listing/passed/known"] > 50
