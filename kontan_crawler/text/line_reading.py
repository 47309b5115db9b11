"""Say what a line reads like, by its words and by what its links lead to."""

import re
from functools import lru_cache

from kontan_crawler.text.about_article import is_about_article
from kontan_crawler.text.byline import read_byline, with_colon
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.features import Features, Reads, is_act
from kontan_crawler.text.interface_words import QUOTES, names_page
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.own_voice import is_notice_of_paper, names_source, offers_itself
from kontan_crawler.text.prompts import has_speech, is_call, is_here, is_offer, is_prompt
from kontan_crawler.text.related import has_label, kind_of_class
from kontan_crawler.text.targets import Target, is_of_person
from kontan_crawler.text.widgets import PRICE, is_entry, is_measure, is_time, is_widget_row
from kontan_crawler.urls import host_of, is_kontan

SENTENCE_ENDS = tuple(".!?…:;\"”’')")
_STOPS = tuple(".!?…")
_ARROWS = (":", "»", "→", "▶", ">", "➤", "👉")
_DECORATION = re.compile(r"^\W+|\W+$")
_OTHER_LABEL = re.compile(r"[.!?]|^(?:sumber|foto|kredit|editor|reporter|penulis|catatan|keterangan|situs|laman|alamat)\b", re.IGNORECASE)
_PAPER = re.compile(r"\b(?:KONTAN|Kontan)")
_OURS = re.compile(r"\b(?:KONTAN|Kontan(?:TV)?|[Kk]ami|Anda|[Kk]amu)\b")
_MORE_ACTS = frozenset(
    "saya ke main mainkan salurkan ikut pesan ambil klaim tukar sumbang tebak unggah lamar".split()
)  # begin the words of a button
_MAX_WEAK = 15  # words of a line without a full stop that may be anything
_MAX_LINK = 8  # words of a link that is no title
_MAX_OFFER = 25  # words of a line with a link to act at its end
_OF_CHARTS = frozenset("grafik chart detail rincian lihat".split())
_MAX_PRICES = 15  # words of a line with prices
_MAX_SERVICE = 30  # words of a line with a link to a page that is no article
_MAX_LABEL = 4  # words of a heading of titles
_MIN_TITLE = 3  # words of the printed title of an article


def table_reads_like(found: Features) -> Reads:
    """Return POINTER for a table that has nothing but links to articles and their heading."""
    if not found.links:
        return Reads.PROMPT  # of the market
    targets = {target for _, _, target in found.links}
    if (found.is_linked and targets == {Target.ACTION}) or (targets <= {Target.ACTION, Target.SECTION} and _is_offer_of_paper(found)):
        return Reads.PROMPT
    label = _DECORATION.sub("", found.unlinked)
    is_cell = (
        len(found.links) == 1 and found.unlinked.rstrip(" |").endswith(":") and len(label.split()) <= _MIN_TITLE
    )  # "Bacaan pendamping:"
    is_list = all(target is Target.ARTICLE for _, _, target in found.links) and (not label or is_cell or kind_of_heading(label))
    return Reads.POINTER if is_list else Reads.STORY


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
    if _is_of_page(found.text, found.own_words) or (is_about_article(found.text) and not _goes_on(found)):
        return Reads.PROMPT
    if is_time(found.text) or is_measure(found.text):
        return Reads.TIME
    if found.is_linked or _is_beside_title(found):
        return _linked(found)
    if _is_labelled(found) or _is_list_of_titles(found):
        return Reads.POINTER
    return Reads.PROMPT if _is_call_to_act(found) else _sentence(found.text, found.words)


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
        or offers_itself(own_words)
        or is_notice_of_paper(line)
    )


def _goes_on(found: Features) -> bool:
    """Return whether a sentence follows the link to another article."""
    is_pointer = any(target is Target.ARTICLE for _, _, target in found.links)
    return is_pointer and not found.ends_with_last_link(" .)»]")


def _sentence(line: str, words: int) -> Reads:
    return Reads.STORY if line.endswith(SENTENCE_ENDS) or words > _MAX_WEAK else Reads.WEAK


def _is_beside_title(found: Features) -> bool:
    """Return whether the words outside the links are only a time, a count or the name of a site: those of a card."""
    rest = found.unlinked.strip()
    return all(target is Target.ARTICLE for _, _, target in found.links) and (is_time(rest) or is_chrome_line(rest))


def _is_call_to_act(found: Features) -> bool:
    """Return whether a line with links is a prompt, by its words or by its links."""
    if has_label(found.text):
        return False
    if is_chrome_line(_DECORATION.sub("", found.unlinked)):
        return True
    if _points_here(found) or _is_price_of_page(found) or _leads_to_service(found):
        return True
    if any(target is Target.ARTICLE for _, _, target in found.links):
        return False
    if _ends_with_offer(found) or ends_with_button(found) or found.ends_with_script_link:
        return True
    acts = any(target is Target.ACTION or is_call(title) for _, title, target in found.links)
    return is_prompt(found.own_words, acts) or ("!" in found.unlinked and is_call(found.links[-1][1]))


def _is_list_of_titles(found: Features) -> bool:
    """Return whether a paragraph is a few words in a line of their own and, in each line after it, the linked title of an article."""
    titles = [title for _, title, target in found.links if target is Target.ARTICLE and len(title.split()) >= _MIN_TITLE]
    label = found.unlinked.strip()
    is_label = len(label.split()) <= _MAX_LABEL and not label.endswith((".", ",")) and found.text.startswith(label)
    return 1 < len(titles) == len(found.links) == found.lines - 1 and is_label


def _ends_with_offer(found: Features) -> bool:
    """Return whether a short line speaks of the page and ends with a link to act: "E-paper edisi mingguan. Lihat paket"."""
    if found.words > _MAX_OFFER:
        return False
    _, title, target = found.links[-1]
    is_offer_of_page = target is Target.ACTION and (is_call(title) or is_offer(title)) and names_page(found.unlinked)
    return is_offer_of_page and found.ends_with_last_link(" .!")


def _is_price_of_page(found: Features) -> bool:
    """Return whether a line is names and prices, and a link to a page of the site about them."""
    is_chart = len(PRICE.findall(found.text)) > 1 and found.words <= _MAX_PRICES and found.links[-1][1].lower() in _OF_CHARTS
    is_few = is_entry(found.text) or is_chart
    return is_few and all(target is Target.SECTION for _, _, target in found.links)


def _points_here(found: Features) -> bool:
    """Return whether a line sends its reader to a page of the site, whose link says no more than where it is: "di sini", "tulisan ini"."""
    if found.words > _MAX_OFFER:
        return False
    here = any(is_here(title) and target is not Target.OTHER and is_of_site(link.href) for link, title, target in found.links)
    return here and not has_speech(found.text)


def _leads_to_service(found: Features) -> bool:
    """Return whether a line that reports nothing has a link to a page of the site that is no article, and asks to act or speaks of the paper."""
    if found.words > _MAX_SERVICE or found.text.startswith(QUOTES):
        return False
    services = [(link.href, title) for link, title, target in found.links if target in (Target.ACTION, Target.SECTION)]
    services = [(href, title) for href, title in services if _is_service(href, title)]
    is_asked = any(href.startswith("mailto:") for href, _ in services) or (
        bool(services) and (_OURS.search(found.unlinked) is not None or (found.ends_with_last_link(" .!)") and is_act(services[-1][1])))
    )
    return is_asked and not (has_speech(found.text) or names_source(found.text) or read_byline(with_colon(found.text)))


def _is_service(href: str, title: str) -> bool:
    """Return whether a link leads to a service: to a page of the site by some words, or elsewhere to the paper's own page."""
    return (" " in title and title[0].isalpha() and is_of_site(href) and not is_of_person(href)) or _PAPER.search(title) is not None


def is_of_site(href: str) -> bool:
    """Return whether a link, as printed, leads to the site, or is a letter."""
    return is_kontan(host_of(href)) or (href.startswith(("/", "mailto:")) and not href.startswith("//"))


def ends_with_button(found: Features) -> bool:
    """Return whether sentences end before a link that reads like a button and leads to a page of the site that is no article."""
    if not found.links or found.words > _MAX_OFFER or found.text.startswith(QUOTES) or has_speech(found.text):
        return False
    link, title, target = found.links[-1]
    is_row = found.unlinked.count(" · ") > 1
    is_after_sentence = is_row or found.unlinked.rstrip().endswith(_STOPS)
    leads_to_page = (
        target is Target.ACTION
        or (target is Target.SECTION and is_kontan(host_of(link.href)))
        or (target is Target.OTHER and is_after_sentence and (is_row or _OURS.search(found.text) is not None))
    )
    is_button_text = len(title.split()) <= _MAX_LABEL and (is_act(title) or title.partition(" ")[0].lower() in _MORE_ACTS)
    is_behind = is_after_sentence or found.words <= _MAX_LINK  # sentences, or a few words
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
        and all(is_of_site(link.href) for link, _, _ in found.links)
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
