"""Delivered articles and their validators."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kontan_crawler.store.compact import key_of
from kontan_crawler.store.delivered_articles import Validator
from kontan_crawler.store.feed_records import DeliveredArticle
from kontan_crawler.store.ledger import Ledger
from tests.store.ledgers import DAY, A, B, C, learn, record


def test_learn_and_get(ledger):
    assert ledger.articles.get(A) is None
    learn(ledger, record())
    assert ledger.articles.get(A) == DeliveredArticle(key_of(A), "internasional/a", 1, DAY.toordinal(), b"\x11" * 8, b"\x11" * 8)
    assert ledger.articles.get(B) is None


def test_urls_with_the_same_key(ledger, monkeypatch):
    monkeypatch.setattr("kontan_crawler.store.feed_records.key_of", lambda url: 1)
    monkeypatch.setattr("kontan_crawler.store.delivered_articles.key_of", lambda url: 1)
    learn(ledger, record(A, text="1"), record(B, text="2"))
    assert ledger.articles.get(A).content != ledger.articles.get(B).content
    assert ledger.articles.get(C) is None


@given(st.permutations([1, 2, 3, 3]))
def test_newest_revision_is_kept_in_any_order(tmp_path_factory, order):
    ledger = Ledger(tmp_path_factory.mktemp("ledger"))
    learn(ledger, *(record(revision=number, text=str(number)) for number in order))
    assert (ledger.articles.get(A).revision, ledger.articles.get(A).content) == (3, b"\x33" * 8)
    ledger.close()


def test_same_revision_is_learnt_once(ledger):
    learn(ledger, record(text="1"))
    learn(ledger, record(text="2"))
    assert ledger.articles.get(A).content == b"\x11" * 8


def test_published_since(ledger):
    days = {url: f"2026-02-0{number}T10:00:00+07:00" for number, url in enumerate((A, B, C), 1)}
    learn(ledger, *(record(url, published=day) for url, day in days.items()), record(f"{A}x", published=None))
    assert ledger.articles.published_since(date(2026, 2, 2).toordinal()) == [C, B]


def test_newest(ledger):
    days = {url: f"2026-02-0{number}T10:00:00+07:00" for number, url in enumerate((A, B, C), 1)}
    learn(ledger, *(record(url, published=day) for url, day in days.items()), record(f"{A}x", published=None))
    assert ledger.articles.newest(2) == [C, B]


def test_validators_of_recent_delivered_articles(ledger):
    days_ago = {days: (DAY - timedelta(days=days)).isoformat() for days in (60, 61)}
    learn(ledger, record(A, published=days_ago[60]), record(B, published=days_ago[61]))
    for url in (A, B, C):
        ledger.articles.keep_validator(url, Validator('"1"', "Wed, 04 Feb 2026 14:00:00 GMT"))
    ledger.articles.forget_validators(DAY.toordinal())
    assert ledger.articles.validator(A).headers() == {"If-None-Match": '"1"', "If-Modified-Since": "Wed, 04 Feb 2026 14:00:00 GMT"}
    assert ledger.articles.validator(B) is None and ledger.articles.validator(C) is None
