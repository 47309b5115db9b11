"""Facts about listings: the front, RSS, sitemaps, and the daily index."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kontan_crawler import site
from kontan_crawler.dates.publication_time import parse_publication_time
from kontan_crawler.doctor.contact.answers import Answer, Contact
from kontan_crawler.doctor.contact.finding import DIFFERS, NOT_SEEN, Finding, judged, why_unusable
from kontan_crawler.doctor.contact.plan import KANAL, index_rows, news_sitemaps, rows_of, rows_of_articles
from kontan_crawler.doctor.listing import try_row_selectors
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.listings import Row, is_past_end, read_html, read_index, read_rss, read_sitemap, read_sitemap_index
from kontan_crawler.urls import canonical, host_of, is_kontan, kanal_of

_NO_MORE = re.compile(site.NO_ROWS_WORDS, re.IGNORECASE)
_RFC_822 = re.compile(r"\w{3}, \d\d? \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
_NUMBER = re.compile(r"\d+")
_SHOWN = 3
_MIN_SHARE = 0.5  # of rows that belong to the requested section


def listing_findings(contact: Contact) -> Iterator[Finding]:
    """Yield the findings on listings."""
    for fact, answer, read in (("FRONT", contact.front, read_html), ("INDEX", contact.index, read_index), ("RSS", contact.rss, read_rss)):
        yield _readable(fact, answer, rows_of_articles(answer, read))
    yield _readable("SITEMAP", contact.sitemap, rows_of(contact.sitemap, read_sitemap_index))
    yield from _rows(contact)
    yield from _index(contact)
    yield from _links(contact)
    yield from _xml(contact)


def _readable(fact: str, answer: Answer | None, rows: list[Row] | None) -> Finding:
    if answer is None or (rows is None and answer.response is None):
        return Finding(fact, NOT_SEEN, why_unusable(answer))
    if rows is None:
        return Finding(fact, DIFFERS, why_unusable(answer) if answer.refusal else "its format is unknown")
    return judged(fact, bool(rows) or None, f"{len(rows)} rows")


def _rows(contact: Contact) -> Iterator[Finding]:
    """Yield the findings on rows of the front and the index."""
    pages = [answer.page for answer in (contact.index, contact.index_next, contact.front) if answer and answer.page]
    yield from _selectors(pages)
    popular = any(page.document.xpath(f"//*[@id='{site.POPULAR}']") for page in pages)
    yield judged("POPULAR", popular or None)
    rows = [(page, row) for page in pages for row in read_html(page) or ()]
    links = [canonical(row.url, page.url) for page, row in rows]
    forms = Counter(_link_form(row.url) for _, row in rows)
    shown = ", ".join(f"{count} {form}" for form, count in forms.items())
    yield judged("ARTICLE_PATH", any(links) if links else None, f"{len(list(filter(None, links)))} of {len(links)} rows; {shown}")
    yield _date_forms(
        [(row.date, answer) for answer in (contact.index, contact.front) if answer for row in rows_of(answer, read_html) or ()]
    )


def _selectors(pages: Sequence[HttpResponse]) -> Iterator[Finding]:
    """Yield the findings on the selectors of rows. An alternative that no row needs is not seen."""
    tried = [try_row_selectors(page) for page in pages]
    rows = sum(trial.matches for trials in tried for trial in trials if trial.name == "ROW")
    used: set[str] = set()
    for same in zip(*tried, strict=True):
        name, matches, uses = same[0].name, sum(trial.matches for trial in same), sum(trial.used for trial in same)
        value = same[0].selector.removesuffix("::attr(href)") if name.startswith("ROW_") else ""
        first = name not in used
        used.add(name)
        applies = bool(rows) or name == "LISTING"
        of_rows = f"matches {matches} of {rows} rows" if name.startswith("ROW_") else f"matches {matches}"
        yield judged(name, True if uses or (matches and first) else False if first and applies else None, of_rows, value)


def _link_form(href: str) -> str:
    return "absolute" if href.startswith("http") else "protocol-relative" if href.startswith("//") else "root-relative"


def _date_forms(dates: Sequence[tuple[str | None, Answer]]) -> Finding:
    """Return whether the printed dates of rows are read, with an example of each form."""
    printed = [(" ".join(date.split()), answer) for date, answer in dates if date]
    unknown = [date for date, answer in printed if parse_publication_time(date, answer.served) is None]
    forms = {_NUMBER.sub("0", date): date for date, _ in printed}
    shown = "; ".join((unknown or [*forms.values()])[:_SHOWN])
    return judged("printed date of rows", not unknown if printed else None, shown)


def _index(contact: Contact) -> Iterator[Finding]:
    first, following, end = (index_rows(answer) for answer in (contact.index, contact.index_next, contact.index_end))
    if not first:
        yield from (Finding(fact, NOT_SEEN) for fact in ("INDEX kanal", "ROWS_PER_PAGE", "INDEX per_page", "end of the index"))
        return
    ours = sum(kanal_of(canonical(row.url, site.WWW) or "") == KANAL for row in first)
    yield judged("INDEX kanal", ours >= _MIN_SHARE * len(first), f"{ours} of {len(first)} rows are of {KANAL}")
    short = len(first) < site.ROWS_PER_PAGE and not following
    yield judged("ROWS_PER_PAGE", None if short else len(first) == site.ROWS_PER_PAGE, f"{len(first)} rows on the first page")
    seen = {row.url for row in first}
    new = sum(row.url not in seen for row in following or ())
    yield judged("INDEX per_page", bool(new) if following else None, f"{new} other rows at offset {site.ROWS_PER_PAGE}")
    yield _end(contact.index_end if following else contact.index_next, end if following else following)


def _end(answer: Answer | None, rows: list[Row] | None) -> Finding:
    """Return whether a page past the last row has no row."""
    fact = "end of the index"
    if answer is None or answer.response is None:
        return Finding(fact, NOT_SEEN, why_unusable(answer))
    if answer.page is None or rows:
        return Finding(fact, DIFFERS, f"{len(rows)} rows past the end" if rows else why_unusable(answer))
    return judged(fact, rows == [] or is_past_end(answer.page), "no row" if rows == [] else "no list")


def _links(contact: Contact) -> Iterator[Finding]:
    """Yield the findings on the site's links on the front, and on its words for a page without rows."""
    page = contact.front.page if contact.front else None
    links = page.document.css("a::attr(href)").getall() if page else []
    hosts = [host_of(f"https:{link}" if link.startswith("//") else link) for link in links]
    ours = [host for host in hosts if is_kontan(host)]
    yield judged("MIN_SITE_LINKS", len(ours) >= site.MIN_SITE_LINKS if page else None, f"{len(ours)} links on the front")
    linked = {host.split(".")[0] for host in ours}
    for fact, names in (("KANAL", site.KANAL), ("WORLD_NEWS", site.WORLD_NEWS), ("PAID_KANAL", site.PAID_KANAL)):
        found = [name for name in names if name in linked]
        yield judged(fact, bool(found) or None, f"{len(found)} of {len(names)} linked on the front" if found else "")
    ends = [answer.page.text for answer in (contact.index_next, contact.index_end) if answer and answer.page]
    yield judged("NO_ROWS_WORDS", any(map(_NO_MORE.search, ends)) or None)


def _xml(contact: Contact) -> Iterator[Finding]:
    """Yield the findings on RSS and sitemaps."""
    items = rows_of(contact.rss, read_rss) or []
    other = [row.date or "no date" for row in items if not _RFC_822.fullmatch(row.date or "")]
    yield judged("date of RSS, RFC 822", not other if items else None, "; ".join(other[:_SHOWN]) or (items[0].date or "" if items else ""))
    named = list(news_sitemaps(contact))
    rows = rows_of(contact.sitemap, read_sitemap_index) or []
    shown = named or [row.url for row in rows]
    yield judged("names of sitemaps have the section", bool(named) if rows else None, "; ".join(shown[:_SHOWN]))
    yield _readable("news sitemap", contact.news_sitemap, rows_of_articles(contact.news_sitemap, read_sitemap))
