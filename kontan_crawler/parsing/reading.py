"""The door: the parts of an article in, an Article or a reason out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from kontan_crawler import site
from kontan_crawler.items import Article
from kontan_crawler.parsing.answer import Answer
from kontan_crawler.parsing.article import clean_page, date_article
from kontan_crawler.parsing.loading import add_part, load_page
from kontan_crawler.parsing.page import Page
from kontan_crawler.parsing.refusals import NoArticle


@dataclass(frozen=True)
class Reading:
    """What an address holds: an article, or the reason why there is none."""

    article: Article | None = None
    refused: str | None = None
    """One of the reasons of `outcomes`, explained in README.md."""
    matches: Mapping[str, int] = field(default_factory=dict)
    """By selector, "parser/title/css/h1.detail-desk": whether it matched, 0 where it was tried in vain; empty where the page was not read."""


def read_article(answers: Sequence[Answer], received: datetime) -> Reading:
    """Read an article from the answers to its address: the whole of it, or its parts in order, the first of them first.

    received: the moment the page came, aware; it becomes `crawled_at`. The same answers give the same record.
    Raises ValueError where there is no answer.
    """
    if not answers:
        raise ValueError("an article needs at least one answer")
    page = None
    try:
        page = load_page(answers[0], received)
        _add_parts(page, answers)
        return Reading(article=date_article(clean_page(page)), matches=page.matches)
    except NoArticle as refusal:
        return Reading(refused=refusal.reason, matches=page.matches if page else {})


def _add_parts(page: Page, answers: Sequence[Answer]) -> None:
    """Add the parts that the page wants, as far as they are there. The address of the whole article is taken at its word where it is alone."""
    page.whole |= len(answers) == 1 and answers[0].url.endswith(site.WHOLE)
    more = iter(answers[1:])
    while page.wanted_part:
        try:
            add_part(page, next(more))
        except (NoArticle, StopIteration):
            page.go_without_part()
