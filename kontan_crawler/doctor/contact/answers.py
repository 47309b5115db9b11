"""What the site answered: each request as sent, and the answer to each planned URL."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from lxml import etree

from kontan_crawler import site
from kontan_crawler.doctor.selectors import Trial, try_selectors
from kontan_crawler.items import Article
from kontan_crawler.outcomes import REPLICA_HEADER
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.article import clean_article
from kontan_crawler.parsing.assemble import load_article
from kontan_crawler.parsing.find_body import find_body
from kontan_crawler.parsing.http_response import text_of
from kontan_crawler.parsing.no_article import NoArticle
from kontan_crawler.parsing.raw_article import RawArticle, SelectorMatches


@dataclass
class Exchange:
    """A request as sent, and its response before redirects, retries and decompression."""

    url: str
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    """By lower-case name."""
    error: str | None = None
    """The reason why there is no response."""


@dataclass(frozen=True)
class Answer:
    """The answer to a URL, after redirects and retries."""

    url: str
    """As planned."""
    response: HttpResponse | None
    status: int | None
    refusal: str | None
    """The reason why the response cannot be used, or why there is none."""
    received: datetime
    served: datetime
    """The Date header; relative dates count from it."""

    @property
    def page(self) -> HttpResponse | None:
        """The response, if it can be used."""
        return self.response if self.refusal is None else None


@dataclass(frozen=True)
class Reading:
    """An article page, parsed as in a run, and each selector tried on it."""

    raw: RawArticle
    article: Article
    trials: list[Trial]

    @property
    def uses_fallback(self) -> bool:
        """Whether the page has an unknown template."""
        return self.raw.template == site.FALLBACK.name


class ArticleAnswer:
    """The answer to the URL of an article: its reading, or the reason why a run would refuse it."""

    def __init__(self, url: str, answer: Answer) -> None:
        self.url, self.answer, self.refusal = url, answer, answer.refusal
        self.read: Reading | None = None
        """None without an article that a run would deliver."""
        if answer.page:
            try:
                self.read = read_page(answer.page, answer.received)
            except NoArticle as error:
                self.refusal = error.reason

    @cached_property
    def body(self) -> etree._Element:
        """The element of the body; the whole document without a known template. Only for a page that was read."""
        assert self.answer.page and self.read
        page = self.answer.page
        return page.document.root if self.read.uses_fallback else find_body(page, SelectorMatches())[1]

    @cached_property
    def body_text(self) -> str:
        """The printed text of the body."""
        return text_of(self.body)


@dataclass
class Contact:
    """All answers of a first contact. None: not requested."""

    agent: str = ""
    """User agent for the rules of robots.txt."""
    completed: bool = False
    """Whether the plan ended, or LIMIT was reached: the crawl was not stopped and had no bug."""
    exchanges: list[Exchange] = field(default_factory=list)
    robots: dict[str, Answer] = field(default_factory=dict)
    """By host."""
    day: date | None = None
    """The requested day of the index."""
    front: Answer | None = None
    rss: Answer | None = None
    index: Answer | None = None
    index_next: Answer | None = None
    """The page at the offset after the first one."""
    index_end: Answer | None = None
    """A page far past the last row."""
    sitemap: Answer | None = None
    news_sitemap: Answer | None = None
    articles: list[ArticleAnswer] = field(default_factory=list)
    second_part: Answer | None = None
    second_part_of: ArticleAnswer | None = None

    @property
    def is_replica(self) -> bool:
        """Whether the replica answered."""
        return any(REPLICA_HEADER.lower() in exchange.headers for exchange in self.exchanges)

    @property
    def readings(self) -> list[ArticleAnswer]:
        """The articles that a run would deliver."""
        return [article for article in self.articles if article.read]

    def answers(self) -> Iterator[Answer]:
        """Yield all answers but those of robots.txt."""
        listings = (self.front, self.rss, self.index, self.index_next, self.index_end, self.sitemap, self.news_sitemap)
        yield from (answer for answer in (*listings, *(article.answer for article in self.articles), self.second_part) if answer)


def read_page(page: HttpResponse, received: datetime) -> Reading:
    """Return the reading of a page. Raises NoArticle if a run would refuse it."""
    raw = load_article(page, received)
    return Reading(raw, clean_article(raw), try_selectors(page.document, raw.template))
