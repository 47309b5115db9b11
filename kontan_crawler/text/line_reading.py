"""Say what a line reads like, by its words and by what its links lead to."""

import re
from functools import lru_cache

from kontan_crawler.text.about_article import is_about_article
from kontan_crawler.text.card_details import is_detail_of_card
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.features import Features, Reads, is_act
from kontan_crawler.text.labelled_lines import MIN_OFFER, is_labelled, is_list_of_titles, undecorated
from kontan_crawler.text.language import count_words
from kontan_crawler.text.line_calls import asks_to_follow
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.own_voice import offers_itself
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.paragraphs import Link
from kontan_crawler.text.prompts import is_call, is_prompt
from kontan_crawler.text.related import has_label, kind_of_class
from kontan_crawler.text.signs import LINE_ENDS
from kontan_crawler.text.targets import Target, is_of_site
from kontan_crawler.text.widgets import is_measure, is_time, is_widget_row, points_down

_TOPICS = re.compile(
    r"(?:(?:ikuti|baca|lihat|pilih) )?(?:topik|isu|tag|tags|label|kata kunci)(?: (?:terkait|berita|ini|lain|populer))?\s*:?", re.IGNORECASE
)
_PAPER = re.compile(r"\b(?:KONTAN|Kontan)")
_MOVES = re.compile(r"[▲▼↑↓+−-]\s?\d+,\d+\s?%")
_MAX_WEAK = 15  # words of a line without a full stop that may be anything
_MAX_LINK = 8  # words of a link that is no title
_MIN_TOLD = 12  # words of what the paper says of its own work: "KONTAN membandingkan harga di empat toko."
_MAX_OFFER = 24  # words of a line that is one link to a page of the site
_MAX_SERVICE = 30  # words of a line with a link to a page that is no article
_MAX_PAID = 5  # words beside a link that someone pays for
_MIN_SENTENCE, _MAX_SCORE = 5, -1.0  # words of a sentence of the story that is a link, and its score
_MIN_TITLE = 3  # words of the printed title of an article
_MAX_OF_ROW, _MAX_BUTTON = 3, 3  # words beside the buttons of a row; of a button


def table_reads_like(found: Features) -> Reads:
    """Return POINTER for a table that has nothing but links to articles and their heading, PROMPT for one of the page."""
    if not found.links:
        return Reads.PROMPT  # of the market
    targets = {target for _, _, target in found.links}
    is_of_page = targets <= {Target.ACTION, Target.SECTION} and (_is_offer_of_paper(found) or _is_of_market(found))
    label = undecorated(found.unlinked)
    ends_with_link = found.lines == 1 and len(found.links) == 1 and found.ends_with_last_link(" |")
    if is_of_page or (targets == {Target.ACTION} and len(label.split()) <= _MAX_OF_ROW) or (ends_with_link and _is_call_in_row(found)):
        return Reads.PROMPT
    is_row = ends_with_link and _is_title_of_site(found.links[0])
    is_cell = (is_row or found.unlinked.rstrip(" |").endswith(":")) and len(label.split()) <= _MIN_TITLE  # "Bacaan pendamping:"
    is_list = all(target is Target.ARTICLE for _, _, target in found.links) and (not label or is_cell or kind_of_heading(label))
    return Reads.POINTER if is_list or is_list_of_titles(found) else Reads.STORY


def _is_call_in_row(found: Features) -> bool:
    """Return whether a row of a few words ends with a button, which leads to a page of the site that is no article: "Buletin sore? | Mau"."""
    link, words, target = found.links[0]
    asks = found.unlinked.rstrip(" |").endswith((".", "?", "!"))
    is_button = (
        asks and len(words.split()) <= _MAX_BUTTON and is_of_site(link.href) and target not in (Target.ARTICLE, Target.TAG, Target.SELF)
    )
    return is_button and found.words <= _MAX_SERVICE and not any(map(str.isdigit, found.text))


def _is_title_of_site(found: tuple[Link, str, Target]) -> bool:
    """Return whether a link has the title of another article of the site, and not a name."""
    link, title, target = found
    return target is Target.ARTICLE and is_of_site(link.href) and len(title.split()) > _MIN_TITLE


def _is_of_market(found: Features) -> bool:
    """Return whether a short table has prices that move."""
    return found.words <= _MAX_SERVICE and len(_MOVES.findall(found.text)) > 1


def _is_offer_of_paper(found: Features) -> bool:
    """Return whether a short table names the paper and asks to act."""
    return (
        found.words <= _MAX_SERVICE
        and _PAPER.search(found.text) is not None
        and any(is_act(title) and not title.upper().startswith("KONTAN") for _, title, _ in found.links)
    )


def reads_like(found: Features) -> Reads:
    """Return what a paragraph reads like, given its text and links."""
    if not found.links:
        return _unlinked(found.text, found.words)
    if _leads_to_itself(found) or _is_of_page(found.text, found.own_words) or is_about_article(found.text):
        return Reads.PROMPT
    if is_time(found.text) or is_measure(found.text):
        return Reads.TIME
    if _is_paid(found):
        return Reads.PROMPT
    if _is_row_of_topics(found):
        return Reads.PROMPT
    if found.is_linked or _is_beside_title(found):
        return _linked(found)
    if is_labelled(found) or is_list_of_titles(found):
        return Reads.POINTER
    return Reads.PROMPT if asks_to_follow(found) else _sentence(found.text, found.words)


@lru_cache(maxsize=1024)  # the lines around a story are the same on many pages
def _unlinked(line: str, words: int) -> Reads:
    """Return what a line without links reads like."""
    if kind_of_heading(line):
        return Reads.HEADING
    if _is_of_page(line, line) or is_about_article(line):
        return Reads.PROMPT
    if is_time(line) or is_measure(line):
        return Reads.TIME
    return Reads.PROMPT if not has_label(line) and is_prompt(line) else _sentence(line, words)


def _is_of_page(line: str, own_words: str) -> bool:
    """Return whether a line is of the page or the paper, whatever its links."""
    return (
        not any(map(str.isalnum, line))
        or is_chrome_line(line)
        or is_widget_row(line)
        or points_down(line)
        or (offers_itself(own_words) and not (line.count(" ") >= _MIN_TOLD and page_score(line) < 0))
    )


def _sentence(line: str, words: int) -> Reads:
    return Reads.STORY if line.endswith(LINE_ENDS) or words > _MAX_WEAK else Reads.WEAK


def _leads_to_itself(found: Features) -> bool:
    """Return whether a line is nothing but links to its own article, as the numbers of its parts are, or a few words and such numbers: "Bagian 1"."""
    is_few = count_words(undecorated(found.unlinked)) <= _MAX_OF_ROW
    return is_few and all(target is Target.SELF for _, _, target in found.links) and (found.is_linked or "page=" in found.links[-1][0].href)


def _is_paid(found: Features) -> bool:
    """Return whether a line is a link that someone pays for, and a few words that say so."""
    return all(link.is_sponsored for link, _, _ in found.links) and 0 < len(found.unlinked.split()) <= _MAX_PAID


def _is_beside_title(found: Features) -> bool:
    """Return whether the words outside the links, which lead to articles, are only details of a card."""
    return all(target is Target.ARTICLE for _, _, target in found.links) and is_detail_of_card(found.unlinked.strip())


def _is_row_of_topics(found: Features) -> bool:
    """Return whether a line is a few words and links to topics: "Ikuti topik: + Ekonomi + Pangan"."""
    is_row = len(found.links) > 1 and all(target is Target.TAG for _, _, target in found.links)
    is_marked = all(title.startswith(("+", "#")) for _, title, _ in found.links) or _TOPICS.fullmatch(found.unlinked.strip()) is not None
    return is_row and (is_marked or _begins_with_label(found)) and found.ends_with_last_link(" .)»]")


def _begins_with_label(found: Features) -> bool:
    """Return whether nothing but a few words stands before the links of a line, and nothing between them: "Tagar terkait Kopi Gula"."""
    label = found.unlinked.strip(" |•·▪»›:–-")
    return found.text.startswith(label) and label.replace(" ", "").isalpha() and len(label.split()) <= _MIN_TITLE


def _linked(found: Features) -> Reads:
    """Return what a paragraph that is wholly a link, or several links, reads like."""
    targets = {target for _, _, target in found.links}
    if any(kind_of_class(link) for link, _, _ in found.links):
        return Reads.POINTER
    if Target.ARTICLE not in targets and _says_news(found):
        return Reads.STORY
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
    leads_to_page = targets <= {Target.ACTION, Target.SELF, Target.SECTION} and (found.words <= _MAX_LINK or _is_offer_of_site(found))
    return Reads.PROMPT if leads_to_page or is_prompt(found.text, True) else Reads.WEAK


def _says_news(found: Features) -> bool:
    """Return whether a line that is one link is a sentence of news by its words, wherever the link leads."""
    is_sentence = len(found.links) == 1 and found.text.endswith((".", "”", '"')) and found.words >= _MIN_SENTENCE
    return is_sentence and page_score(found.text) < _MAX_SCORE and not is_prompt(found.text, True)


def _is_offer_of_site(found: Features) -> bool:
    """Return whether a line is one link to a page of the site, and its words are those of a page."""
    is_short = len(found.links) == 1 and is_of_site(found.links[0][0].href) and found.words <= _MAX_OFFER
    return is_short and page_score(found.text) >= MIN_OFFER
