"""Drop paragraphs that are foreign by their own words, and the headings and labels over them."""

import re

from kontan_crawler.text.about_itself import is_note_of_page
from kontan_crawler.text.caption import has_own_credit, is_credited
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.emoji import is_emoji
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import has_only_page_words, is_about_page, is_network
from kontan_crawler.text.introduced import introduces, is_step
from kontan_crawler.text.news_lines import reports
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.paragraphs import Paragraph
from kontan_crawler.text.prompts import is_prompt
from kontan_crawler.text.service_boxes import may_be_name
from kontan_crawler.text.subheads import keep_subheads
from kontan_crawler.text.targets import Target
from kontan_crawler.text.widgets import is_stamp, is_time, is_widget_row
from kontan_crawler.text.words import latin_words

_MAX_NOTES = 3  # paragraphs at the end
_MAX_HEADING = 5  # words above a widget
_MIN_TITLE, _MAX_VIDEOS = 4, 12  # words of the title of a video, and titles in a list
_MIN_SCORE = 1.5  # of the heading of a list
_PAPER_WORDS = frozenset("redaksi kami kontan pembaca".split())
_MAX_LABEL = 4  # words before a link in the next paragraph
_TAGS = re.compile(r"(?:kata kunci|tags?|topik|ditandai)\s*:\s*[^.!?:]{2,120}", re.IGNORECASE)
_SUBHEAD = re.compile(r"\?$|^\d{1,2}[.)]\s")
_ASKS_READER = re.compile(r"(?:ingin|mau|butuh|punya|suka|penasaran|malas|bosan|belum|tertarik)\b.{3,60}\?", re.IGNORECASE)


def drop_lines(draft: Draft) -> None:
    """Drop foreign paragraphs, and the heading before a list of pointers. Steps of a list that read like prompts stay."""
    found, dropped = draft.found, draft.dropped
    is_listed = False  # under the heading of a list, wherever its links lead
    for number, (paragraph, features) in enumerate(zip(draft.paragraphs, found, strict=True)):
        is_listed = features.reads is Reads.HEADING or (is_listed and features.is_linked)
        dropped[number] = (
            dropped[number]
            or (is_listed and features.is_linked)
            or (_is_line(paragraph, features) and not is_step(draft, number))
            or (is_credited(features.text) and not features.links and not _is_sentence(draft, number))
            or (_is_behind_picture(draft, number) and has_own_credit(features.text) and not features.links)
            or (number > 0 and _goes_with_lines_before(draft, number))
        )
    _drop_notes_at_end(draft)
    keep_subheads(draft)
    for number in range(len(found) - 1, -1, -1):
        if not dropped[number] and _heads(draft, number):
            dropped[number] = True


def _is_line(paragraph: Paragraph, features: Features) -> bool:
    """Return whether a paragraph is foreign by its own words: a pointer, a prompt, or the time of another article."""
    is_time = features.reads is Reads.TIME and is_stamp(features.text) and not (paragraph.heading or paragraph.is_bold)
    return is_time or features.reads in (Reads.PROMPT, Reads.POINTER)


def _is_sentence(draft: Draft, number: int) -> bool:
    """Return whether a line ends with a full stop and stands beside no picture, so that the agency at its end is that of the story."""
    paragraphs = draft.paragraphs
    before = paragraphs[number - 1].pictures if number else 0
    after = paragraphs[number + 1].pictures if number + 1 < len(paragraphs) else paragraphs[number].pictures
    return paragraphs[number].text.rstrip().endswith(".") and before == after


def _is_behind_picture(draft: Draft, number: int) -> bool:
    return number > 0 and draft.paragraphs[number].pictures > draft.paragraphs[number - 1].pictures


def _goes_with_lines_before(draft: Draft, number: int) -> bool:
    """Return whether a line is foreign because of those before it: in a row to share, below the heading of videos, between two prompts."""
    found = draft.found
    if (draft.dropped[number - 1] and _is_of_row(found, number)) or _is_video(draft, number):
        return True
    return found[number].words == 1 and _is_between_prompts(found, number)


def _is_of_row(found: list[Features], number: int) -> bool:
    """Return whether a line is one of several in a row that are one word for a way to share."""
    return is_network(found[number].text) and any(
        is_network(features.text) for features in (found[number - 1], *found[number + 1 : number + 2])
    )


def _is_between_prompts(found: list[Features], number: int) -> bool:
    """Return whether a line is a question of one word between two prompts: "Sudah berlangganan? Masuk", "Belum?", "Pilih paket"."""
    return found[number].text.endswith("?") and all(
        features.reads is Reads.PROMPT for features in (found[number - 1], *found[number + 1 : number + 2])
    )


def _is_video(draft: Draft, number: int) -> bool:
    """Return whether a line is the title of a video under its heading: "Saksikan Video Pilihan Ini:". Items of a list have their lengths."""
    title, is_timed = draft.found[number], _is_timed_item(draft, number)
    if title.reads is not Reads.WEAK or title.words < _MIN_TITLE or (draft.paragraphs[number].list_item and not is_timed):
        return False
    before = range(number - 1, max(number - _MAX_VIDEOS, 0) - 1, -1)
    above = next((each for each in before if not (is_timed and _is_timed_item(draft, each))), 0)
    return draft.found[above].reads is Reads.HEADING and "video" in draft.found[above].text.lower()


def _is_timed_item(draft: Draft, number: int) -> bool:
    """Return whether a paragraph is an item of a list that ends with a time."""
    return draft.paragraphs[number].list_item and is_time(draft.found[number].text.rpartition(" ")[2])


def _drop_notes_at_end(draft: Draft) -> None:
    """Drop what the page says of itself below the last sentence of the story: there, weaker signs will do than between its sentences."""
    kept = [number for number, drop in enumerate(draft.dropped) if not drop]
    for number in reversed(kept[-_MAX_NOTES:]):
        features, paragraph = draft.found[number], draft.paragraphs[number]
        if _is_tags(features) and number != kept[0] and not _is_announced(draft, number):
            draft.dropped[number] = True
            continue
        if not is_note_of_page(features.text) or paragraph.heading or paragraph.list_item or reports(features) or number == kept[0]:
            return
        draft.dropped[number] = True


def _is_announced(draft: Draft, number: int) -> bool:
    """Return whether a line is one that a sentence before it announces, or an item of such a list: "Berikut ketiga calon:"."""
    return introduces(draft.found[number - 1]) or is_step(draft, number)


def _is_tags(features: Features) -> bool:
    """Return whether a line is nothing but tags: linked ones, or any under their label."""
    is_linked = features.is_linked and all(target is Target.TAG for _, _, target in features.links)
    return (is_linked and not features.text.endswith(".")) or (not features.links and _TAGS.fullmatch(features.text) is not None)


def _heads(draft: Draft, number: int) -> bool:
    """Return whether a paragraph is the heading or label of the foreign paragraphs after it; a label may be all that is left of them."""
    features, paragraph = draft.found[number], draft.paragraphs[number]
    is_before_foreign = number + 1 < len(draft.found) and draft.dropped[number + 1]
    if features.reads is Reads.HEADING:
        return is_before_foreign or number + 1 == len(draft.found) or is_prompt(features.text) or is_chrome_line(features.text)
    if not is_before_foreign or paragraph.list_item:
        return False
    after = draft.found[number + 1]
    is_over_steps = _next_kept(draft, number) in draft.steps
    may_be_label = features.reads is Reads.WEAK and features.words <= _MAX_HEADING and not (is_over_steps and paragraph.heading)
    if may_be_label and is_widget_row(after.text) and _may_head_widget(paragraph, features):
        return True
    if is_over_steps:
        return False  # the subheading of steps, behind a block of the page
    if (paragraph.heading or paragraph.is_bold) and after.reads is Reads.PROMPT and _calls(features):
        return True
    if features.words <= _MAX_LABEL and features.text.endswith(":"):
        return after.is_linked and after.reads is Reads.POINTER
    if features.reads is not Reads.WEAK:
        return False
    has_emoji = is_emoji(features.text.rpartition(" ")[2]) and (paragraph.heading or paragraph.is_bold)
    is_over_list = has_emoji or (paragraph.heading and (is_about_page(features.text) or _is_of_paper(features.text)))
    return is_over_list and _are_titles(draft.found[number + 1 : number + 3])


def _is_of_paper(heading: str) -> bool:
    """Return whether a heading names the paper or its reader, as in the words of a page: "Dari meja redaksi"."""
    return not _PAPER_WORDS.isdisjoint(latin_words(heading)) and page_score(heading) > _MIN_SCORE


def _may_head_widget(paragraph: Paragraph, features: Features) -> bool:
    """Return whether a few words may be the name of a widget: no source of the story's figures, and no subheading of another subject."""
    is_subhead = paragraph.heading or paragraph.is_bold
    return ":" not in features.text[:-1] and (not is_subhead or may_be_name(features.text))


def _next_kept(draft: Draft, number: int) -> int:
    """Return the number of the first paragraph after one that is not dropped."""
    return next((after for after in range(number + 1, len(draft.found)) if not draft.dropped[after]), len(draft.found))


def _calls(features: Features) -> bool:
    """Return whether a bold line over a prompt is of it: a question to the reader, or a few words of a page."""
    is_label = features.words <= _MAX_HEADING and has_only_page_words(features.text) and not _SUBHEAD.search(features.text)
    return is_label or bool(_ASKS_READER.fullmatch(features.text))


def _are_titles(after: list[Features]) -> bool:
    """Return whether the lines after a heading are titles of other articles: two lines, or several in the first."""
    titles = [each for each in after if each.reads is Reads.POINTER and not each.is_labelled]
    return len(titles) > 1 or (titles[:1] == after[:1] and len(after[0].links) > 1)
