"""Read the features of a paragraph: its words, its links and what it reads like."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kontan_crawler.text.about_article import is_about_article
from kontan_crawler.text.clean import clean
from kontan_crawler.text.dateline import from_paper_name, has_paper_name
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import has_only_page_words
from kontan_crawler.text.line_calls import ends_with_button
from kontan_crawler.text.line_reading import reads_like, table_reads_like
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.market_tables import is_market_table, is_table_of_page
from kontan_crawler.text.own_voice import offers_itself
from kontan_crawler.text.page_voice import MAX_WEIGHED, page_score
from kontan_crawler.text.paragraphs import Link, Paragraph, Span, by_link, text_in
from kontan_crawler.text.prompts import MAX_NEWS, has_trigger
from kontan_crawler.text.signs import SENTENCE_ENDS
from kontan_crawler.text.syndication import is_syndication
from kontan_crawler.text.targets import Target, target_of
from kontan_crawler.text.widgets import is_row_of_clock_times, is_time, is_weather_table

_MAX_WORDS, _MAX_LENGTH = 60, 500  # words, characters; a longer paragraph is story
_MIN_SENTENCE = 5  # words of a sentence whose words are weighed
_MAX_SCORE = -2.0  # of a sentence of the story
_MAX_LABEL = 25  # characters
_NUMBERED = re.compile(r"\d{1,2}[.)] \w")
_MAX_SPACED = 15  # words of a line that is read with a space between all its elements
_NUMBER_END, _NUMBER_START = (re.compile(r"(?<![\d:])\d[\d.,]*$"), re.compile(r"[.,]\d[\d.,]*|\d+\W*$"))  # "03:16" is the length of a video
_MAX_NUMBER = 20  # characters
_NUMBER = re.compile(r"\d+|\d{1,3}(?:[.,]\d{1,3})+[.,]?")
_LABEL = re.compile(r"\s*(?![A-Z]{2,}\b)[A-Z]\w+(?: [A-Za-z]+){0,2}\s*[:»›→|]\s*")
_SPACE = Span(" ")  # between two lines


def features_of(paragraph: Paragraph, base: str) -> Features:
    """Return the features of a paragraph. base: canonical URL of the page."""
    spans = from_paper_name([span for line in paragraph.lines for span in (*line, _SPACE)])
    text = " ".join(text_in(spans).split())
    words = text.count(" ") + 1
    spans = _with_whole_numbers(spans) if len(spans) > 2 else spans
    is_linked = any(span.link is not None for span in spans)
    if _is_surely_story(paragraph, text, words, is_linked):
        words = max(words, _MAX_WORDS) if paragraph.table else words  # a short table is no teaser
        return Features(Reads.STORY, words, text, unlinked=text, lines=_count_lines(paragraph))
    found = Features(Reads.STORY, words, _text(spans, text, words), _links(spans, base) if is_linked else ())
    found.lines = _count_lines(paragraph)
    found.unlinked = clean(" ".join(span.text if span.link is None else " " for span in spans)) if is_linked else found.text
    found.reads = _in_its_element(table_reads_like(found) if paragraph.table else reads_like(found), found, paragraph)
    return found


def _is_surely_story(paragraph: Paragraph, text: str, words: int, is_linked: bool) -> bool:
    """Return whether a paragraph is story without a closer look: a long one, a sentence by its words, a table of figures, or one that begins with the paper's name."""
    return (
        (not (is_linked or paragraph.table) and text.endswith(SENTENCE_ENDS) and _is_of_story(text, words))
        or words > _MAX_WORDS
        or len(text) > _MAX_LENGTH
        or (paragraph.table and not is_linked and not _is_of_page(paragraph))
        or has_paper_name(text.strip("\u200b "))
        or is_syndication(text)  # the names behind it go with it
    )


def _in_its_element(reads: Reads, found: Features, paragraph: Paragraph) -> Reads:
    """Return what a paragraph reads like in its element: a heading, a subheading with a number, lines of times and a quotation say more than the words of a prompt."""
    if paragraph.heading and reads is Reads.PROMPT and found.leads_nowhere and not has_only_page_words(found.text):
        reads = Reads.WEAK
    if reads is Reads.PROMPT and not found.links and paragraph.is_set_apart and _NUMBERED.match(found.text):
        reads = Reads.WEAK  # a subheading, whatever its words: "4. Cek biaya langganan"
    if found.lines > 1 and not paragraph.table and is_row_of_clock_times(found.text):
        reads = Reads.STORY  # a timetable
    if paragraph.quote and reads is not Reads.POINTER and not _is_no_quote(found.text) and not ends_with_button(found):
        reads = Reads.STORY
    return reads


def _count_lines(paragraph: Paragraph) -> int:
    """Return how many lines of a paragraph are not empty; 1 for one without a break."""
    return sum(any(span.text.strip() for span in line) for line in paragraph.lines) if len(paragraph.lines) > 1 else 1


def _is_of_story(sentence: str, words: int) -> bool:
    """Return whether a sentence is of the story by its words, whatever its form; a label before it ("Kuis: ...") says more than its words."""
    if words > MAX_NEWS and not has_trigger(sentence):
        return True
    return _MIN_SENTENCE <= words <= MAX_WEIGHED and ":" not in sentence[:_MAX_LABEL] and page_score(sentence) < _MAX_SCORE


def _is_of_page(paragraph: Paragraph) -> bool:
    """Return whether a table without links is one of the page."""
    lines = [*map(text_in, paragraph.lines)]
    return is_market_table(lines) or is_table_of_page(lines) or is_weather_table(lines)


def _is_no_quote(line: str) -> bool:
    """Return whether a line in a `blockquote` is no quoted one, but of the page."""
    return is_about_article(line) or has_only_page_words(line) or offers_itself(line)


def _with_whole_numbers(spans: Sequence[Span]) -> list[Span]:
    """Return the spans, each number in one of them: a link or style that covers a part of a number says nothing of it."""
    whole: list[Span] = []
    for span in spans:
        if whole and _is_within_number(whole[-1].text, span.text):
            longer = max(whole[-1], span, key=lambda part: len(part.text))
            whole[-1] = replace(longer, text=whole[-1].text + span.text)
        else:
            whole.append(span)
    return whole


def _is_within_number(before: str, after: str) -> bool:
    if not (after[:1].isdecimal() or after.startswith((".", ","))):  # most texts
        return False
    if after in (".", ","):
        return before[-1:].isdecimal()
    end, start = _NUMBER_END.search(before[-_MAX_NUMBER:]), _NUMBER_START.match(after)
    return end is not None and start is not None and bool(_NUMBER.fullmatch(end[0] + start[0]))


def _text(spans: Sequence[Span], text: str, words: int) -> str:
    """Return the clean text; of a short line with a space between all its elements, because CSS may separate them."""
    return clean(" ".join(span.text for span in spans) if words <= _MAX_SPACED and len(spans) > 2 else text)


def _links(spans: Sequence[Span], base: str) -> list[tuple[Link, str, Target]]:
    """Return each link, its text and what it leads to."""
    return [
        (link, title, Target.OTHER if link.is_sponsored else target_of(link.href, base))
        for link, group in by_link(spans)
        if link is not None and (title := _printed_title(list(group)))
    ]


def _printed_title(spans: list[Span]) -> str:
    """Return the text of a link; with a colon after a known label that is an element of its own: <span>Baca Juga</span><b>Harga Naik</b>; without any other."""
    printed = [span for span in spans if span.text.strip()]
    label = clean(printed[0].text).rstrip(" :") if len(printed) > 1 else ""
    if label and kind_of_heading(label):
        return f"{label}: {clean(text_in(printed[1:]))}"
    if len(printed) > 1 and printed[0].bold and not printed[1].bold and _LABEL.fullmatch(printed[0].text):
        return clean(text_in(printed[1:]))
    if len(printed) > 1 and is_time(clean(printed[-1].text)):  # the length of a video
        return f"{clean(text_in(printed[:-1]))} {clean(printed[-1].text)}"
    return clean(text_in(spans))
