"""The plan of a first contact: which URLs are requested, in order. Pure: a generator that is sent the answers."""

from collections.abc import Callable, Generator, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from kontan_crawler import site
from kontan_crawler.doctor.contact.answers import Answer, ArticleAnswer, Contact
from kontan_crawler.outcomes import ROBOTS
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.listings import Row, read_html, read_index, read_rss, read_sitemap_index
from kontan_crawler.urls import absolute, all_parts_url, canonical, is_kontan, kanal_of, part_url

LIMIT = 12
"""Requests of a first contact, robots.txt, redirects and retries included."""
KANAL = site.WORLD_NEWS[0]
FAR_OFFSET = 50 * site.ROWS_PER_PAGE
_ARTICLES, _MAX_TRIED = 3, 4
Plan = Generator[str, Answer, None]
Reader = Callable[[HttpResponse], list[Row] | None]


def plan(contact: Contact) -> Plan:
    """Yield each URL to request, and store its answer in `contact`. The most important URLs are first: the limit ends the plan.

    They are on two hosts, so that two robots.txt are requested.
    """
    contact.front = yield site.FRONT.format(kanal=KANAL)
    contact.rss = yield site.RSS.format(kanal=KANAL)
    contact.day = contact.front.served.date() - timedelta(days=1)
    contact.index = yield index_url(contact, "")
    contact.sitemap = yield site.SITEMAP
    yield from _articles(contact)
    yield from _second_part(contact)
    yield from _index_pages(contact)
    if name := next(news_sitemaps(contact), None):
        contact.news_sitemap = yield name


def next_url(steps: Plan, answer: Answer) -> str | None:
    """Give a plan an answer and return the next URL; None at its end."""
    try:
        return steps.send(answer)
    except StopIteration:
        return None


def index_url(contact: Contact, offset: int | str) -> str:
    """Return the URL of a page of the index."""
    return site.INDEX.format(kanal=KANAL, day=contact.day, offset=offset)


def rows_of(answer: Answer | None, read: Reader) -> list[Row] | None:
    """Return the rows of a listing; None if it is unreadable."""
    return read(answer.page) if answer and answer.page else None


def rows_of_articles(answer: Answer | None, read: Reader) -> list[Row] | None:
    """Return the rows of a listing; None if it is unreadable, or has rows but no link to an article."""
    rows = rows_of(answer, read)
    return None if rows and answer and not any(canonical(row.url, answer.url) for row in rows) else rows


def index_rows(answer: Answer | None) -> list[Row] | None:
    """Return the rows of a page of the index; None if it is unreadable."""
    return rows_of_articles(answer, read_index)


def news_sitemaps(contact: Contact) -> Iterator[str]:
    """Yield the URLs of the sitemaps that a run would request."""
    for row in rows_of(contact.sitemap, read_sitemap_index) or ():
        url = absolute(row.url, site.SITEMAP)
        if url and any(name in url for name in site.WORLD_NEWS) and is_kontan(urlsplit(url).hostname or ""):
            yield url.replace("http://", "https://", 1)


def candidates(contact: Contact) -> list[str]:
    """Return the articles of the section in the index, the front and RSS, in this order."""
    found: list[str] = []
    for answer, read in ((contact.index, read_index), (contact.front, read_html), (contact.rss, read_rss)):
        found += filter(None, (canonical(row.url, answer.url) for row in rows_of(answer, read) or () if answer))
    return list(dict.fromkeys(url for url in found if kanal_of(url) == KANAL))


def _articles(contact: Contact) -> Plan:
    """Request three articles, and a fourth if one of them was refused while another was read; none after robots.txt refused one."""
    for url in candidates(contact)[:_MAX_TRIED]:
        if len(contact.readings) == _ARTICLES or (len(contact.articles) >= _ARTICLES and not contact.readings):
            return
        contact.articles.append(ArticleAnswer(url, (yield all_parts_url(url))))
        if contact.articles[-1].refusal == ROBOTS:
            return


def _second_part(contact: Contact) -> Plan:
    """Request the second part of the article with the most parts, or the longest one."""
    read = [(article.read.raw.last_part, article.read.article.word_count, n) for n, article in enumerate(contact.articles) if article.read]
    if read:
        contact.second_part_of = article = contact.articles[max(read)[-1]]
        contact.second_part = yield part_url(article.url, 2)


def _index_pages(contact: Contact) -> Plan:
    """Request the second page of the index, and one past its end unless the second has no row."""
    if index_rows(contact.index):
        contact.index_next = yield index_url(contact, site.ROWS_PER_PAGE)
        if index_rows(contact.index_next):
            contact.index_end = yield index_url(contact, FAR_OFFSET)
