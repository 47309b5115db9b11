"""Days without a row: a run that finds no row requests one day that had some, and fails if it has none either."""

from datetime import date, timedelta
from shutil import copytree

import pytest

from kontan_crawler import site
from kontan_crawler.replica.server import serve
from kontan_crawler.runs.crawl_messages import DayCompleted, IndexPage
from kontan_crawler.runs.index_days import IndexDays
from tests.crawling import crawl
from tests.manifests import manifests
from tests.spiders.test_walk import ALL, HTML, KONTAN, HandMade, listing, row, story
from tests.store.ledgers import DAY, at, learn, record

FIRST, LAST = date(2026, 2, 1), date(2026, 2, 6)
SPAN = ("arsip", "-a", f"since={FIRST}", "-a", f"until={LAST}", "-a", "kanal=internasional")
ELSEWHERE = listing('<li><div class="ket"><h1><a href="https://example.com/a">Judul</a></h1></div></li>')


def index(day, offset=""):
    return site.INDEX.format(kanal="internasional", day=day, offset=offset)


DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
EMPTY = {index(day): listing() for day in DAYS}
WELL = {**EMPTY, index(DAY): listing(row("a")), index(DAY, 20): listing(), ALL: story(1)}
SECOND = {  # the site in the second run -> exit code, rows of the control day
    "as it was": (WELL, 0, 1),
    "no row anywhere": (EMPTY, 1, 0),
    "the day fails": ({**EMPTY, index(DAY): (500, HTML, "")}, 1, 0),
    "the day is an error page": ({**EMPTY, index(DAY): "<h1>Terjadi gangguan</h1>"}, 1, 0),
    "another format": ({**EMPTY, index(DAY): "<p>apa saja</p>"}, 1, 0),
    "rows without articles": ({**EMPTY, index(DAY): ELSEWHERE}, 1, 0),
}


@pytest.fixture(scope="module")
def first_folder(tmp_path_factory):
    """A folder with a successful first run."""
    folder = tmp_path_factory.mktemp("first")
    with serve(HandMade(WELL)) as replica:
        assert crawl(*SPAN, folder=folder, replica=replica).exit_code == 0
    return folder


@pytest.mark.parametrize(("pages", "code", "rows"), SECOND.values(), ids=SECOND)
def test_days_that_were_empty_before(pages, code, rows, first_folder, tmp_path):
    copytree(first_folder, tmp_path, dirs_exist_ok=True)
    with serve(HandMade(pages)) as replica:
        run = crawl(*SPAN, folder=tmp_path, replica=replica, RETRY_TIMES=0)
        requested = [url for url, _ in replica.requests if not url.endswith("/robots.txt")]
    assert (run.exit_code, run.stat("listing/control/rows"), run.stat("listing/read"), run.stat("listing/rows")) == (code, rows, 5, 0)
    assert requested[-1] == index(DAY) and sorted(requested) == sorted(EMPTY)
    manifest = manifests(tmp_path)[1]
    assert len(manifest["failed_checks"]) == code and len(manifest["days_empty"]) == 5


def test_the_first_run_over_days_without_rows_fails(tmp_path):
    with serve(HandMade(EMPTY)) as replica:
        for _ in range(2):
            assert crawl(*SPAN, folder=tmp_path, replica=replica).exit_code == 1


def test_a_run_with_rows_requests_no_control_day(tmp_path):
    with serve(
        HandMade({**WELL, index(LAST): listing(row("b")), index(LAST, 20): listing(), f"{KONTAN}/news/b?page=all": story(2)})
    ) as replica:
        crawl(*SPAN, folder=tmp_path, replica=replica)
        assert [url for url, _ in replica.requests].count(index(DAY)) == 1


def ages(ledger, days, *read, wanted=("internasional", "global")):
    """Return section and age of the control day of a run over days, by age, after articles were delivered and days read."""
    for kanal, age in read:
        ledger.days.record_read(kanal, DAY - timedelta(days=age), at(12), wanted)
    found = IndexDays(ledger, wanted, ledger.changes)
    found.left = {kanal: {DAY - timedelta(days=age) for age in of_kanal} for kanal, of_kanal in days.items()}
    page = found.control_page()
    return page and (page.kanal, (DAY - page.day).days, page.offset)


CONTROL = [  # ages of the run's days by section, of delivered articles, of days read before -> the control day
    ({"internasional": [0]}, [], [], None), ({"internasional": [0]}, [("internasional", 9)], [], ("internasional", 9)),
    ({"internasional": [5]}, [("internasional", 9), ("internasional", 2)], [], ("internasional", 2)),
    ({"internasional": [5, 4, 3]}, [("internasional", age) for age in (3, 4, 5, 8)], [], ("internasional", 8)),
    ({"internasional": [5]}, [("global", 6)], [("internasional", 40)], ("internasional", 40)),
    ({"internasional": [5], "global": [9]}, [("global", 6)], [("internasional", 40)], ("global", 6)),
    ({"internasional": [5], "global": [3]}, [("global", 6), ("internasional", 6)], [], ("global", 6)),
    ({"internasional": [5]}, [("nasional", 6)], [("internasional", 5), ("global", 1)], None),
]  # fmt: skip


@pytest.mark.parametrize(("days", "delivered", "read", "control"), CONTROL)
def test_control_page(days, delivered, read, control, ledger):
    for number, (kanal, age) in enumerate(delivered):
        url, published = f"https://{kanal}.kontan.co.id/news/{number}", f"{DAY - timedelta(days=age)}T09:00:00+07:00"
        learn(ledger, record(url=url, published=published))
    assert ages(ledger, days, *read) == (control and (*control, 0))


def test_a_day_confirmed_empty_by_the_run_is_no_control_day(ledger):
    found = IndexDays(ledger, ("global",), ledger.changes)
    for hours in (0, 20):
        found.complete(DayCompleted("global", DAY, at(12) + timedelta(hours=hours), empty=True))
    assert found.control_page() is None
    ledger.days.record_read("global", DAY - timedelta(days=1), at(12), ("global",))
    assert found.control_page() == IndexPage("global", DAY - timedelta(days=1))
