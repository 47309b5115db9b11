"""Mark the lines of the page that stand in a story, by their words: the few that no other rule reads. A story of advice has many that sound like them."""

import re

from kontan_crawler.text.boilerplate import without_boilerplate
from kontan_crawler.text.byline import read_byline
from kontan_crawler.text.byline_forms import with_colon
from kontan_crawler.text.dateline import has_paper_name
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Reads
from kontan_crawler.text.introduced import introduces, is_one_of_items
from kontan_crawler.text.language import language_of
from kontan_crawler.text.named import may_be_of_page, names_others
from kontan_crawler.text.own_voice import is_interview
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.pointing import has_mark, may_have_label
from kontan_crawler.text.prompts import has_speech
from kontan_crawler.text.syndication import is_syndication
from kontan_crawler.text.targets import Target
from kontan_crawler.text.to_reader import few_and_alone, leads_in, lines_to_reader
from kontan_crawler.text.words import latin_words

MIN_SCORE = 1.5
"""Of a line of the page. Of 3,043 paragraphs of real articles one of a story has as much, and it names a company, so that it needs more."""
_MIN_SCORE_OF_NAMES = 3.0  # of a line that names something, as news does
_MIN_WORDS = 4
_MIN_STORY = 4  # lines of a body of which some may be of the page
_STEP = re.compile(r"\d{1,2}[.)]\s|[•–-]\s")


def mark_page_lines(draft: Draft) -> None:
    """Let the lines that are of the page by their words read like prompts; not those of lists, tables and quotes of the story."""
    may_be = [number for number in range(len(draft.found)) if _may_be(draft, number)]
    lines = [draft.found[number].text for number in may_be]
    found = {may_be[each] for each in lines_to_reader(lines)}
    if len(may_be) >= _MIN_STORY and language_of(" ".join(lines)) == "id":  # few of the words that were learnt are English
        scored = [number for number in may_be if number not in found and _is_of_page(draft, number)]
        found |= few_and_alone(scored, len(may_be))
    for number in found:
        draft.found[number].reads = Reads.PROMPT


def _may_be(draft: Draft, number: int) -> bool:
    """Return whether a paragraph may be of the page, whatever its words."""
    paragraph, features = draft.paragraphs[number], draft.found[number]
    is_of_story = paragraph.table or paragraph.quote or is_one_of_items(draft.paragraphs, number)
    leads_to_article = any(target is Target.ARTICLE for _, _, target in features.links)
    return features.reads in (Reads.STORY, Reads.WEAK) and not (is_of_story or leads_to_article)


def _is_of_page(draft: Draft, number: int) -> bool:
    """Return whether a line reads like one of the page, and is no subheading, step, speech or lead-in of the story, nor announced by it."""
    paragraph, features = draft.paragraphs[number], draft.found[number]
    line = features.text
    if paragraph.heading or paragraph.is_bold or features.lines > 1 or not may_be_of_page(line) or len(latin_words(line)) < _MIN_WORDS:
        return False
    score = page_score(line)
    if score < MIN_SCORE or (score < _MIN_SCORE_OF_NAMES and names_others(line)):
        return False
    if _STEP.match(line) or (number and introduces(draft.found[number - 1])) or _is_signed(draft, number):
        return False
    return not (leads_in(line) or is_interview(line) or has_speech(line) or _is_read_elsewhere(line))


def _is_signed(draft: Draft, number: int) -> bool:
    """Return whether the line after one is who wrote it: "— Sari Dewi (@saridewi) 3 Februari 2026"."""
    return number + 1 < len(draft.found) and draft.found[number + 1].text.startswith("—")


def _is_read_elsewhere(line: str) -> bool:
    """Return whether other rules take something from a line: a dateline, a medium, names, a pointer, a caption."""
    is_pointer = has_mark(line) and may_have_label(line)
    is_source = is_syndication(line) or line.lower().startswith("sumber")
    return is_pointer or is_source or has_paper_name(line) or without_boilerplate(line) != line or read_byline(with_colon(line)) is not None
