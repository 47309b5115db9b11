"""Drop paragraphs that are foreign by their own words, and the headings and labels over them."""

import re
from collections import Counter

from kontan_crawler.text.about_itself import is_note_of_page
from kontan_crawler.text.caption import has_own_credit, is_credited
from kontan_crawler.text.draft import Draft
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.foreign_headings import heads_foreign
from kontan_crawler.text.interface_words import is_network
from kontan_crawler.text.introduced import introduces, is_step
from kontan_crawler.text.labelled_lines import is_bare_pointer
from kontan_crawler.text.news_lines import reports
from kontan_crawler.text.paragraphs import Paragraph
from kontan_crawler.text.shapes import class_in
from kontan_crawler.text.subheads import keep_subheads
from kontan_crawler.text.targets import Target
from kontan_crawler.text.widgets import is_stamp, is_time

_MAX_NOTES = 3  # paragraphs at the end
_MIN_TITLE, _MAX_VIDEOS = 4, 12  # words of the title of a video, and titles in a list
_TAGS = re.compile(r"(?:kata kunci|tags?|topik|ditandai)\s*:\s*[^.!?:]{2,120}", re.IGNORECASE)


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
    _drop_bare_pointers(draft)
    _drop_notes_at_end(draft)
    keep_subheads(draft)
    for number in range(len(found) - 1, -1, -1):
        if not dropped[number] and heads_foreign(draft, number):
            dropped[number] = True


def _is_line(paragraph: Paragraph, features: Features) -> bool:
    """Return whether a paragraph is foreign by its own words: a pointer, a prompt, or the time of another article."""
    is_time = features.reads is Reads.TIME and is_stamp(features.text) and not paragraph.is_set_apart
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


def _drop_bare_pointers(draft: Draft) -> None:
    """Drop lines that are a few words and the headline of another article, below the story, in an element of a class that it has not, or with the words of another such line."""
    bare = [
        each
        for each, found in enumerate(draft.found)
        if not draft.dropped[each] and is_bare_pointer(found) and not draft.paragraphs[each].list_item
    ]
    labels = Counter(draft.found[each].unlinked for each in bare)
    sentences = draft.shapes_of_sentences - Counter(draft.shapes[each] for each in bare)
    for number in reversed(bare):
        shape = draft.shapes[number]
        has_class = bool(class_in(shape)) and not sentences[shape]
        draft.dropped[number] = has_class or labels[draft.found[number].unlinked] > 1 or number == draft.last_kept


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
    """Return whether a line is one that a sentence before it announces, or one of several items of such a list: "Berikut ketiga calon:"."""
    is_alone = not any(paragraph.list_item for paragraph in (draft.paragraphs[number - 1], *draft.paragraphs[number + 1 : number + 2]))
    return (introduces(draft.found[number - 1]) and not draft.dropped[number - 1]) or (is_step(draft, number) and not is_alone)


def _is_tags(features: Features) -> bool:
    """Return whether a line is nothing but tags: linked ones, or any under their label."""
    is_linked = features.is_linked and all(target is Target.TAG for _, _, target in features.links)
    return (is_linked and not features.text.endswith(".")) or (not features.links and _TAGS.fullmatch(features.text) is not None)
