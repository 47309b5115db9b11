"""Only whole old files whose articles are all delivered are removed, each with its index; what keeps a file is named."""

import os
from dataclasses import replace
from datetime import date, timedelta
from unittest import mock

import pytest

from kontan_crawler.archive.index import read_index
from kontan_crawler.archive.names import PART, PART_OF, index_path
from kontan_crawler.feeds.output_lock import OutputLock
from kontan_crawler.runs.prune import Pruning
from kontan_crawler.store.errors import OutputBusy, OutputError
from kontan_crawler.store.ledger import Ledger
from tests.archive.exchanges import RECEIVED, an_archive, an_exchange, archived
from tests.spiders.test_walk import KONTAN
from tests.store.ledgers import learn, record

AFTER = date(2026, 2, 5)
NAME = "run-00000.warc.gz"
REMOVED = b"<html><head><title>404</title></head><body><h1>Halaman tidak ditemukan</h1></body></html>"
AMP = b"<html amp><head><link rel=canonical href='https://internasional.kontan.co.id/news/kapal-%s'></head><body>a</body></html>"


def url(number):
    return f"{KONTAN}/news/kapal-{number}"


@pytest.fixture
def output(tmp_path):
    """An output folder whose ledger has the articles 0 to 9."""
    ledger = Ledger(tmp_path)
    learn(ledger, *(record(url(number)) for number in range(10)))
    ledger.close()
    return tmp_path


def prune(output, before=AFTER, is_dry=False):
    """Return the lines by file, the total, and the names of the files that are left."""
    *lines, total = Pruning(output, output / "archive", before, is_dry).run()
    left = sorted(path.name for path in (output / "archive").rglob("*") if path.is_file())
    return dict(line.split(": ", 1) for line in lines), total, left


def test_a_file_of_delivered_articles_is_removed(output):
    (path,) = archived(output / "archive", map(an_exchange, range(3)), run="run")
    size = sum(one.stat().st_size for one in path.parent.iterdir())
    before = [path.name for path in output.iterdir()]
    lines, total, left = prune(output)
    assert lines[NAME].startswith("removed: ") and left == []
    assert total.startswith("removed: 1 file, ") and total.endswith(f"({size} bytes); kept: 0")
    assert sorted(path.name for path in output.iterdir()) == sorted({*before, "run.lock"})


def test_a_dry_run_removes_nothing(output):
    (path,) = archived(output / "archive", [an_exchange(1)], run="run")
    before = sorted(output.rglob("*"))
    lines, total, left = prune(output, is_dry=True)
    assert lines[NAME].startswith("would be removed: ") and total.startswith("would be removed: 1 file")
    assert left == ["run-00000.cdxj", NAME] and sorted(output.rglob("*")) == before


page = an_exchange(77)
DONE = {
    "a removed page": an_exchange(77, body=REMOVED),
    "an error": an_exchange(77, status=404),
    "a redirect": an_exchange(77, status=301),
    "unchanged": an_exchange(77, status=304),
    "a further part": replace(page, facts={PART_OF: "<urn:x>", PART: "2"}),
    "a listing": replace(page, url=f"{KONTAN}/"),
    "AMP of a delivered article": replace(page, url="https://amp.kontan.co.id/news/kapal-77", body=AMP % b"7"),
    "AMP of a paid article": replace(page, url="https://amp.kontan.co.id/news/kapal-77", body=(AMP % b"77").replace(b"internasional", b"insight")),
}  # fmt: skip


@pytest.mark.parametrize("case", DONE)
def test_what_keeps_no_file(output, case):
    archived(output / "archive", [an_exchange(1), DONE[case]], run="run")
    assert prune(output)[2] == []


KEPT = {
    "not delivered": (page, f"{url(77)} is not delivered"),
    "not delivered, of an unknown template": (an_exchange(77, body=b"<html><h1>Judul</h1><p>Pasar lesu.</p></html>"), f"{url(77)} is not delivered"),
    "no article, for no stated reason": (an_exchange(77, body=b"<html></html>"), f"{url(77)} is not delivered"),
    "torn": (an_exchange(77, body=REMOVED, is_torn=True), f"{url(77)} is not delivered"),
    "AMP of another article": (replace(page, url="https://amp.kontan.co.id/news/kapal-77", body=AMP % b"77"), "https://amp.kontan.co.id/news/kapal-77 is not delivered"),
    "AMP without its article": (replace(page, url="https://amp.kontan.co.id/news/kapal-77"), "https://amp.kontan.co.id/news/kapal-77 is not delivered"),
    "of the day": (an_exchange(2, received=RECEIVED.replace(hour=0, minute=0) + timedelta(days=1)), f"{url(2)}?page=all is of 2026-02-05"),
    "of another site": (replace(page, url="https://example.com/news/a"), "https://example.com/news/a is of another site"),
}  # fmt: skip


@pytest.mark.parametrize("with_index", [True, False])
@pytest.mark.parametrize("case", KEPT)
def test_what_keeps_a_file(output, case, with_index):
    exchange, why = KEPT[case]
    (path,) = archived(output / "archive", [an_exchange(1), exchange], run="run")
    if not with_index:
        index_path(path).unlink()
    lines, total, left = prune(output)
    assert lines == {NAME: f"kept: {why}"} and NAME in left
    assert total == "removed: 0 files, 0.0 kB (0 bytes); kept: 1"


def test_the_day_is_that_of_jakarta(output):
    archived(output / "archive", [an_exchange(1, received=RECEIVED.replace(hour=23, minute=59))], run="run")
    assert prune(output, date(2026, 2, 4))[2] != []
    assert prune(output, date(2026, 2, 5))[2] == []


def test_damaged_files_and_files_with_lost_pages_are_kept(output):
    (path,) = archived(output / "archive", [an_exchange(1), an_exchange(2)], run="run")
    whole = path.read_bytes()
    for content, why in {whole[:-9]: "is damaged at byte", whole[:300]: "is damaged", b"": "is empty"}.items():
        path.write_bytes(content)
        lines, _, left = prune(output)
        assert lines[NAME].startswith("kept: ") and why in lines[NAME] and len(left) == 2
    (path.parent / "text.warc.zst").write_text("text")
    assert "text.warc.zst" in prune(output)[2]


def test_a_page_that_is_only_in_the_index(output):
    (path,) = archived(output / "archive", [an_exchange(1), an_exchange(2)], run="run")
    last = max(read_index(index_path(path)), key=lambda line: line.offset)
    path.write_bytes(path.read_bytes()[: last.offset])  # nothing is torn
    lines, _, left = prune(output)
    assert f"{url(2)}?page=all" in lines[NAME] and "is lost" in lines[NAME] and len(left) == 2


def test_open_files_are_kept(output):
    archive = an_archive(output / "archive", run="run")
    archive.add(an_exchange(1))
    lines, _, left = prune(output)
    archive.release()
    assert lines == {f"{NAME}.open": "kept: it is open"} and len(left) == 2


def test_other_files_and_indexes_stay(output):
    (path,) = archived(output / "archive" / "more", [an_exchange(1)], run="run")
    (missing,) = archived(output / "archive", [an_exchange(2)], run="missing")
    missing.unlink()
    (output / "archive" / "notes.txt").touch()
    index_path(path).write_bytes(index_path(missing).read_bytes())  # of another file
    lines, _, left = prune(output)
    assert lines.keys() == {f"more/{NAME}"} and left == ["missing-00000.cdxj", "notes.txt", "run-00000.cdxj"]


def test_no_ledger(tmp_path):
    (path,) = archived(tmp_path / "archive", [an_exchange(1)], run="run")
    with pytest.raises(OutputError, match="no ledger"):
        prune(tmp_path)
    assert path.exists() and [one.name for one in tmp_path.iterdir()] == ["archive"]


def test_a_damaged_ledger(output):
    archived(output / "archive", [an_exchange(1)], run="run")
    (output / "ledger.sqlite3").write_bytes(b"no ledger" * 1000)
    with pytest.raises(OutputError, match="recover"):
        prune(output)
    assert len([*(output / "archive").iterdir()]) == 2
    OutputLock.acquire(output).release()


def test_a_run_is_under_way(output):
    archived(output / "archive", [an_exchange(1)], run="run")
    with mock.patch("kontan_crawler.feeds.output_lock.open_locked", side_effect=BlockingIOError), pytest.raises(OutputBusy):
        prune(output)
    assert len([*(output / "archive").iterdir()]) == 2
    assert prune(output, is_dry=True)[0][NAME].startswith("would be removed")


def test_a_file_that_cannot_be_removed(output):
    archived(output / "archive", [an_exchange(1)], run="run")
    pruning = Pruning(output, output / "archive", AFTER, False)
    with mock.patch.object(os, "unlink", side_effect=PermissionError(13, "Permission denied")):
        line, total = pruning.run()
    assert line == f"{NAME}: kept: it cannot be removed: Permission denied" and pruning.failed == 1
    assert total.endswith("(0 bytes); kept: 1")
