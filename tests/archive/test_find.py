"""Captures of a page are found in any form of its address, by the indexes or without them."""

from dataclasses import replace
from datetime import timedelta
from unittest import mock

import pytest

from kontan_crawler.archive import find as finding
from kontan_crawler.archive.find import find, newest_page, page_of
from kontan_crawler.archive.names import PART, PART_OF, index_path
from tests.archive.exchanges import RECEIVED, an_archive, an_exchange, archived
from tests.spiders.test_walk import KONTAN

ARTICLE = f"{KONTAN}/news/kapal-1"
INDEX = "https://www.kontan.co.id/search/indeks?kanal=internasional&tanggal=04"
FORMS = [
    ARTICLE, f"{ARTICLE}?page=all", f"{ARTICLE}?page=2", f"{ARTICLE}/", f"{ARTICLE}#komentar", ARTICLE.replace("https", "http"),
    ARTICLE.removeprefix("https:"), ARTICLE.removeprefix("https://"), ARTICLE.replace("https://internasional", "HTTPS://Internasional"),
    f"  {ARTICLE}?source=rss ",
]  # fmt: skip
OTHERS = [
    f"{KONTAN}/news/kapal-11",
    f"{KONTAN}/news/kapal",
    "https://nasional.kontan.co.id/news/kapal-1",
    f"{KONTAN}/",
    "https://example.com/news/kapal-1",
    "",
    "http://[::1",
]


@pytest.fixture
def folder(tmp_path):
    """An archive of two runs: article 1 twice, its listing, and others."""
    later = RECEIVED + timedelta(days=1)
    listing = an_exchange(3, url=INDEX)
    archived(tmp_path, [an_exchange(1), an_exchange(2), listing], run="a")
    archived(tmp_path / "more", [an_exchange(11), an_exchange(1, received=later), an_exchange(1, status=304, received=later)], run="b")
    return tmp_path


def facts(captures):
    return [(one.archived.warc[0], one.received.day, one.status) for one in captures]


@pytest.mark.parametrize("url", FORMS)
def test_any_form_of_an_address(folder, url):
    assert facts(find(folder, url)) == [("b", 5, 200), ("a", 4, 200)]


@pytest.mark.parametrize("url", OTHERS)
def test_other_addresses(folder, url):
    assert {one.url for one in find(folder, url)} <= {f"{KONTAN}/news/kapal-11?page=all"}
    assert all(page_of(one.url) == page_of(url) for one in find(folder, url))


@pytest.mark.parametrize(
    "url", [INDEX, f"{INDEX}#a", INDEX.replace("kanal=internasional&tanggal=04", "tanggal=04&kanal=internasional"), INDEX[8:]]
)
def test_a_listing(folder, url):
    assert facts(find(folder, url)) == [("a", 4, 200)]


def test_only_files_with_the_address_are_opened(folder):
    with mock.patch.object(finding, "capture_at", wraps=finding.capture_at) as at, mock.patch.object(finding, "captures_in") as scanned:
        find(folder, f"{KONTAN}/news/kapal-2")
    assert (at.call_count, scanned.call_count) == (1, 0)


def no_index(path):
    index_path(path).unlink()


def index_of_another_file(path):
    index_path(path).write_bytes(index_path(path).read_bytes().replace(b'"filename": "a', b'"filename": "x'))


def index_without_record_ids(path):
    index_path(path).write_bytes(index_path(path).read_bytes().replace(b'"record_id"', b'"other"'))


def wrong_offsets(path):
    index_path(path).write_bytes(index_path(path).read_bytes().replace(b'"offset": "', b'"offset": "1'))


@pytest.mark.parametrize("change", [no_index, index_of_another_file, index_without_record_ids, wrong_offsets])
def test_the_file_is_read_if_its_index_is_of_no_use(tmp_path, change):
    (path,) = archived(tmp_path, [an_exchange(1), an_exchange(2)], run="a")
    change(path)
    assert facts(find(tmp_path, ARTICLE)) == [("a", 4, 200)]


def test_an_open_file(tmp_path):
    archive = an_archive(tmp_path, run="a")
    archive.add(an_exchange(1))
    assert facts(find(tmp_path, ARTICLE)) == [("a", 4, 200)]
    archive.release()


def test_what_cannot_be_read_is_named(folder):
    (folder / "x.warc.zst").write_text("no WARC")
    errors = []
    assert len(find(folder, ARTICLE, errors)) == 2
    assert len(errors) == 1 and "x.warc.zst" in errors[0]
    assert find(folder / "none", ARTICLE, errors) == [] and len(errors) == 1


def test_the_newest_page(tmp_path):
    page = an_exchange(1)
    later = [
        replace(page, status=404), replace(page, is_torn=True), replace(page, facts={PART_OF: "<urn:x>", PART: "2"}),
        replace(page, url=f"{ARTICLE}?page=2"),
    ]  # fmt: skip
    archived(tmp_path, [page, *(replace(one, received=RECEIVED + timedelta(minutes=1)) for one in later)], run="a")
    found = find(tmp_path, ARTICLE)
    assert len(found) == 5 and newest_page(found) == found[-1]
    assert newest_page(found[:-1]) is None
