"""Whether a block of a page is foreign to the story, by what its paragraphs read like."""

import re
from dataclasses import dataclass
from functools import cached_property

from kontan_crawler.text.byline import read_byline, with_colon
from kontan_crawler.text.caption import credit_of
from kontan_crawler.text.elements import ASIDES, HEADINGS
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.interface_words import QUOTES, has_only_page_words, is_about_page, is_button, names_offer, names_page
from kontan_crawler.text.own_voice import asks_reader, offers_itself
from kontan_crawler.text.polls import is_poll, is_survey, is_vote_line
from kontan_crawler.text.prompts import has_speech, is_call, is_here, is_offer, is_prompt
from kontan_crawler.text.targets import Target
from kontan_crawler.text.widgets import is_change, is_entry, is_moving, is_price

_MAX_SENTENCES = 2  # paragraphs of a prompt in a block
_MAX_TEASER = 45  # words
_MAX_CAPTION, _MAX_SHORT_CAPTION = 35, 7  # words; of a sentence that may be a caption
_MAX_LABELS, _MAX_NOTICE = 5, 10  # paragraphs of a notice, and their words
_MAX_LABEL = 4  # words of an option or a button
_MIN_FACTS = 2  # lines under the heading of a box
_MIN_MEASURES = 3  # rows of a widget without a heading
_MIN_ANSWERS = 2  # of a poll
_MIN_QUESTION, _MAX_ANSWER = 4, 2  # words
_MAX_HEADING = 5  # words over a widget
_SHARE_OF_STORY = 0.4  # a block with more of the words in sentences is the story
_LISTS = frozenset({"ul", "ol"})
_NO_CAPTIONS = HEADINGS | {"p", "li"}  # their pictures stand beside their own words
_MAX_AUTHOR = 5  # paragraphs of a box about the author, or of a table kept up to date
_OF_AUTHOR = re.compile(r"(?:tentang|profil|ditulis oleh|mengenal)? ?(?:penulis|author)|ditulis oleh", re.IGNORECASE)
_ITSELF = re.compile(r"\b(?:artikel|berita|tulisan|halaman|konten) ini\b|\b(?:kolom komentar|redaksi@|redaksi menutup)", re.IGNORECASE)
_OF_PAGE = re.compile(  # what a page says of itself
    r"\b(?:redaksi|mesin|tautan|link|koreksi|pengutipan|mengutip|hubungi|komentar|telegram|whatsapp|kanal|saluran|diperbarui|memperbarui|formulir|terjemahan)\b",
    re.IGNORECASE,
)
_MAX_NOTE, _MAX_ASKED = 25, 14  # words
_UPDATED = re.compile(r"(?:diperbarui|update|pembaruan|data per)\b.{0,20}\d\d[.:]\d\d", re.IGNORECASE)
_DAY = re.compile(r"[A-Z][a-z]+ \d{1,2}, \d{4}")
_MAX_NAMED = 60  # words of a block that its class names
_NAMES = re.compile(  # a help beside the words: sites change their classes
    r"(?:^|[\s_-])(widget|promo\w*|banner|iklan|ads?|advert\w*|sponsor\w*|newsletter|ticker|poll(?:ing)?|jajak|survey|cta|rekomendasi|recommend\w*|player|share|sharing|sosmed"
    r"|follow|subscribe|langganan|popup|toast|paywall|donasi)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WEAK_NAMES = frozenset({"survey", "poll", "polling", "jajak"})  # boxes of a story have them too
_FOREIGN = frozenset({Reads.POINTER, Reads.HEADING, Reads.PROMPT})


@dataclass
class Block:
    """A block element."""

    inside: list[Features]
    """Of all its paragraphs, except pointers with a label."""
    left: list[Features]
    """Of those that are not in a foreign block within this one."""
    controls: int
    pictures: int
    tag: str
    is_introduced: bool
    """Whether the paragraph before it ends with a colon."""
    total: int
    """Words in the sentences of the whole body."""
    is_apart: bool
    """Whether it has a class of its own or is a box, and nothing in it has the shape of the story."""
    holds_story: bool
    """Whether a sentence in it has the shape of the story."""
    names: str = ""
    """Its classes that are not those of the elements around the story."""

    @cached_property
    def words(self) -> int:
        """Words of all its paragraphs."""
        return sum(features.words for features in self.inside)


def is_foreign(block: Block) -> bool:
    """Return whether a block is foreign to the story: an aside, a widget, links, a caption, a prompt or cards."""
    if (block.tag in ASIDES and not _has_facts(block)) or (len(block.inside) <= _MAX_AUTHOR and _OF_AUTHOR.fullmatch(block.inside[0].text)):
        return True
    if block.tag == "blockquote" and _has_links(block) and all(map(_is_frame_of_post, block.inside)):
        return True
    if len(block.inside) <= _MAX_AUTHOR and any(_UPDATED.match(features.text) for features in block.inside):
        return True  # a table of prices that the page keeps up to date
    if block.names and _is_named(block):
        return True
    if _is_plain(block):
        return False
    is_list = block.tag in _LISTS
    if not block.is_introduced and (
        _is_row_of_links(block.left)
        or _is_caption(block)
        or (not is_list and (_is_widget(block.left) or _is_ticker(block.left) or _is_vote(block)))
    ):
        return True
    if block.is_apart and not block.is_introduced and _is_foreign_apart(block):
        return True
    if is_list and not block.is_introduced and block.inside[-1].is_script_link and _speaks_of_page_only(block):
        return block.words <= _MAX_TEASER
    if block.controls and _is_form(block):
        return True
    acts = bool(block.controls) or any(features.is_action for features in block.inside)
    foreign = [features for features in block.left if features.reads in _FOREIGN or (acts and is_prompt(features.own_words, ours=True))]
    gone = len(block.inside) - len(block.left)
    if not (foreign or gone or block.controls):
        return False
    others = [features for features in block.left if features not in foreign]
    if (
        is_list
        and not block.controls
        and (len(others) > gone + len(foreign) or (block.is_introduced and not gone and not _has_links(block)))
    ):
        return False  # a list loses only its foreign items, and none if they are steps
    if [features.reads for features in block.inside] == [Reads.HEADING]:
        return False  # it may be a subheading
    sentences = [features for features in others if features.reads is Reads.STORY]
    if sentences:
        return _is_small(sentences, block.total) and (
            (_is_prompt(block, sentences) and (bool(foreign) or not block.holds_story))
            or (block.tag != "p" and _is_card(block.inside, sentences))
        )
    weak = [features for features in others if features.reads is Reads.WEAK]
    strong = len(foreign) + 2 * block.controls + gone
    return len(weak) <= strong or block.inside[0].reads in _FOREIGN or all(features.words <= _MAX_LABEL for features in weak)


def _has_facts(block: Block) -> bool:
    """Return whether an aside is a heading and lines of facts, or sentences, without links or words of a page: a box of the story."""
    has_sentence = any(features.reads is Reads.STORY and features.text.endswith(".") for features in block.inside)
    if block.controls or block.pictures or _has_links(block) or not (has_sentence or len(block.inside) > _MIN_FACTS):
        return False
    return not (any(map(_is_of_page, block.inside)) or _is_ticker(block.inside) or _is_widget(block.inside))


def _is_of_page(features: Features) -> bool:
    """Return whether a line speaks of its page, its paper or to its reader."""
    tests = (is_about_page, offers_itself, asks_reader)
    return features.reads in _FOREIGN or any(test(features.text) for test in tests)


def _is_form(block: Block) -> bool:
    """Return whether a block is a few words of a page, which report nothing, and a field or a button."""
    is_short = block.words <= _MAX_TEASER and block.tag != "p" and not block.holds_story
    return is_short and any(names_offer(features.text) for features in block.inside) and not any(map(_reports, block.inside))


def _is_named(block: Block) -> bool:
    """Return whether a short block that reports nothing has a class that names what pages put beside their stories."""
    names = set(map(str.lower, _NAMES.findall(block.names)))
    if block.words > _MAX_NAMED or block.is_introduced or not names:
        return False
    if names <= _WEAK_NAMES and not (block.controls or _has_links(block) or any(map(_is_of_page, block.inside))):
        return False
    return not any(_reports(features) or _is_news(features) for features in block.inside)


def _is_news(features: Features) -> bool:
    """Return whether a line is a sentence of news."""
    return (
        features.reads is Reads.STORY and features.text.endswith(".") and not (offers_itself(features.text) or asks_reader(features.text))
    )


def _is_foreign_apart(block: Block) -> bool:
    """Return whether a block that stands apart from the story is a notice, a call, links, prices or a note on its page; a byline is none."""
    if any(read_byline(with_colon(features.text)) for features in block.inside[:_MAX_LABELS]):
        return False
    tests = (_is_label, _is_call, _is_list_of_links, _speaks_of_itself, _asks_the_reader, _asks_to_choose, _has_only_prices)
    return any(test(block) for test in tests)


def _is_plain(block: Block) -> bool:
    """Return whether a block is nothing but sentences, beside the story's own: most blocks, which need no closer look."""
    if block.is_apart or block.controls or block.pictures or len(block.left) < len(block.inside):
        return False
    return all(features.reads is Reads.STORY and features.words > _MAX_LABEL and not features.links for features in block.inside)


def _has_links(block: Block) -> bool:
    return any(features.links for features in block.inside)


def _is_label(block: Block) -> bool:
    """Return whether a block is a few words without a sentence, as buttons, notices and counts are."""
    if _is_page_words_and_links(block):
        return True
    if block.tag in _LISTS and len(block.inside) > 1:
        return all(has_only_page_words(features.text) for features in block.inside)
    if len(block.inside) > _MAX_LABELS:
        return False
    return all(map(_is_notice, block.inside))


def _is_page_words_and_links(block: Block) -> bool:
    """Return whether nothing but links and words of a page stand in a block."""
    unlinked = [features.unlinked for features in block.inside if any(map(str.isalpha, features.unlinked))]
    return _has_links(block) and all(map(has_only_page_words, unlinked))


def _is_notice(features: Features) -> bool:
    if features.reads is Reads.STORY or features.words > _MAX_NOTICE:
        return has_only_page_words(features.text)
    return features.lines == 1 and (features.reads is not Reads.WEAK or is_about_page(features.text))


def _is_call(block: Block) -> bool:
    """Return whether a block is a few words and a button, or a link that calls the reader to act."""
    if block.words > _MAX_TEASER:
        return False
    if any(features.is_script_link for features in block.inside):
        return not any(map(_reports, block.inside))
    last = block.inside[-1]
    if any(features.reads is Reads.STORY for features in block.inside) and not _speaks_of_page(block):
        return any(_ends_with_call(features) and is_offer(features.links[-1][1]) for features in block.inside) or is_offer(last.text)
    return bool(block.controls) or any(map(_is_button, block.inside[1:])) or any(map(_ends_with_call, block.inside))


def _is_list_of_links(block: Block) -> bool:
    """Return whether a block is a heading and lines that are links, wherever they lead."""
    heading, *lines = block.inside
    is_headed = not heading.links and heading.words <= _MAX_HEADING
    return is_headed and len(lines) > 1 and all(features.is_linked for features in lines)


def _speaks_of_itself(block: Block) -> bool:
    """Return whether a block is a few words on its own page: "Pengutipan wajib menyertakan tautan ke halaman ini."."""
    if block.words > _MAX_NOTE or any(map(_reports, block.inside)):
        return False
    return any(_ITSELF.search(features.text) and _OF_PAGE.search(features.text) for features in block.inside)


def _asks_the_reader(block: Block) -> bool:
    """Return whether a block is one line of what the paper offers, without a full stop, and not in the capitals of a subheading."""
    line = block.inside[0].text
    if len(block.inside) > 1 or block.inside[0].words > _MAX_ASKED or line.endswith((".", ":")) or _reports(block.inside[0]):
        return False
    is_subheading = all(word[0].isupper() for word in line.split() if len(word) > 3 and word[0].isalpha()) and not line.endswith("!")
    return names_page(line) and not is_subheading and ("kontan" in line.lower() or line.endswith("!"))


def _asks_to_choose(block: Block) -> bool:
    """Return whether a block is a question and a few words for each answer."""
    question, *answers = block.inside
    is_question = question.text.endswith("?") and question.words >= _MIN_QUESTION
    return (
        is_question
        and _MIN_ANSWERS <= len(answers) <= _MAX_LABELS
        and all(features.words <= _MAX_ANSWER and features.reads is Reads.WEAK for features in answers)
    )


def _reports(features: Features) -> bool:
    """Return whether a line reports what someone says."""
    return features.text.startswith(QUOTES) or has_speech(features.text)


def _has_only_prices(block: Block) -> bool:
    """Return whether a block is at least two lines, each a name and its price, one with its change."""
    lines = [features.text for features in block.inside]
    return block.tag not in _LISTS and len(lines) > 1 and all(map(is_entry, lines)) and any(map(is_moving, lines))


def _is_button(features: Features) -> bool:
    """Return whether a line is a few words that ask to act, as a button does."""
    return features.words <= _MAX_LABEL and ":" not in features.text and (is_call(features.text) or is_offer(features.text))


def _speaks_of_page_only(block: Block) -> bool:
    return all(names_page(features.text) for features in block.inside)


def _speaks_of_page(block: Block) -> bool:
    """Return whether a line of a block, beside its buttons, names what a page does or offers."""
    return any(names_page(features.text) for features in block.inside if not (is_button(features.text) or is_call(features.text)))


def _ends_with_call(features: Features) -> bool:
    """Return whether a line ends with a link to act."""
    if not features.links:
        return False
    _, title, target = features.links[-1]
    return features.ends_with_last_link(" .!)") and (
        target is Target.ACTION
        or (target is not Target.ARTICLE and (is_call(title) or is_offer(title)) and not (target is Target.OTHER and is_here(title)))
    )


def _is_frame_of_post(features: Features) -> bool:
    """Return whether a line is the frame of an embedded post, whose words are not on the page: its author, its date, its picture."""
    return features.reads is Reads.PROMPT or _is_signature(features) or bool(features.links and _DAY.fullmatch(features.text))


def _is_signature(features: Features) -> bool:
    """Return whether a line names the author of a quoted post."""
    return features.text.startswith(("—", "–")) and "@" in features.text


def _is_small(sentences: list[Features], total: int) -> bool:
    return sum(features.words for features in sentences) <= _SHARE_OF_STORY * total


def _is_widget(left: list[Features]) -> bool:
    """Return whether a block is a row of times or the weather, with its heading."""
    measures = sum(features.reads is Reads.TIME for features in left)
    is_headed = len(left) > measures and left[0].reads in (Reads.WEAK, Reads.HEADING, Reads.PROMPT) and left[0].words <= _MAX_HEADING
    return (
        measures >= _MIN_MEASURES - is_headed and measures >= len(left) - 1 and all(features.reads is not Reads.STORY for features in left)
    )


def _is_vote(block: Block) -> bool:
    """Return whether a block is a poll: a question to the reader, or any question over the number of votes or a button, and short answers."""
    question, *answers = block.inside[1:] if len(block.inside) > 2 and _heads_poll(block.inside[0]) else block.inside
    if len(answers) + block.controls < _MIN_ANSWERS or any(map(_is_no_answer, answers)):
        return False
    is_voted = bool(block.controls) or is_vote_line(answers[-1].text)
    return is_poll(question.text) or (is_voted and (question.text.endswith("?") or is_survey(question.text)))


def _heads_poll(features: Features) -> bool:
    """Return whether a line is the heading of a poll: "Polling cepat", "VOTE!"."""
    return features.words <= _MAX_LABEL and (is_survey(features.text) or is_vote_line(features.text.rstrip("!")))


def _is_no_answer(features: Features) -> bool:
    return features.text.endswith(".") or (features.words > _MAX_LABEL and any(map(str.isalpha, features.text)))


def _is_ticker(left: list[Features]) -> bool:
    """Return whether a block is names, prices and changes, each in an element of its own."""
    changes, prices = (sum(map(test, (features.text for features in left))) for test in (is_change, is_price))
    return changes > 0 and changes + prices >= _MIN_MEASURES - 1 and all(features.words <= _MAX_LABEL for features in left)


def _is_row_of_links(left: list[Features]) -> bool:
    """Return whether a block is nothing but links, in each paragraph to something that is known."""
    return len(left) > 1 and all(
        features.is_linked and any(target is not Target.OTHER for _, _, target in features.links) for features in left
    )


def _is_caption(block: Block) -> bool:
    """Return whether a block is a picture and a few words or its credit."""
    if (
        not block.pictures
        or block.tag in _NO_CAPTIONS
        or len(block.inside) > 1
        or block.inside[0].words > _MAX_CAPTION
        or block.inside[0].links
    ):
        return False
    is_short = block.inside[0].reads is Reads.WEAK or block.inside[0].words <= _MAX_SHORT_CAPTION
    return is_short or credit_of(block.inside[0].text) is not None


def _is_prompt(block: Block, sentences: list[Features]) -> bool:
    """Return whether a block with sentences is a prompt: it has a button, or lines of prompts; the sentences are few and short.

    A prompt with a link of its own says nothing of the paragraphs beside it.
    """
    if len(sentences) > _MAX_SENTENCES or len(block.inside) == len(sentences):
        return False
    prompts = sum(features.reads is Reads.PROMPT and not (features.links and features.unlinked) for features in block.inside)
    is_short = sum(features.words for features in sentences) <= _MAX_TEASER
    asks = bool(block.controls) and (is_offer(block.inside[-1].text) or _speaks_of_page(block))
    return is_short and (asks or prompts >= len(sentences) + (block.inside[0].reads is Reads.STORY))


def _is_card(inside: list[Features], sentences: list[Features]) -> bool:
    """Return whether a block is cards: each the linked title of another article, and a teaser after it."""
    pointers = sum(features.reads is Reads.POINTER for features in inside)
    is_titled = inside[0].reads in (*_FOREIGN, Reads.TIME)
    after_titles = all(
        before.reads in (Reads.POINTER, Reads.TIME) for before, after in zip(inside, inside[1:], strict=False) if after in sentences
    )
    return is_titled and after_titles and len(sentences) <= pointers and all(features.words <= _MAX_TEASER for features in sentences)
