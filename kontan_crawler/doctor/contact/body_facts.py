"""Facts about what stands in the pages of articles beside the story: labels, chrome, boilerplate, dates."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from lxml import etree

from kontan_crawler import site
from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.doctor.contact.answers import ArticleAnswer, Reading
from kontan_crawler.doctor.contact.finding import Finding, counted, judged
from kontan_crawler.outcomes import ERROR_PAGE, PAYWALL, PHOTO, REMOVED
from kontan_crawler.urls import absolute, canonical, host_of

_AMP_LINK = "link[rel=amphtml]::attr(href)"
_SAME_TIME, _UTC = timedelta(minutes=5), timedelta(hours=7)
_WORDS_OF = {"REMOVED_WORDS": REMOVED, "ERROR_WORDS": ERROR_PAGE, "PAYWALL_WORDS": PAYWALL, "GALLERY_PICTURES": PHOTO}
_SHOWN = 3
Test = Callable[[ArticleAnswer], bool]


def body_findings(articles: Sequence[ArticleAnswer], refused: Sequence[ArticleAnswer]) -> Iterator[Finding]:
    """Yield the findings on the pages of articles. articles: those that were read; refused: the others."""
    read = [article.read for article in articles if article.read]
    yield from _dates(read)
    for fact, test in _elements().items():
        yield counted(fact, [test(article) for article in articles])
    for fact, words, form in _words():
        yield counted(fact, [bool(form.search(article.body_text)) for article in articles], words)
    yield from _labels(read)
    yield from _clean(read)
    yield from _head(articles)
    for fact, reason in _WORDS_OF.items():
        found = [article.url for article in refused if article.refusal == reason and article.answer.status == 200]
        yield judged(fact, bool(found) or None, "; ".join(found[:_SHOWN]))


def _dates(read: Sequence[Reading]) -> Iterator[Finding]:
    lines = [(reading.raw.date, reading.raw) for reading in read if reading.raw.date]
    unknown = [line for line, raw in lines if line and parse_publication_time(line, raw.received) is None]
    shown = unknown or [line for line, _ in lines if line]
    yield judged("printed date of articles", not unknown if lines else None, "; ".join(shown[:_SHOWN]))
    gaps = [gap for reading in read if (gap := _meta_gap(reading)) is not None]
    utc = [gap for gap in gaps if abs(abs(gap) - _UTC) < _SAME_TIME]
    local = any(abs(gap) < _SAME_TIME for gap in gaps)
    yield judged("date of the head in local time", False if utc else local or None, f"{len(utc)} of {len(gaps)} in UTC" if utc else "")


def _meta_gap(reading: Reading) -> timedelta | None:
    """Return the time from the date of the head to the printed date."""
    printed, meta = (text and parse_publication_time(text, reading.raw.received) for text in (reading.raw.date, reading.raw.meta_date))
    return printed - meta if printed and meta else None


def _elements() -> dict[str, Test]:
    """Return the tests for elements of the body."""
    of_class, of_id, end_class = map(re.compile, (site.CHROME_CLASS, site.CHROME_ID, site.END_CLASS))
    return {
        "CHROME_TAGS": _any_element(lambda node: node.tag in site.CHROME_TAGS),
        "CHROME_FIGURE": _any_element(lambda node: node.tag == site.CHROME_FIGURE),
        "CHROME_CLASS": _any_element(lambda node: bool(of_class.search(node.get("class", "")))),
        "CHROME_ID": _any_element(lambda node: bool(of_id.fullmatch(node.get("id", "")))),
        "END_COMMENT": lambda article: any(site.END_COMMENT in (note.text or "") for note in article.body.iter(etree.Comment)),
        "END_CLASS": _any_element(lambda node: bool(end_class.search(node.get("class", "")))),
        "GOOGLE_NEWS_CLASS": _any_element(lambda node: site.GOOGLE_NEWS_CLASS in node.get("class", "")),
    }


def _any_element(test: Callable[[etree._Element], bool]) -> Test:
    return lambda article: any(map(test, article.body.iter("*")))


def _words() -> Iterator[tuple[str, str, re.Pattern[str]]]:
    """Yield the words of the body: fact, the words if the fact has several, and the form to search for."""
    for words in site.BOILERPLATE:
        yield "BOILERPLATE", words, re.compile(words)
    for words in site.CLOSING_LABELS:
        yield "CLOSING_LABELS", words, re.compile(words)
    for label in site.BYLINE_LABELS:
        yield "BYLINE_LABELS", label, re.compile(rf"\b{label}\s*:", re.IGNORECASE)
    for fact in ("GOOGLE_NEWS_WORDS", "CAPTION_END", "PAPER_NAME"):
        yield fact, "", re.compile(getattr(site, fact))
    yield "SOURCE_LABEL", "", re.compile(rf"{site.SOURCE_LABEL}\s*https?:")


def _labels(read: Sequence[Reading]) -> Iterator[Finding]:
    for kind, label, link_class in site.RELATED_LABELS:
        found = [any(related.kind == kind for related in reading.article.related) for reading in read]
        yield counted("RELATED_LABELS", found, f"{label} {link_class or ''}".strip())
    yield counted("AGENCIES", [bool(reading.article.image and reading.article.image.credit) for reading in read])


def _clean(read: Sequence[Reading]) -> Iterator[Finding]:
    """Yield the findings on the text of the records: boilerplate and length."""
    words = re.compile(site.BOILERPLATE_WORDS, re.MULTILINE)
    left = [found[0] for reading in read if (found := words.search(reading.article.text))]
    yield judged("BOILERPLATE_WORDS", not left if read else None, "; ".join(left[:_SHOWN]) or "in no text")
    after_end = sum("text_after_end" in reading.article.warnings for reading in read)
    yield judged("no text after the end of the story", not after_end if read else None, f"in {after_end} articles" if after_end else "")
    counts = [reading.article.word_count for reading in read]
    longer = [count >= site.SHORT_TEXT for count in counts]
    yield judged("SHORT_TEXT", any(longer) or None, f"words: {', '.join(map(str, counts))}" if counts else "")


def _head(articles: Sequence[ArticleAnswer]) -> Iterator[Finding]:
    """Yield the findings on links and headlines of the whole document."""
    pages = [(article.url, article.answer.page) for article in articles if article.answer.page]
    yield counted("HEADLINES", [bool(page.document.xpath(site.HEADLINES)) for _, page in pages])
    yield counted("HEAD", [bool(page.document.xpath(site.HEAD)) for _, page in pages])
    yield counted("PICTURE", [bool(page.document.xpath(site.PICTURE)) for _, page in pages])
    own = [(canonical(found, url), url) for url, page in pages if (found := page.document.css(site.OWN_URL).get())]
    yield judged("OWN_URL", all(found == url for found, url in own) if own else None, own[0][0] or "" if own else "")
    amp = [host_of(absolute(found, url) or "") for url, page in pages if (found := page.document.css(_AMP_LINK).get())]
    yield judged("AMP_HOST", set(amp) == {site.AMP_HOST} if amp else None, amp[0] if amp else "")
    links = [page.document.css(site.PAGE_FIELDS["rubric"][0]).get() for _, page in pages]
    first = [link.strip() for link in links if link]
    yield judged("HOME_LABEL", site.HOME_LABEL in first if first else None, first[0] if first else "")
