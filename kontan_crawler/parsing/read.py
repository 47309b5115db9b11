"""The door: the parts of an article in, an Article or a reason out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kontan_crawler import site
from kontan_crawler.items import Article
from kontan_crawler.parsing.article import add_dates, clean_article
from kontan_crawler.parsing.assemble import add_part, load_article
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.no_article import NoArticle
from kontan_crawler.parsing.raw_article import RawArticle


@dataclass(frozen=True)
class ReadResult:
    """What an address holds: an article, or the reason why there is none."""

    article: Article | None = None
    refused: str | None = None
    """One of the reasons of `outcomes`, explained in README.md."""
    matches: Mapping[str, int] = field(default_factory=dict)
    """By selector, "parser/title/css/h1.detail-desk": whether it matched, 0 where it was tried in vain; empty where the page was not read."""


def read_article(answers: Sequence[HttpResponse], received: datetime) -> ReadResult:
    """Read an article from the answers to its address: the whole of it, or its parts in order, the first of them first.

    received: the moment the page came, aware; it becomes `crawled_at`. The same answers give the same record.
    Raises ValueError where there is no answer.
    """
    if not answers:
        raise ValueError("an article needs at least one answer")
    page = None
    try:
        page = load_article(answers[0], received)
        _add_parts(page, answers)
        return ReadResult(article=add_dates(clean_article(page)), matches=page.matches)
    except NoArticle as refusal:
        return ReadResult(refused=refusal.reason, matches=page.matches if page else {})


def _add_parts(page: RawArticle, answers: Sequence[HttpResponse]) -> None:
    """Add the parts that the page wants, as far as they are there. The address of the whole article is taken at its word where it is alone."""
    page.whole |= len(answers) == 1 and answers[0].url.endswith(site.ALL_PARTS_QUERY)
    more = iter(answers[1:])
    while page.next_part:
        try:
            add_part(page, next(more))
        except (NoArticle, StopIteration):
            page.skip_part()
