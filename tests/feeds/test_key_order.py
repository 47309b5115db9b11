"""Feeds of every format have all keys of Article, in its order, also for empty values."""

import io
from dataclasses import fields

import pytest
from scrapy.exporters import CsvItemExporter, JsonItemExporter, JsonLinesItemExporter, XmlItemExporter

from kontan_crawler.feeds.exporters import SafeCsvItemExporter, SafeXmlItemExporter
from kontan_crawler.items import Article, Related

KEYS = [field.name for field in fields(Article)]
EMPTY = Article(**dict.fromkeys(KEYS))
FULL = Article(**{name: name for name in KEYS} | {"related": [Related(kind="tonton", title="=1", url=None)], "word_count": 3})
EXPORTERS = [JsonLinesItemExporter, JsonItemExporter, CsvItemExporter, SafeCsvItemExporter, XmlItemExporter, SafeXmlItemExporter]


def exported(exporter, *items, **options):
    file = io.BytesIO()
    writer = exporter(file, encoding="utf-8", **options)
    writer.start_exporting()
    for item in items:
        writer.export_item(item)
    writer.finish_exporting()
    return file.getvalue()


@pytest.mark.parametrize("exporter", EXPORTERS)
@pytest.mark.parametrize("items", [(EMPTY,), (FULL,), (EMPTY, FULL), (FULL, EMPTY)], ids=["empty", "full", "empty first", "full first"])
def test_keys_without_feed_export_fields(exporter, items):
    assert exported(exporter, *items) == exported(exporter, *items, fields_to_export=KEYS)


@pytest.mark.parametrize("fields_to_export", [None, KEYS])
def test_copied_line_of_an_older_schema_version_comes_first(fields_to_export):
    """A copy is a mapping. The header of CSV has the keys that it lacks."""
    old = {name: name for name in KEYS if name not in ("listed_on", "archived")}
    header, first, second = exported(SafeCsvItemExporter, old, FULL, fields_to_export=fields_to_export).decode().splitlines()
    assert header == ",".join(KEYS)
    assert first == ",".join(old.get(name, "") for name in KEYS)
    assert second.split(",")[KEYS.index("listed_on")] == "listed_on"
