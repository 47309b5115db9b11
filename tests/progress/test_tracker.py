"""Snapshots from responses and statistics."""

from datetime import timedelta

from kontan_crawler.progress.snapshot import Snapshot, Steps
from kontan_crawler.progress.tracker import Tracker, count_days, count_urls
from tests.crawling import DAY


def test_day_is_done_when_all_its_sections_are():
    first, second, third = (DAY - timedelta(days=age) for age in range(3))
    left = {"internasional": {third}, "global": {second, third}}
    assert count_days(left, [("internasional", first), ("global", first), ("internasional", second)]) == Steps(1, 3, "days")
    assert count_days({"global": set()}, []) is None


def test_url_is_done_when_it_has_a_result():
    stats = {"item_scraped_count": 3, "article/refused/removed": 2, "article/unchanged": 1, "listing/passed/known": 4}
    stats["listing/passed/paid"] = 9
    assert count_urls(stats, 12) == Steps(10, 12, "URLs")
    assert count_urls(stats, 8) == Steps(8, 8, "URLs")
    assert count_urls(stats, 0) is None


def test_snapshot_from_statistics():
    tracker = Tracker(0, 0.0)
    tracker.add_response("https://internasional.kontan.co.id/rss", {}, 1.0)
    stats = {"response_received_count": 5, "item_scraped_count": 4, "scheduler/enqueued": 9, "scheduler/dequeued": 6,
              "article/refused/removed": 3, "article/refused/http_503": 1, "listing/failed": 1}  # fmt: skip
    snapshot = tracker.snapshot(stats, {}, {}, True, 10.0)
    assert snapshot == Snapshot(4, 30.0, 2, 3, "internasional", "/rss", None, None, True)


def test_section_is_the_day_of_the_articles():
    tracker, left = Tracker(0, 0.0), {"global": {DAY}}
    found = []
    for url, arguments in (
        ("https://www.kontan.co.id/robots.txt", {}), ("https://global.kontan.co.id/", {}),
        ("https://global.kontan.co.id/news/a?page=all", {}),
        ("https://www.kontan.co.id/search/indeks?kanal=global", {"kanal": "global", "day": DAY}),
        ("https://internasional.kontan.co.id/news/a", {}),
    ):  # fmt: skip
        tracker.add_response(url, arguments, 1.0)
        found.append(tracker.snapshot({}, left, {}, False, 1.0).section)
    assert found == ["", "global", "global", "global 2026-02-04", "global 2026-02-04"]


def test_control_characters_of_a_url():
    tracker = Tracker(0, 0.0)
    tracker.add_response("https://x.kontan.co.id/news/a\x1b[31m\u202e\x9b", {"kanal": "\x1b[2J", "day": "\r"}, 1.0)
    snapshot = tracker.snapshot({}, {}, {}, False, 1.0)
    assert (snapshot.path, snapshot.section) == (r"/news/a\x1b[31m\u202e\x9b", r"\x1b[2J \r")
