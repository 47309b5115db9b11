"""The related links of paragraphs that are nothing but pointers, under a heading or after a label."""

import re

from kontan_crawler.site import RelatedKind
from kontan_crawler.text.card_details import is_detail_of_card, without_time
from kontan_crawler.text.chrome_lines import is_chrome_line
from kontan_crawler.text.features import Features, Reads
from kontan_crawler.text.list_headings import kind_of_heading
from kontan_crawler.text.pointing import printed_title
from kontan_crawler.text.related import Related, kind_of_class, kind_of_link
from kontan_crawler.text.targets import Target
from kontan_crawler.text.widgets import is_time
from kontan_crawler.urls import absolute

_LENGTH = re.compile(
    r"^\(?\d{1,2}:\d\d(?::\d\d)?\)?\s+|(?=[\s\d])(?:\s+\(?\d{1,2}:\d\d(?::\d\d)?\)?|\s*\d{1,2}\s*(?:menit|jam|hari) (?:yang )?lalu)$"
)  # of a video
_NUMBER = re.compile(r"^(?:\d{1,2}[.)]|[-•»→▶])\s+")
_OTHER_LABEL = re.compile(r"[A-Z]\w+(?: \w+){0,3}\s*[:→»▸►▶]")  # printed, and none of the site's: its class says less
_OF_TITLES = frozenset("video foto infografik infografis galeri podcast".split())
_MIN_TITLE = 2  # words


class LinkList:
    """Collects the related links of the paragraphs of a body, each URL once in a row."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._kind: RelatedKind | None = None
        self._last: Related | None = None

    def leave(self) -> None:
        """Forget the heading: a paragraph of the story follows."""
        self._kind = self._last = None

    def add(self, features: Features, is_heading: bool = False) -> list[Related]:
        """Return the related links of a foreign paragraph, and remember its heading for those after it. is_heading: whether it is a heading by its element."""
        if kind := kind_of_heading(features.text):
            self._kind, self._last = kind, None
        elif features.reads is Reads.WEAK and not features.links and (is_heading or not is_detail_of_card(features.text)):
            self._kind = None  # an unknown heading
        label = kind_of_heading(without_time(features.unlinked))
        is_other = label in (None, "terkait") and _OTHER_LABEL.fullmatch(features.unlinked.strip()) is not None
        found = []
        for link, title, target in features.links:
            is_labelled = label is not None or self._kind is not None
            inner = _label_in(title) if label is None else None
            inner = None if inner == "terkait" and is_labelled else inner
            words = _printed_title(title.partition(":")[2] if inner else title, is_labelled)
            named = kind_of_class(link)
            is_listed = target is Target.ARTICLE or named or label not in (None, "terkait")
            if not is_listed or not _is_title(words, 1 if label or inner or named else _MIN_TITLE):
                continue
            url = absolute(link.href, self._base)
            if self._kind == "selanjutnya" and self._last is not None and self._last.url != url:
                self._kind = None  # one article is the next one
            kind = "terkait" if is_other else kind_of_link(link, inner or label or self._kind) or "terkait"
            related = Related(kind=kind, title=words, url=url)
            if not self._is_repeated(related):
                found.append(related)
                self._last = related
        return found

    def _is_repeated(self, related: Related) -> bool:
        """Return whether a link is one more of the same card: picture, title, "Baca selengkapnya"."""
        last = self._last
        return last is not None and related.url is not None and (related.url, related.kind) == (last.url, last.kind)


def _label_in(title: str) -> RelatedKind | None:
    """Return the kind of a label in a title; one word that no list of the site has, such as "Video:", is part of it."""
    label, mark, _ = title.partition(":")
    kind = kind_of_heading(label) if mark else None
    return kind if kind != "terkait" or label.strip().lower() not in _OF_TITLES else None


def _printed_title(text: str, is_labelled: bool) -> str:
    return printed_title(_NUMBER.sub("", _LENGTH.sub("", text)).strip(), is_labelled)


def _is_title(words: str, least: int) -> bool:
    return len(words.split()) >= least and not is_time(words) and not is_chrome_line(words) and not kind_of_heading(words)
