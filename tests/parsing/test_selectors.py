"""Without a selector, only the keys that depend on it change."""

import re
from collections.abc import Iterator
from dataclasses import asdict, fields, replace
from typing import Any

import pytest
from lxml import etree
from parsel.csstranslator import HTMLTranslator

from kontan_crawler import site
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.article import add_dates, build_article
from kontan_crawler.parsing.assemble import load_article
from kontan_crawler.parsing.item_loader import ArticleLoader
from kontan_crawler.parsing.raw_article import RawArticle
from tests.parsing.test_recorded_pages import FILES, PAGES, moment_of, wanted

NOTHING = ("no-such-element",)
PUBLISHED = {"published_at", "published_raw", "warnings", "dates"}
TITLE = {"title", "content_hash", "source_hash", "warnings"}
# Table of `site`, row -> keys that depend on its selectors.
DEPENDENT = [
    ("TEMPLATES", "title", TITLE),
    ("TEMPLATES", "date", {"published_raw"}),  # read from any element of the header, too, but one page has no headline
    ("TEMPLATES", "authors", {"authors"}),
    ("TEMPLATES", "editors", {"editors"}),
    ("FALLBACK", "title", set()),  # the heading that is the page's title, too
    ("FALLBACK", "date", set()),
    ("HEAD_FIELDS", "meta_title", TITLE),
    ("HEAD_FIELDS", "meta_date", PUBLISHED),
    ("HEAD_FIELDS", "modified", {"modified_at"}),
    ("HEAD_FIELDS", "summary", {"summary"}),
    ("HEAD_FIELDS", "image", {"image"}),
    ("PICTURE_FIELDS", "image", {"image"}),
    ("PICTURE_FIELDS", "caption", set()),  # read from any element, too
    ("PAGE_FIELDS", "rubric", {"rubric"}),
    ("PAGE_FIELDS", "tags", set()),  # read from any row of tags, too
]
SELECTOR_TABLES = (site.HEAD_FIELDS, site.PICTURE_FIELDS, site.PAGE_FIELDS)
TEMPLATES = (*site.TEMPLATES, site.FALLBACK)


@pytest.fixture
def break_selectors(monkeypatch):
    """Replace the selectors in one row of a table by one that matches nothing."""

    def replace_selectors(table: str, row: str) -> None:
        rows = getattr(site, table)
        if isinstance(rows, dict):
            monkeypatch.setitem(rows, row, NOTHING)
        elif isinstance(rows, tuple):
            monkeypatch.setattr(site, table, tuple(replace(template, **{row: NOTHING}) for template in rows))
        else:
            monkeypatch.setattr(site, table, replace(rows, **{row: NOTHING}))

    return replace_selectors


def read(page: str) -> dict[str, Any]:
    """Return the record of a recorded page, even if a run would refuse it."""
    response = HttpResponse(f"{wanted(page)['url']}?page=all", (FILES / f"{page}.html").read_bytes())
    return asdict(add_dates(build_article(load_article(response, moment_of(wanted(page))))))


@pytest.fixture(scope="module")
def known() -> dict[str, dict[str, Any]]:
    """The records with all selectors intact; the tests of recorded pages compare them."""
    return {page: read(page) for page in PAGES}


def changed(page: str, known: dict[str, dict[str, Any]]) -> set[str]:
    """Return the keys whose values differ from the known ones."""
    return {key for key, value in read(page).items() if value != known[page][key]}


@pytest.mark.parametrize(("table", "row", "keys"), DEPENDENT, ids=[f"{table}-{row}" for table, row, _ in DEPENDENT])
def test_only_dependent_keys_change(break_selectors, known, table, row, keys):
    break_selectors(table, row)
    assert set().union(*(changed(page, known) for page in PAGES)) == keys


def test_without_body_selectors_every_page_is_a_fallback(break_selectors, monkeypatch):
    break_selectors("TEMPLATES", "body")
    monkeypatch.setattr(site, "ARTICLE_BODY", NOTHING[0])
    assert {read(page)["template"] for page in PAGES} == {"fallback"}


def test_all_tables_are_tested():
    of_templates = {field.name for field in fields(site.Template)} - {"name", "body"}
    assert of_templates == {row for table, row, _ in DEPENDENT if table == "TEMPLATES"}
    for table in ("HEAD_FIELDS", "PICTURE_FIELDS", "PAGE_FIELDS"):
        assert set(getattr(site, table)) == {row for name, row, _ in DEPENDENT if name == table}


def selectors_of_fields() -> Iterator[str]:
    for template in TEMPLATES:
        yield from (*template.body, *template.title, *template.date, *template.authors, *template.editors)
    for table in SELECTOR_TABLES:
        for selectors in table.values():
            yield from selectors
    yield from (site.AMP_CANONICAL, site.LISTING, *site.ROW_LINK, *site.ROW_DATE)


@pytest.mark.parametrize("selector", sorted(set(selectors_of_fields())))
def test_selector_compiles(selector):
    etree.XPath(selector if selector.startswith("/") else HTMLTranslator().css_to_xpath(selector))


@pytest.mark.parametrize("path", [site.HEAD, site.PICTURE, site.HEADLINES, site.ROW])
def test_xpath_compiles(path):
    etree.XPath(path)


@pytest.mark.parametrize(
    "pattern",
    [site.CHROME_CLASS, site.CHROME_ID, site.END_CLASS, site.CAPTION_END, site.PAYWALL_WORDS,
     *site.BOILERPLATE, site.REMOVED_WORDS, site.ERROR_WORDS],
)  # fmt: skip
def test_pattern_compiles(pattern):
    assert not re.compile(pattern).fullmatch("")


@pytest.mark.parametrize("table", SELECTOR_TABLES, ids=["head", "picture", "page"])
def test_rows_are_fields_of_a_raw_article(table):
    assert set(table) <= {field.name for field in fields(RawArticle)}


def test_processors_are_fields_of_a_raw_article():
    names = {name for name in dir(ArticleLoader) if re.fullmatch(r"(?!default_)[a-z_]+_(in|out)", name)}
    assert {re.sub(r"_(in|out)$", "", name) for name in names} <= {field.name for field in fields(RawArticle)}
    assert "rubric_out" in names
