"""`scrapy doctor URL` takes the kept page where there is one, and asks the site only with --fresh, or without one."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kontan_crawler.clock import WIB
from tests.archive.exchanges import RECEIVED, an_exchange, archived
from tests.doctor.test_doctor import OWN, ROWS, fetch
from tests.spiders.test_walk import ALL, AMP, KONTAN, story

URL = f"{KONTAN}/news/a"
PAGE = an_exchange(1, url=ALL, body=f"<html><body>{story(1)}</body></html>".encode(), received=RECEIVED)
NEWER = replace(PAGE, received=RECEIVED + timedelta(days=1))
FIRST = "kept 2026-02-04 22:20:00 WIB in run-00000.warc.gz\n"


def examine(folder, url, *words):
    """Return the finished command on a site whose page has two parts, and its requests."""
    return fetch({ALL: story(1, 2), f"{KONTAN}/": ROWS}, folder, url, *words)


@pytest.mark.parametrize("url", [URL, ALL, f"{URL}?page=2", "internasional.kontan.co.id/news/a"])
def test_the_kept_page(tmp_path, url):
    (path,) = archived(tmp_path / "archive", [PAGE], run="run")
    done, requests = examine(tmp_path, url)
    assert (done.returncode, done.stderr, requests) == (0, "", [])
    assert done.stdout.startswith(f"{FIRST}  --fresh asks the site\n{URL}\n  requested as {ALL}\n  status 200, ")
    assert {*tmp_path.rglob("*")} == {path.parent, path, path.with_name("run-00000.cdxj")}


def test_fresh_asks_the_site(tmp_path):
    archived(tmp_path / "archive", [PAGE], run="run")
    done, requests = examine(tmp_path, URL, "--fresh")
    assert requests[-1] == ALL and done.stdout.startswith(f"{URL}\n  requested as {ALL}\n")


@pytest.mark.parametrize(
    "last", [replace(NEWER, status=500), replace(NEWER, is_torn=True), replace(NEWER, url=f"{URL}?page=2"), replace(NEWER, status=304)]
)
def test_the_newest_page_with_status_200(tmp_path, last):
    archived(tmp_path / "archive", [PAGE, last], run="run")
    assert examine(tmp_path, URL)[0].stdout.startswith(FIRST)
    archived(tmp_path / "archive", [NEWER], run="newer")
    assert examine(tmp_path, URL)[0].stdout.startswith("kept 2026-02-05 22:20:00 WIB in newer-00000.warc.gz\n")


def test_without_a_kept_page_the_site_is_asked(tmp_path):
    archived(tmp_path / "archive", [replace(PAGE, status=404), an_exchange(2)], run="run")
    assert ALL in examine(tmp_path, URL)[1]


def test_a_kept_listing(tmp_path):
    archived(tmp_path / "archive", [replace(PAGE, url=f"{KONTAN}/", body=ROWS.encode())], run="run")
    done, requests = examine(tmp_path, KONTAN)
    assert (done.returncode, requests) == (0, []) and done.stdout.startswith(FIRST) and "a listing; 5 rows" in done.stdout


def test_a_kept_amp_page_leads_to_its_article(tmp_path):
    archived(tmp_path / "archive", [replace(PAGE, url=AMP, body=OWN.encode()), NEWER], run="run")
    done, requests = examine(tmp_path, AMP)
    assert requests == [] and done.stdout.startswith(f"kept 2026-02-05 22:20:00 WIB in run-00000.warc.gz\n  --fresh asks the site\n{URL}\n")


def test_quiet_hours_do_not_matter(tmp_path):
    archived(tmp_path / "archive", [PAGE], run="run")
    hour = datetime.now(WIB).hour
    quiet = ("-s", f"QUIET_HOURS={hour:02}:00-{(hour + 2) % 24:02}:00")
    assert examine(tmp_path, URL, *quiet)[0].returncode == 0
    assert examine(tmp_path, URL, "--fresh", *quiet)[0].returncode == 1


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    (path,) = archived(tmp_path / "archive", [PAGE], run="run")
    path.with_name("b.warc.zst").write_text("text")
    done, requests = examine(tmp_path, URL)
    assert requests == [] and done.stdout.startswith(FIRST) and "b.warc.zst" in done.stderr
