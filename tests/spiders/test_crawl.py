"""A complete crawl over HTTPS on loopback: the feed holds the replica's expected records, field by field."""

import re
from base64 import b32encode
from collections import Counter
from dataclasses import asdict, fields
from datetime import timedelta
from hashlib import sha1

import jsonschema
import pytest

from kontan_crawler.archive.capture import captures_in
from kontan_crawler.clock import today
from kontan_crawler.items import WARNINGS, Article, article_schema
from kontan_crawler.replica.dataset import DAYS, PER_DAY, Dataset
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site
from kontan_crawler.settings import RETRY_TIMES
from tests.crawling import DAY, FEW, WEEK, crawl
from tests.small_site import SmallSite

FIRST = DAY - timedelta(days=DAYS - 1)
NOT_EXPECTED = {"crawled_at", "extractor", "dates", "source_hash", "listed_on", "archived"}  # the last three are tested on their own
KEYS = [field.name for field in fields(Article)]
EXPECTED_KEYS = [key for key in KEYS if key not in NOT_EXPECTED]
MOBILE = "kontan_crawler (Mobile)"


@pytest.fixture(scope="module", params=[FEW, pytest.param(PER_DAY["internasional"], marks=pytest.mark.soak)], ids=["few", "all"])
def dataset(request):
    """A week in which each trait of articles occurs three times or more; in `make soak`, the week of the demo."""
    return Dataset(DAY, per_day=request.param)


@pytest.fixture(scope="module")
def arsip_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("arsip")


@pytest.fixture(scope="module")
def arsip(replica, arsip_folder):
    replica.requests.clear()
    run = crawl(*WEEK, folder=arsip_folder, replica=replica)
    return run, [url for url, _ in replica.requests]


@pytest.fixture(scope="module")
def mobile(tmp_path_factory):
    """A crawl of mobile pages, and the few articles of its site."""
    dataset = Dataset(DAY, per_day=FEW)
    with serve(Site(dataset)) as replica:
        return crawl(*WEEK, folder=tmp_path_factory.mktemp("mobile"), replica=replica, USER_AGENT=MOBILE), dataset


def test_every_article_is_delivered_once(arsip, dataset):
    run, _ = arsip
    assert run.exit_code == 0
    assert Counter(record["url"] for record in run.feed) == Counter(dataset.expected.keys())


@pytest.mark.parametrize("key", EXPECTED_KEYS)
def test_key(arsip, dataset, key):
    wrong = {
        url: (record[key], dataset.expected[url][key])
        for url, record in arsip[0].by_url.items()
        if record[key] != dataset.expected[url][key]
    }
    assert not wrong


@pytest.mark.parametrize("key", EXPECTED_KEYS)
def test_key_of_mobile_page(mobile, key):
    run, expected = mobile[0], mobile[1].expected_mobile
    assert run.by_url.keys() == expected.keys()
    wrong = {url: (record[key], expected[url][key]) for url, record in run.by_url.items() if record[key] != expected[url][key]}
    assert not wrong


def listed_on(dataset):
    """Return the day of the index that lists an article, by URL."""
    return {percent_encoded(story.url): str(story.published.date()) for story in dataset.stories}


def test_listed_on_is_the_day_of_the_index(arsip, mobile, dataset):
    for run, days in ((arsip[0], listed_on(dataset)), (mobile[0], listed_on(mobile[1]))):
        assert {url: record["listed_on"] for url, record in run.by_url.items()} == {url: days[url] for url in run.by_url}


def test_archived_names_the_answer(arsip, arsip_folder, site):
    """Each record stands in the file, has the digest and holds the page with all parts, or the first part."""
    run, requested = arsip
    (warc,) = (arsip_folder / "archive").glob("*.warc.gz")
    captures = [*captures_in(warc)]
    by_id = {capture.archived.record_id: capture for capture in captures}
    assert sorted(capture.url for capture in captures) == sorted(requested) and len(by_id) == len(captures)
    for url, record in run.by_url.items():
        capture = by_id[record["archived"]["record_id"]]
        assert record["archived"] == asdict(capture.archived) and record["archived"]["warc"] == warc.name
        assert (capture.url, capture.part_of) == (f"{url}?page=all", "")
        digest = b32encode(sha1(capture.body).digest()).decode()
        assert record["archived"]["payload_digest"] == f"sha1:{digest}"
        assert record["crawled_at"] == capture.received.isoformat() and str(capture.listed_on) == record["listed_on"]


def test_schema(arsip):
    validator = jsonschema.Draft202012Validator(article_schema())
    for record in arsip[0].feed:
        validator.validate(record)
        assert list(record) == KEYS
        assert set(record["warnings"]) <= WARNINGS.keys()


def test_offsets_of_dates(arsip):
    for record in arsip[0].feed:
        for mention in record["dates"]:
            assert record["text"][mention["start"] : mention["end"]] == mention["text"]
        assert not record["dates"] or (record["published_at"] and record["language"] == "id")
    with_context = [record for record in arsip[0].feed if record["published_at"] and record["language"] == "id"]
    assert sum(bool(record["dates"]) for record in with_context) > 0.9 * len(with_context) > 30


def test_refused_pages_are_counted_by_reason_and_logged(arsip, dataset):
    run, _ = arsip
    for reason, count in Counter(dataset.refused.values()).items():
        assert run.stat(f"article/refused/{reason}") == count
    assert not [url for url, reason in dataset.refused.items() if not re.search(rf"{re.escape(url)}\S*: {reason}", run.log)]


def test_each_article_is_requested_once_with_all_parts(arsip, dataset):
    counts = Counter(arsip[1])
    for url in dataset.expected:
        assert counts[f"{url}?page=all"] == 1
    error_pages = {f"{url}?page=all" for url, reason in dataset.refused.items() if reason == "error_page"}  # retried
    assert {counts[url] for url in error_pages} == {RETRY_TIMES + 1}
    assert max(count for url, count in counts.items() if "/news/" in url and url not in error_pages) == 1


def test_passed_rows_are_counted(arsip):
    run, requested = arsip
    assert run.stat("listing/passed/paid") > 0
    assert run.stat("listing/passed/other_kanal") > 0
    listed = [url for url in requested if "/news/" in url and "insight" not in url]  # a page may still redirect there
    assert all(url.startswith(("https://internasional.", "https://global.")) for url in listed)


def test_newest_day_first_until_a_page_without_rows(replica, tmp_path):
    replica.requests.clear()
    words = "arsip", "-a", f"since={DAY - timedelta(days=2)}", "-a", f"until={DAY}", "-a", "kanal=global"
    run = crawl(*words, folder=tmp_path, replica=replica, CONCURRENT_REQUESTS=1, CONCURRENT_REQUESTS_PER_DOMAIN=1)
    days = [record["published_at"][:10] for record in run.feed if record["published_at"]]
    assert days == sorted(days, reverse=True) and len(set(days)) == 3
    index = [url for url, _ in replica.requests if "tanggal=" in url]
    for age in range(3):
        pages = [url.split("per_page=")[1] for url in index if f"{DAY - timedelta(days=age):tanggal=%d&bulan=%m&tahun=%Y}" in url]
        assert pages == ["", "20"]  # fewer than twenty rows, then none


def test_robots_txt_before_each_host(arsip):
    seen = set()
    for url in arsip[1]:
        host = url.split("/")[2]
        assert url.endswith("/robots.txt") or host in seen
        seen.add(host)


def test_internasional_reads_every_listing(tmp_path):
    dataset = Dataset(today(), per_day=2)
    with serve(Site(dataset)) as replica:
        run = crawl("internasional", "-a", f"since={dataset.today - timedelta(days=DAYS - 1)}", folder=tmp_path, replica=replica)
        requested = [url for url, _ in replica.requests]
    assert run.exit_code == 0
    assert run.by_url == {
        url: {**expected, **{key: run.by_url[url][key] for key in NOT_EXPECTED}} for url, expected in dataset.expected.items()
    }
    days = listed_on(dataset)
    assert all(record["listed_on"] == days[url] for url, record in run.by_url.items())
    assert run.stat("dupefilter/filtered") > 0
    for listing in ("https://internasional.kontan.co.id/", "https://global.kontan.co.id/rss", "https://www.kontan.co.id/sitemap.xml"):
        assert requested.count(listing) == 1


def test_internasional_reads_yesterday_and_today_by_default(tmp_path):
    with serve(SmallSite(today())) as replica:
        run = crawl("internasional", folder=tmp_path, replica=replica)
        days = {url.split("tanggal=")[1][:2] for url, _ in replica.requests if "tanggal=" in url}
    assert run.exit_code == 0 and run.feed
    assert {f"{today():%d}", f"{today() - timedelta(days=1):%d}"} <= days
    assert len(days) <= 3  # midnight may pass in between


def test_artikel_with_urls_in_every_form(dataset, replica, tmp_path):
    desktop = [url for url, expected in dataset.expected.items() if expected["template"] == "desktop"][:5]
    slug = desktop[0].split("/news/")[1]
    forms = [f"https://amp.kontan.co.id/news/{slug}", f"{desktop[1]}?page=2", f"{desktop[2]}?source=home_popular#atas",
             desktop[3].removeprefix("https:"), desktop[4].removeprefix("https://"), desktop[4]]  # fmt: skip
    (tmp_path / "urls.txt").write_text("\n".join(["# some", "", *forms[2:], f"{forms[3]} # again"]), encoding="utf-8")
    run = crawl("artikel", "-a", f"url={forms[0]},{forms[1]}", "-a", f"file={tmp_path / 'urls.txt'}", folder=tmp_path, replica=replica)
    assert run.exit_code == 0
    assert sorted(record["url"] for record in run.feed) == sorted(desktop)


def test_user_feed_replaces_the_default(dataset, replica, tmp_path):
    named, folder = tmp_path / "named.csv", tmp_path / "output"
    folder.mkdir()
    run = crawl("artikel", "-a", f"url={next(iter(dataset.expected))}", "-O", str(named), folder=folder, replica=replica)
    assert run.exit_code == 0 and not run.feed
    assert named.read_text(encoding="utf-8").splitlines()[0] == ",".join(KEYS)


def test_text_is_utf8(arsip, dataset, replica, tmp_path):
    url = next(url for url, expected in dataset.expected.items() if "“" in expected["text"])
    crawl("artikel", "-a", f"url={url}", folder=tmp_path, replica=replica)
    assert "“" in next(tmp_path.glob("artikel-*.jsonl")).read_text(encoding="utf-8")
