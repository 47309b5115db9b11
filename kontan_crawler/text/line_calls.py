"""Whether a line with links asks its reader to act, or leads him to a service of the paper."""

import re

from kontan_crawler.text.byline import read_byline
from kontan_crawler.text.byline_forms import with_colon
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.features import Features, is_act
from kontan_crawler.text.interface_words import names_page
from kontan_crawler.text.market_lines import PRICE, is_entry
from kontan_crawler.text.news_lines import is_of_news
from kontan_crawler.text.own_voice import names_source
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.prompts import has_speech, is_call, is_offer, is_prompt
from kontan_crawler.text.related import has_label
from kontan_crawler.text.signs import OPENING_QUOTES
from kontan_crawler.text.targets import Target, is_of_person, is_of_site
from kontan_crawler.text.words import are_capitalised
from kontan_crawler.urls import host_of, is_kontan

_DECORATION = re.compile(r"^\W+|\W+$")
_PAPER = re.compile(r"\b(?:KONTAN|Kontan)")
_MAX_LINK = 8  # words of a link that is no title
_MAX_SERVICE = 30  # words of a line with a link to a page that is no article
_MAX_LABEL = 4  # words of a button
_STOPS = tuple(".!?…")
_OURS = re.compile(r"\b(?:KONTAN|Kontan(?:TV)?|[Kk]ami|Anda|[Kk]amu)\b")
_MORE_ACTS = frozenset(  # begin the words of a button
    "saya ke main mainkan salurkan ikut pesan ambil klaim tukar sumbang tebak unggah lamar".split()
)
_MAX_OFFER = 25  # words of a line with a link to act at its end
_OF_CHARTS = frozenset("grafik chart detail rincian lihat".split())
_MAX_PRICES = 15  # words of a line with prices
_MAX_CALL, _MAX_SCORE = 16, -0.9  # words of a line with something to press; of a line of the story
_DATE = re.compile(r"\(\d{1,2}/\d|\b\d{4}\b")  # in a sentence of news
_GOOGLE_NEWS = re.compile(r"(?:https?:)?//news\.google\.com/?(?:publications/.*|s/.*|\?.*)?$")


def asks_to_follow(found: Features) -> bool:
    """Return whether a line with links is a prompt, by its words or by its links."""
    if has_label(found.text):
        return False
    if is_chrome_line(_DECORATION.sub("", found.unlinked)):
        return True
    if _leads_to_google_news(found) or _is_price_of_page(found) or _leads_to_service(found):
        return True
    if any(target is Target.ARTICLE for _, _, target in found.links):
        return False
    if _ends_with_offer(found) or ends_with_button(found) or _ends_with_call(found):
        return True
    acts = any(target is Target.ACTION or is_call(title) for _, title, target in found.links)
    return is_prompt(found.own_words, acts) or ("!" in found.unlinked and is_call(found.links[-1][1]))


def _leads_to_google_news(found: Features) -> bool:
    """Return whether a short line leads to the paper's page of Google News, whatever its words. Links to articles there may be a story's."""
    return (
        found.words <= _MAX_OFFER
        and not _DATE.search(found.text)
        and any(map(_GOOGLE_NEWS.match, (link.href for link, _, _ in found.links)))
    )


def _ends_with_call(found: Features) -> bool:
    """Return whether a sentence or question that reports nothing stands before a few words to press, whatever the words."""
    link, title, target = found.links[-1]
    is_button = target in (Target.ACTION, Target.SECTION) and bool(link.classes) and _may_be_button(title.split())
    is_script = is_button and (link.href == "#" or link.href.startswith("javascript:"))  # others may lead to a table or a note
    leads = is_script or (is_button and is_kontan(host_of(link.href)) and not is_of_person(link.href))
    if not leads or found.words > _MAX_CALL or not found.unlinked.rstrip().endswith(_STOPS) or not found.ends_with_last_link(""):
        return False
    return (is_script or page_score(found.unlinked) > _MAX_SCORE) and not (
        is_of_news(found) or found.text.startswith(OPENING_QUOTES) or has_speech(found.text)
    )


def _may_be_button(words: list[str]) -> bool:
    """Return whether the words of a link may ask for something: they are few, and no name."""
    return len(words) <= _MAX_LABEL and words[0][0].isupper() and not are_capitalised(words)


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


def _leads_to_service(found: Features) -> bool:
    """Return whether a line that reports nothing has a link to a page of the site that is no article, and asks to act or speaks of the paper."""
    if found.words > _MAX_SERVICE or found.text.startswith(OPENING_QUOTES):
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


def ends_with_button(found: Features) -> bool:
    """Return whether sentences end before a link that reads like a button and leads to a page of the site that is no article."""
    if not found.links or found.words > _MAX_OFFER or found.text.startswith(OPENING_QUOTES) or has_speech(found.text):
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
