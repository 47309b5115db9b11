"""Facts about the fields of articles: each selector of `site`, tried on each article."""

from collections.abc import Iterator, Sequence

from kontan_crawler import site
from kontan_crawler.doctor.contact.answers import ArticleAnswer
from kontan_crawler.doctor.contact.finding import DIFFERS, HOLDS, NOT_SEEN, Finding
from kontan_crawler.doctor.format import shorten
from kontan_crawler.doctor.locate import headline_selectors, text_selector
from kontan_crawler.doctor.selectors import NO_DATE, UNUSED, USED, Trial, site_row
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.http_response import parse_html, text_of

_EXPECTED = {  # rows of which each article has a value; of templates: of which each article of the template has one
    ("title", ""), ("date", ""), ("body", ""), ("rubric", "page"), ("tags", "page"), ("image", "picture"),
    ("meta_title", "head"), ("meta_date", "head"), ("summary", "head"), ("image", "head"),
}  # fmt: skip
_MIN_ARTICLES = 2  # a field that one article lacks may be missing on it alone
_TEMPLATES = tuple(template.name for template in (*site.TEMPLATES, site.FALLBACK))


def template_findings(articles: Sequence[ArticleAnswer]) -> Iterator[Finding]:
    """Yield the finding on each selector. articles: those that were read."""
    trials = [trial for article in articles if article.read for trial in article.read.trials]
    shown: set[str] = {name for name in _TEMPLATES if _is_shown(name, articles, trials)} or {site.TEMPLATES[0].name}
    rows = {(trial.table, trial.field) for trial in trials}
    for table, field in sorted(rows, key=lambda row: (_table_order(row[0]), row)):
        of_row = [trial for trial in trials if (trial.table, trial.field) == (table, field)]
        expected = _is_expected(table, field, shown, len(articles))
        yield from _row(of_row, expected, articles)


def _is_shown(template: str, articles: Sequence[ArticleAnswer], trials: Sequence[Trial]) -> bool:
    """Return whether an article has a template, by its body or its headline."""
    has_body = any(article.read and article.read.raw.template == template for article in articles)
    return template != site.FALLBACK.name and (has_body or any(t.table == template and t.field == "title" and t.matches for t in trials))


def _table_order(table: str) -> int:
    return _TEMPLATES.index(table) if table in _TEMPLATES else len(_TEMPLATES)


def _is_expected(table: str, field: str, shown: set[str], articles: int) -> bool:
    if table in _TEMPLATES:
        return table in shown and (field, "") in _EXPECTED
    if table == "picture" and site.DESKTOP.name not in shown:
        return False
    return (field, table) in _EXPECTED and articles >= _MIN_ARTICLES


def _row(trials: Sequence[Trial], expected: bool, articles: Sequence[ArticleAnswer]) -> Iterator[Finding]:
    """Yield the findings on the selectors of one row, in order of preference. If an expected row has no value, its first selector differs."""
    filled = any(_has_value(trial) for trial in trials)
    selectors = list(dict.fromkeys(trial.selector for trial in trials))
    for number, selector in enumerate(selectors):
        same = [trial for trial in trials if trial.selector == selector]
        fact = site_row(same[0].table, same[0].field)
        values = [trial.value for trial in same if _has_value(trial)]
        if values:
            yield Finding(fact, HOLDS, f"in {len(values)} of {len(same)} articles: {values[0]}", selector)
        elif expected and not filled and number == 0:
            yield Finding(fact, DIFFERS, _instead(trials, articles), selector)
        else:
            yield Finding(fact, NOT_SEEN, "an earlier selector matches" if filled and number else "", selector)


def _has_value(trial: Trial) -> bool:
    return trial.result in (USED, UNUSED) and bool(trial.value.strip())


def _instead(trials: Sequence[Trial], articles: Sequence[ArticleAnswer]) -> str:
    """Return what the pages have in place of a row."""
    none, field, first = f"in none of {len(articles)} articles", trials[0].field, articles[0]
    assert first.answer.page
    document = first.answer.page.document
    if other := next((trial.value for trial in trials if trial.result == NO_DATE), None):
        return f"{none}; it matches a text without a date: {shorten(other, 80)}"
    if field == "title":
        found = "; ".join(headline_selectors(document))
    elif field == "body":
        found = text_selector(document, _fallback_text(first.answer.page)) or ""
    else:
        found = ""
    return f"{none}; the page has {shorten(found, 80)}" if found else none


def _fallback_text(page: HttpResponse) -> str:
    return text_of(parse_html(extract_body(page.text)))
