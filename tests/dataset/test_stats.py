"""`scrapy dataset stats`, in the terminal and as a page; the card and its pictures."""

import re

import pytest
from lxml import etree

from kontan_crawler.dataset.markdown import markdown_table
from kontan_crawler.report.sections import Table
from tests.dataset.feeds import dataset, record, write_feed


@pytest.fixture
def built(feeds, to):
    write_feed(feeds / "1.jsonl", record("a"), record("b", kanal="<script>|x", text="Pendek [x](y) *z*."), record("c", published_at=None))
    dataset("build", feeds, "--to", to, "--sentences")
    return to


def test_tables(built):
    lines = dataset("stats", built)
    assert lines[0] == "3 articles from 2026-02-04 to 2026-02-04, 63 words; splits: train 2, undated 1"
    assert any(re.fullmatch(r" too_short +│ +1 │ +33\.3 │ .*", line) for line in lines), lines
    assert any(re.fullmatch(r" 2026-02 +│ +1 │ +1 │ +2 ?", line) for line in lines), lines
    assert max(map(len, lines)) <= 100


def test_many_months(feeds, to):
    write_feed(
        feeds / "1.jsonl",
        *(
            record(f"slug-{year}-{month}", published_at=f"{year}-{month:02}-04T10:00:00+07:00")
            for year in range(2015, 2022)
            for month in range(1, 13)
        ),
    )
    dataset("build", feeds, "--to", to)
    lines = dataset("stats", to)
    assert any(re.fullmatch(r" 2021-12 +│ +1 │ +1 ?", line) for line in lines), lines
    assert any(re.fullmatch(r" 2015 +│ +12 │ +12 ?", line) for line in lines), lines


def test_page(built, tmp_path, drawn):
    (message,) = dataset("stats", built, "--html", tmp_path / "stats.html")
    assert message.startswith(f"scrapy dataset: {tmp_path / 'stats.html'}: 3 articles")
    page = (tmp_path / "stats.html").read_text("utf-8")
    assert "<h1>KONTAN dataset</h1>" in page and page.count("<svg") >= 6 and "<script" not in page
    assert '<dd id="articles">3</dd>' in page and "https://" not in page


def test_page_within_the_dataset(built):
    assert "is in the dataset" in dataset("stats", built, "--html", built / "stats.html", code=2)[-1]


def test_pictures(feeds, to, drawn):
    dataset("build", write_feed(feeds / "1.jsonl", record("a"), record("b", language="en")), "--to", to)
    card = (to / "README.md").read_text("utf-8")
    named = re.findall(r"!\[[^]]+\]\((pictures/\w+\.svg)\)", card)
    assert {f"pictures/{name}.svg" for name in ("months", "filled", "flags", "dates")} == {*named}
    for name in named:
        picture = etree.fromstring((to / name).read_bytes())
        assert picture.get("aria-label") and "--c1:" in picture[0].text


def test_card_shows_what_feeds_hold_as_text(built):
    card = (built / "README.md").read_text("utf-8")
    assert r"\<script\>\|x" in card and "<script>" not in card
    assert re.search(r"^\| image \| object \(url, caption, credit\) \| .* \| 100\.0 \|$", card, re.MULTILINE)


@pytest.mark.parametrize(("cell", "written"), [
    ("a|b", r"a\|b"), ("a\nb", "a b"), ("*a* _b_ c_d", r"\*a\* \_b\_ c_d"), ("[a](b)", r"\[a\](b)"), ("`a`", r"\`a\`"), (1234, "1,234"), (None, "–"),
])  # fmt: skip
def test_cells(cell, written):
    assert markdown_table(Table(("x", "y"), [(cell, 1)])).splitlines() == ["| x | y |", "| --- | ---: |", f"| {written} | 1 |"]
