"""One article's page examined: the record by the project's own readers, and what the general extractor would make of it."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime

from kontan_crawler import site
from kontan_crawler.doctor.selectors import Trial, row_of, try_selectors
from kontan_crawler.items import Article
from kontan_crawler.parsing import Answer
from kontan_crawler.parsing.answer import parsed
from kontan_crawler.parsing.article import date_article, make_article
from kontan_crawler.parsing.fallback import extract_body
from kontan_crawler.parsing.loading import load_page
from kontan_crawler.parsing.page import Page
from kontan_crawler.parsing.refusals import refusal_of_page
from kontan_crawler.text.parts import walk_part


@dataclass(frozen=True)
class Examination:
    """What a page gives."""

    trials: list[Trial]
    page: Page
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


def examine(answer: Answer, received: datetime) -> Examination:
    """Examine an article's page. received: the moment it came, aware. Raises NoArticle where the answer is no article's page at all."""
    page = load_page(answer, received)
    body = parsed(extract_body(answer.text))
    guess_page = replace(page, template=site.FALLBACK.name, parts=[walk_part(body, page.url)], pictures=len(list(body.iter("img"))))
    article, guess = date_article(make_article(page)), make_article(guess_page)
    trials = try_selectors(answer.document, page.template)
    return Examination(trials, page, article, refusal_of_page(page, article), guess, refusal_of_page(guess_page, guess))
