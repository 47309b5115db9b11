"""What a paragraph reads like: a sentence, a pointer, a prompt, a label, a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from kontan_crawler.text.about_article import is_about_article
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.clean import clean
from kontan_crawler.text.dateline import from_paper_name, has_paper_name
from kontan_crawler.text.interface_words import QUOTES, has_only_page_words, is_button, names_page
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.own_voice import is_notice_of_paper, offers_itself
from kontan_crawler.text.paragraphs import Link, Paragraph, Span, text_in
from kontan_crawler.text.prompts import MAX_NEWS, has_speech, has_trigger, is_call, is_here, is_offer, is_prompt
from kontan_crawler.text.related import has_label, kind_of_class
from kontan_crawler.text.targets import Target, target_of
from kontan_crawler.text.widgets import is_entry, is_market_table, is_measure, is_time, is_widget_row
from kontan_crawler.urls import host_of, is_kontan

_SENTENCE_ENDS = tuple(".!?…:;\"”’')")
_STOPS = tuple(".!?…")
_MAX_WORDS, _MAX_LENGTH = 60, 500  # words, characters; a longer paragraph is story
_NUMBERED = re.compile(r"\d{1,2}[.)] \w")
_BRACKETS = " []()|"
_ARROWS = (":", "»", "→", "▶", ">", "➤", "👉")
_DECORATION = re.compile(r"^\W+|\W+$")
_OTHER_LABEL = re.compile(r"[.!?]|^(?:sumber|foto|kredit|editor|reporter|penulis|catatan|keterangan|situs|laman|alamat)\b", re.IGNORECASE)
_MAX_SPACED = 15  # words of a line that is read with a space between all its elements
_NUMBER_END, _NUMBER_START = re.compile(r"\d[\d.,]*$"), re.compile(r"[.,]?\d[\d.,]*")
_MAX_NUMBER = 20  # characters
_NUMBER = re.compile(r"\d+|\d{1,3}(?:[.,]\d{1,3})+[.,]?")
_MORE_ACTS = frozenset("saya ke main mainkan salurkan ikut pesan ambil klaim tukar sumbang tebak".split())  # begin the words of a button
_MAX_LINK = 8  # words of a link that is no title
_MAX_OFFER = 25  # words of a line with a link to act at its end
_MAX_LABEL = 4  # words of a heading of titles
_SPACE = Span(" ")  # between two lines
_MIN_TITLE = 3  # words of the printed title of an article


class Reads(Enum):
    """What a paragraph reads like."""

    STORY = "a sentence, or too long for anything else"
    WEAK = "a few words that may be anything"
    POINTER = "nothing but links to other articles"
    HEADING = "the heading or label of a list of links"
    PROMPT = "a prompt, an advertisement label, a share row, a ticker, a row of tags or sections"
    TIME = "only a time, a temperature, or a price with its change"


@dataclass(slots=True)
class Features:
    """What a paragraph reads like, and its links."""

    reads: Reads
    words: int
    text: str
    links: Sequence[tuple[Link, str, Target]] = ()
    """Each link, its text and what it leads to."""
    unlinked: str = ""
    lines: int = 1

    @property
    def is_labelled(self) -> bool:
        """Whether it is a label and the titles it points to: "Baca Juga: Panen Kopi"."""
        if self.reads is not Reads.POINTER:
            return False
        return any(map(str.isalpha, self.unlinked)) or any(
            kind_of_heading(title.partition(":")[0]) for _, title, _ in self.links if ":" in title
        )

    @property
    def is_linked(self) -> bool:
        """Whether it is nothing but links."""
        return bool(self.links) and not any(map(str.isalnum, self.unlinked))

    @property
    def leads_nowhere(self) -> bool:
        """Whether it is nothing but links that a script follows, as a button is, or that lead to a place on the page."""
        return self.is_linked and all(map(_leads_nowhere, self.links))

    @property
    def is_script_link(self) -> bool:
        """Whether it is nothing but links that lead nowhere, and asks to act."""
        return self.leads_nowhere and _is_act(self.text)

    @property
    def ends_with_script_link(self) -> bool:
        """Whether a link that asks to act and leads nowhere stands after its last sentence."""
        if not self.links or not _leads_nowhere(self.links[-1]) or not _is_act(self.links[-1][1]):
            return False
        return self.ends_with_last_link(_BRACKETS) and self.unlinked.rstrip(_BRACKETS).endswith(_STOPS)

    def ends_with_last_link(self, marks: str) -> bool:
        """Whether nothing but some marks stands behind the last link."""
        return self.text.rstrip(marks).endswith(self.links[-1][1].rstrip(marks))

    @property
    def own_words(self) -> str:
        """The text without the titles of other articles."""
        if not self.links:
            return self.text
        return " ".join([self.unlinked, *(title for _, title, target in self.links if target is not Target.ARTICLE)])

    @property
    def is_action(self) -> bool:
        """Whether it is nothing but links, to share, follow, subscribe or the like."""
        targets = {target for _, _, target in self.links}
        return self.is_linked and Target.ACTION in targets and Target.ARTICLE not in targets


def _is_act(words: str) -> bool:
    """Return whether the words of a link ask the reader to act."""
    return is_call(words) or is_offer(words) or has_only_page_words(words) or is_button(words.partition(" ")[0])


def _leads_nowhere(found: tuple[Link, str, Target]) -> bool:
    return found[0].href.startswith(("#", "javascript:"))


def features_of(paragraph: Paragraph, base: str) -> Features:
    """Return the features of a paragraph. base: canonical URL of the page."""
    spans = from_paper_name([span for line in paragraph.lines for span in (*line, _SPACE)])
    text = " ".join(text_in(spans).split())
    words = text.count(" ") + 1
    spans = _with_whole_numbers(spans) if len(spans) > 2 else spans
    is_linked = any(span.link is not None for span in spans)
    is_sentence = not is_linked and words > MAX_NEWS and text.endswith(_SENTENCE_ENDS) and not has_trigger(text)
    if (
        is_sentence
        or words > _MAX_WORDS
        or len(text) > _MAX_LENGTH
        or (paragraph.table and not is_linked and not is_market_table(map(text_in, paragraph.lines)))
        or (has_paper_name(text.strip("\u200b ")) and not is_notice_of_paper(text))
    ):
        return Features(Reads.STORY, max(words, _MAX_WORDS) if paragraph.table else words, text)  # a short table is no teaser
    found = Features(Reads.STORY, words, _text(spans, text, words), _links(spans, base) if is_linked else ())
    if len(paragraph.lines) > 1:
        found.lines = sum(any(span.text.strip() for span in line) for line in paragraph.lines)
    found.unlinked = clean(" ".join(span.text if span.link is None else " " for span in spans)) if is_linked else found.text
    found.reads = _table_reads_like(found) if paragraph.table else _reads_like(found)
    if paragraph.heading and found.reads is Reads.PROMPT and found.leads_nowhere and not has_only_page_words(found.text):
        found.reads = Reads.WEAK
    if found.reads is Reads.PROMPT and not found.links and (paragraph.heading or paragraph.is_bold) and _NUMBERED.match(found.text):
        found.reads = Reads.WEAK  # a subheading, whatever its words: "4. Cek biaya langganan"
    if paragraph.quote and found.reads is not Reads.POINTER and not _is_no_quote(found.text) and not _ends_with_button(found):
        found.reads = Reads.STORY
    return found


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
    end, start = _NUMBER_END.search(before[-_MAX_NUMBER:]), _NUMBER_START.match(after)
    return end is not None and start is not None and bool(_NUMBER.fullmatch(end[0] + start[0]))


def _text(spans: Sequence[Span], text: str, words: int) -> str:
    """Return the clean text; of a short line with a space between all its elements, because CSS may separate them."""
    return clean(" ".join(span.text for span in spans) if words <= _MAX_SPACED and len(spans) > 2 else text)


def _links(spans: Sequence[Span], base: str) -> list[tuple[Link, str, Target]]:
    """Return each link, its text and what it leads to."""
    return [
        (link, title, target_of(link.href, base))
        for link, group in groupby(spans, key=lambda span: span.link)
        if link is not None and (title := _printed_title(list(group)))
    ]


def _printed_title(spans: list[Span]) -> str:
    """Return the text of a link; with a colon after a label that is an element of its own: <span>Baca Juga</span><b>Harga Naik</b>."""
    printed = [span for span in spans if span.text.strip()]
    if len(printed) > 1 and ":" not in printed[0].text and kind_of_heading(clean(printed[0].text)):
        return f"{clean(printed[0].text)}: {clean(text_in(printed[1:]))}"
    if len(printed) > 1 and is_time(clean(printed[-1].text)):  # the length of a video
        return f"{clean(text_in(printed[:-1]))} {clean(printed[-1].text)}"
    return clean(text_in(spans))


def _table_reads_like(found: Features) -> Reads:
    """Return POINTER for a table that has nothing but links to articles and their heading."""
    if not found.links:
        return Reads.PROMPT  # of the market
    label = _DECORATION.sub("", found.unlinked)
    is_list = all(target is Target.ARTICLE for _, _, target in found.links) and (not label or kind_of_heading(label))
    return Reads.POINTER if is_list else Reads.STORY


def _reads_like(found: Features) -> Reads:
    line = found.text
    if kind_of_heading(line) and not found.links:
        return Reads.HEADING
    if (
        not any(map(str.isalnum, line))
        or is_chrome_line(line)
        or is_widget_row(line)
        or is_about_article(line)
        or offers_itself(found.own_words)
        or is_notice_of_paper(found.text)
    ):
        return Reads.PROMPT
    if is_time(line) or is_measure(line):
        return Reads.TIME
    if found.is_linked or (found.links and _is_beside_title(found)):
        return _linked(found)
    if found.links and (_is_labelled(found) or _is_list_of_titles(found)):
        return Reads.POINTER
    if _is_call_to_act(found):
        return Reads.PROMPT
    return Reads.STORY if line.endswith(_SENTENCE_ENDS) or found.words > 15 else Reads.WEAK


def _is_beside_title(found: Features) -> bool:
    """Return whether the words outside the links are only a time or a count: those of a card."""
    rest = found.unlinked.strip()
    return all(target is Target.ARTICLE for _, _, target in found.links) and (is_time(rest) or is_chrome_line(rest))


def _is_call_to_act(found: Features) -> bool:
    """Return whether a line is a prompt, by its words or by its links."""
    if has_label(found.text):
        return False
    if found.links and is_chrome_line(_DECORATION.sub("", found.unlinked)):
        return True
    if _points_here(found) or _is_price_of_page(found):
        return True
    if any(target is Target.ARTICLE for _, _, target in found.links):
        return False
    if _ends_with_offer(found) or _ends_with_button(found) or found.ends_with_script_link:
        return True
    acts = any(target is Target.ACTION or is_call(title) for _, title, target in found.links)
    return is_prompt(found.own_words, acts) or (bool(found.links) and "!" in found.unlinked and is_call(found.links[-1][1]))


def _is_list_of_titles(found: Features) -> bool:
    """Return whether a paragraph is a few words in a line of their own and, in each line after it, the linked title of an article."""
    titles = [title for _, title, target in found.links if target is Target.ARTICLE and len(title.split()) >= _MIN_TITLE]
    label = found.unlinked.strip()
    is_label = len(label.split()) <= _MAX_LABEL and not label.endswith((".", ",")) and found.text.startswith(label)
    return 1 < len(titles) == len(found.links) == found.lines - 1 and is_label


def _ends_with_offer(found: Features) -> bool:
    """Return whether a short line speaks of the page and ends with a link to act: "E-paper edisi mingguan. Lihat paket"."""
    if not found.links or found.words > _MAX_OFFER:
        return False
    _, title, target = found.links[-1]
    is_offer_of_page = target is Target.ACTION and (is_call(title) or is_offer(title)) and names_page(found.unlinked)
    return is_offer_of_page and found.ends_with_last_link(" .!")


def _is_price_of_page(found: Features) -> bool:
    """Return whether a line is a name and a price, and a link to a page of the site about it."""
    return bool(found.links) and is_entry(found.text) and all(target is Target.SECTION for _, _, target in found.links)


def _points_here(found: Features) -> bool:
    """Return whether a line sends its reader to a page of the site, whose link says no more than where it is: "di sini", "tulisan ini"."""
    if found.words > _MAX_OFFER or has_speech(found.text):
        return False
    return any(is_here(title) and target is not Target.OTHER and _is_of_site(link.href) for link, title, target in found.links)


def _is_of_site(href: str) -> bool:
    return is_kontan(host_of(href)) or href.startswith("/")


def _ends_with_button(found: Features) -> bool:
    """Return whether sentences end before a link that reads like a button and leads to a page of the site that is no article."""
    if not found.links or found.words > _MAX_OFFER or found.text.startswith(QUOTES) or has_speech(found.text):
        return False
    link, title, target = found.links[-1]
    leads_to_page = target is Target.ACTION or (target is Target.SECTION and is_kontan(host_of(link.href)))
    is_button_text = len(title.split()) <= _MAX_LABEL and (_is_act(title) or title.partition(" ")[0].lower() in _MORE_ACTS)
    is_behind = found.unlinked.rstrip().endswith(_STOPS) or found.words <= _MAX_LINK  # sentences, or a few words
    return leads_to_page and is_button_text and is_behind and found.ends_with_last_link("")


def _is_labelled(found: Features) -> bool:
    """Return whether a line is a label and the titles it points to. A label without a colon is a known one."""
    label, first = _DECORATION.sub("", found.unlinked), found.links[0][1]
    kind = kind_of_heading(label)
    if kind in (None, "terkait") and (len(first.split()) < 2 or any(target is not Target.ARTICLE for _, _, target in found.links)):
        return False
    if not found.ends_with_last_link(" .)»]"):
        return False
    return kind is not None or (
        found.unlinked.rstrip(" ])").endswith(_ARROWS)
        and all(_is_of_site(link.href) for link, _, _ in found.links)
        and len(label.split()) <= 4
        and not _OTHER_LABEL.search(label)
    )


def _linked(found: Features) -> Reads:
    """Return what a paragraph that is wholly a link, or several links, reads like."""
    targets = {target for _, _, target in found.links}
    if any(kind_of_class(link) for link, _, _ in found.links):
        return Reads.POINTER
    if targets <= {Target.ACTION, Target.SELF} or (
        len(found.links) > 1 and targets <= {Target.TAG, Target.SECTION, Target.ACTION, Target.SELF}
    ):
        return Reads.PROMPT
    if kind_of_heading(found.text) and Target.ARTICLE not in targets:
        return Reads.HEADING
    if found.text.endswith(".") and found.words > _MIN_TITLE and not (len(found.links) == 1 and is_call(found.links[0][1])):
        return Reads.STORY
    if Target.ARTICLE in targets and any(len(title.split()) >= _MIN_TITLE for _, title, _ in found.links):
        return Reads.POINTER
    if is_prompt(found.text, True) or (found.words <= _MAX_LINK and targets <= {Target.ACTION, Target.SELF, Target.SECTION}):
        return Reads.PROMPT
    return Reads.WEAK
