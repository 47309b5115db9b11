"""Examine an article page: the record of a run, and the record of the fallback."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from kontan_crawler import site
from kontan_crawler.doctor.selectors import Trial, site_row, try_selectors
from kontan_crawler.items import Archived, Article
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.article import add_dates, build_article
from kontan_crawler.parsing.assemble import load_article
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.parsing.no_article import refusal_of_article
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.text.parts import read_part


@dataclass(frozen=True)
class FurtherParts:
    """The parts of an article that a run would request next. last_part: the last one with a link; None without links."""

    linked: bool
    last_part: int | None
    next_part: int


@dataclass(frozen=True)
class Examination:
    """The trials of all selectors and both records of a page. A refusal is the reason why a run would refuse a record."""

    trials: list[Trial]
    raw: RawArticle
    article: Article
    refusal: str | None
    fallback: Article
    fallback_refusal: str | None

    @property
    def uses_fallback(self) -> bool:
        """Whether the page has an unknown template."""
        return self.raw.template == site.FALLBACK.name

    def site_rows(self, field: str) -> str:
        """Return the name of the row of `site` to edit: in the page's template, else in the one whose headline or date matched, else in all."""
        if not self.uses_fallback:
            return site_row(self.raw.template, field)
        names = [template.name for template in site.TEMPLATES]
        matched = {trial.table for trial in self.trials if trial.field in ("title", "date") and trial.matches}
        found = [name for name in names if name in matched]
        return " or ".join(site_row(name, field) for name in (found if len(found) == 1 else names))

    @property
    def overlap(self) -> float | None:
        """The share, 0 to 1, of the words of the record's text that the fallback's text contains; None for the same or no text."""
        words, others = Counter(self.article.text.split()), Counter(self.fallback.text.split())
        return (words & others).total() / words.total() if words and not self.uses_fallback else None

    @property
    def further_parts(self) -> FurtherParts | None:
        """The parts that a run would request after this page; None if there are none."""
        if self.raw.next_part is None:
            return None
        linked = self.raw.is_next_linked
        return FurtherParts(linked, self.raw.last_part if linked else None, self.raw.next_part)


def examine(response: HttpResponse, received: datetime, archived: Archived | None = None) -> Examination:
    """Examine an article page. received: time of the response, aware; archived: where the page is kept.

    Raises NoArticle if it is not an article page.
    """
    raw = replace(load_article(response, received), archived=archived)
    body = parse_html(extract_body(response.text))
    raw_fallback = replace(raw, template=site.FALLBACK.name, parts=[read_part(body, raw.url)], pictures=len(list(body.iter("img"))))
    article, fallback = add_dates(build_article(raw)), build_article(raw_fallback)
    trials = try_selectors(response.document, raw.template)
    return Examination(trials, raw, article, refusal_of_article(raw, article), fallback, refusal_of_article(raw_fallback, fallback))
