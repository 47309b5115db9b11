"""Adds the second and further parts to an article's page."""

from kontan_crawler import outcomes
from kontan_crawler.parsing.answer import Answer
from kontan_crawler.parsing.loading import find_body, last_part
from kontan_crawler.parsing.page import Matches, Page
from kontan_crawler.parsing.refusals import NoArticle, refusal_of_answer, refusal_of_part
from kontan_crawler.text.parts import Part, missing, walk_part
from kontan_crawler.urls import canonical


def add_part(page: Page, answer: Answer) -> None:
    """Add the part that the page wants next; one that has nothing new means that the page was whole.

    Raises NoArticle where the answer is no part of that article, and leaves the page as it was: see `Page.go_without_part`.
    """
    number = page.parts_tried + 1
    part, last = _read(page, answer, number)
    blocks, story = part.body.blocks, page.story.blocks
    if not blocks or refusal_of_part(blocks):
        raise NoArticle(outcomes.NO_PART)
    page.parts_tried = number
    if missing(story, blocks):
        page.parts.append(part)
        page.last_part = max(page.last_part, last)
    else:
        page.whole = True
        page.warnings += ["parts_doubtful"] if blocks == story else []


def _read(page: Page, answer: Answer, number: int) -> tuple[Part, int]:
    """The part, empty where the answer is of another article or in another template, and the highest part that its links name."""
    if refusal_of_answer(answer) or canonical(answer.url) != page.url:
        return walk_part(None, page.url, number), 1
    template, body = find_body(answer, Matches())
    part = walk_part(body, page.url, number) if template.name == page.template else walk_part(None, page.url, number)
    return part, last_part(answer, template)
