"""Records and moments for tests of the ledger."""

from datetime import date, datetime

from kontan_crawler.clock import WIB
from kontan_crawler.store.feed_records import delivered_of

DAY = date(2026, 2, 4)
A, B, C = (f"https://internasional.kontan.co.id/news/{slug}" for slug in "abc")


def record(url=A, revision=1, text="1", source="1", published="2026-02-04T22:20:00+07:00"):
    return {"url": url, "revision": revision, "published_at": published, "content_hash": text * 64, "source_hash": source * 64}


def learn(ledger, *records):
    ledger.articles.learn(map(delivered_of, records))


def at(hour, day=DAY):
    return datetime(day.year, day.month, day.day, hour, tzinfo=WIB)
