"""Each sentence of the page holds, for nothing, for one and for many: the words that depend on the numbers."""

from datetime import datetime, timedelta

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.report.article_record import article_record
from kontan_crawler.report.facts import facts_of
from kontan_crawler.report.feed_runs import FeedRuns
from kontan_crawler.report.figures import figures_of
from kontan_crawler.report.first_deliveries import FirstDeliveries
from kontan_crawler.report.periods import EARLIER, Periods
from kontan_crawler.report.sections import NO_DATE
from kontan_crawler.report.topics.completeness import Completeness
from kontan_crawler.report.topics.dates import Dates
from kontan_crawler.report.topics.lag import Lag
from kontan_crawler.report.topics.published import Days, Hours
from kontan_crawler.report.topics.refusals import RefusalReasons
from kontan_crawler.report.topics.repeated_lines import RepeatedLines
from kontan_crawler.report.topics.sources import Sources
from kontan_crawler.report.topics.verdicts import Verdicts
from kontan_crawler.runs.health import WELL, Health
from tests.report.test_topics import MANIFEST, record, run, runs_section, section_of

NOW = datetime(2026, 2, 5, 9, tzinfo=WIB)


def mention(agrees=None, repaired=False):
    return {"text": "Kamis (4/2/2026)", "weekday_agrees": agrees, "repaired": repaired, "suggested": None}


def on(day, slug="a", hour=10, **given):
    return record(f"{slug}{day}", f"{day}T{hour:02}:00:00+07:00", **given)


SENTENCES = {  # topic, records, what its summary is or has
    "days: no date": (Days, [record(published=None)], NO_DATE),
    "days: one": (Days, [on("2026-02-04")], "1 article of 2026-02-04: 1 internasional."),
    "days: one, and one without a date": (Days, [on("2026-02-04"), record(published=None)], ". 1 more has no date."),
    "days: one, and two without a date": (Days, [on("2026-02-04"), record("b", None), record("c", None)], ". 2 more have no date."),
    "days: of one day": (Days, [on("2026-02-04", "abc"[number], kanal=("x", "x", "y")[number]) for number in range(3)], "3 articles of 2026-02-04: 2 x, 1 y."),
    "days: of two days": (Days, [on("2026-02-04"), on("2026-02-04", "b"), on("2026-02-03")], "3 articles by the day of publication. Most in one day: 2 (2026-02-04)."),
    "hours: no date": (Hours, [record(published=None)], NO_DATE),
    "hours: one": (Hours, [on("2026-02-04")], "1 on Wednesdays from 10:00 to 10:59. A blank"),
    "hours: as many in another hour": (Hours, [on("2026-02-02"), on("2026-02-03")], "10:59, and in 1 other hour."),
    "hours: as many in other hours": (Hours, [on("2026-02-02"), on("2026-02-03"), on("2026-02-04")], "10:59, and in 2 other hours."),
    "sources: none named": (Sources, [record(sources=[])], "No article names a source."),
    "sources: one": (Sources, [record()], "1 source, Reuters in 1 article."),
    "sources: two": (Sources, [record("a"), record("b", sources=["AP", "Reuters"])], "2 sources; most often Reuters, in 2 articles."),
    "fields: no date": (Completeness, [record(published=None)], NO_DATE),
    "fields: one is empty": (Completeness, [record(dates=[mention()])], "lowest for dateline."),
    "fields: two are empty": (Completeness, [record()], "lowest for dateline and 1 other field."),
    "fields: all are full": (Completeness, [record(dates=[mention()], dateline="OSLO")], "all have one in every article."),
    "dates: none": (Dates, [record()], "0 time expressions in 1 article."),
    "dates: one": (Dates, [record(dates=[mention()])], "1 time expression in 1 article."),
    "dates: one weekday": (Dates, [record(dates=[mention(True)])], "1 article. No weekday contradicts its date."),
    "dates: one contradiction": (Dates, [record(dates=[mention(False), mention(True)])], "1 article. 1 of 2 weekdays contradicts its date."),
    "dates: one misprint": (Dates, [record(dates=[mention(repaired=True)])], "1 of them a repaired misprint."),
    "dates: misprints": (Dates, [record(dates=[mention(repaired=True)] * 2)], "2 of them repaired misprints."),
}  # fmt: skip


@pytest.mark.parametrize(("topic", "records", "words"), SENTENCES.values(), ids=SENTENCES)
def test_summary_of_articles(topic, records, words):
    summary = section_of(topic(), *records).summary
    assert summary == words if words == NO_DATE else words in summary


def test_earlier_articles_are_most_in_no_period():
    """They may be of many years."""
    old, new = [on(f"19{year}-01-01") for year in (60, 70, 80)], [on("2026-02-04", str(number)) for number in range(2)]
    days = [on(f"2026-02-{day:02}") for day in range(5, 15)]
    section = section_of(Days(), *old, *new, *days)
    assert {row[0]: row[-1] for row in section.table.rows}[EARLIER] == 3
    assert section.summary.startswith("15 articles by the day") and "2 (2026-02-04)" in section.summary


LAGS = {  # minutes of each article -> the sentence
    "one": ([5], "The only article of internasional was delivered within 5 minutes of publication."),
    "a minute": ([1, 1], "Half of the articles of internasional were delivered within 1 minute of publication."),
    "at once": ([0, 0], "Half of the articles of internasional were delivered within 1 minute of publication."),
    "seconds": ([4.1, 4.2], "Half of the articles of internasional were delivered within 5 minutes of publication."),
    "hours": ([130, 150], "Half of the articles of internasional were delivered within 3 hours of publication."),
    "days": ([3000, 9000], "Half of the articles of internasional were delivered within 3 days of publication."),
    "years": ([1.5e6], "The only article of internasional was delivered within 1,042 days of publication."),
    "before": ([-5, -4], "Half of the articles of internasional were delivered before publication."),
}


@pytest.mark.parametrize(("minutes", "sentence"), LAGS.values(), ids=LAGS)
def test_lag(minutes, sentence):
    topic, article = Lag(), article_record(record())
    for one in minutes:
        topic.add(article, article.published + timedelta(minutes=one), "internasional")
    assert topic.section(Periods([])).summary == sentence


@pytest.mark.parametrize(("records", "sentence"), [
    ([record(published=None)], NO_DATE), ([record()], "No manifest says when; the time of the crawl counts."),
])  # fmt: skip
def test_lag_without_a_run(records, sentence):
    topic = Lag()
    for each in records:
        topic.add(article_record(each), NOW, "no manifest")
    assert topic.section(Periods([])).summary == sentence


def refusals(**counts):
    return run(days=[MANIFEST["days"][0] | {"refused": counts}])


RUN_SENTENCES = {  # topic, runs -> its summary
    "runs: one": (Verdicts, [run()], "The only run, internasional, started 2026-02-04 09:00 and succeeded."),
    "runs: one stopped": (
        Verdicts,
        [run(exit_code=143)],
        "The only run, internasional, started 2026-02-04 09:00 and was stopped by a signal.",
    ),
    "runs: one died": (Verdicts, [run(exit_code=None)], "The only run, internasional, started 2026-02-04 09:00 and died."),
    "runs: of one day": (
        Verdicts,
        [run(1), run(2, started="2026-02-04T10:00:00+07:00", exit_code=1)],
        "2 runs on 2026-02-04: 1 succeeded, 1 failed. The last, internasional, started 2026-02-04 10:00 and failed.",
    ),
    "runs: of two days": (
        Verdicts,
        [run(1), run(2, started="2026-02-05T10:00:00+07:00")],
        "2 runs since 2026-02-04: 2 succeeded. The last, internasional, started 2026-02-05 10:00 and succeeded.",
    ),
    "errors: none": (RefusalReasons, [refusals()], "No error, and no URL without an article."),
    "errors: given up and moved": (RefusalReasons, [refusals(given_up=3, moved=1)], "No error, and no URL without an article."),
    "errors: one": (RefusalReasons, [refusals(http_503=1)], "1 error, and 0 URLs without an article."),
    "errors: one of each": (RefusalReasons, [refusals(http_503=1, removed=1)], "1 error, and 1 URL without an article."),
    "errors: many": (RefusalReasons, [refusals(http_503=1000, removed=2)], "1,000 errors, and 2 URLs without an article."),
}


@pytest.mark.parametrize(("topic", "runs", "sentence"), RUN_SENTENCES.values(), ids=RUN_SENTENCES)
def test_summary_of_runs(topic, runs, sentence):
    assert runs_section(topic(), *runs).summary.startswith(sentence)


def lines(*counts):
    return run(repeated_lines=[{"line": f"Bagikan {number}", "articles": count, "of": 1200} for number, count in enumerate(counts)])


@pytest.mark.parametrize(("counts", "fact", "summary"), [
    ([40], "“Bagikan 0” stands in 40 of the last 1,200 articles; it may", "1 short line stands"),
    ([40, 30], "1,200 articles, and 1 other line in many; it may", "2 short lines stand"),
    ([40, 30, 20], "1,200 articles, and 2 other lines in many; it may", "3 short lines stand"),
])  # fmt: skip
def test_lines_that_repeat(counts, fact, summary):
    topic = RepeatedLines()
    topic.add(lines(*counts))
    assert fact in topic.summary() and [*topic.sections()][0].summary.startswith(summary)


def test_a_long_line_is_shortened():
    topic = RepeatedLines()
    topic.add(run(repeated_lines=[{"line": "kapal " * 99, "articles": 40, "of": 50}]))
    assert len(topic.summary()) < 200 and " …”" in topic.summary()


def archive(added, total, free=120 * 10**9):
    return {"files": [], "bytes": added, "total_bytes": total, "free_bytes": free}


AT = "2026-01-01T09:00:00+07:00", "2026-02-01T09:00:00+07:00"
FACTS = {  # runs, suspected changes -> what each fact has
    "nothing": ([], (), {}),
    "no archive": ([run()], (), {}),
    "one run": ([run(archive=archive(7000, 3_200_000))], (), {"archive": ["took 3.2 MB", "120.0 GB free", "this run added 7.0 kB."]}),
    "a month": ([run(started=AT[0], archive=archive(5, 5)), run(archive=archive(6000, 7)), run(archive=archive(7000, 2 * 10**12))], (),
                {"archive": ["took 2.0 TB", "the 2 runs of the 30 days before added 13.0 kB."]}),
    "the last has none": ([run(archive=archive(7000, 3_200_000)), run(exit_code=None, started=AT[1])], (), {"archive": ["2026-02-04 09:00", "3.2 MB"]}),
    "tiny": ([run(archive=archive(0, 0, 0))], (), {"archive": ["took 0.0 kB", "0.0 kB free"]}),
    "all invented": ([run(replica=True)], (), {"replica": ["answered, not the site: the articles are invented."]}),
    "all with requests invented": ([run(replica=True), run()], (), {"replica": ["answered, not the site: the articles are invented."]}),
    "some invented": ([run(replica=True), run(counts={"downloader/request_count": 9}), run(exit_code=None), run()], (),
                      {"replica": ["in 1 of 3 runs", "of these runs are invented"]}),
    "one change": ([run()], ["more articles lack the field dateline"], {"site": ["earlier runs: more articles lack the field dateline."]}),
    "two changes": ([run()], ["a", "b"], {"site": [": a; b."]}),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "suspected", "expected"), FACTS.values(), ids=FACTS)
def test_facts(runs, suspected, expected):
    found = dict(facts_of(runs, Health(WELL, "", (), suspected), ""))
    assert found.keys() == expected.keys()
    assert all(part in found[name] for name, parts in expected.items() for part in parts), found


def test_fact_on_lines():
    assert [*facts_of([], Health(WELL, ""), "The line stands.")] == [("lines", "The line stands.")]


def figures(runs=(), *records):
    """Return the figures of runs, and of records delivered when they were crawled: name -> value and note."""
    articles = FirstDeliveries(FeedRuns([]))
    for each in records:
        articles.add("a.jsonl", article_record(each))
    return {one.id: (one.value, one.note) for one in figures_of(runs, articles, NOW)}


def crawled(slug, at, **given):
    return record(slug, crawled_at=at, **given)


FIGURES = {  # runs, records -> figures
    "nothing": ([], [], {"articles": ("0", ""), "new": ("0", ""), "newest": ("–", ""), "succeeded": ("–", "0 runs in all"),
                         "recent-errors": ("–", ""), "archive": ("–", "")}),
    "one": ([run(days=[])], [record()], {"articles": ("1", ""), "new": ("1", "it within 10 minutes of publication"), "newest": ("2026-02-04", "published at 22:20"),
                                         "succeeded": ("1 of 1", "1 run in all"), "recent-errors": ("0", ""), "archive": ("–", "none kept")}),
    "two": ([run(), run(exit_code=1)], [record("a"), record("b", None)],
            {"new": ("2", "one within 10 minutes of publication"), "succeeded": ("1 of 2", "2 runs in all"), "recent-errors": ("2", "http_503")}),
    "two with dates": ([], [record("a"), record("b")], {"new": ("2", "half within 10 minutes of publication")}),
    "old": ([run(started="2026-01-04T09:00:00+07:00")], [crawled("a", "2026-01-04T22:30:00+07:00")],
            {"articles": ("1", ""), "new": ("0", ""), "succeeded": ("–", "1 run in all"), "recent-errors": ("–", "")}),
    "misprint in the future": ([], [record("a"), record("b", "2062-02-04T22:20:00+07:00")], {"newest": ("2026-02-04", "published at 22:20")}),
    "only misprints": ([], [record("b", "2062-02-04T22:20:00+07:00")], {"newest": ("–", "")}),
    "no date": ([], [record(published=None)], {"newest": ("–", ""), "new": ("1", "")}),
    "revisions": ([], [record(), record(revision=2)], {"articles": ("1", "1 later revision")}),
    "errors": ([refusals(removed=9, given_up=9, http_503=2, http_500=1)], [], {"recent-errors": ("3", "most often http_503")}),
    "a failed listing": ([run(days=[], counts={"listing/failed": 2})], [], {"recent-errors": ("2", "listing failed")}),
    "archive": ([run(archive=archive(7, 3_200_000)), run(exit_code=None)], [], {"archive": ("3.2 MB", "120.0 GB free")}),
    "huge": ([refusals(http_503=2**52)], [], {"recent-errors": (f"{2**52:,}", "http_503")}),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "records", "expected"), FIGURES.values(), ids=FIGURES)
def test_figures(runs, records, expected):
    found = figures(runs, *records)
    assert len(found) == 6 and found | expected == found
