"""Parse the responses to the URL of an article into an Article, or into the reason why there is none."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime

from kontan_crawler import site
from kontan_crawler.items import Article
from kontan_crawler.outcomes import PARTS_DOUBTFUL, PARTS_MISSING
from kontan_crawler.parsing.article import add_dates, clean_article, leave_out, settle_parts
from kontan_crawler.parsing.assemble import add_part, load_article
from kontan_crawler.parsing.http_response import HttpResponse
from kontan_crawler.parsing.no_article import NoArticle, is_error_page
from kontan_crawler.parsing.raw_article import RawArticle


@dataclass(frozen=True)
class ReadResult:
    """An article, or the reason why there is none."""

    article: Article | None = None
    refused: str | None = None
    """A reason of `outcomes`; docs/log.md explains them."""
    matches: Mapping[str, int] = field(default_factory=dict)
    """Matches of each selector, by statistic: "parser/title/css/h1.detail-desk". Empty if the page was not parsed."""
    is_error_page: bool = False
    """The page also has the words of an error: a crawl requests it again."""


PartAnswer = Callable[[int], HttpResponse | str]
"""Returns the response to the request for a part, by its number, or the reason why there is none."""


def read_article(responses: Sequence[HttpResponse], received: datetime, boilerplate: Set[str] = frozenset()) -> ReadResult:
    """Parse the responses to the URL of an article: its only page, or its parts in order.

    received: time of the first response, aware; it becomes `crawled_at`. boilerplate: lines to leave out of the text. The same arguments give the same article.
    Raises ValueError if there is no response.
    """
    if not responses:
        raise ValueError("responses is empty; use at least one response")
    raw = None
    try:
        raw = load_article(responses[0], received)
        _add_parts(raw, responses)
        return ReadResult(article=add_dates(leave_out(clean_article(raw), boilerplate)), matches=raw.matches)
    except NoArticle as error:
        return ReadResult(refused=error.reason, matches=raw.matches if raw else {})


def read_crawled(first: HttpResponse, seed: RawArticle, answer: PartAnswer, boilerplate: Set[str] = frozenset()) -> ReadResult:
    """Parse the responses to the URL of an article as a crawl does: further parts are requested one by one.

    first: the first response. seed: has `received`, `listed_on` and `archived`. answer: returns the response to the request for a part, by its
    number, or the reason of `outcomes` why there is none. boilerplate: lines to leave out of the text.
    """
    raw = None
    try:
        raw = load_article(first, seed.received)
        raw.listed_on, raw.archived = seed.listed_on, seed.archived
        settle_parts(raw)
        while raw.next_part:
            _add_answer(raw, answer(raw.next_part))
        return ReadResult(
            article=add_dates(leave_out(clean_article(raw), boilerplate)), matches=raw.matches, is_error_page=is_error_page(raw)
        )
    except NoArticle as error:
        return ReadResult(refused=error.reason, matches=raw.matches if raw else {})


def _add_answer(raw: RawArticle, answer: HttpResponse | str) -> None:
    if isinstance(answer, str):
        raw.skip_part(answer)
        return
    try:
        add_part(raw, answer)
    except NoArticle as error:
        raw.skip_part(error.reason)


def _add_parts(raw: RawArticle, responses: Sequence[HttpResponse]) -> None:
    """Add the further parts. Nothing more can be requested, so an article that may have further parts gets a warning; a page with the closing line has none."""
    for response in responses[1:]:
        if raw.next_part is None:
            return
        try:
            add_part(raw, response)
        except NoArticle as error:
            raw.skip_part(error.reason)
    if raw.next_part is None or (raw.has_closing and len(raw.parts) == 1):
        return
    if raw.is_next_linked:  # a page with all parts may link to them
        raw.warnings.append(PARTS_DOUBTFUL if len(responses) == 1 and _has_all_parts_url(responses[0]) else PARTS_MISSING)
    elif raw.parts[-1].ends_open:
        raw.warnings.append(PARTS_DOUBTFUL)


def _has_all_parts_url(response: HttpResponse) -> bool:
    return response.url.endswith(site.ALL_PARTS_QUERY)
