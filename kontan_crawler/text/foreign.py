"""Separate what is not story from the story, by what it holds: pointers to other articles, prompts, tickers. Names of classes do not matter.

Each paragraph is judged by its own words first, then the blocks it stands in, from the inside out: a block without a sentence of the
story is foreign as a whole if something in it is, and so is a short block that a prompt or the heading of a list begins.
"""

import re
from collections.abc import Iterator

from kontan_crawler import site
from kontan_crawler.text.caption import credit_of
from kontan_crawler.text.features import Features, Reads, features_of
from kontan_crawler.text.link_lists import LinkList
from kontan_crawler.text.paragraphs import Group, Paragraph, Paragraphs
from kontan_crawler.text.prompts import is_poll, is_prompt, is_widget_row
from kontan_crawler.text.related import CLOSING_KINDS, Related

_MAX_WORDS = 150  # of a foreign block
_MAX_SENTENCES = 2  # paragraphs of a prompt in a block
_MAX_TEASER = 45  # words
_MAX_CAPTION = 35  # words
_MAX_LABEL = 4  # words of an option or a button
_MIN_MEASURES = 3  # rows of a widget
_SHARE_OF_STORY = 0.4  # a block with more of the words is the story
_CLOSING = re.compile(rf"{site.GOOGLE_NEWS_WORDS}|Google News", re.IGNORECASE)
_FOREIGN = frozenset({Reads.POINTER, Reads.HEADING, Reads.PROMPT})


def without_foreign(paragraphs: Paragraphs, base: str) -> Iterator[Paragraph | Related]:
    """Yield the paragraphs of a story and, in their places, the links of its lists of pointers. base: canonical URL of the page."""
    found = [features_of(paragraph, base) for paragraph in paragraphs]
    total = sum(features.words for features in found if features.reads is Reads.STORY)
    dropped = [False] * len(found)
    for group in paragraphs.groups:
        is_cut = paragraphs[group.start].after_end != paragraphs[group.stop - 1].after_end
        if not is_cut and _is_foreign(group, found, dropped, total):
            dropped[group.start : group.stop] = [True] * (group.stop - group.start)
    _drop_alone(paragraphs, found, dropped)
    links, end = LinkList(base), _end_of_lists(found, dropped)
    for number, (paragraph, features, drop) in enumerate(zip(paragraphs, found, dropped, strict=True)):
        if not drop:
            links.leave()
            yield paragraph
        else:
            listed = links.add(features)
            yield from listed if number < end and not paragraph.after_end else [link for link in listed if link.kind in CLOSING_KINDS]


def _end_of_lists(found: list[Features], dropped: list[bool]) -> int:
    """Return the number of the line that closes the story, after its last paragraph: lists after it are those of every page."""
    last = max((number for number, drop in enumerate(dropped) if not drop), default=-1)
    closing = (number for number in range(last + 1, len(found)) if _CLOSING.search(found[number].text))
    return next(closing, len(found))


def _is_foreign(group: Group, found: list[Features], dropped: list[bool], total: int) -> bool:
    inside = found[group.start : group.stop]
    words = sum(features.words for features in inside)
    if words > _MAX_WORDS or len(inside) == len(found):
        return False
    left = [features for features, drop in zip(inside, dropped[group.start : group.stop], strict=True) if not drop]
    if group.is_aside:
        return True
    is_introduced = group.start > 0 and not dropped[group.start - 1] and found[group.start - 1].text.endswith(":")
    if not is_introduced and (_is_widget(left) or _is_row_of_links(left) or _is_caption(group, inside)):
        return True
    acts = bool(group.controls) or any(features.is_action for features in inside)
    foreign = [features for features in left if features.reads in _FOREIGN or (acts and is_prompt(features.own_words, ours=True))]
    if not (foreign or len(left) < len(inside) or group.controls):
        return False
    sentences = [features for features in left if features.reads is Reads.STORY and features not in foreign]
    weak = [features for features in left if features.reads is Reads.WEAK and features not in foreign]
    strong = len(foreign) + 2 * group.controls + len(inside) - len(left)
    if not sentences:
        return len(weak) <= strong or inside[0].reads in _FOREIGN or all(features.words <= _MAX_LABEL for features in weak)
    if sum(features.words for features in sentences) > _SHARE_OF_STORY * total:
        return False
    return _is_prompt_block(group, inside, sentences) or _is_card(inside, sentences)


def _is_widget(left: list[Features]) -> bool:
    """Return whether a block is a ticker, a row of times, the weather, or a poll."""
    measures = sum(features.reads is Reads.TIME for features in left)
    sentences = [features for features in left if features.reads is Reads.STORY]
    if not sentences:
        return measures >= _MIN_MEASURES and measures >= len(left) - 1
    options = left[1:]
    is_question = len(options) > 1 and sentences == left[:1] and is_poll(left[0].text)
    return is_question and all(features.words <= _MAX_LABEL for features in options)


def _is_row_of_links(left: list[Features]) -> bool:
    return len(left) > 1 and all(features.links and not any(map(str.isalnum, features.unlinked)) for features in left)


def _is_caption(group: Group, inside: list[Features]) -> bool:
    """Return whether a block is a picture and a few words or its credit."""
    if not group.pictures or len(inside) > 1 or inside[0].words > _MAX_CAPTION or inside[0].links:
        return False
    return inside[0].reads is Reads.WEAK or credit_of(inside[0].text) is not None


def _is_prompt_block(group: Group, inside: list[Features], sentences: list[Features]) -> bool:
    """Return whether a block with sentences is a prompt: it begins with one or has a button, and the sentences are few and short."""
    if len(sentences) > _MAX_SENTENCES or len(inside) == len(sentences):
        return False
    prompts = sum(features.reads is Reads.PROMPT for features in inside)
    short = sum(features.words for features in sentences) <= _MAX_TEASER
    return short and (bool(group.controls) or prompts >= len(sentences) + (inside[0].reads is Reads.STORY))


def _is_card(inside: list[Features], sentences: list[Features]) -> bool:
    """Return whether a block is a card: the linked title of another article, and a teaser."""
    pointers = sum(features.reads is Reads.POINTER for features in inside)
    return (
        bool(pointers) and len(sentences) <= pointers and all(features.words <= _MAX_TEASER for features in sentences) and len(inside) > 1
    )


def _drop_alone(paragraphs: Paragraphs, found: list[Features], dropped: list[bool]) -> None:
    """Drop foreign paragraphs, and the heading before a list of pointers."""
    for number, features in enumerate(found):
        if dropped[number]:
            continue
        dropped[number] = features.reads is Reads.PROMPT or features.reads is Reads.POINTER
    for number in range(len(found) - 1, -1, -1):
        if not dropped[number] and _heads(paragraphs, found, dropped, number):
            dropped[number] = True


def _heads(paragraphs: Paragraphs, found: list[Features], dropped: list[bool], number: int) -> bool:
    """Return whether a paragraph is the heading or label of the foreign paragraphs after it; a label may be all that is left of them."""
    features = found[number]
    is_last = number + 1 == len(found) or (paragraphs[number + 1].after_end and not paragraphs[number].after_end)
    if features.reads is Reads.HEADING:
        return is_last or dropped[number + 1]
    if is_last or not dropped[number + 1] or features.reads is not Reads.WEAK:
        return False
    after = found[number + 1]
    if features.words <= _MAX_LABEL + 1 and is_widget_row(after.text):
        return True
    titles = [each for each in found[number + 1 : number + 3] if each.reads is Reads.POINTER and not any(map(str.isalnum, each.unlinked))]
    return paragraphs[number].heading and (len(titles) > 1 or (titles[:1] == [after] and len(after.links) > 1))
