"""`scrapy archive`: find, check, list and prune from the command line."""

import pytest

from tests.archive.exchanges import an_exchange, archived
from tests.in_process import scrapy
from tests.spiders.test_walk import KONTAN

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


BAD = {
    "nothing": ((), "use scrapy archive find"),
    "unknown": (("seek",), "use scrapy archive find"),
    "no URL": (("find",), "find takes one URL"),
    "two URLs": (("find", URL, URL), "find takes one URL"),
    "no archive": (("check",), "archive' does not exist"),
    "no such file": (("check", "/none/a.warc.gz"), "'/none/a.warc.gz' does not exist"),
    "--html of another action": (("check", "--html"), "--html is for find"),
    "another site": (("find", "https://example.com/"), "'https://example.com/'"),
}


@pytest.mark.parametrize(("words", "named"), BAD.values(), ids=BAD)
def test_invalid_arguments(tmp_path, words, named):
    done = run(tmp_path / "output", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert named in done.stderr and [*tmp_path.iterdir()] == []
