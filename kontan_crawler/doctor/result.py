"""What the doctor finds on one page: the report and the JSON object are made from it."""

from dataclasses import dataclass
from datetime import datetime

from kontan_crawler.doctor.advice import article_advice, refusal_advice, truncation_advice
from kontan_crawler.doctor.examination import Examination, examine
from kontan_crawler.doctor.listing import ListingRow, RowTrial, listing_advice, read_rows, try_row_selectors
from kontan_crawler.doctor.pages import LoadedPage
from kontan_crawler.outcomes import NO_HTML
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.no_article import refusal_of_response
from kontan_crawler.urls import canonical


@dataclass(frozen=True)
class ListingResult:
    """The trials of all selectors of a listing, and its rows; None if its format is unknown."""

    trials: list[RowTrial]
    rows: list[ListingRow] | None


@dataclass(frozen=True)
class PageResult:
    """What was found on a page. It has neither article nor listing if a run would refuse it before parsing."""

    page: LoadedPage
    received: datetime
    """Time of the response, aware; for a file, the time of reading."""
    refused: str | None
    """Why a run would refuse the page."""
    advice: list[str]
    """A sentence for each problem."""
    article: Examination | None = None
    listing: ListingResult | None = None

    @property
    def url(self) -> str | None:
        """The URL of the page, canonical if it is an article's; None without a response."""
        response = self.page.response
        return canonical(response.url) or response.url if response else None

    @property
    def size(self) -> int | None:
        """Bytes of the page, decompressed; None without a response."""
        return len(self.page.response.content) if self.page.response else None

    @property
    def ok(self) -> bool:
        """Whether the page has no problem."""
        return not self.advice


def examine_page(page: LoadedPage, received: datetime) -> PageResult:
    """Examine a page. received: time of the response, aware."""
    if refused := page.refusal or _refusal(page):
        return PageResult(page, received, refused, [refusal_advice(refused)])
    assert page.response  # a page without a response has a refusal
    return (_listing if page.is_listing else _article)(page, page.response, received)


def _refusal(page: LoadedPage) -> str | None:
    if page.response is None or not page.is_listing:
        return refusal_of_response(page.response) if page.response else NO_HTML
    return page.response.unreadable


def _article(page: LoadedPage, response: HttpResponse, received: datetime) -> PageResult:
    examined = examine(response, received, page.archived)
    advice = [*truncation_advice(response.text), *article_advice(response.document, examined)]
    return PageResult(page, received, examined.refusal, advice, article=examined)


def _listing(page: LoadedPage, response: HttpResponse, received: datetime) -> PageResult:
    found = ListingResult(try_row_selectors(response), read_rows(response, received))
    advice = [*truncation_advice(response.text), *listing_advice(found.trials, found.rows)]
    return PageResult(page, received, None, advice, listing=found)
