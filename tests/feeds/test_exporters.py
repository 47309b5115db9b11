"""CSV and XML feeds: lists and objects are JSON in their cells; no cell of CSV starts a formula; other cells are unchanged."""

import csv
import io
import json
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import Enum

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from scrapy.exporters import CsvItemExporter, JsonLinesItemExporter
from scrapy.utils import serialize

from kontan_crawler.dates import Mention
from kontan_crawler.feeds.exporters import ArticleLinesExporter, SafeCsvItemExporter, SafeXmlItemExporter
from kontan_crawler.items import Image
from kontan_crawler.text.related import Related
from tests.feeds.test_key_order import EMPTY
from tests.spiders.test_walk import ALL, KONTAN, run, story

SIGNS = "=+-@＝＋－＠\t\r\n\0"
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))  # csv of Python 3.10 reads no NUL


class WithStr:
    """An object that the exporter writes as its text."""

    def __init__(self, text):
        self.text = text

    def __str__(self):
        return self.text


@dataclass
class Item:
    text: str


class Colour(str, Enum):
    RED = "=1+1"


def cells(*items, exporter=SafeCsvItemExporter, encoding="utf-8", **options):
    """Export items and return all cells, header first."""
    file = io.BytesIO()
    writer = exporter(file, encoding=encoding, **options)
    for item in items:
        writer.export_item(item)
    writer.finish_exporting()
    return [cell for row in csv.reader(io.StringIO(file.getvalue().decode(encoding), newline="")) for cell in row]


def written(value, **options):
    return cells({"title": value}, **options)[1]


FORMULAS = {
    **{f"begins with {sign!a}": f"{sign}1" for sign in SIGNS[:-1]},
    "space before it": " =1", "no-break space before it": "\xa0=1", "quote before it": '"=1', "both before it": ' "\u2003" @SUM(1)',
    "byte order mark before it": "\ufeff=1", "space before tab": "  \tHarga",
    "a sign alone": "-", "dash of a list": "- Harga naik",
    "bytes": b"+1", "an object": WithStr("@x"), "a text that is an enum": Colour.RED,
}  # fmt: skip


@pytest.mark.parametrize("value", FORMULAS.values(), ids=FORMULAS)
def test_formula_gets_an_apostrophe(value):
    plain = written(value, exporter=CsvItemExporter)
    assert written(value) == f"'{plain}"


UNCHANGED = [
    "", "Harga Naik", "'=1", "a=1", "1-2", "(-1)", "“=1”", " Harga", '"Kami"', "é", None, True,
    -5, +5, -0.5, float("-inf"), Decimal("-9.40"), -1j,
]  # fmt: skip


@pytest.mark.parametrize("value", UNCHANGED, ids=ascii)
def test_other_values_are_unchanged(value):
    assert written(value) == written(value, exporter=CsvItemExporter)


@pytest.mark.parametrize("fields", [None, ["=a", "b"], {"=a": "=a", "b": "b"}, {"b": "b", "a": "=a"}], ids=str)
def test_column_names(fields):
    header = cells({"=a": 1, "b": 2}, fields_to_export=fields)[:2]
    assert sorted(header) == ["'=a", "b"]


@pytest.mark.parametrize(("encoding", "errors"), [("ascii", "ignore"), ("cp1252", "ignore"), ("utf-8-sig", None), ("utf-16", "strict")])
def test_formula_after_dropped_characters(encoding, errors):
    assert not written("Ω=1", encoding=encoding, errors=errors).startswith("=")


@given(TEXT)
@example("＝1")
def test_no_cell_starts_a_formula(text):
    for cell in cells({text or "x": text, "y": [text, text], "z": WithStr(text), "j": [text]}):
        assert not cell.startswith(tuple(SIGNS))
        assert not cell.strip('" \u3000\xa0\ufeff').startswith(tuple("=+-@＝＋－＠"))


@given(TEXT)
def test_only_one_apostrophe_is_added(text):
    once = written(text)
    assert once in (text, f"'{text}")
    assert written(once) == once


@given(st.integers() | st.floats() | st.decimals() | st.booleans())
def test_numbers_are_unchanged(number):
    assert written(number) == str(number)


NESTED = {
    "[]": [], '["a", "=b, c"]': ["a", "=b, c"], '["", null, true, 3]': ("", None, True, 3), '{"=a": ["=1"]}': {"=a": ["=1"]},
    '["é “x” 🚢 \\n\\"\\u0001<&>"]': ['é “x” 🚢 \n"\x01<&>'], '[{"text": "=1"}]': [Item("=1")], '{"text": "é"}': Item("é"),
}  # fmt: skip
"""JSON of a cell, as in a feed of JSON Lines -> value."""


def element(value):
    """Export a value as XML and return the text of its element."""
    file = io.BytesIO()
    writer = SafeXmlItemExporter(file, encoding="utf-8")
    writer.start_exporting()
    writer.export_item({"title": value})
    writer.finish_exporting()
    return etree.fromstring(file.getvalue()).findtext("item/title")


@pytest.mark.parametrize("write", [written, element])
@pytest.mark.parametrize(("text", "value"), NESTED.items())
def test_lists_and_objects_are_json(write, text, value):
    assert write(value) == text


@pytest.mark.parametrize(("value", "text"), [
    (None, ""), ("", ""), (3, "3"), ("=1", "=1"), (" <b> & \n", " <b> & \n"), ("a\0\x1b\ud800\uffff\tb", "a\ufffd\ufffd\ufffd\ufffd\tb"),
    (["a\0\x1b\ufffe\uffff"], '["a\\u0000\\u001b\\ufffe\\uffff"]'),
], ids=ascii)  # fmt: skip
def test_xml(value, text):
    assert element(value) == text


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda part: st.lists(part) | st.dictionaries(st.text(), part)))
def test_json_is_read_back_from_xml(value):
    if isinstance(value, (list, dict)):
        assert json.loads(element(value)) == value


@given(st.lists(TEXT) | st.dictionaries(TEXT, TEXT))
def test_json_is_read_back_from_csv(value):
    assert json.loads(written(value)) == value


def test_value_that_json_cannot_represent():
    with pytest.raises(TypeError, match="WithStr"):
        written([WithStr("=1")])


def test_lines_are_those_of_scrapy(monkeypatch):
    """Its encoder is not asked for the dates, links and pictures of an article."""
    made = replace(
        EMPTY, dates=[Mention(0, 6, "Kamis “5/2”", "DATE", "2026-02-05")], related=[Related(kind="tonton", title="Kapal", url=None)],
        image=Image(url=KONTAN, caption="Ålesund", credit=None), tags=[],
    )  # fmt: skip
    lines = []
    for exporter in (JsonLinesItemExporter, ArticleLinesExporter):
        for options in (
            {"encoding": "utf-8"},
            {"fields_to_export": ["url", "dates"]},
            {"encoding": "utf-8", "fields_to_export": {"image": "picture"}},
            {"sort_keys": True},
        ):
            file = io.BytesIO()
            exporter(file, **options).export_item(made)
            lines.append(file.getvalue())
        monkeypatch.setattr(serialize, "is_item", None)
    assert lines[:4] == lines[4:]


def test_a_dataclass_in_other_values_is_written():
    file = io.BytesIO()
    ArticleLinesExporter(file).export_item({"date": datetime(2026, 2, 4), "item": [Item("a")], "items": {"b": Item("c")}})
    assert json.loads(file.getvalue()) == {"date": "2026-02-04T00:00:00", "item": [{"text": "a"}], "items": {"b": {"text": "c"}}}


def test_csv_feed(tmp_path):
    page, feed = story(1).replace("Kapal Gandum", "=HYPERLINK(1)"), tmp_path / "feed.csv"
    exporters = '{"csv": "kontan_crawler.feeds.exporters.SafeCsvItemExporter"}'
    run({ALL: page}, tmp_path, "artikel", "-a", f"url={KONTAN}/news/a", "-O", str(feed), FEED_EXPORTERS=exporters)
    with feed.open(encoding="utf-8", newline="") as lines:
        (record,) = csv.DictReader(lines)
    assert record["title"] == "'=HYPERLINK(1) Tiba"
