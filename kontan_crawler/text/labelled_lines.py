"""Whether a line is a label and the titles of the articles it points to: "Baca Juga: ...", "... (baca juga)"."""

import re

from kontan_crawler.site import RelatedKind
from kontan_crawler.text.card_details import without_time
from kontan_crawler.text.features import Features
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.page_voice import page_score
from kontan_crawler.text.pointing import is_headline
from kontan_crawler.text.targets import Target, is_of_site
from kontan_crawler.text.widgets import is_time

_ARROWS, _ARROWS_OF_ONE = (":", "»", "→", "▶", ">", "➤", "👉"), ("›",)
_SIGNS = ("›", "|", "-", "–", "—")  # weaker than arrows: names and figures stand before them, too
_CLOSING = " .)»]"
_LABEL_BEHIND = re.compile(r"(?:[▶►←→•|›»–—-]+\s*\w|[A-Z]\w*[a-z])[^\d.!?]*")
_DECORATION = re.compile(r"^\W+|\W+$")
_BULLETS = re.compile(r"[\s|•·▪»›–-]+$")
_OTHER_LABEL = re.compile(r"[.!?]|^(?:sumber|foto|kredit|editor|reporter|penulis|catatan|keterangan|situs|laman|alamat)\b", re.IGNORECASE)
_MAX_LABEL, _MAX_BEHIND = 4, 6  # words of a label, and of one with its signs behind a headline
_MIN_SCORE_BEHIND = 0.3  # of a label; names and what is said of them have less
MIN_OFFER = 1.0
"""Score of a line that leads to a page of the site."""
_MIN_TITLE = 3  # words of the printed title of an article
_MIN_BARE = 6  # words of one behind any words; a name has fewer
_MIN_HEADLINE = 4  # words of one that a weak sign or a label behind it marks


def is_list_of_titles(found: Features) -> bool:
    """Return whether a paragraph is a few words in a line of their own and, in each line after it, the linked title of an article."""
    titles = [title for _, title, target in found.links if target is Target.ARTICLE and len(title.split()) >= _MIN_TITLE]
    label = _BULLETS.sub("", found.unlinked.strip())
    is_label = len(label.split()) <= _MAX_LABEL and not label.endswith((".", ",")) and found.text.startswith(label)
    return 1 < len(titles) == len(found.links) == found.lines - 1 and is_label


def undecorated(words: str) -> str:
    """Return words without the signs around them."""
    is_bare = words[:1].isalnum() and words[-1:].isalnum()  # most words
    return words if is_bare else _DECORATION.sub("", words)


def is_labelled(found: Features) -> bool:
    """Return whether a line is a label and the titles it points to. A label without a colon is a known one, or stands beside a headline."""
    label = undecorated(without_time(found.unlinked))
    kind = kind_of_heading(label)
    if kind in (None, "terkait") and not _leads_to_titles(found):
        return _leads_to_page(found, label)
    if _has_label_behind(found, label, kind):
        return True
    if not (found.ends_with_last_link(_CLOSING) or is_time(found.text.rpartition(found.links[-1][1])[2].strip())):
        return False
    is_marked = without_time(found.unlinked).rstrip(" ])").endswith(_ARROWS) and all(is_of_site(link.href) for link, _, _ in found.links)
    return (
        kind is not None
        or _has_label_before(found, label)
        or (is_marked and (_is_label(label) or (len(label.split()) <= _MAX_BEHIND and _is_headline(found.links[0][1], _MIN_BARE))))
    )


def is_bare_pointer(found: Features) -> bool:
    """Return whether a line is a few words and the linked headline of an article, whatever the words and without a sign: "Mampir dulu Panen Kopi Gayo Naik Lagi Tahun Ini"."""
    if len(found.links) != 1 or not _leads_to_titles(found) or not _is_headline(found.links[0][1], _MIN_BARE):
        return False
    label = found.unlinked.strip()
    is_few = 1 < len(label.split()) <= _MAX_BEHIND and found.text.startswith(label) and not _OTHER_LABEL.search(label)
    is_name = all(word[0].isupper() for word in label.split())  # "Bank Mandiri", of which the link says something
    return is_few and not is_name and is_of_site(found.links[0][0].href) and found.ends_with_last_link("")


def _leads_to_titles(found: Features) -> bool:
    """Return whether all links of a line lead to articles, and the first is no single word."""
    return len(found.links[0][1].split()) > 1 and all(target is Target.ARTICLE for _, _, target in found.links)


def _leads_to_page(found: Features, label: str) -> bool:
    """Return whether a line is a label with its colon, and a link of several words to a page of the site: "Unduh: Kalender Ekonomi Oktober"."""
    (link, title, target), *others = found.links
    is_of_page = not others and target in (Target.SECTION, Target.ACTION) and is_of_site(link.href)
    is_marked = found.unlinked.rstrip().endswith(":") and found.text.startswith(label) and found.ends_with_last_link(_CLOSING)
    return is_of_page and is_marked and len(title.split()) >= _MIN_TITLE and _is_label(label) and page_score(found.text) >= MIN_OFFER


def _is_label(words: str) -> bool:
    return len(words.split()) <= _MAX_LABEL and not _OTHER_LABEL.search(words)


def _has_label_behind(found: Features, label: str, kind: RelatedKind | None) -> bool:
    """Return whether a line is the linked headline of an article, and a few words behind it: "Panen Kopi Naik Lagi (Baca juga)"."""
    (link, title, _), *others = found.links
    if others or not found.text.startswith(title) or not _is_headline(title, _MIN_HEADLINE):
        return False
    if kind and (kind != "terkait" or (label[0].isupper() and " " in label)):
        return True
    behind = found.text[len(title) :].strip()
    is_label = _LABEL_BEHIND.fullmatch(behind) is not None and len(behind.split()) <= _MAX_BEHIND
    return is_label and is_of_site(link.href) and page_score(undecorated(behind)) >= _MIN_SCORE_BEHIND


def _has_label_before(found: Features, label: str) -> bool:
    """Return whether a line is a few words and the linked headline of an article.

    The words are in brackets, a call or a question, or before a sign: "[Pernah Terjadi] ...", "Sudah tahu? ...", "Dari rubrik yang sama - ...".
    """
    (_, title, _), *others = found.links
    if others or not label or not _is_headline(title, _MIN_TITLE) or len(label.split()) > _MAX_LABEL:
        return False
    unlinked = found.unlinked.strip()
    if not found.text.lstrip("([ ").startswith(label):
        return False
    if unlinked.endswith(("?", "!")):
        return True
    if _OTHER_LABEL.search(label):
        return False
    if unlinked in (f"[{label}]", f"({label})"):
        return True
    is_before_sign = unlinked.endswith(_SIGNS if " " in label else _ARROWS_OF_ONE)
    return is_before_sign and _is_headline(title, _MIN_HEADLINE) and not label.isupper()


def _is_headline(title: str, least: int) -> bool:
    """Return whether the words of a link, of which there are at least some, are a headline."""
    return len(title.split()) >= least and is_headline(title) and not title.endswith((".", ","))
