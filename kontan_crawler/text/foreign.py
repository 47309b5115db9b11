"""Separate what is not story from the story, by what it holds: pointers to other articles, prompts, tickers. Names of classes do not matter.

Each paragraph is judged by its own words first, then the blocks it stands in, from the inside out: a block without a sentence of the
story is foreign as a whole if something in it is, and so is a short block that a prompt or the heading of a list begins.
"""

import re
from collections.abc import Iterator

from kontan_crawler import site
from kontan_crawler.text.caption import is_credited
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.foreign_blocks import is_foreign
from kontan_crawler.text.interface_words import has_only_page_words, is_about_page, is_network
from kontan_crawler.text.link_lists import LinkList
from kontan_crawler.text.loose_cards import drop_before_buttons, drop_questions
from kontan_crawler.text.own_voice import lines_to_reader
from kontan_crawler.text.page_blocks import PageBlock
from kontan_crawler.text.paragraphs import Group, Paragraph, Paragraphs
from kontan_crawler.text.prompts import is_prompt
from kontan_crawler.text.read_features import features_of
from kontan_crawler.text.related import CLOSING_KINDS, Related
from kontan_crawler.text.shapes import Shapes, read_shapes
from kontan_crawler.text.targets import Target
from kontan_crawler.text.widgets import is_stamp, is_widget_row

_MAX_WORDS = 150  # of a foreign block
_MAX_STEPS = 20  # items of a list that are looked at on each side
_MAX_HEADING = 5  # words above a widget
_MIN_TITLE = 4  # words of the title of a video
_MAX_LABEL = 4  # words before a link in the next paragraph
# Both of a text in lower case.
_ADVERTISEMENTS = frozenset("iklan advertisement advertorial sponsor sponsored pariwara promosi promo promoted ads ad adv".split())
_STEPS = re.compile(r"(?:(?:langkah|tahap|syarat)\S*|cara(?:nya)?)\s(?!(?:itu|ini|tersebut|berikutnya|selanjutnya)\b)")
_FOLLOWING = re.compile(r"\bberikut(?: ini)?\W*$")
_ASKS_READER = re.compile(r"(?:ingin|mau|butuh|punya|suka|penasaran|malas|bosan|belum|tertarik)\b.{3,60}\?", re.IGNORECASE)
_CLOSING = re.compile(rf"{site.GOOGLE_NEWS_WORDS}|Google News", re.IGNORECASE)


def without_foreign(paragraphs: Paragraphs, base: str) -> Iterator[Paragraph | Related]:
    """Yield the paragraphs of a story and, in their places, the links of its lists of pointers. base: canonical URL of the page."""
    found = [features_of(paragraph, base) for paragraph in paragraphs]
    _keep_announced_figures(paragraphs, found)
    _mark_lines_to_reader(paragraphs, found)
    total = sum(features.words for features in found if features.reads is Reads.STORY)
    dropped = [False] * len(found)
    counted = [not features.is_labelled and any(map(str.isalnum, features.text)) for features in found]
    shapes = read_shapes(paragraphs, found)
    controls = [0] * len(found)  # of the blocks dropped, at the first paragraph of each
    for group in paragraphs.groups:
        own = group.controls - (0 if group in shapes.apart else sum(controls[group.start : group.stop]))
        is_item = group.tag == "li" and group.stop == group.start + 1 and not group.controls  # no step has a button
        if _is_foreign(group, own, found, counted, dropped, total, shapes) and not (is_item and _is_step(paragraphs, found, group.start)):
            dropped[group.start : group.stop] = [True] * (group.stop - group.start)
            controls[group.start : group.stop] = [group.controls, *[0] * (group.stop - group.start - 1)]
            if group in shapes.apart:  # says nothing of what stands around it
                counted[group.start : group.stop] = [False] * (group.stop - group.start)
    _drop_alone(paragraphs, found, dropped)
    drop_questions(paragraphs, found, dropped)
    drop_before_buttons(paragraphs, found, dropped, {group.start for group in shapes.apart if group.stop == group.start + 1})
    links, end = LinkList(base), _end_of_lists(found, dropped)
    for number, (paragraph, features, drop) in enumerate(zip(paragraphs, found, dropped, strict=True)):
        if not drop:
            links.leave()
            yield paragraph
        else:
            listed = links.add(features)
            yield from listed if number < end else [link for link in listed if link.kind in CLOSING_KINDS]


def _keep_announced_figures(paragraphs: Paragraphs, found: list[Features]) -> None:
    """Let figures that look like a widget be story under a sentence that announces them: "Berikut posisi mata uang Asia:"."""
    for number in range(1, len(found)):
        figures = found[number]
        if (
            figures.reads in (Reads.PROMPT, Reads.TIME)
            and (paragraphs[number].table or is_widget_row(figures.text))
            and _introduces(found[number - 1])
        ):
            figures.reads = Reads.STORY


def _mark_lines_to_reader(paragraphs: Paragraphs, found: list[Features]) -> None:
    """Let the few lines that speak to the reader read like prompts, in a story that does not; not those of its lists, tables and quotes."""
    may_be = [
        features
        for number, (paragraph, features) in enumerate(zip(paragraphs, found, strict=True))
        if features.reads in (Reads.STORY, Reads.WEAK)
        and not (paragraph.table or paragraph.quote or _is_one_of_items(paragraphs, number))
        and not any(target is Target.ARTICLE for _, _, target in features.links)
    ]
    for number in lines_to_reader([features.text for features in may_be]):
        may_be[number].reads = Reads.PROMPT


def _is_one_of_items(paragraphs: Paragraphs, number: int) -> bool:
    """Return whether a paragraph is an item of a list, beside another one."""
    beside = (*paragraphs[max(number - 1, 0) : number], *paragraphs[number + 1 : number + 2])
    return paragraphs[number].list_item and any(paragraph.list_item for paragraph in beside)


def _end_of_lists(found: list[Features], dropped: list[bool]) -> int:
    """Return the number of the line that closes the story, after its last paragraph: lists after it are those of every page."""
    last = max((number for number, drop in enumerate(dropped) if not drop), default=-1)
    closing = (number for number in range(last + 1, len(found)) if _CLOSING.search(found[number].text))
    return next(closing, len(found))


def _is_foreign(
    group: Group, controls: int, found: list[Features], counted: list[bool], dropped: list[bool], total: int, shapes: Shapes
) -> bool:
    """Return whether a block is foreign.

    controls: those that count: for a block not apart, those outside of the foreign blocks in it. counted: which paragraphs say something of their block; pointers with a label, and rules, stand between paragraphs of the story.
    """
    if group.stop - group.start == len(found):
        return False
    numbers = [number for number in range(group.start, group.stop) if counted[number]]
    inside = [found[number] for number in numbers]
    if not inside or sum([features.words for features in inside]) > _MAX_WORDS:
        return False
    is_introduced = group.start > 0 and not dropped[group.start - 1] and _introduces(found[group.start - 1])
    left = [found[number] for number in numbers if not dropped[number]]
    holds_story = any(not dropped[n] and n in shapes.of_story and found[n].reads is Reads.STORY for n in numbers)
    return is_foreign(
        PageBlock(
            inside,
            left,
            controls,
            group.pictures,
            group.tag,
            is_introduced,
            total,
            group in shapes.apart,
            holds_story,
            shapes.names_of(group),
        )
    )


def _introduces(features: Features) -> bool:
    """Return whether a paragraph announces what follows it: "Harga emas:", "Langkahnya sebagai berikut."."""
    if features.reads is not Reads.STORY:
        return False
    lower = features.text.lower()
    return lower.endswith(":") or bool(_STEPS.match(lower)) or ("berikut" in lower and bool(_FOLLOWING.search(lower)))


def _drop_alone(paragraphs: Paragraphs, found: list[Features], dropped: list[bool]) -> None:
    """Drop foreign paragraphs, and the heading before a list of pointers. Steps of a list that read like prompts stay."""
    is_listed = False  # under the heading of a list, wherever its links lead
    for number, (paragraph, features) in enumerate(zip(paragraphs, found, strict=True)):
        is_listed = features.reads is Reads.HEADING or (is_listed and features.is_linked)
        dropped[number] = (
            dropped[number]
            or (is_listed and features.is_linked)
            or (_is_line(paragraph, features) and not _is_step(paragraphs, found, number))
            or (number > 0 and ((dropped[number - 1] and _is_of_row(found, number)) or _is_video(found, number)))
        )
    _keep_subheads(paragraphs, found, dropped)
    for number in range(len(found) - 1, -1, -1):
        if not dropped[number] and _heads(paragraphs, found, dropped, number):
            dropped[number] = True


def _keep_subheads(paragraphs: Paragraphs, found: list[Features], dropped: list[bool]) -> None:
    """Keep headings of one word over a sentence of the story, whatever the word: "Komentar", "Login"."""
    for number in range(len(found) - 1):
        features, after = found[number], found[number + 1]
        is_subhead = paragraphs[number].heading and features.text.isalpha() and features.reads is Reads.PROMPT and not features.links
        if is_subhead and after.reads is Reads.STORY and not dropped[number + 1] and features.text.lower() not in _ADVERTISEMENTS:
            dropped[number] = False


def _is_line(paragraph: Paragraph, features: Features) -> bool:
    """Return whether a paragraph is foreign by its own words: a pointer, a prompt, or the time of another article."""
    is_time = features.reads is Reads.TIME and is_stamp(features.text) and not (paragraph.heading or paragraph.is_bold)
    return is_time or features.reads in (Reads.PROMPT, Reads.POINTER) or (not features.links and is_credited(features.text))


def _is_of_row(found: list[Features], number: int) -> bool:
    """Return whether a line is one of several in a row that are one word for a way to share."""
    return is_network(found[number].text) and any(
        is_network(features.text) for features in (found[number - 1], *found[number + 1 : number + 2])
    )


def _is_video(found: list[Features], number: int) -> bool:
    """Return whether a line is the title of a video under its heading: "Saksikan Video Pilihan Ini:"."""
    heading, title = found[number - 1], found[number]
    return heading.reads is Reads.HEADING and "video" in heading.text.lower() and title.reads is Reads.WEAK and title.words >= _MIN_TITLE


def _is_step(paragraphs: Paragraphs, found: list[Features], number: int) -> bool:
    """Return whether a foreign-looking paragraph is an item of a list with items of the story, or of a list after a colon."""
    if not paragraphs[number].list_item or found[number].is_labelled:
        return False
    first, last = number, number
    while first and paragraphs[first - 1].list_item and number - first < _MAX_STEPS:
        first -= 1
    while last + 1 < len(found) and paragraphs[last + 1].list_item and last - number < _MAX_STEPS:
        last += 1
    items = [features.reads in (Reads.STORY, Reads.WEAK) and not has_only_page_words(features.text) for features in found[first : last + 1]]
    return any(items) or (first > 0 and _introduces(found[first - 1]))


def _heads(paragraphs: Paragraphs, found: list[Features], dropped: list[bool], number: int) -> bool:
    """Return whether a paragraph is the heading or label of the foreign paragraphs after it; a label may be all that is left of them."""
    features = found[number]
    is_last = number + 1 == len(found)
    if features.reads is Reads.HEADING:
        return is_last or dropped[number + 1] or is_prompt(features.text) or is_chrome_line(features.text)
    if is_last or not dropped[number + 1] or paragraphs[number].list_item:
        return False
    after = found[number + 1]
    is_bold = paragraphs[number].heading or paragraphs[number].is_bold
    if is_bold and after.reads is Reads.PROMPT and _ASKS_READER.fullmatch(features.text):
        return True
    if is_bold and features.words <= _MAX_HEADING and after.reads is Reads.PROMPT and has_only_page_words(features.text):
        return True
    if features.words <= _MAX_LABEL and features.text.endswith(":"):
        return after.is_linked and after.reads is Reads.POINTER
    if features.reads is not Reads.WEAK:
        return False
    if features.words <= _MAX_HEADING and is_widget_row(after.text):
        return True
    titles = [each for each in found[number + 1 : number + 3] if each.reads is Reads.POINTER and not each.is_labelled]
    return (
        paragraphs[number].heading
        and is_about_page(features.text)
        and (len(titles) > 1 or (titles[:1] == [after] and len(after.links) > 1))
    )
