"""`scrapy archive`: find, check, list and prune from the command line."""

from datetime import timedelta

import pytest

from kontan_crawler.archive.names import index_path
from kontan_crawler.store.ledger import Ledger
from tests.archive.exchanges import RECEIVED, an_exchange, archived
from tests.in_process import scrapy
from tests.spiders.test_walk import KONTAN
from tests.store.ledgers import learn, record

URL = f"{KONTAN}/news/kapal-1"


def run(folder, *words):
    """Run `scrapy archive` with the archive of an output folder."""
    return scrapy("archive", *words, "-s", f"OUTPUT_DIR={folder}")


def test_find(tmp_path):
    (path,) = archived(tmp_path / "archive", [an_exchange(1), an_exchange(2)])
    done = run(tmp_path, "find", URL)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert done.stdout.startswith(f"2026-02-04T22:20:01+07:00  200  {path.name}  urn:uuid:")


def test_the_page_itself(tmp_path):
    body = "<html>\x00é</html>".encode()  # without a last line end
    archived(tmp_path / "archive", [an_exchange(1, body=body)])
    done = run(tmp_path, "find", URL, "--html")
    assert (done.returncode, done.stderr, done.stdout.encode()) == (0, "", body)


@pytest.mark.parametrize("words", [(URL,), (URL, "--html")])
def test_no_such_page(tmp_path, words):
    if len(words) > 1:
        archived(tmp_path / "archive", [an_exchange(1, status=404)])
    done = run(tmp_path, "find", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1) and URL in done.stderr


def test_check(tmp_path):
    (path,) = archived(tmp_path / "archive", [an_exchange(1), an_exchange(2)])
    done = run(tmp_path, "check")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    assert done.stdout.startswith("files: 1, answers: 2, damaged places: 0")
    path.write_bytes(path.read_bytes()[:-700])
    done = run(tmp_path, "check", str(path), str(path.parent))
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (1, "", 3)
    path.unlink()
    done = run(tmp_path, "check")
    assert (done.returncode, done.stdout.count("\n")) == (1, 2) and f"{path} is missing" in done.stdout


def test_list(tmp_path):
    folder = tmp_path / "archive"
    twice = [
        an_exchange(1),
        an_exchange(1),
        an_exchange(1, url=f"{URL}?page=2"),
        an_exchange(2, status=404),
        an_exchange(3, url=f"{KONTAN}/"),
    ]
    (path,) = archived(folder, [*twice, an_exchange(4, received=RECEIVED.replace(hour=23) + timedelta(hours=1))])
    (other,) = archived(folder / "more", [an_exchange(1)], run="other")
    index_path(other).unlink()
    archived(folder, [], run="none")
    done = run(tmp_path, "list")
    assert (done.returncode, done.stderr) == (0, "")
    first, second, total = done.stdout.splitlines()
    assert first.startswith(f"{path.name}  2026-02-04 to 2026-02-05  answers: 6, articles: 2, ")
    assert second.startswith(f"more/{other.name}  2026-02-04 to 2026-02-04  answers: 1, articles: 1, ")
    assert total.startswith("files: 2, answers: 7, articles: 2, ") and total.endswith(" free")


def test_list_names_what_is_no_archive(tmp_path):
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "a.warc.gz").touch()
    (tmp_path / "archive" / "b.warc.zst").write_text("text")
    done = run(tmp_path, "list")
    assert (done.returncode, done.stderr.count("\n"), done.stdout.count("\n")) == (1, 1, 2)
    assert "b.warc.zst" in done.stderr and "a.warc.gz  no answer with a date  answers: 0, articles: 0" in done.stdout


def test_prune(tmp_path):
    archived(tmp_path / "archive", [an_exchange(1)])
    done = run(tmp_path, "prune", "--before", "2026-03-01")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1) and "no ledger" in done.stderr
    Ledger(tmp_path).close()
    done = run(tmp_path, "prune", "--before", "2026-03-01", "--dry-run")
    assert (done.returncode, done.stderr) == (0, "") and f"kept: {URL} is not delivered" in done.stdout
    ledger = Ledger(tmp_path)
    learn(ledger, record(URL))
    ledger.close()
    done = run(tmp_path, "prune", "--before", "2026-03-01")
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 2) and [*(tmp_path / "archive").iterdir()] == []


BAD = {
    "nothing": ((), "use scrapy archive find"),
    "unknown": (("seek",), "use scrapy archive find"),
    "no URL": (("find",), "find takes one URL"),
    "two URLs": (("find", URL, URL), "find takes one URL"),
    "no archive": (("check",), "archive' does not exist"),
    "no such file": (("check", "/none/a.warc.gz"), "'/none/a.warc.gz' does not exist"),
    "--html of another action": (("check", "--html"), "--html is for find"),
    "nothing to list": (("list",), "is no folder"),
    "list of a file": (("list", "a.warc.gz"), "list takes no argument"),
    "no day given": (("prune",), "--before is missing"),
    "no day": (("prune", "--before", "januari"), "--before='januari'"),
    "a moment": (("prune", "--before", "2026-01-01T00:00"), "--before='2026-01-01T00:00'"),
    "no archive to prune": (("prune", "--before", "2026-01-01"), "is no folder"),
    "a file to prune": (("prune", "a.warc.gz", "--before", "2026-01-01"), "prune takes no argument"),
    "--before of another action": (("list", "--before", "2026-01-01"), "--before is for prune"),
    "--dry-run of another action": (("check", "--dry-run"), "--dry-run is for prune"),
    "another site": (("find", "https://example.com/"), "'https://example.com/'"),
}


@pytest.mark.parametrize(("words", "named"), BAD.values(), ids=BAD)
def test_invalid_arguments(tmp_path, words, named):
    done = run(tmp_path / "output", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert named in done.stderr and [*tmp_path.iterdir()] == []
