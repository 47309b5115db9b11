"""The ledger: what is remembered of articles, addresses and days."""

import sqlite3
from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.clock import WIB
from kontan_crawler.outcomes import GIVEN_UP, KNOWN, MOVED, NEW_FAILED, UNCHANGED, WRITTEN
from kontan_crawler.store import database
from kontan_crawler.store.compact import compact_url, expand_url, key_of
from kontan_crawler.store.days import OVERLAP, spans
from kontan_crawler.store.delivered_articles import Validator
from kontan_crawler.store.errors import OutputError
from kontan_crawler.store.feed_records import DeliveredArticle, delivered_of, is_changed
from kontan_crawler.store.history import EndedRun, RunStart
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.store.run_outcomes import TRIES
from kontan_crawler.urls import canonical

DAY = date(2026, 2, 4)
A, B, C = (f"https://internasional.kontan.co.id/news/{slug}" for slug in "abc")


def record(url=A, revision=1, text="1", source="1", published="2026-02-04T22:20:00+07:00"):
    return {"url": url, "revision": revision, "published_at": published, "content_hash": text * 64, "source_hash": source * 64}


@pytest.fixture
def ledger(tmp_path):
    ledger = Ledger(tmp_path)
    yield ledger
    ledger.close()


def learn(ledger, *records):
    ledger.articles.learn(map(delivered_of, records))


def end(ledger, run, **outcomes):
    """A run that meets addresses and comes to these outcomes, None for none."""
    frontier = ledger.frontier(run)
    for slug, outcome in outcomes.items():
        url = f"https://internasional.kontan.co.id/news/{slug}"
        frontier.register(url, DAY.toordinal(), known=False)
        if outcome:
            frontier.resolve(url, outcome, revision=1)
    frontier.confirm()
    frontier.close()
    return frontier


@given(st.lists(st.sampled_from(["http_503", "error_page", "removed", "too_large", UNCHANGED, None]), max_size=8))
def test_what_failed_before_is_counted_apart_and_after_three_failures_not_at_all(tmp_path_factory, outcomes):
    ledger, failed = Ledger(tmp_path_factory.mktemp("ledger")), 0
    for number, outcome in enumerate(outcomes):
        frontier = ledger.frontier(f"run {number}")
        outcome = None if frontier.register(A, DAY.toordinal(), known=False) else outcome
        if outcome:
            frontier.resolve(A, outcome)
        fails = outcome in ("http_503", "error_page", "too_large")
        when = "again" if failed else "new"
        assert frontier.failures() == (
            Counter({f"article/{when}/asked": 1, f"article/{when}/failed": int(fails)}) if outcome and failed < TRIES else Counter()
        )
        frontier.close()
        failed = 0 if outcome == UNCHANGED else failed + fails  # what is delivered is forgotten
    ledger.close()


def test_what_is_asked_for_by_name_fails_as_if_for_the_first_time(ledger):
    for run in ("1", "2"):
        end(ledger, run, a="http_503")
    frontier = ledger.frontier("3")
    frontier.register(A, None, known=False, force=True)
    frontier.resolve(A, "http_503")
    assert frontier.failures()[NEW_FAILED] == 1


def test_a_day_without_a_row_is_believed_once_runs_most_of_a_day_apart_saw_it(ledger):
    first = datetime(2026, 2, 5, 9, tzinfo=WIB)
    ledger.days.record_empty("global", DAY, first)
    ledger.days.record_empty("global", DAY, first + timedelta(hours=1))
    assert not ledger.days.was_empty("global", DAY, first + timedelta(hours=19))
    assert ledger.days.was_empty("global", DAY, first + timedelta(hours=20))
    assert ledger.days.high_water_mark("global", DAY, ("global",), first + timedelta(days=1)) is None
    assert (
        ledger.days.first_empty(("internasional", "global"), DAY) == DAY
        and ledger.days.first_empty(("global",), DAY + timedelta(days=1)) is None
    )
    ledger.days.record_read("global", DAY, first + timedelta(days=1), ("global",))
    assert ledger.days.first_empty(("global",), DAY) is None


@given(st.from_regex(r"https://([a-z0-9][a-z0-9-]{0,9}\.){0,2}kontan\.co\.id/news/[!-~é]{1,40}", fullmatch=True))
def test_a_short_address_is_an_address(url):
    address = canonical(url)
    if address is not None:
        assert expand_url(compact_url(address)) == address
        assert len(compact_url(address)) < len(address)


def test_an_article_is_known_once_learnt(ledger):
    assert ledger.articles.get(A) is None
    learn(ledger, record())
    assert ledger.articles.get(A) == DeliveredArticle(key_of(A), "internasional/a", 1, DAY.toordinal(), b"\x11" * 8, b"\x11" * 8)
    assert ledger.articles.get(B) is None


def test_addresses_that_share_a_key_are_told_apart(ledger, monkeypatch):
    monkeypatch.setattr("kontan_crawler.store.feed_records.key_of", lambda url: 1)
    monkeypatch.setattr("kontan_crawler.store.delivered_articles.key_of", lambda url: 1)
    learn(ledger, record(A, text="1"), record(B, text="2"))
    assert ledger.articles.get(A).content != ledger.articles.get(B).content
    assert ledger.articles.get(C) is None


@given(st.permutations([1, 2, 3, 3]))
def test_the_newest_revision_stays_in_whatever_order_feeds_are_learnt(tmp_path_factory, order):
    ledger = Ledger(tmp_path_factory.mktemp("ledger"))
    learn(ledger, *(record(revision=number, text=str(number)) for number in order))
    assert (ledger.articles.get(A).revision, ledger.articles.get(A).content) == (3, b"\x33" * 8)
    ledger.close()


CHANGES = [  # text and source of the delivered one, of the page now; whether it is a new revision
    ("1", "1", "1", "1", False),
    ("1", "1", "2", "2", True),
    ("1", "1", "2", "1", False),  # only we read it in another way
    ("1", "1", "1", "2", False),  # only what stands around the story
    ("1", None, "2", "2", False),  # delivered before its source was kept
]


@pytest.mark.parametrize(("text", "source", "text_now", "source_now", "changed"), CHANGES)
def test_what_is_a_new_revision(text, source, text_now, source_now, changed):
    delivered = delivered_of({**record(text=text), "source_hash": source and source * 64})
    assert is_changed(delivered, text_now * 64, source_now * 64) is changed


BAD = [{}, {"url": A}, {**record(), "url": "https://example.com/news/a"}, {**record(), "url": f"{A}?page=2"}, {**record(), "revision": 0},
       {**record(), "content_hash": "xyz"}, {**record(), "published_at": "Rabu"}, {**record(), "content_hash": None}, {**record(), "revision": "1"}]  # fmt: skip


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_what_is_no_article_is_not_learnt(bad):
    with pytest.raises(ValueError, match="."):
        delivered_of(bad)


def test_articles_of_the_last_days(ledger):
    days = {url: f"2026-02-0{number}T10:00:00+07:00" for number, url in enumerate((A, B, C), 1)}
    learn(ledger, *(record(url, published=day) for url, day in days.items()), record(f"{A}x", published=None))
    assert ledger.articles.published_since(date(2026, 2, 2).toordinal()) == [C, B]


def test_validators_are_kept_for_delivered_articles_of_late(ledger):
    learn(ledger, record(A), record(B, published="2025-11-01T10:00:00+07:00"))
    for url in (A, B, C):
        ledger.articles.keep_validator(url, Validator('"1"', "Wed, 04 Feb 2026 14:00:00 GMT"))
    ledger.articles.forget_validators(DAY.toordinal())
    assert ledger.articles.validator(A).headers() == {"If-None-Match": '"1"', "If-Modified-Since": "Wed, 04 Feb 2026 14:00:00 GMT"}
    assert ledger.articles.validator(B) is None and ledger.articles.validator(C) is None


# The frontier


def test_what_was_met_and_not_come_to_waits_for_the_next_run(ledger):
    end(ledger, "1", a=None, b="DownloadTimeoutError", c="removed")
    assert set(ledger.frontier("2").backlog(["internasional"])) == {A, B, C}
    assert ledger.frontier("2").backlog(["global"]) == []


def test_what_a_feed_holds_waits_no_longer(ledger):
    end(ledger, "1", a=None, b=None)
    learn(ledger, record(A))
    assert ledger.frontier("2").backlog(["internasional"]) == [B]


def test_a_written_line_counts_only_once_it_is_learnt(ledger):
    frontier = ledger.frontier("1")
    frontier.resolve(A, WRITTEN, revision=1)
    frontier.resolve(B, WRITTEN, revision=2)
    learn(ledger, record(A), record(B))  # B in its first revision
    frontier.confirm()
    assert {tally.outcome: tally.count for tally in frontier.tally()} == {"delivered": 1, None: 1}
    assert frontier.waiting() == [B]


def test_an_address_asked_for_in_vain_by_several_runs_is_let_be(ledger):
    for run in range(TRIES):
        assert ledger.frontier(f"{run}").register(A, None, known=False) is None
        end(ledger, f"{run}", a="removed")
    assert ledger.frontier("x").backlog(["internasional"]) == []
    assert ledger.frontier("x").register(A, None, known=False) == GIVEN_UP
    assert ledger.frontier("y").register(A, None, known=False, force=True) is None


def test_a_run_that_did_not_come_to_an_address_did_not_try(ledger):
    for run in range(2 * TRIES):
        end(ledger, f"{run}", a=None)
    assert ledger.frontier("x").backlog(["internasional"]) == [A]


@pytest.mark.parametrize("reason", ["DownloadTimeoutError", "http_503", "robots", "error_page", "ZeroDivisionError"])
def test_an_address_that_could_not_be_asked_is_asked_again_for_ever(reason, ledger):
    for run in range(2 * TRIES):
        end(ledger, f"{run}", a=reason)
    assert ledger.frontier("x").backlog(["internasional"]) == [A]


def test_an_address_that_moved_is_asked_a_few_times_more(ledger):
    for run in range(TRIES):
        assert ledger.frontier(f"{run}").backlog(["internasional"]) == ([A] if run else [])
        assert end(ledger, f"{run}", a=MOVED).refused() == []
    assert ledger.frontier("x").register(A, None, known=False) == GIVEN_UP


def test_a_written_line_stays_what_came_of_an_address(ledger):
    frontier = ledger.frontier("1")
    frontier.resolve(A, WRITTEN, revision=1)
    frontier.resolve(A, "removed")
    assert frontier.refused() == [] and [tally.outcome for tally in frontier.tally()] == [WRITTEN]


def test_what_is_known_is_counted_and_forgotten(ledger):
    frontier = ledger.frontier("1")
    assert frontier.register(A, DAY.toordinal(), known=True) == KNOWN
    frontier.resolve(B, UNCHANGED, DAY.toordinal())
    assert [(tally.day, tally.kanal, tally.outcome, tally.count) for tally in frontier.tally()] == [
        (DAY.toordinal(), "internasional", KNOWN, 1), (DAY.toordinal(), "internasional", UNCHANGED, 1),
    ]  # fmt: skip
    frontier.close()
    assert frontier.tally() == []


def test_an_address_is_counted_under_the_day_it_was_last_listed_under(ledger):
    frontier = ledger.frontier("1")
    for day in (None, DAY - timedelta(days=1), DAY, None):
        frontier.register(A, day and day.toordinal(), known=False)
    assert [tally.day for tally in frontier.tally()] == [DAY.toordinal()]


# Days


def at(hour, day=DAY):
    return datetime(day.year, day.month, day.day, hour, tzinfo=WIB)


def test_a_day_is_done_once_it_was_read_after_its_end(ledger):
    days, next_day, wanted = ledger.days, DAY + timedelta(days=1), ("internasional", "global")
    later = at(12, next_day)
    assert days.high_water_mark("internasional", DAY, wanted, later) is None
    days.record_read("internasional", DAY, at(12), wanted)
    assert days.high_water_mark("internasional", DAY, wanted, later) == at(12) - OVERLAP
    days.record_read("internasional", DAY, at(5, next_day), wanted)
    assert not days.is_complete("internasional", DAY, wanted, later)  # it may be listed later than it was published
    days.record_read("internasional", DAY, at(6, next_day), wanted)
    assert days.is_complete("internasional", DAY, wanted, later) and not days.is_complete("global", DAY, wanted, later)
    assert days.is_complete("internasional", DAY, ("global",), later)
    assert not days.is_complete("internasional", DAY, ("nasional", "global"), later)  # rows of that section were passed over
    assert not days.is_complete("internasional", DAY, wanted, at(5, next_day))  # read by a clock that was ahead


RUNS = [  # days ago: begun, first day wanted, completed -> days ago up to which nothing is left out
    ([], None), ([(5, 6, True)], 5), ([(5, 6, False)], 6), ([(5, 6, False), (4, 5, True)], 6), ([(5, 6, False), (4, 6, True)], 4),
    ([(6, 7, True), (1, 1, True)], 6), ([(6, 7, True), (1, 6, True)], 1), ([(6, 7, True), (3, 6, False)], 6), ([(-2, 6, True)], None),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "gap"), RUNS)
def test_up_to_where_nothing_is_left_out(runs, gap, ledger):
    now = at(12)
    for number, (begun, since, completed) in enumerate(runs):
        day = (now - timedelta(days=since)).date()
        run = RunStart(f"{number}", "internasional", {}, now - timedelta(days=begun), ("internasional", "global"), day)
        ledger.history.end(run, "{}", completed)
    found = ledger.history.covered_until("internasional", ["global"], now)
    assert (found and (now.date() - found.date()).days) == gap
    assert ledger.history.covered_until("internasional", ["nasional"], now) is None


def test_runs_that_ended_before_another_one(ledger):
    for spider, hours in (("arsip", (1, 2, 13)), ("artikel", (3,))):
        for hour in hours:
            ledger.history.end(RunStart(f"{spider} {hour}", spider, {}, at(hour)), f'{{"hour": {hour}}}', completed=hour == 1)
    ledger.history.begin(RunStart("under way", "arsip", {}, at(11)))
    run = RunStart("new", "arsip", {}, at(12))
    assert list(ledger.history.ended_before(run)) == [EndedRun(f"arsip {hour}", at(hour), f'{{"hour": {hour}}}') for hour in (2, 1)]
    assert ledger.history.last_completed(run) == at(1)
    assert ledger.history.last_completed(RunStart("first", "arsip", {}, at(0))) is None
    assert [run.run for run in ledger.history.ended("arsip", at(2))] == ["arsip 2", "arsip 13"]


def test_days_as_spans():
    days = {DAY + timedelta(days=number) for number in (0, 1, 2, 5, 7, 8)}
    assert [(last - first).days for first, last in spans(days)] == [1, 0, 2]
    assert spans(set()) == []


# The file


def test_migrations_are_numbered_without_a_gap_and_run_once(tmp_path):
    Ledger(tmp_path).close()
    Ledger(tmp_path).close()
    plain = sqlite3.connect(tmp_path / database.LEDGER_NAME)
    assert plain.execute("PRAGMA user_version").fetchone() == (len(database.migrations()),)
    plain.close()


def test_a_ledger_of_a_newer_program_is_left_alone(tmp_path):
    Ledger(tmp_path).close()
    plain = sqlite3.connect(tmp_path / database.LEDGER_NAME)
    plain.execute("PRAGMA user_version = 99")
    plain.close()
    with pytest.raises(OutputError, match="99"):
        Ledger(tmp_path)


def test_a_migration_that_fails_changes_nothing(tmp_path, monkeypatch):
    Ledger(tmp_path).close()
    broken = [*database.migrations(), "CREATE TABLE more (x); CREATE TABLE more (x);"]
    monkeypatch.setattr(database, "migrations", lambda: broken)
    with pytest.raises(OutputError, match="more already exists"):
        Ledger(tmp_path)
    monkeypatch.undo()
    Ledger(tmp_path).close()


@pytest.mark.parametrize("content", [b"no ledger at all" * 300, b"SQLite format 3\0" + b"\xff" * 9000], ids=["text", "torn"])
def test_a_file_that_is_no_ledger(content, tmp_path):
    (tmp_path / database.LEDGER_NAME).write_bytes(content)
    with pytest.raises(database.LedgerDamaged, match="scrapy recover"):
        Ledger(tmp_path)


def test_a_block_of_changes_is_made_whole_or_not_at_all(ledger):
    with pytest.raises(ZeroDivisionError), ledger.changes():
        learn(ledger, record())
        with ledger.changes():
            raise ZeroDivisionError
    assert ledger.articles.get(A) is None
