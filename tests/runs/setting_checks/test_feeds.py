"""Feeds by FEEDS, -o and -O: what Scrapy would refuse after the start, at the first item or at the end."""

import json
import re

import pytest
from scrapy.utils.project import get_project_settings

from kontan_crawler.runs.setting_checks.feeds import check_feeds
from kontan_crawler.spider_args import ArgumentError
from kontan_crawler.spiders.internasional import InternasionalSpider

INVALID = {  # URI -> options, each as in FEEDS
    "a.foo": {}, "a": {}, "b.jsonl": {"format": "foo"}, "c.jsonl": 3, "d.jsonl": None, "e.jsonl": "json",
    "foo://x.json": {"format": "json"}, "http://example.org/a.json": {"format": "json"}, "http://[x/a.json": {"format": "json"},
    "s3:///a.jsonl": {}, "s3:a.jsonl": {}, "ftp:///a.jsonl": {}, "ftp://host:port/a.jsonl": {}, "gs://bucket/a.jsonl": {},
    "%(foo)s.jsonl": {}, "%(name)d.jsonl": {}, "~/a.jsonl": {}, "a\0.jsonl": {}, "\udcff.jsonl": {}, f"{'a' * 300}.jsonl": {},
    "f.jsonl": {"encoding": "foo"}, "g.csv": {"encoding": "hex"}, "h.jsonl": {"fields": 3}, "i.jsonl": {"indent": "a"},
    "j.jsonl": {"batch_item_count": 5}, "%(batch_id)d.jsonl": {"batch_item_count": "5"}, "%(batch_time)s.jsonl": {"batch_item_count": -1},
    "k.jsonl": {"item_classes": ["foo"]}, "l.jsonl": {"item_filter": "foo.Bar"}, "m.jsonl": {"postprocessing": ["foo"]},
    "n.jsonl": {"uri_params": "nothing"}, "o.jsonl": {"item_export_kwargs": 3}, "p.json": {"item_export_kwargs": {"foo": 1}},
    **{name: {"format": "jsonl"} for name in ("a.jsonl.run.json", "x/ledger.sqlite3", "file:///x/a.warc.gz", "a.cdxj", "a.jsonl.part", "run.lock")},
}  # fmt: skip
VALID = {
    "a.jsonl": {}, "b": {"format": "csv", "fields": ["url", "title"]}, "file:///tmp/c.json": {"indent": 2}, "s3://bucket/%(time)s.jsonl": {},
    "ftp://me:x@host:21/a.xml": {}, "%(name)s-100%25.jl": {"encoding": "ascii"}, "stdout:": {"format": "json"},
    "%(batch_id)05d.jsonl": {"batch_item_count": 5}, "d.jsonl": {"item_classes": ["kontan_crawler.items.Article"], "overwrite": True},
    "e.jsonl.gz": {"format": "jsonl", "postprocessing": ["scrapy.extensions.postprocessing.GzipPlugin"]}, "f.csv": {"fields": {"url": "u"}},
}  # fmt: skip


def check(feeds, **changed):
    settings = get_project_settings()
    settings.setdict({"FEEDS": json.dumps(feeds), **changed} if feeds is not None else changed, priority="cmdline")
    check_feeds(settings, InternasionalSpider())


@pytest.mark.parametrize(("uri", "options"), INVALID.items(), ids=[ascii(uri)[:30] for uri in INVALID])
def test_invalid_feed(uri, options):
    with pytest.raises(ArgumentError, match=re.escape(repr(uri))):
        check({"good.jsonl": {}, uri: options})


def test_valid_feeds():
    check(VALID)
    check(None)
    check(None, FEED_URI="a.jsonl")


@pytest.mark.parametrize("changed", [{"FEED_EXPORT_BATCH_ITEM_COUNT": "5"}, {"FEED_URI": "foo://a"}, {"FEED_URI": "a", "FEED_FORMAT": "b"}])
def test_invalid_settings_of_all_feeds(changed):
    with pytest.raises(ArgumentError):
        check(None, **changed)


def test_no_feed():
    with pytest.raises(ArgumentError, match="FEEDS"):
        check({})


def test_closed_standard_output(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    with pytest.raises(ArgumentError):
        check({"stdout:": {"format": "json"}})
