"""One article's page examined: the record by the project's own readers, and what the general extractor would make of it."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from kontan_crawler import site
from kontan_crawler.doctor.selectors import Trial, row_of, try_selectors
from kontan_crawler.items import Article
from kontan_crawler.parsing import HttpResponse
from kontan_crawler.parsing.article import add_dates, build_article
from kontan_crawler.parsing.assemble import load_article
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.http_response import parse_html
from kontan_crawler.parsing.no_article import refusal_of_article
from kontan_crawler.parsing.raw_article import RawArticle
from kontan_crawler.text.parts import read_part


@dataclass(frozen=True)
class Examination:
    """What a page gives."""

    trials: list[Trial]
    page: RawArticle
    article: Article
    refusal: str | None
    guess: Article  # the same page as it would be read if no template knew it
    guess_refusal: str | None

    @property
    def is_guess(self) -> bool:
        """Whether no template knows the page."""
        return self.page.template == site.FALLBACK.name

    def rows(self, field: str) -> str:
        """Return the row of `site` to edit: the template's; for a guess that of the template whose head line or date is there, or each."""
        if not self.is_guess:
            return row_of(self.page.template, field)
        names = [template.name for template in site.TEMPLATES]
        marks = {trial.place for trial in self.trials if trial.field in ("title", "date") and trial.matched}
        found = [name for name in names if name in marks]
        return " or ".join(row_of(name, field) for name in (found if len(found) == 1 else names))

    def shared(self) -> float:
        """Return the share of the words of the record's text that the guess has too."""
        words, guessed = Counter(self.article.text.split()), Counter(self.guess.text.split())
        return (words & guessed).total() / words.total() if words else 0.0


def examine(answer: HttpResponse, received: datetime) -> Examination:
    """Examine an article's page. received: the moment it came, aware. Raises NoArticle where the answer is no article's page at all."""
    page = load_article(answer, received)
    body = parse_html(extract_body(answer.text))
    guess_page = replace(page, template=site.FALLBACK.name, parts=[read_part(body, page.url)], pictures=len(list(body.iter("img"))))
    article, guess = add_dates(build_article(page)), build_article(guess_page)
    trials = try_selectors(answer.document, page.template)
    return Examination(trials, page, article, refusal_of_article(page, article), guess, refusal_of_article(guess_page, guess))
