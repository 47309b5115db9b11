"""Mark the lines of the page that stand in a story, by their words: the few that no other rule reads. A story of advice has many that sound like them."""

import re
from collections.abc import Sequence
from os.path import commonprefix

from kontan_crawler.text.back_references import refers_back
from kontan_crawler.text.boilerplate import without_boilerplate
from kontan_crawler.text.byline import read_byline
from kontan_crawler.text.byline_forms import with_colon
from kontan_crawler.text.dateline import has_paper_name
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Reads
from kontan_crawler.text.introduced import introduces, is_one_of_items, is_quoted, leads_to_quote
from kontan_crawler.text.language import language_of
from kontan_crawler.text.named import has_reader_word, may_be_of_page, names_others
from kontan_crawler.text.own_voice import is_interview
from kontan_crawler.text.page_voice import MAX_WEIGHED, SURE, page_score
from kontan_crawler.text.pointing import has_mark, may_have_label
from kontan_crawler.text.prompts import begins_like_prompt, has_speech, reports_words
from kontan_crawler.text.signs import CLOSING_QUOTES
from kontan_crawler.text.syndication import is_syndication
from kontan_crawler.text.targets import Target
from kontan_crawler.text.to_reader import few_and_alone, is_advice, leads_in, lines_to_reader
from kontan_crawler.text.words import latin_words, stems_of, words_of

MIN_SCORE = 1.5
"""Of a line of the page that is no sentence. Of 2,988 paragraphs of real articles, two have as much, and both begin with the paper's name."""
_MIN_SCORE_OF_NEWS = 2.0  # of a line that ends like a sentence or names something, as news does
_MIN_SCORE_OF_LABELS = 3.0  # of few words, or in an element as subheadings and quotations have
_MIN_SCORE_AMONG_STORY, _MIN_ALIKE = 4.0, 2  # of a line in an element like those of the story; sentences in such elements
_MIN_SCORE_OF_CALLS, _MAX_CALL = 3.0, 14  # of one that begins like a prompt, calls or speaks to the reader, and its words
_OF_CALLS = frozenset({"kami", "redaksi", "ayo", "yuk", "mau", "mari"})
_MAX_SHARE = 0.4  # of the lines of a body
_MAX_LINES = 3  # set apart by `br`: a sentence and a button
_MIN_WORDS = 2
_MAX_LABEL = 4  # words
_MAX_OWN = 15  # words of a button or a comment that says "saya"
_MIN_STORY = 4  # lines of a body of which some may be of the page
_MIN_QUESTIONS = 3  # of an interview
_SENTENCE_ENDS = (".", "?")
_SPEECH_ENDS = (*CLOSING_QUOTES, "»", "''")  # of speech that began in a line before
_GOES_ON = re.compile(  # a sentence that follows another one; of 10,709 lines of pages, one begins so
    r"(?:(?:Lalu|Lantas|Nah|Jadi|Sebelumnya|Kemudian|Selanjutnya|Sebab|Pasalnya|Sebaliknya|Alhasil|Akibatnya|Asal tahu saja|(?:Sementara|Selain|Karena|Oleh karena) itu"
    r"|Di sisi lain|Dengan demikian),|(?:Hingga|Sampai|Saat|Ketika) (?:berita|artikel) ini (?:di\w+|tayang|terbit),|(?:Namun|Tetapi|Padahal|Adapun|Bahkan|Apalagi|Meski\w*|Ia|Mereka|Sementara itu|Selain itu)\b)"
)
_BOX = re.compile(r"(?:^|/)(?:div|section|aside)\.[^/]+$")
_STEP = re.compile(r"\d{1,2}[.)]\s|[•–-]\s")


def mark_page_lines(draft: Draft) -> None:
    """Let the lines that are of the page read like prompts: the paper speaks to its reader, or their words are those of a page."""
    numbers = [number for number in range(len(draft.found)) if _may_be(draft, number)]
    lines = [draft.found[number].text for number in numbers]
    asked = {each for each in lines_to_reader(lines) if not (draft.paragraphs[numbers[each]].quote or refers_back(draft, numbers[each]))}
    guessed = _guessed(draft, numbers, lines, asked)
    for each in asked | guessed:
        draft.found[numbers[each]].reads = Reads.PROMPT
        draft.found[numbers[each]].is_guess = each in guessed


def _guessed(draft: Draft, numbers: Sequence[int], lines: Sequence[str], asked: set[int]) -> set[int]:
    """Return which lines are of the page by their words alone. numbers: of the lines in the draft; asked: the lines that are of the page."""
    if len(lines) < _MIN_STORY:
        return set()
    kept = asked | {each for each in _in_interview(lines) if not _is_in_box(draft, numbers[each])}
    found = {each for each, number in enumerate(numbers) if each not in kept and _is_of_page(draft, number)}
    if not found or language_of(" ".join(lines)) != "id":  # few of the words that were learnt are English
        return set()
    sure = {each for each in found if page_score(lines[each]) >= SURE}
    weak = {each for each in found - sure if not is_advice(lines, each)}
    alone = few_and_alone(sorted(asked | sure | weak), len(lines))
    return (weak & alone) | (sure if len(sure) <= _MAX_SHARE * len(lines) else set())


def _in_interview(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the questions among some lines, and of their answers, if there are several questions or one speaks for himself."""
    questions = {number for number, line in enumerate(lines) if line.endswith("?")}
    answers = {number + 1 for number in questions if number + 1 < len(lines)}
    is_interview = len(questions) >= _MIN_QUESTIONS or any("saya" in latin_words(lines[number]) for number in answers)
    return questions | answers if is_interview else set()


def _may_be(draft: Draft, number: int) -> bool:
    """Return whether a paragraph may be of the page, whatever its words."""
    paragraph, features = draft.paragraphs[number], draft.found[number]
    is_of_story = (
        paragraph.table
        or (paragraph.quote and is_quoted(draft, number))
        or is_one_of_items(draft.paragraphs, number)
        or (_is_below_number(draft, number) and not _is_in_box(draft, number))
    )
    leads_to_article = any(target is Target.ARTICLE for _, _, target in features.links)
    return features.reads in (Reads.STORY, Reads.WEAK) and not (is_of_story or leads_to_article)


def _is_below_number(draft: Draft, number: int) -> bool:
    """Return whether a sentence stands right below a numbered subheading: "6. Manfaatkan program anggota"."""
    return number > 0 and _STEP.match(draft.found[number - 1].text) is not None and draft.paragraphs[number - 1].is_set_apart


def _is_in_box(draft: Draft, number: int) -> bool:
    """Return whether a line stands in a box with a class, of a shape that no sentence of the story has, before such a sentence and not below a subheading in the same box."""
    after, shape = draft.next_unlabelled(number), draft.shapes[number]
    if draft.found[after].reads is not Reads.STORY or draft.shapes[after] == shape:
        return False
    around = commonprefix([shape.split("/"), draft.shapes[after].split("/")])
    box = "/".join(shape.split("/")[: len(around) + 1])
    if not _BOX.search(box) or (number and draft.shapes[number - 1].startswith(f"{box}/")):
        return False
    return draft.shapes_of_sentences[shape] == (draft.found[number].reads is Reads.STORY)


def _is_of_page(draft: Draft, number: int) -> bool:
    """Return whether a line reads like one of the page, and is no subheading, step, speech or lead-in of the story, nor announced by it."""
    paragraph, features = draft.paragraphs[number], draft.found[number]
    line = features.text
    if features.lines > _MAX_LINES or not _MIN_WORDS <= features.words <= MAX_WEIGHED or line.endswith(_SPEECH_ENDS):
        return False
    score = page_score(line)
    if score < MIN_SCORE or not may_be_of_page(line):  # most lines
        return False
    is_set_apart = paragraph.is_set_apart or paragraph.quote
    if score < (_MIN_SCORE_OF_LABELS if is_set_apart else _least_score(line, features.words)):
        return False
    if draft.shapes_of_sentences[draft.shapes[number]] > _MIN_ALIKE and score < _least_score_among_story(line, features.words):
        return False
    if refers_back(draft, number) or _STEP.match(line) or (number and introduces(draft.found[number - 1])) or _is_signed(draft, number):
        return False
    if paragraph.quote and number and leads_to_quote(draft.found[number - 1], line):
        return False
    if features.words > _MAX_OWN and "saya" in latin_words(line):
        return False  # of a column
    if (score < SURE and _GOES_ON.match(line)) or leads_in(line) or is_interview(line) or is_read_elsewhere(line):
        return False
    if paragraph.is_set_apart and not line.endswith((".", "!")) and _heads_story(draft, number, score >= SURE):
        return False
    return not (reports_words(line) if score >= SURE else has_speech(line))


def _heads_story(draft: Draft, number: int, is_sure: bool) -> bool:
    """Return whether a sentence of the story stands right below a line. is_sure: whether only one that speaks of the same counts."""
    if number + 1 == len(draft.found) or draft.found[number + 1].reads is not Reads.STORY:
        return False
    return not is_sure or not stems_of(draft.found[number].text).isdisjoint(stems_of(draft.found[number + 1].text))


def _least_score(line: str, words: int) -> float:
    if words < _MAX_LABEL:
        return _MIN_SCORE_OF_LABELS
    return _MIN_SCORE_OF_NEWS if line.endswith(_SENTENCE_ENDS) or names_others(line) else MIN_SCORE


def _least_score_among_story(line: str, words: int) -> float:
    own = words_of(line) if words <= _MAX_CALL else []
    calls = bool(own) and (begins_like_prompt(line) or has_reader_word(own) or not _OF_CALLS.isdisjoint(own) or line.endswith("!"))
    return _MIN_SCORE_OF_CALLS if calls else _MIN_SCORE_AMONG_STORY


def _is_signed(draft: Draft, number: int) -> bool:
    """Return whether the line after one is who wrote it: "— Sari Dewi (@saridewi) 3 Februari 2026"."""
    return number + 1 < len(draft.found) and draft.found[number + 1].text.startswith("—")


def is_read_elsewhere(line: str) -> bool:
    """Return whether other rules take something from a line: a dateline, a medium, names, a pointer, a caption."""
    is_pointer = has_mark(line) and may_have_label(line)
    is_source = is_syndication(line) or line.lower().startswith("sumber")
    return is_pointer or is_source or has_paper_name(line) or without_boilerplate(line) != line or read_byline(with_colon(line)) is not None
