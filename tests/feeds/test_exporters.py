"""CSV feeds: no cell starts a formula; other cells are unchanged."""

import csv
import io
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scrapy.exporters import CsvItemExporter

from kontan_crawler.feeds.exporters import SafeCsvItemExporter
from tests.spiders.test_walk import ALL, KONTAN, run, story

SIGNS = "=+-@＝＋－＠\t\r\n\0"
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))  # csv of Python 3.10 reads no NUL


@dataclass
class WithRepr:
    """An object that the exporter writes as its repr."""

    text: str

    def __repr__(self):
        return self.text


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
    "texts joined": ["=1", "2"], "bytes": b"+1",
    "an object": WithRepr("@x"), "a text that is an enum": Colour.RED,
}  # fmt: skip


@pytest.mark.parametrize("value", FORMULAS.values(), ids=FORMULAS)
def test_formula_gets_an_apostrophe(value):
    plain = written(value, exporter=CsvItemExporter)
    assert written(value) == f"'{plain}"


UNCHANGED = [
    "", "Harga Naik", "'=1", "a=1", "1-2", "(-1)", "“=1”", " Harga", '"Kami"', "é", None, True,
    -5, +5, -0.5, float("-inf"), Decimal("-9.40"), -1j,
    [], ["a", "=b"], ["", "=b"], [{"a": "=1"}], [WithRepr("=1")], {"=a": "=1"},
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
    for cell in cells({text or "x": text, "y": [text, text], "z": WithRepr(text)}):
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


def test_csv_feed(tmp_path):
    page, feed = story(1).replace("Kapal Gandum", "=HYPERLINK(1)"), tmp_path / "feed.csv"
    exporters = '{"csv": "kontan_crawler.feeds.exporters.SafeCsvItemExporter"}'
    run({ALL: page}, tmp_path, "artikel", "-a", f"url={KONTAN}/news/a", "-O", str(feed), FEED_EXPORTERS=exporters)
    with feed.open(encoding="utf-8", newline="") as lines:
        (record,) = csv.DictReader(lines)
    assert record["title"] == "'=HYPERLINK(1) Tiba"
