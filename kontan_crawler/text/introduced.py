"""What a sentence of the story announces is story, whatever it looks like: figures, the steps of a list."""

import re
from collections import Counter

from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import has_only_page_words
from kontan_crawler.text.own_voice import names_paper
from kontan_crawler.text.page_blocks import FOREIGN
from kontan_crawler.text.page_voice import SURE, page_score
from kontan_crawler.text.paragraphs import Paragraph, Paragraphs
from kontan_crawler.text.widgets import is_widget_row

_MAX_START, _MAX_END = 60, 30  # characters at the start and the end of a sentence that announces something
_MIN_QUESTIONS, _MIN_TURNS, _MAX_SPEAKER = 3, 2, 25  # of an interview; characters of the label of a speaker
_MAX_SCORE = -1.0  # of a question of the story
_OF_PAGE = FOREIGN | {Reads.TIME}
_MAX_STEPS = 20  # items of a list, or paragraphs of a quotation, that are looked at on each side
# Both of a text in lower case.
_STEPS = re.compile(
    r"(?:(?:langkah|tahap|syarat)\S*|cara(?:nya)?)\s(?!(?:itu|ini|tersebut|berikutnya|selanjutnya|serupa|(?:yang )?sama|lain(?:nya)?)\b)"
)
_ONE_STEP = re.compile(
    r"(?:langkah|tahap|cara|syarat)\S* (?:pertama|kedua|ketiga|keempat|kelima|terakhir)\b", re.IGNORECASE
)  # announces no figures
_FOLLOWING = re.compile(
    r"\b(?:berikut(?: ini)?|ialah|yaitu|yakni|antara lain|(?:di|pada|dalam) (?:tabel|daftar|bawah)(?: ini| berikut)?)\W*$"
)
_COUNTED = re.compile(
    r"(?:berikut|inilah|tabel (?:berikut|di bawah|ini))\b|(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\d+) \w+(?: \w+)? ini\b"
)

_OF_WORDS = re.compile(
    r"\b(?:berbunyi|bunyinya|isinya|menulis\w*|tertulis|mengirim\w*|berkomentar|dikutip|(?:komentar|poster|spanduk|pesan|surat|tulisan|kutipan)(?:nya)?)\b[^.]{0,60}[.:]$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(r"(?:pesan|isi|bunyi|tulisan)nya(?: \w+){1,3}\.", re.IGNORECASE)  # "Pesannya singkat saja."


def introduces(features: Features) -> bool:
    """Return whether a paragraph announces what follows it, as no table does: "Harga emas:", "Langkahnya sebagai berikut."."""
    if features.reads is not Reads.STORY or " | " in features.text:
        return False
    start, end = features.text[:_MAX_START].lower(), features.text[-_MAX_END:].lower()
    return end.endswith(":") or bool(_STEPS.match(start) or _FOLLOWING.search(end))


def keep_announced_figures(draft: Draft) -> None:
    """Let figures that look like a widget be story under a sentence that announces them: "Berikut posisi mata uang Asia:"."""
    for number in range(1, len(draft.found)):
        figures = draft.found[number]
        if (
            figures.reads in (Reads.PROMPT, Reads.TIME)
            and (draft.paragraphs[number].table or is_widget_row(figures.text))
            and (_announces_figures(draft.found[number - 1]) or _counts_rows(draft, number))
        ):
            figures.reads = Reads.STORY


def _announces_figures(features: Features) -> bool:
    """Return whether a paragraph announces figures, and is not one of several steps: "Langkah pertama, catat nomornya."."""
    return introduces(features) and not (_ONE_STEP.match(features.text) or has_only_page_words(features.text.rstrip(":")))


def keep_quotations(draft: Draft) -> None:
    """Let paragraphs of a quotation that a line announces, or between others of it that read like story, be story, whatever they ask for."""
    for number, features in enumerate(draft.found):
        if features.reads is Reads.PROMPT and draft.paragraphs[number].quote and not features.links and is_quoted(draft, number):
            features.reads = Reads.STORY


def keep_questions(draft: Draft) -> None:
    """Let a question that looks like a prompt be story beside others of its style, each before its answer: "Aplikasi Anda ditutup. Mengapa?"."""
    asked = [number for number in range(len(draft.found) - 1) if draft.found[number].text[-1:] == "?" and _is_answered(draft, number)]
    if len(asked) < _MIN_QUESTIONS:  # most stories
        return
    prompts = [number for number in asked if draft.found[number].reads is Reads.PROMPT]
    styles = {_style(draft.paragraphs[number]) for number in asked if draft.found[number].reads is not Reads.PROMPT}
    for number in prompts:
        if _style(draft.paragraphs[number]) in styles and page_score(draft.found[number].text) < _MAX_SCORE:
            draft.found[number].reads = Reads.STORY


def keep_turns(draft: Draft) -> None:
    """Let a line that looks like a prompt be story if it is a turn in a talk of two speakers, or with the paper: "KONTAN: Pesaing Anda membakar uang."."""
    prompts = [features for features in draft.found if features.reads is Reads.PROMPT and not features.links and _speaker(features.text)]
    if not prompts:  # most stories
        return
    turns = Counter(_speaker(features.text) for features in draft.found if features.reads is Reads.STORY and not features.links)
    speakers = {speaker for speaker, count in turns.items() if speaker and count >= _MIN_TURNS}
    is_talk = len(speakers) > 1 or "KONTAN" in speakers
    for features in prompts:
        if is_talk and _speaker(features.text) in speakers:
            features.reads = Reads.STORY


def _speaker(line: str) -> str:
    """Return the label before the first colon of a line; "" without one."""
    label, colon, _ = line.partition(": ")
    return label.rstrip() if colon and len(label) <= _MAX_SPEAKER and label[:1].isupper() else ""


def _is_answered(draft: Draft, number: int) -> bool:
    return not draft.found[number].links and draft.found[number + 1].reads is Reads.STORY


def _style(paragraph: Paragraph) -> tuple[bool, bool]:
    return paragraph.heading, paragraph.is_bold


def _counts_rows(draft: Draft, number: int) -> bool:
    """Return whether a table follows a sentence that counts its rows: "Tiga saham ini paling banyak dibeli asing."."""
    return draft.paragraphs[number].table and bool(_COUNTED.match(draft.found[number - 1].text.lower()))


def leads_to_quote(features: Features, words: str) -> bool:
    """Return whether a line announces the words of others that follow it: "Poster itu berbunyi:", "Ia menulis komentar."; without a colon not those of a page."""
    return (
        features.text.endswith(":")
        or _ANNOUNCES.fullmatch(features.text) is not None
        or (_OF_WORDS.search(features.text) is not None and page_score(words) < SURE)
    )


def is_quoted(draft: Draft, number: int) -> bool:
    """Return whether a paragraph is one of a quotation that a line of the story announces ("Berikut contoh pesan penipu:"), or stands between two others of it."""
    first = number
    while first and draft.paragraphs[first].quote and number - first < _MAX_STEPS:
        first -= 1
    while first and draft.found[first].reads in _OF_PAGE and number - first < _MAX_STEPS:
        first -= 1
    is_announced = (
        first < number and draft.found[first].reads is Reads.STORY and leads_to_quote(draft.found[first], draft.found[number].text)
    )
    return is_announced or _is_between_quoted(draft, number)


def _is_between_quoted(draft: Draft, number: int) -> bool:
    """Return whether a paragraph of a quotation stands between two of it that read like story, as in a letter: "Terima kasih sudah membaca sampai di sini."."""
    beside = [each for each in (number - 1, number + 1) if 0 <= each < len(draft.found)]
    text = draft.found[number].text
    if is_chrome_line(text) or names_paper(text) or page_score(text) >= SURE:
        return False
    are_quoted = len(beside) > 1 and all(draft.paragraphs[each].quote for each in beside)
    return are_quoted and all(draft.found[each].reads is Reads.STORY and not draft.found[each].links for each in beside)


def is_one_of_items(paragraphs: Paragraphs, number: int) -> bool:
    """Return whether a paragraph is an item of a list, beside another one."""
    beside = (*paragraphs[max(number - 1, 0) : number], *paragraphs[number + 1 : number + 2])
    return paragraphs[number].list_item and any(paragraph.list_item for paragraph in beside)


def is_step(draft: Draft, number: int) -> bool:
    """Return whether a foreign-looking paragraph is an item of a list with items of the story, or of a list after a colon."""
    if number in draft.steps:
        return True
    if not draft.paragraphs[number].list_item or draft.found[number].is_card:
        return False
    first, last = number, number
    while first and draft.paragraphs[first - 1].list_item and number - first < _MAX_STEPS:
        first -= 1
    while last + 1 < len(draft.found) and draft.paragraphs[last + 1].list_item and last - number < _MAX_STEPS:
        last += 1
    return any(map(_is_item_of_story, draft.found[first : last + 1])) or (first > 0 and introduces(draft.found[first - 1]))


def _is_item_of_story(features: Features) -> bool:
    return features.reads in (Reads.STORY, Reads.WEAK) and not has_only_page_words(features.text)
