"""Charts as SVG: which labels, legend entries and keys they have; and which sections have a chart."""

import re

import pytest
from lxml import etree

from kontan_crawler.report.axis_labels import shown_labels
from kontan_crawler.report.chart_data import NARROW, WIDE
from kontan_crawler.report.charts import draw
from kontan_crawler.report.page import render
from kontan_crawler.report.sections import ALL, OF, Chart, Section, Table
from kontan_crawler.report.topics.dates import Dates
from kontan_crawler.report.topics.published import Hours
from kontan_crawler.report.topics.verdicts import Verdicts
from tests.report.test_topics import record, run, runs_section, section_of

NUMBERS = [*map(str, range(20)), "20 or more"]
DAYS = [f"2026-02-{day:02}" for day in range(1, 29)]
WEEKS = [f"2026-W{week:02}" for week in range(1, 53)]
LABELS = {  # names, width of the axis -> labels
    "none": ([], 300, []),
    "one": (["2026-02-04"], 300, ["2026-02-04"]),
    "all fit": (DAYS[:3], 300, DAYS[:3]),
    "every second": (["00", "01", "02", "03", "04"], 120, ["00", "02", "04"]),
    "numbers with an open end": (NUMBERS, 420, [*map(str, range(0, 18, 2)), "20 or more"]),
    "numbers on a phone": (NUMBERS, 240, ["0", "3", "6", "9", "12", "15", "20 or more"]),
    "outliers at both ends": (["earlier", *DAYS, "later"], 500, ["earlier", *DAYS[5:25:5], "later"]),
    "as many as a phone fits": (WEEKS, 270, WEEKS[::14]),
    "no room for one": (["2026-02-04", "2026-02-05"], 3, ["2026-02-04"]),
}


@pytest.mark.parametrize(("names", "width", "labels"), LABELS.values(), ids=LABELS)
def test_labels_of_an_axis(names, width, labels):
    assert shown_labels(names, names, width, 12) == labels


def texts(section, width=WIDE):
    """Return the texts of a chart in order."""
    root = etree.fromstring(draw(section, width).encode())
    return [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_last_bar_of_the_histogram(width):
    assert "20 or more" in texts(section_of(Dates(), record(dates=[{}] * 33), record("b")), width)


RUNS = {  # exit codes -> legend
    "all succeeded": ([0, 0], ["succeeded"]),
    "one failed": ([0, 1], ["succeeded", "failed"]),
    "stopped and died": ([143, None], ["stopped", "died"]),
}


@pytest.mark.parametrize(("codes", "names"), RUNS.values(), ids=RUNS)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_legend_has_what_is_drawn(codes, names, width):
    runs = [run(number, started=f"2026-02-0{number}T09:00:00+07:00", exit_code=code) for number, code in enumerate(codes, 4)]
    shown = texts(runs_section(Verdicts(), *runs), width)
    assert [text for text in shown if text in ("succeeded", "failed", "stopped", "died")] == names
    assert shown.count("runs") == 1


KEYS = {  # articles in one hour -> values of the key
    1: ["1"],
    2: ["1", "2"],
    9: ["1", "4", "9"],
    3000: ["1", "1,500", "3,000"],
}


@pytest.mark.parametrize(("count", "values"), KEYS.items())
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_heat_map_has_a_key(count, values, width):
    shown = texts(section_of(Hours(), *[record(str(number)) for number in range(count)]), width)
    start = shown.index("articles") - len(values)  # the title of a key stands behind its values
    assert shown[start : start + len(values)] == values


def test_key_of_percentages():
    rows = [("title", 20.5)]
    section = Section("x", "X", "", Table(("field", "2026-02"), rows), Chart("cells", "field", "month", "percent", 100))
    assert {"1", "50", "100", "percent"} <= set(texts(section))


def section(kind, rows, head=("day", "one", "two", ALL), **table):
    return Section("x", "X", "A sentence.", Table(head, rows, **table), Chart(kind, head[0], "", "runs"))


@pytest.mark.parametrize(("kind", "rows", "is_drawn"), [
    ("columns", [("2026-02-04", 5, 0, 5)], False), ("columns", [("2026-02-04", 5, 0, 5), ("2026-02-05", 0, 0, 0)], True),
    ("bars", [("http_503", 5, 0, 5)], True), ("cells", [("title", 5, 0, 5)], True), ("columns", [("2026-02-04", 0, 0, 0), ("2026-02-05", 0, 0, 0)], False),
])  # fmt: skip
def test_one_period_is_a_sentence(kind, rows, is_drawn):
    assert ("<figure" in shown(section(kind, rows))) == is_drawn


def shown(*sections):
    """Return a page with nothing but sections."""
    return render("base.html", sections)


def cells(text):
    """Return the rows of the first table of a page, its header first."""
    table = etree.HTML(text).find(".//table")
    return [[cell.text for cell in row] for row in table.iter("tr")]


def test_table_has_sums_and_the_newest_period_first():
    rows = [("2026-02-04", 5, 0, 5), ("2026-02-05", 1, 2, 3)]
    assert cells(shown(section("columns", rows, newest_first="rows"))) == [
        ["day", "all", "one", "two"], ["2026-02-05", "3", "1", "2"], ["2026-02-04", "5", "5", "0"],
    ]  # fmt: skip
    rows = [("title", 1.0, 2.0, 3.0), ("image", 4.0, None, 5.0)]
    assert cells(shown(section("cells", rows, ("field", "2026-01", "2026-02", "2026-03"), newest_first="columns"))) == [
        ["field", "2026-03", "2026-02", "2026-01"], ["title", "3.0", "2.0", "1.0"], ["image", "5.0", "–", "4.0"],
    ]  # fmt: skip


def test_order_of_a_table_is_kept_without_periods():
    rows = [("Bagikan", 40, 50), ("Klik", 30, 50)]
    assert cells(shown(section("bars", rows, ("line", "articles", OF)))) == [
        ["line", "articles", "of the last"], ["Bagikan", "40", "50"], ["Klik", "30", "50"],
    ]  # fmt: skip


def test_command_in_a_sentence_is_code():
    text = shown(
        Section("x", "X", "`scrapy doctor --lines` names <b> & `", Table(("line", "articles"), []), Chart("bars", "line", "", "articles"))
    )
    assert "<code>scrapy doctor --lines</code> names &lt;b&gt; &amp; `" in text


def test_time_in_a_sentence_stays_in_one_line():
    text = shown(
        Section(
            "x", "X", "From 2026-02 to 2026-02-04 09:00, 1,234-56", Table(("line", "articles"), []), Chart("bars", "line", "", "articles")
        )
    )
    assert "From <time>2026-02</time> to <time>2026-02-04 09:00</time>, 1,234-56" in text


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("count", [2, 3, 28])
def test_bars_are_at_most_60_pixels_wide(count, width):
    drawn = draw(section("columns", [(day, 5, 1, 6) for day in DAYS[:count]]), width)
    bars = [float(size) for size in re.findall(r'd="M[^h"]*h([\d.]+)v[^"]*" fill="var\(--c1\)"', drawn)]
    assert len(bars) >= count and 0 < max(bars[-count:]) <= 60
