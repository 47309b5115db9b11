"""The frontier: which URLs a run requests."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.outcomes import GIVEN_UP, KNOWN, MOVED, NEW_FAILED, UNCHANGED, WRITTEN
from kontan_crawler.store.ledger import Ledger
from kontan_crawler.store.run_outcomes import MAX_FAILURES, MAX_TRIES
from tests.store.ledgers import DAY, A, B, C, learn, record


def end(ledger, run, **outcomes):
    """Register and resolve the URLs of a run; with the outcome None they wait."""
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
def test_failures_of_new_and_of_repeatedly_failing_urls(tmp_path_factory, outcomes):
    ledger, failed = Ledger(tmp_path_factory.mktemp("ledger")), 0
    for number, outcome in enumerate(outcomes):
        frontier = ledger.frontier(f"run {number}")
        outcome = None if frontier.register(A, DAY.toordinal(), known=False) else outcome
        if outcome:
            frontier.resolve(A, outcome)
        fails = outcome in ("http_503", "error_page", "too_large")
        when = "again" if failed else "new"
        assert frontier.failures() == (
            Counter({f"article/{when}/asked": 1, f"article/{when}/failed": int(fails)}) if outcome and failed < MAX_FAILURES else Counter()
        )
        frontier.close()
        failed = 0 if outcome == UNCHANGED else failed + fails  # delivered URLs are removed
    ledger.close()


def test_failure_of_a_forced_url_counts_as_new(ledger):
    for run in ("1", "2"):
        end(ledger, run, a="http_503")
    frontier = ledger.frontier("3")
    frontier.register(A, None, known=False, force=True)
    frontier.resolve(A, "http_503")
    assert frontier.failures()[NEW_FAILED] == 1


def test_backlog(ledger):
    end(ledger, "1", a=None, b="DownloadTimeoutError", c="removed")
    assert set(ledger.frontier("2").backlog(["internasional"])) == {A, B, C}
    assert ledger.frontier("2").backlog(["global"]) == []


def test_day_of_the_listing(ledger):
    frontier = ledger.frontier("1")
    frontier.register(A, 738_000, known=False)
    frontier.register(A, None, known=False)
    frontier.register(B, None, known=False)
    assert [ledger.frontier("2").day_of(url) for url in (A, B, C)] == [738_000, None, None]


def test_delivered_articles_are_not_in_the_backlog(ledger):
    end(ledger, "1", a=None, b=None)
    learn(ledger, record(A))
    assert ledger.frontier("2").backlog(["internasional"]) == [B]


def test_written_article_is_delivered_once_learnt(ledger):
    frontier = ledger.frontier("1")
    frontier.resolve(A, WRITTEN, revision=1)
    frontier.resolve(B, WRITTEN, revision=2)
    learn(ledger, record(A), record(B))  # B in its first revision
    frontier.confirm()
    assert {tally.outcome: tally.count for tally in frontier.tally()} == {"delivered": 1, None: 1}
    assert frontier.waiting() == [B]


def test_url_is_given_up_after_three_runs(ledger):
    for run in range(MAX_TRIES):
        assert ledger.frontier(f"{run}").register(A, None, known=False) is None
        end(ledger, f"{run}", a="removed")
    assert ledger.frontier("x").backlog(["internasional"]) == []
    assert ledger.frontier("x").register(A, None, known=False) == GIVEN_UP
    assert ledger.frontier("y").register(A, None, known=False, force=True) is None


def test_unresolved_url_is_not_a_try(ledger):
    for run in range(2 * MAX_TRIES):
        end(ledger, f"{run}", a=None)
    assert ledger.frontier("x").backlog(["internasional"]) == [A]


@pytest.mark.parametrize("reason", ["DownloadTimeoutError", "http_503", "robots", "error_page", "ZeroDivisionError"])
def test_failed_request_is_never_given_up(reason, ledger):
    for run in range(2 * MAX_TRIES):
        end(ledger, f"{run}", a=reason)
    assert ledger.frontier("x").backlog(["internasional"]) == [A]


def test_moved_url_is_given_up_after_three_runs(ledger):
    for run in range(MAX_TRIES):
        assert ledger.frontier(f"{run}").backlog(["internasional"]) == ([A] if run else [])
        assert end(ledger, f"{run}", a=MOVED).refusals() == []
    assert ledger.frontier("x").register(A, None, known=False) == GIVEN_UP


def test_written_is_final(ledger):
    frontier = ledger.frontier("1")
    frontier.resolve(A, WRITTEN, revision=1)
    frontier.resolve(A, "removed")
    assert frontier.refusals() == [] and [tally.outcome for tally in frontier.tally()] == [WRITTEN]


def test_first_tries_and_requested(ledger):
    end(ledger, "1", a="removed")
    frontier = ledger.frontier("2")
    frontier.register(A, None, known=False)
    frontier.resolve(A, "removed")
    frontier.register(B, None, known=False)
    frontier.resolve(B, "paywall")
    frontier.register(C, None, known=True)
    assert frontier.first_tries() == Counter({"": 1, "paywall": 1})
    assert frontier.requested() == 2
    assert [frontier.is_requested(url) for url in (A, B, C, f"{C}x")] == [True, True, False, False]


@pytest.mark.parametrize(("uncounted", "outcome"), [(set(), GIVEN_UP), ({A}, None)])
def test_uncounted_refusals_are_not_tries(uncounted, outcome, ledger):
    for run in range(MAX_TRIES):
        frontier = ledger.frontier(f"{run}")
        frontier.register(A, None, known=False)
        frontier.resolve(A, "removed")
        frontier.close(uncounted)
    assert ledger.frontier("x").register(A, None, known=False) == outcome


def test_known_urls_are_counted_then_removed(ledger):
    frontier = ledger.frontier("1")
    assert frontier.register(A, DAY.toordinal(), known=True) == KNOWN
    frontier.resolve(B, UNCHANGED, DAY.toordinal())
    assert [(tally.day, tally.kanal, tally.outcome, tally.count) for tally in frontier.tally()] == [
        (DAY.toordinal(), "internasional", KNOWN, 1), (DAY.toordinal(), "internasional", UNCHANGED, 1),
    ]  # fmt: skip
    frontier.close()
    assert frontier.tally() == []


def test_url_is_counted_under_its_last_listing_day(ledger):
    frontier = ledger.frontier("1")
    for day in (None, DAY - timedelta(days=1), DAY, None):
        frontier.register(A, day and day.toordinal(), known=False)
    assert [tally.day for tally in frontier.tally()] == [DAY.toordinal()]
