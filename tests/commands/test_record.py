"""`scrapy read --record`: a page becomes a test that passes, and fails once its record is changed."""

import json
import resource
import shutil
from datetime import timedelta

import pytest

from kontan_crawler.clock import now
from kontan_crawler.doctor.recorded_files import write_recorded
from tests.archive.exchanges import an_exchange, archived
from tests.in_process import scrapy
from tests.parsing.test_read import ARTICLE_URL, FIRST, LINKS, part
from tests.parsing.test_recorded_pages import FILES, KEYS, PAGES, REFUSED, differences, moment_of, wanted

DATE = b"Rabu, 04 Februari 2026 / 22:20 WIB"
PAGE = part(FIRST, links="")
WIRE, WIRE_URL = str(FILES / "desktop_wire.html"), wanted("desktop_wire")["url"]
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()


@pytest.fixture
def files(tmp_path, monkeypatch):
    """An empty folder in place of tests/files."""
    folder = tmp_path / "tests" / "files"
    (folder / "refused").mkdir(parents=True)
    monkeypatch.setattr("kontan_crawler.doctor.recorded_files.FILES", folder)
    return folder


def record(*words, url=ARTICLE_URL, name="kopi", given=None):
    """Run `scrapy read --record`, with `given` on standard input."""
    return scrapy("read", *words, "--url", url, "--record", name, given=given)


def content(files):
    return sorted(str(path.relative_to(files)) for path in files.rglob("*") if path.is_file())


def without_time(record):
    """Return a record without `crawled_at`, which may have been added by hand."""
    return {key: value for key, value in record.items() if key != "crawled_at"}


@pytest.mark.parametrize("page", [*PAGES, *REFUSED])
def test_recorded_again_gives_the_same_two_files(page, files):
    at = ("--at", moment_of(wanted(page)).isoformat())
    done = record(str(FILES / f"{page}.html"), *at, url=wanted(page)["url"], name=page.rpartition("/")[2])
    assert (done.returncode, done.stdout.count("\n")) == (0, 2)
    assert bool(done.stderr) == (b"</html" not in (FILES / f"{page}.html").read_bytes())  # the page may be cut off
    assert content(files) == [f"{page}.html", f"{page}.json"]
    assert all(str(files / name) in done.stdout for name in content(files))
    assert (files / f"{page}.html").read_bytes() == (FILES / f"{page}.html").read_bytes()
    assert without_time(json.loads((files / f"{page}.json").read_bytes())) == without_time(wanted(page))


@pytest.mark.parametrize("words", [(), ("-",)])
def test_page_from_standard_input(words, files):
    assert record(*words, given=PAGE).returncode == 0
    assert (files / "kopi.html").read_bytes() == PAGE
    assert list(json.loads((files / "kopi.json").read_bytes())) == KEYS
    assert differences(files / "kopi.html") == {}


def changed(value):
    """Return another value of the same kind."""
    if isinstance(value, list):
        return value[1:] if value else ["x"]
    return value + 1 if isinstance(value, int) else f"{value or ''}x"


@pytest.mark.parametrize("key", [key for key in KEYS if key != "url"])  # the page is read at any URL
def test_changed_value_is_a_difference(key, files):
    record(WIRE, url=WIRE_URL)
    written = json.loads((files / "kopi.json").read_bytes())
    assert differences(files / "kopi.html") == {}
    (files / "kopi.json").write_text(json.dumps(written | {key: changed(written[key])}), encoding="utf-8")
    assert key in differences(files / "kopi.html")


@pytest.mark.parametrize("edit", [
    lambda record: record.pop("authors"), lambda record: record.update(more=None), lambda record: record["dates"].reverse(),
    lambda record: record["dates"][0].update(value="2026-02-05"), lambda record: record.update(url="https://contoh.com/news/a"),
])  # fmt: skip
def test_changed_record_is_a_difference(edit, files):
    record(WIRE, url=WIRE_URL)
    edit(written := json.loads((files / "kopi.json").read_bytes()))
    (files / "kopi.json").write_text(json.dumps(written), encoding="utf-8")
    assert differences(files / "kopi.html")


@pytest.mark.parametrize("expected", [{"url": ARTICLE_URL, "refused": "removed"}, {"url": ARTICLE_URL, "refused": "no_article", "x": 1}])
def test_other_reason_is_a_difference(expected, files):
    assert record(given=b"<html></html>").returncode == 0
    (files / "refused/kopi.json").write_text(json.dumps(expected), encoding="utf-8")
    assert differences(files / "refused/kopi.html")


def printed(moment):
    """Return a time as the site prints it, in bytes."""
    return f"{moment.day:02} {MONTHS[moment.month - 1]} {moment.year} / {moment:%H:%M} WIB".encode()


NEW = {  # date line of the page, words of the command, whether the record says when it was read
    "before the usual moment": (DATE, (), False),
    "an hour ago": (printed(now() - timedelta(hours=1)), (), True),
    "relative": (b"3 Jam 40 Menit lalu", (), True),
    "relative, at a time": (b"3 Jam 40 Menit lalu", ("--at", "2026-08-21T18:00:00.500+00:00"), True),
    "of any time": (DATE, ("--at", "2026-08-21"), False),
    "after tomorrow": (b"01 Januari 2390 / 10:00 WIB", (), False),
    "after tomorrow, at a time of then": (b"01 Januari 2390 / 10:00 WIB", ("--at", "2390-01-01T12:00:00+07:00"), True),
}


@pytest.mark.parametrize(("line", "words", "is_timed"), NEW.values(), ids=NEW)
def test_moment_of_reading(line, words, is_timed, files):
    """The test reads the page when the command did, if the record depends on it."""
    assert record(*words, given=PAGE.replace(DATE, line)).returncode == 0
    written = json.loads((files / "kopi.json").read_bytes())
    assert ("crawled_at" in written, differences(files / "kopi.html")) == (is_timed, {})
    assert ("date_refused" in written["warnings"]) == (line.endswith(b"2390 / 10:00 WIB") and not words)


def test_page_with_links_to_parts(files):
    assert record(given=part(FIRST, LINKS)).returncode == 0
    assert differences(files / "kopi.html") == {}


def test_page_of_the_archive(files, tmp_path):
    page = (FILES / "desktop_wire.html").read_bytes()
    archived(tmp_path / "archive", [an_exchange(1, url=f"{WIRE_URL}?page=all", body=page)])
    found = scrapy("archive", "find", WIRE_URL, "--html", "-s", f"OUTPUT_DIR={tmp_path}")
    assert record(url=WIRE_URL, given=found.stdout.encode()).returncode == 0
    assert (files / "kopi.html").read_bytes() == page
    assert json.loads((files / "kopi.json").read_bytes()) == wanted("desktop_wire")


WRONG = {  # words, what the line names
    "no URL": ((WIRE, "--record", "a"), "--url"),
    "no article's URL": ((WIRE, "--record", "a", "--url", "https://contoh.com/news/a"), "contoh.com"),
    "a path": ((WIRE, "--record", "../a", "--url", ARTICLE_URL), "../a"),
    "a suffix": ((WIRE, "--record", "a.html", "--url", ARTICLE_URL), "a.html"),
    "no letters": ((WIRE, "--record", "é", "--url", ARTICLE_URL), "é"),
    "nothing": ((WIRE, "--record", "", "--url", ARTICLE_URL), "--record"),
    "too long": ((WIRE, "--record", "a" * 300, "--url", ARTICLE_URL), "a" * 300),
    "two pages": ((WIRE, WIRE, "--record", "a", "--url", ARTICLE_URL), "--record"),
    "lines": ((WIRE, "--lines", WIRE, "--record", "a", "--url", ARTICLE_URL), "--lines"),
    "no page": (("none.html", "--record", "a", "--url", ARTICLE_URL), "none.html"),
    "not a time": ((WIRE, "--at", "kemarin", "--record", "a", "--url", ARTICLE_URL), "--at"),
    "an empty page": (("/dev/null", "--record", "a", "--url", ARTICLE_URL), "empty"),
}


@pytest.mark.parametrize(("words", "named"), WRONG.values(), ids=WRONG)
def test_wrong_argument(words, named, files):
    done = scrapy("read", *words)
    assert (done.returncode, done.stdout, done.stderr.count("\n"), content(files)) == (2, "", 1, [])
    assert named in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["kopi.html", "kopi.json", "refused/kopi.html", "refused/kopi.json"])
def test_existing_file_is_kept(name, files):
    (files / name).write_bytes(b"kept")
    done = record(given=PAGE)
    assert (done.returncode, done.stderr.count("\n"), content(files)) == (2, 1, [name]) and str(files / name) in done.stderr
    assert (files / name).read_bytes() == b"kept"


def test_both_files_or_none(files):
    (files / "kopi.json").write_bytes(b"kept")
    with pytest.raises(FileExistsError):
        write_recorded("kopi", PAGE, {"url": ARTICLE_URL})
    assert content(files) == ["kopi.json"] and (files / "kopi.json").read_bytes() == b"kept"


@pytest.mark.parametrize("size", [10, 90], ids=["record", "page"])
def test_file_that_does_not_fit(size, files):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50, before[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_recorded("kopi", b"x" * size, {"url": ARTICLE_URL})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert content(files) == []


def test_installed_package(files):
    shutil.rmtree(files)
    done = record(given=PAGE)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1) and str(files) in done.stderr


def test_folder_that_cannot_be_written(files):
    (files / "refused").rmdir()
    done = record(given=b"<html></html>")
    assert (done.returncode, done.stderr.count("\n"), content(files)) == (2, 1, []) and str(files / "refused") in done.stderr
