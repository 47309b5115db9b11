"""Whether a block of a page is foreign to the story, by what its paragraphs read like."""

import re
from itertools import pairwise

from kontan_crawler.text.apart_blocks import is_foreign_apart
from kontan_crawler.text.call_boxes import is_call_box, is_price_list
from kontan_crawler.text.elements import LISTS
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.frames import is_frame
from kontan_crawler.text.interface_words import has_only_page_words, names_offer, names_page
from kontan_crawler.text.marked_blocks import announces_itself, is_marked
from kontan_crawler.text.news_lines import reports, speaks_of_page
from kontan_crawler.text.own_voice import names_paper
from kontan_crawler.text.page_blocks import FOREIGN, PageBlock
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.polls import asks_about_page
from kontan_crawler.text.prompts import is_offer, is_prompt
from kontan_crawler.text.service_boxes import is_service, may_be_name
from kontan_crawler.text.shapes import is_long_sentence
from kontan_crawler.text.signs import STATEMENT_ENDS
from kontan_crawler.text.targets import Target, is_of_site
from kontan_crawler.text.widget_blocks import (
    has_market_quotes,
    is_board,
    is_caption,
    is_list_of_moves,
    is_list_of_quotes,
    is_row_of_links,
    is_ticker,
    is_vote,
    is_widget,
)
from kontan_crawler.text.words import latin_words

_MAX_SENTENCES = 2  # paragraphs of a prompt in a block
_MAX_TEASER = 45  # words
_MIN_SHARED = 2  # words of a title that its teaser has, too
_MIN_ITEMS = 3  # of a list
_MAX_LABEL = 4  # words of an option or a button
_NO_PARTS = ("aside", "figure", "figcaption", "footer", "nav", "blockquote", "li", *LISTS)  # elements whose sentences may be of the page
_MAX_SCORE = -1.6  # of a sentence of the story
_SHARE_OF_STORY = 0.4  # a block with more of the words in sentences is the story
_SOURCE = re.compile(r"sumber(?: data)?\s*:.{2,40}", re.IGNORECASE)  # of the prices in a box


def is_foreign(block: PageBlock) -> bool:
    """Return whether a block is foreign to the story: an aside, a widget, links, a caption, a prompt or cards."""
    if announces_itself(block) or _stands_around_box(block):
        return False
    if is_marked(block):
        return True
    if _is_plain(block) or _is_section_of_story(block):
        return False
    if block.controls > 1 and asks_about_page(block.inside[0].text):
        return True
    if block.is_introduced:
        if block.tag in LISTS and 2 * sum(features.reads in FOREIGN for features in block.inside) < len(block.inside):
            return False  # a button in one item says nothing of the others
    elif _is_of_page(block) or (block.is_apart and is_foreign_apart(block)):
        return True
    return (block.controls > 0 and (_is_form(block) or _is_label(block))) or _is_foreign_by_lines(block)


def _is_of_page(block: PageBlock) -> bool:
    """Return whether a block that nothing announces is of the page as a whole: links, a picture, a widget, a service, a poll."""
    is_list = block.tag in LISTS
    return (
        (is_row_of_links(block.left) and not _is_list_of_names(block))
        or is_caption(block)
        or has_market_quotes(block.left, is_own=block.is_apart and bool(block.names))
        or is_list_of_quotes(block)
        or is_list_of_moves(block)
        or is_board(block.left)
        or is_service(block)
        or is_call_box(block)
        or is_price_list(block)
        or is_frame(block)
        or (not is_list and (is_widget(block.left) or is_ticker(block.left)))
        or ((not is_list or block.inside[0].reads is Reads.PROMPT) and is_vote(block))
    )


def _is_foreign_by_lines(block: PageBlock) -> bool:
    """Return whether a block is foreign because some of its lines are, and the others say little."""
    foreign, gone = _foreign_lines(block), len(block.inside) - len(block.left)
    if not (foreign or gone or block.controls):
        return False
    others = [features for features in block.left if features not in foreign]
    if block.tag in LISTS and not block.controls and _loses_items_only(block, others, gone + len(foreign)):
        return False
    if [features.reads for features in block.inside] == [Reads.HEADING]:
        return False  # it may be a subheading
    if sentences := [features for features in others if features.reads is Reads.STORY]:
        is_prompt_of_page = not block.is_part and _is_prompt(block, sentences) and (bool(foreign) or not block.holds_story)
        return _is_small(sentences, block.total) and (is_prompt_of_page or _is_card_of_page(block, sentences))
    weak = [features for features in others if features.reads is Reads.WEAK and not _SOURCE.fullmatch(features.text)]
    if block.is_part and len(weak) >= _MIN_ITEMS:
        return False
    strong = len(foreign) + 2 * block.controls + gone
    return len(weak) <= strong or block.inside[0].reads in FOREIGN or all(features.words <= _MAX_LABEL for features in weak)


def _stands_around_box(block: PageBlock) -> bool:
    """Return whether a block has sentences of news, and no other ones, alone or beside the foreign boxes in it: none of these may be the title of a card."""
    if len(block.left) == len(block.inside) and (block.pictures or block.controls or block.is_quoted or block.tag in _NO_PARTS):
        return False
    has_title = any(features.reads is Reads.POINTER for features in block.inside)
    sentences = [features for features in block.left if features.reads is Reads.STORY]
    others = [features for features in block.left if features.reads is not Reads.STORY]
    are_heads = len(others) <= len(sentences) and all(map(_may_be_subhead, others))
    return bool(sentences) and not has_title and are_heads and all(map(_says_news, sentences))


def _is_list_of_names(block: PageBlock) -> bool:
    """Return whether a block is a numbered list without a class, whose items lead to tags."""
    targets = {target for features in block.left for _, _, target in features.links}
    return block.tag == "ol" and not block.names and targets == {Target.TAG}


def _may_be_subhead(features: Features) -> bool:
    """Return whether a few words may be a subheading of the story: they name no widget and nothing of a page."""
    is_weak = features.reads is Reads.WEAK and not features.links and not any(map(str.isdigit, features.text))
    return is_weak and not (may_be_name(features.text) or has_only_page_words(features.text))


def _says_news(features: Features) -> bool:
    """Return whether a sentence is one of news by its words."""
    is_sentence = features.text.endswith((*STATEMENT_ENDS, ":")) and not names_page(features.text)
    return is_sentence and page_score(features.text) < _MAX_SCORE


def _foreign_lines(block: PageBlock) -> list[Features]:
    """Return the lines of a block that are foreign by their words, or ask for something beside a button or a link to act."""
    acts = bool(block.controls) or any(features.is_action for features in block.inside)
    return [features for features in block.left if features.reads in FOREIGN or (acts and is_prompt(features.own_words, ours=True))]


def _is_card_of_page(block: PageBlock, sentences: list[Features]) -> bool:
    """Return whether a block is cards, and, if it is a part of the story, repeats the titles in its sentences."""
    is_titled = not block.is_part or block.inside[0].reads is Reads.POINTER or _repeat_titles(block.inside, sentences)
    return block.tag != "p" and is_titled and _is_card(block.inside, sentences)


def _is_section_of_story(block: PageBlock) -> bool:
    """Return whether a section of the story has a sentence of it, and is neither cards nor under a heading that may be that of a box."""
    sentences = list(filter(is_long_sentence, block.left)) if block.is_section else []
    return bool(sentences) and block.inside[0].reads is not Reads.WEAK and not _repeat_titles(block.inside, sentences)


def _loses_items_only(block: PageBlock, others: list[Features], foreign: int) -> bool:
    """Return whether a list loses only its foreign items, and none if they are steps. others, foreign: its other items, and how many are foreign."""
    if block.is_introduced:
        return len(others) > foreign or not (len(block.left) < len(block.inside) or block.has_links)
    if block.is_apart and any(names_paper(features.text) for features in block.inside):
        others = [features for features in others if not has_only_page_words(features.text)]
    return len(others) > foreign


def _repeat_titles(inside: list[Features], sentences: list[Features]) -> bool:
    """Return whether the sentences of a block, each below the linked title of an article, have words of these titles."""
    pairs = [(above.links[0][1], below.text) for above, below in pairwise(inside) if above.links and below in sentences]
    shared = [set(latin_words(title)) & set(latin_words(text)) for title, text in pairs]
    return bool(pairs) and all(len(words) >= _MIN_SHARED for words in shared)


def _is_form(block: PageBlock) -> bool:
    """Return whether a block is a few words of a page, which report nothing, and a field or a button."""
    is_short = block.words <= _MAX_TEASER and block.tag != "p" and not block.holds_story
    return is_short and any(names_offer(features.text) for features in block.inside) and not any(map(reports, block.inside))


def _is_label(block: PageBlock) -> bool:
    """Return whether a block is a few words before its buttons: "Share this:"."""
    return len(block.inside) == 1 and block.words <= _MAX_LABEL and block.inside[0].text.endswith(":") and names_page(block.inside[0].text)


def _is_plain(block: PageBlock) -> bool:
    """Return whether a block is nothing but sentences, beside the story's own: most blocks, which need no closer look."""
    if block.is_apart or block.controls or block.pictures or len(block.left) < len(block.inside):
        return False
    return all(features.reads is Reads.STORY and features.words > _MAX_LABEL and not features.links for features in block.inside)


def _is_small(sentences: list[Features], total: int) -> bool:
    return sum(features.words for features in sentences) <= _SHARE_OF_STORY * total


def _is_prompt(block: PageBlock, sentences: list[Features]) -> bool:
    """Return whether a block with sentences is a prompt: it has a button, or lines of prompts; the sentences are few and short.

    A prompt with a link of its own says nothing of the paragraphs beside it.
    """
    if len(sentences) > _MAX_SENTENCES or len(block.inside) == len(sentences):
        return False
    prompts = sum(
        features.reads is Reads.PROMPT and not features.is_guess and not (features.links and features.unlinked) for features in block.inside
    )
    is_short = sum(features.words for features in sentences) <= _MAX_TEASER
    asks = bool(block.controls) and (is_offer(block.inside[-1].text) or speaks_of_page(block.left))
    return is_short and (asks or prompts >= len(sentences) + (block.inside[0].reads is Reads.STORY))


def _is_card(inside: list[Features], sentences: list[Features]) -> bool:
    """Return whether a block is cards: each the linked title of another article, and a teaser after it. A label may stand above the first."""
    pointers = sum(features.reads is Reads.POINTER for features in inside)
    is_labelled = (
        inside[0].reads is Reads.WEAK and inside[0].words <= _MAX_LABEL and all(is_of_site(link.href) for link, _, _ in inside[1].links)
    )
    is_titled = inside[is_labelled].reads in (*FOREIGN, Reads.TIME)
    after_titles = all(
        before.reads in (Reads.POINTER, Reads.TIME) for before, after in zip(inside, inside[1:], strict=False) if after in sentences
    )
    return is_titled and after_titles and len(sentences) <= pointers and all(features.words <= _MAX_TEASER for features in sentences)
