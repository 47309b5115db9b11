"""Sections of the report: their counts and tables."""

import json
import re
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.clock import WIB
from kontan_crawler.items import MAY_BE_EMPTY
from kontan_crawler.report.article_record import article_record
from kontan_crawler.report.chart_data import WIDE
from kontan_crawler.report.charts import draw
from kontan_crawler.report.feed_runs import UNKNOWN, FeedRuns
from kontan_crawler.report.periods import Periods
from kontan_crawler.report.run_record import RunRecord, run_record
from kontan_crawler.report.sections import ALL, COLOURS
from kontan_crawler.report.topics.completeness import Completeness
from kontan_crawler.report.topics.dates import MAX_CONTRADICTIONS, Dates
from kontan_crawler.report.topics.lag import Lag
from kontan_crawler.report.topics.published import MAX_DAYS, REST, Days, Hours
from kontan_crawler.report.topics.refusals import RefusalReasons
from kontan_crawler.report.topics.repeated_lines import RepeatedLines
from kontan_crawler.report.topics.sources import NONE, Sources
from kontan_crawler.report.topics.verdicts import MAX_RUNS, Verdicts
from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.runs.run_end import DIED, FAILED, STOPPED, SUCCEEDED
from tests.strategies import CHARACTERS

MANIFEST = {
    "manifest_version": 1, "program": "kontan_crawler 0.1.0", "run": "internasional-1", "spider": "internasional", "arguments": {}, "kanal": ["internasional"], "since": None,
    "started": "2026-02-04T09:00:00+07:00", "ended": "2026-02-04T09:05:00+07:00", "reason": "finished", "exit_code": 0, "completed": True,
    "failed_checks": [], "feeds": [{"file": "a.jsonl", "lines": 2}], "days_left": [], "given_up": [], "waiting": [], "robots": {}, "counts": {},
    "days": [{"day": "2026-02-04", "kanal": "internasional", "listed": 4, "delivered": 2, "known": 1, "unchanged": 0, "waiting": 0,
              "refused": {"http_503": 1}, "listed_to_end_at": None}],
}  # fmt: skip


def record(slug="a", published="2026-02-04T22:20:00+07:00", kanal="internasional", **given):
    return {
        "url": f"https://{kanal}.kontan.co.id/news/{slug}", "revision": 1, "title": "Kapal Tiba", "kanal": kanal, "published_at": published,
        "crawled_at": "2026-02-04T22:30:00+07:00", "sources": ["Reuters"], "dates": [], "dateline": None, **given,
    }  # fmt: skip


def section_of(topic, *records):
    lines = [article_record(each) for each in records]
    for line in lines:
        topic.add(line)
    return topic.section(Periods(line.day for line in lines if line.day))


def run(number=1, **given):
    return run_record(parse_manifest(json.dumps({**MANIFEST, "run": f"internasional-{number}", **given})))


def runs_section(topic, *runs):
    for each in runs:
        topic.add(each)
    return topic.section(Periods(each.started.date() for each in runs))


def test_articles_by_day_and_section():
    section = section_of(Days(), record("a"), record("b"), record("c", "2026-02-02T23:59:00+07:00", "global"), record("d", None))
    assert section.table.head == ("day", "internasional", "global", "all")
    assert section.table.rows == [("2026-02-02", 0, 1, 1), ("2026-02-03", 0, 0, 0), ("2026-02-04", 2, 0, 2)]
    assert re.findall(r"\d\S*\d|\d", section.summary) == ["3", "2", "2026-02-04", "1"]


def test_small_sections_are_combined():
    section = section_of(Days(), *(record(f"{number}-{more}", kanal=f"k{number}") for number in range(12) for more in range(12 - number)))
    assert len(section.table.head) == COLOURS + 2 and section.table.head[-2] == REST
    assert sum(section.table.rows[0][1:-1]) == section.table.rows[0][-1] == 78


def test_chart_of_weeks_has_a_table_of_days():
    section = section_of(
        Days(), *(record(f"{number}", (datetime(2025, 1, 1, tzinfo=WIB) + timedelta(days=number)).isoformat()) for number in range(410))
    )
    (days,) = section.extra_tables
    assert (section.table.head[0], len(days.rows)) == ("week", MAX_DAYS)
    assert days.rows[0] == ("2026-02-14", 1, 1) and "410" in days.note
    assert not section_of(Days(), record()).extra_tables


def test_reserved_names_in_feeds_are_quoted():
    kanals = [ALL, REST, *(f"k{number}" for number in range(COLOURS))]
    section = section_of(
        Days(), *(record(str(number), kanal=kanal) for kanal in kanals for number in range(3 if kanal in (ALL, REST) else 1))
    )
    assert dict(zip(section.table.head[1:], section.table.rows[0][1:], strict=True)) | {
        "“all”": 3,
        "“other sections”": 3,
        REST: 3,
        ALL: 14,
    } == dict(zip(section.table.head[1:], section.table.rows[0][1:], strict=True))
    assert section_of(Sources(), record("a", sources=[NONE]), record("b", sources=[])).table.rows == [(f"“{NONE}”", 1), (NONE, 1)]
    drawn = draw(section, WIDE)
    assert all(f"2026-02-04, {name}: 3" in drawn for name in ("“all”", "“other sections”", REST)) and ", all:" not in drawn


def test_time_zone_is_jakarta():
    section = section_of(Hours(), record(published="2026-02-03T18:30:00+00:00"))
    assert section.table.rows[2][0] == "Wednesday" and section.table.rows[2][2] == 1  # 01:30
    assert "Wednesday" in section.summary and "01:00" in section.summary


def test_sources():
    section = section_of(
        Sources(), record("a"), record("b", sources=["AP", "Reuters", "Reuters"]), record("c", sources=[]), record("d", sources=None)
    )
    assert section.table.rows == [("Reuters", 2), ("AP", 1), (NONE, 2)]


def test_fields_filled_by_period():
    section = section_of(Completeness(), record("a"), record("b", title=None), record("c", "2026-02-02T10:00:00+07:00"))
    rows = {name: tuple(cells) for name, *cells in section.table.rows}
    assert list(rows) == MAY_BE_EMPTY
    assert rows["title"] == (100.0, None, 50.0) and rows["dateline"] == (0.0, None, 0.0)
    assert rows["summary"] == (None, None, None)  # an older version wrote the record, without the key
    assert "dateline" in section.summary


def test_delivery_is_the_end_of_the_run():
    first, second = run(1), run(2, spider="arsip", ended="2026-02-04T23:20:00+07:00", feeds=[{"file": "b.jsonl", "lines": 2}])
    feed_runs = FeedRuns([first, second])
    crawled = datetime(2026, 2, 4, 22, 30, tzinfo=WIB)
    assert feed_runs.find("b.jsonl.gz", crawled) == (second.ended, "arsip")
    assert feed_runs.find("a.jsonl", crawled) == (crawled, UNKNOWN)  # that run had ended before
    assert feed_runs.find("a.jsonl", datetime(2026, 2, 4, 9, 5, 0, 7, tzinfo=WIB)) == (first.ended, "internasional")


@pytest.mark.parametrize(("minutes", "row"), [
    (-1, "before publication"), (0, "up to 10 minutes"), (10, "up to 10 minutes"), (10.5, "up to 30 minutes"), (24 * 60, "up to 1 day"),
    (24 * 60 + 1, "up to 7 days"), (8 * 24 * 60, "later"),
])  # fmt: skip
def test_lag(minutes, row):
    topic, line = Lag(), article_record(record())
    topic.add(line, line.published + timedelta(minutes=minutes), "internasional")
    assert [name for name, *counts in topic.section(Periods([])).table.rows if counts == [1, 1]] == [row]


def test_median_lag():
    topic, line = Lag(), article_record(record())
    for minutes in (5, 20, 600):
        topic.add(line, line.published + timedelta(minutes=minutes), "internasional")
    summary = topic.section(Periods([])).summary
    assert "internasional" in summary and re.findall(r"\d+", summary) == ["20"]


def test_dates_and_contradictions():
    wrong = {"text": "Kamis (4/2/2026)", "weekday_agrees": False, "repaired": False, "suggested": "2026-02-05"}
    right = {"text": "Rabu (4/2/2026)", "weekday_agrees": True, "repaired": True, "suggested": None}
    section = section_of(Dates(), record("a", dates=[wrong, right]), record("b", dates=[{}] * 30), record("c"))
    assert [row for row in section.table.rows if row[1]] == [("0", 1), ("2", 1), ("20 or more", 1)]
    assert re.findall(r"\d+", section.summary) == ["32", "3", "1", "1", "2"]
    ((text, suggested, day, link),) = section.extra_tables[0].rows
    assert (day, link.text, text, suggested) == ("2026-02-04", "Kapal Tiba", "Kamis (4/2/2026)", "2026-02-05")


def test_newest_contradictions_are_listed():
    wrong = {"text": "Kamis (4/2/2026)", "weekday_agrees": False}
    section = section_of(
        Dates(),
        *(record(str(number), f"2026-02-{number % 28 + 1:02}T10:00:00+07:00", dates=[wrong]) for number in range(MAX_CONTRADICTIONS + 9)),
    )
    assert len(section.extra_tables[0].rows) == MAX_CONTRADICTIONS and str(MAX_CONTRADICTIONS + 9) in section.extra_tables[0].note
    assert section.extra_tables[0].rows[0][2] == "2026-02-28"


def test_refusals_by_reason():
    later = MANIFEST["days"][0] | {"refused": {"paywall": 3, "http_503": 1, "given_up": 9}}
    section = runs_section(RefusalReasons(), run(1), run(2, days=[later], started="2026-02-05T09:00:00+07:00"))
    assert section.table.rows == [("paywall", 3, 0), ("http_503", 0, 2)]
    assert section.extra_tables[0].rows == [("paywall", "2026-02-05 09:00"), ("http_503", "2026-02-05 09:00")]
    assert re.findall(r"\d+", section.summary) == ["2", "3"]


def test_failed_listings_are_errors():
    section = runs_section(RefusalReasons(), run(days=[], counts={"listing/failed": 3, "listing/unreadable": 1, "listing/rows": 9}))
    assert section.table.rows == [("listing failed", 0, 3), ("listing unreadable", 0, 1)]
    assert re.findall(r"\d+", section.summary) == ["4", "0"]


@pytest.mark.parametrize("count", [2**70, float("nan"), float("inf"), -1, True, 1.5, "1", None])
@pytest.mark.parametrize("place", ["refused", "listed", "delivered", "counts", "feeds"])
def test_invalid_count_is_named(place, count):
    day = MANIFEST["days"][0]
    given = {
        "refused": {"days": [day | {"refused": {"http_503": count}}]}, "counts": {"counts": {"listing/failed": count}},
        "feeds": {"feeds": [{"file": "a.jsonl", "lines": count}]},
    }  # fmt: skip
    named = {"refused": "days.0.refused.http_503", "counts": "counts.listing/failed", "feeds": "feeds.0.lines"}.get(
        place, f"days.0.{place}"
    )
    with pytest.raises(ValueError, match=f"^{re.escape(named)}: .+$"):
        run(**given.get(place, {"days": [day | {place: count}]}))


@pytest.mark.parametrize(("exit_code", "verdict"), [(0, SUCCEEDED), (1, FAILED), (130, STOPPED), (143, STOPPED), (None, DIED)])
def test_verdicts(exit_code, verdict):
    section = runs_section(Verdicts(), run(exit_code=exit_code, failed_checks=["too little", "too late"]))
    assert dict(zip(section.table.head[1:], section.table.rows[0][1:], strict=True))[verdict] == 1
    row = section.extra_tables[0].rows[0]
    assert row[:3] == ("2026-02-04 09:00", "internasional", verdict)
    assert re.findall(r"\d+", row[3]) == ["4", "2", "1", "1", "503"] and row[3].endswith("too little · too late")


def test_many_runs_keep_recent_failures():
    runs = [
        run(number, started=f"2026-02-{number // 24 + 1:02}T{number % 24:02}:00:00+07:00", exit_code=int(number == 5))
        for number in range(600)
    ]
    section = runs_section(Verdicts(), *runs)
    assert len(section.extra_tables[0].rows) == MAX_RUNS + 1 and section.extra_tables[0].rows[-1][2] == FAILED
    assert str(600 - MAX_RUNS - 1) in section.extra_tables[0].note


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(CHARACTERS, max_size=5),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(CHARACTERS, max_size=5), some, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from(sorted(record())), JSON)
def test_any_feed_line_is_counted_or_invalid(key, value):
    try:
        line = article_record({**record(), key: value})
    except ValueError:
        return
    for topic in (Days(), Hours(), Sources(), Completeness(), Dates()):
        topic.add(line)
        topic.section(Periods([line.day] if line.day else []))


@given(st.sampled_from(sorted(MANIFEST)), JSON)
def test_any_manifest_is_counted_or_invalid(key, value):
    try:
        line = run_record(parse_manifest(json.dumps({**MANIFEST, key: value})))
    except ValueError:
        return
    assert isinstance(line, RunRecord)
    for topic in (RefusalReasons(), Verdicts()):
        runs_section(topic, line)


@pytest.mark.parametrize(
    "line", [None, 1, "x", [], {}, record(kanal=None), record(sources="Reuters"), record(sources=[1]), record(crawled_at="soon")], ids=str
)
def test_invalid_article(line):
    with pytest.raises(ValueError, match="."):
        article_record(line)


def test_lines_in_many_articles():
    found = [{"line": f"Bagikan {number}", "articles": 40 - number, "of": 120} for number in range(30)]
    topic = RepeatedLines()
    for each in (run(1), run(2, repeated_lines=found), run(3, exit_code=None, reason="interrupted")):
        topic.add(each)
    (section,) = topic.sections()
    assert section.table.rows[0] == ("Bagikan 0", 40, 120) and len(section.table.rows) == 25 and section.summary.startswith("30 ")
    chart = draw(section, WIDE)
    assert "Bagikan 0, articles: 40" in chart and "all: 120" not in chart
    topic.add(run(4))
    assert not [*topic.sections()]
