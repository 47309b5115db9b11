"""Lines of delivered articles: counted once for each article, bounded, named if they stand in many."""

from datetime import date, datetime, timedelta

import pytest

from kontan_crawler.clock import WIB
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.store import repeated_lines
from kontan_crawler.store.feed_records import delivered_of
from kontan_crawler.store.ledger import Ledger
from tests.store.ledgers import A, record

NOW = datetime(2026, 2, 5, 9, tzinfo=WIB)
PROMPT = "Ikuti Kontan di WhatsApp Channel"
SENTENCE = "Rancangan itu masih memerlukan persetujuan parlemen."


def article(number, *lines, days=0, headings=(), **given):
    """Return the record of article `number`, with a line of its own and these."""
    crawled = NOW - timedelta(days=days) + timedelta(seconds=number)
    text = "\n\n".join([f"Kapal nomor {number} tiba", *lines])
    return record(f"{A}{number}", **given) | {"text": text, "headings": [*headings], "crawled_at": crawled.isoformat()}


def learn(ledger, *records):
    with ledger.changes():
        return ledger.learn(map(delivered_of, records), NOW)


def counts(ledger, *listed):
    return {one.line: (one.articles, one.of) for one in ledger.lines.find(listed)}


def rows(ledger):
    return [ledger._database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("counted", "line")]


NAMED = [  # line, articles with it, articles after them -> articles, of
    (PROMPT, 5, 0, (5, 5)), (PROMPT, 4, 0, None), (PROMPT, 5, 95, (5, 100)), (PROMPT, 5, 96, None), (PROMPT, 14, 106, (14, 120)),
    (PROMPT, 7, 133, (7, 140)), (PROMPT, 7, 134, None), (SENTENCE, 19, 0, None), (SENTENCE, 20, 20, (20, 40)), (SENTENCE, 20, 21, None),
]  # fmt: skip


@pytest.mark.parametrize(("line", "many", "after", "named"), NAMED)
def test_a_line_in_many_articles_is_named(line, many, after, named, ledger):
    learn(ledger, *(article(number, line) for number in range(many)), *(article(number) for number in range(many, many + after)))
    assert counts(ledger) == ({line: named} if named else {})


def test_articles_before_the_first_with_a_line_do_not_count(ledger):
    learn(ledger, *(article(number) for number in range(300)), *(article(number, PROMPT) for number in range(300, 310)))
    assert counts(ledger) == {PROMPT: (10, 100)}


def test_subheadings_need_as_many_articles_as_sentences(ledger):
    learn(ledger, *(article(number, "Kesimpulan", headings=["Kesimpulan"]) for number in range(19)))
    assert counts(ledger) == {}
    learn(ledger, article(19, "Kesimpulan", headings=["Kesimpulan"]))
    assert counts(ledger) == {"Kesimpulan": (20, 20)}


def test_the_most_frequent_is_first_with_the_newest_articles(ledger):
    learn(ledger, *(article(number, "Bagikan", *[PROMPT] * (number < 6)) for number in range(9)))
    first, second = ledger.lines.find()
    assert (first.line, first.articles, first.urls) == ("Bagikan", 9, (f"{A}8", f"{A}7", f"{A}6"))
    assert (second.line, second.articles, second.urls) == (PROMPT, 6, (f"{A}5", f"{A}4", f"{A}3"))
    assert counts(ledger, "Bagikan") == {PROMPT: (6, 9)}


def test_an_article_counts_once(ledger):
    for _ in range(2):  # the second time as a copy of the feed
        learn(
            ledger,
            *(article(number, PROMPT, PROMPT) for number in range(4)),
            article(0, PROMPT, revision=2),
            article(0, "Bagikan", revision=3),
        )
    assert rows(ledger) == [4, 8]


def test_old_articles_and_surplus_ones_are_forgotten(ledger, monkeypatch):
    monkeypatch.setattr(repeated_lines, "MAX_ARTICLES", 8)
    learn(ledger, *(article(number, PROMPT, days=30) for number in range(-6, 4)))
    assert counts(ledger) == {} and rows(ledger) == [4, 8]  # those of the last 30 days
    learn(ledger, *(article(number, PROMPT) for number in range(10, 20)))
    assert counts(ledger) == {PROMPT: (8, 8)} and rows(ledger) == [8, 16]
    learn(ledger, *(article(number, PROMPT) for number in range(-3, 3)))  # an older feed, learnt late
    assert {url for one in ledger.lines.find() for url in one.urls} == {f"{A}{number}" for number in (17, 18, 19)}


def test_forgotten_articles_have_no_lines(ledger):
    delivered = [delivered_of(article(number, PROMPT)) for number in range(6)]
    with ledger.changes():
        ledger.learn(delivered, NOW)
        ledger.forget(delivered[:2])
    assert counts(ledger) == {} and rows(ledger) == [4, 8] and ledger.articles.get(f"{A}1") is None


ODD = [{"text": None}, {"text": 3}, {"crawled_at": None}, {"crawled_at": "kemarin"}, {"crawled_at": "0001-01-01T00:00:00"}]


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_a_record_without_text_or_time_is_learnt_without_lines(odd, ledger):
    assert learn(ledger, article(1, PROMPT) | odd) == 1
    assert ledger.articles.get(f"{A}1") and rows(ledger) == [0, 0]


def test_lone_surrogates_and_odd_subheadings(ledger):
    learn(ledger, *(article(number, "Bagikan \ud800\0") | {"headings": 3} for number in range(5)))
    assert counts(ledger) == {"Bagikan ?\0": (5, 5)}


@pytest.mark.parametrize("seed", [0, 1])
def test_no_line_of_the_replica_is_named(seed, tmp_path):
    """Its sentences repeat: each comes from one of few templates."""
    ledger, expected = Ledger(tmp_path), Dataset(date(2026, 2, 4), seed).expected
    for size in (20, 60, len(expected)):  # as the week is delivered
        learn(ledger, *(one | {"crawled_at": NOW.isoformat()} for one in list(expected.values())[:size]))
        assert counts(ledger) == {}
    assert rows(ledger)[0] == 178
    ledger.close()
