"""Advice on an article page, one entry for each problem."""

from collections.abc import Iterator

from parsel import Selector

from kontan_crawler.doctor.date_advice import QUOTE, SITE, date_advice
from kontan_crawler.doctor.examination import Examination
from kontan_crawler.doctor.format import shorten
from kontan_crawler.doctor.locate import headline_selectors, text_selector
from kontan_crawler.doctor.selectors import site_row
from kontan_crawler.items import WARNINGS
from kontan_crawler.outcomes import (
    BROKEN_ENCODING,
    ERROR_PAGE,
    NO_ARTICLE,
    NO_HTML,
    NO_TEXT,
    PAYWALL,
    PHOTO,
    REMOVED,
    ROBOTS,
    ROBOTS_UNREACHABLE,
)  # fmt: skip

_OTHER_CAUSES = {  # refusals that no selector causes
    REMOVED: "The site has removed the page (HTTP status or REMOVED_WORDS); there is nothing to fix.",
    ERROR_PAGE: "The page has an error of the site (ERROR_WORDS); try again later.",
    PAYWALL: f"The page is behind the paywall. If it is an article, check PAYWALL_WORDS and PAYWALL_CLASS in {SITE}, and teach the reader its last lines (training/, see CONTRIBUTING.md).",
    PHOTO: f"The page has pictures and little text. If it is an article, check GALLERY_PICTURES and SHORT_TEXT in {SITE}.",
    "packed": "The file is compressed, but not with gzip. Decompress it first.",
    BROKEN_ENCODING: "The page is compressed and truncated or damaged. Download it again.",
    NO_HTML: "The page is not text, but an image, a PDF or other data. Download it again.",
    "another_site": "The page is from another site; there is nothing to fix. If it is not, use --url URL.",
    ROBOTS: "The site's robots.txt forbids this URL. Only robots.txt was requested.",
    ROBOTS_UNREACHABLE: "The site's robots.txt is unreachable, and nothing else was requested; try again later.",
}
_REFUSED = {
    NO_TEXT: "A run would refuse the page: it has no text.",
    NO_ARTICLE: "A run would refuse the page: it has little text and neither date nor byline.",
}
_LONGER, _MORE_WORDS = 1.5, 100  # if the fallback's text is longer by this factor and this many words, the body is incomplete


def truncation_advice(text: str) -> list[str]:
    """Return the advice on an incomplete page, for which other advice may be wrong."""
    lower = text.lower()
    truncated = "<html" in lower and "</html" not in lower
    return ["The page is incomplete: it has no </html>. Download it again before you change a selector."] if truncated else []


def article_advice(document: Selector, examined: Examination) -> list[str]:
    """Return the advice on an article page; an empty list without a problem."""
    if examined.refusal in _OTHER_CAUSES:
        return [_OTHER_CAUSES[examined.refusal]]
    refused = [_REFUSED.get(examined.refusal, f"A run would refuse the page: {examined.refusal}.")] if examined.refusal else []
    if refused and not any(trial.matches for trial in examined.trials):
        return [*refused, f"No selector matched: the page is not from this site, or its templates are new; see {SITE}."]
    return [
        *refused,
        *_body_advice(document, examined),
        *_title_advice(document, examined),
        *date_advice(examined),
        *_other_advice(examined),
    ]


def refusal_advice(reason: str) -> str:
    """Return the advice on a page that a run would refuse before parsing."""
    return _OTHER_CAUSES.get(reason, f"A run would refuse the page: {reason}. No selector is the cause; docs/log.md explains the reasons.")


def _body_advice(document: Selector, examined: Examination) -> Iterator[str]:
    words, others = examined.article.word_count, examined.fallback.word_count
    container = text_selector(document, examined.fallback.text)
    seems = f" The text is probably in {shorten(container, QUOTE)}." if container else ""
    rows = examined.site_rows("body")
    if examined.uses_fallback:
        yield f"No body selector matched.{seems} Add it to {rows} in {SITE}."
    elif others > max(words * _LONGER, words + _MORE_WORDS) and "text_after_end" not in examined.article.warnings:
        yield f"The body has {words} words, the fallback {others}.{seems} Check {rows} in {SITE}."


def _title_advice(document: Selector, examined: Examination) -> Iterator[str]:
    rows, meta = examined.site_rows("title"), site_row("head", "meta_title")
    found = shorten("; ".join(headline_selectors(document)), QUOTE) or "no h1 with text"
    if "title_from_meta" in examined.article.warnings:
        yield f"No selector of {rows} gave a headline; the title is from {meta}. The page has {found}. Add the new selector first in {SITE}."
    elif "no_title" in examined.article.warnings:
        yield f"Neither {rows} nor {meta} gave a headline. The page has {found}. Fix both in {SITE}."


def _other_advice(examined: Examination) -> Iterator[str]:
    """Yield the advice on the other warnings. Damaged letters are an error of the site."""
    of_fields = {"title_from_meta", "no_title", "date_from_meta", "no_date", "date_refused", "weekday_disagrees"}
    covered = of_fields | {"fallback", "mojibake", "undecodable"}
    for code in examined.article.warnings:
        if code == "text_after_end":
            yield f"There is much text after the end of the story. Check END_COMMENT and END_CLASS in {SITE}."
        elif code not in covered:
            yield f"{code}: {WARNINGS.get(code, 'unknown warning')}."
