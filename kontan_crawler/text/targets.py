"""What the links of a page lead to."""

import re
from enum import Enum
from functools import lru_cache
from urllib.parse import urlsplit

from lxml import etree

from kontan_crawler import site
from kontan_crawler.text.byline_names import without_brackets
from kontan_crawler.text.words import latin_words
from kontan_crawler.urls import absolute, canonical, host_of, is_kontan

_SHARE = re.compile(
    r"/(?:sharer?|sharing|intent|dialog/(?:share|feed|send)|share[-_]?offsite|pin/create|submit)\b|[?&](?:text|u|url|body)=", re.IGNORECASE
)
_SHARE_HOSTS = re.compile(r"(?:^|\.)(?:wa\.me|api\.whatsapp\.com|lineit\.line\.me|social-plugins\.line\.me|telegram\.me|t\.me)$")
_PROFILE_HOSTS = re.compile(
    r"(?:^|\.)(?:news\.google\.com|whatsapp\.com|t\.me|telegram\.(?:me|org)|instagram\.com|facebook\.com|fb\.com|twitter\.com|x\.com|tiktok\.com"
    r"|threads\.(?:net|com)|linkedin\.com|line\.me|play\.google\.com|apps\.apple\.com|itunes\.apple\.com|appgallery\.huawei\.com|spotify\.com|kitabisa\.com)$"
)
_VIDEO_HOSTS = re.compile(r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|vidio\.com)$")
_PROFILE_PATH = re.compile(r"/?|/(?:@|c/|channel/|user/|subscribe).*")
_BORDER = re.compile(r"(?<=[a-z0-9])-(?=[a-z0-9])", re.IGNORECASE)  # between two words of a slug
_MIN_WORDS, _MIN_WORDS_IN_FRONT = 3, 5  # of a slug; right behind www.kontan.co.id fewer are a service: "/coba-fitur-beta"
_VIDEO, _OF_VIDEOS = (re.compile(form) for form in (r"/videos?/.+", r"https?://(?:(?:videos?|tv)\.[^/]+|[^/]+/tv)/"))
_ONE_VIDEO = re.compile(r"(?:/tv)?/(?:v|watch|video|play|embed)/[\w-]+|.*/\d{3,}")
_TAG = re.compile(r"/(?:tags?|topik|topic)/", re.IGNORECASE)
_PERSON = re.compile(r"/(?:profile?|penulis|authors?|editor|reporter|jurnalis|kontributor)/", re.IGNORECASE)
_ACTION = re.compile(
    r"\b(?:subscri|berlangganan|langganan|login|signin|register|daftar|donasi|donat|newsletter|komentar|comment|epaper|store|aplikasi|apps?|download|unduh|polling|survei)|-per-(?:bulan|tahun|hari)$",
    re.IGNORECASE,
)


class Target(Enum):
    """What a link leads to."""

    ARTICLE = "another article, or a video"
    SELF = "this article, one of its parts or its comments"
    ACTION = "sharing, following, subscribing, a profile, an app or a letter to the paper"
    TAG = "a tag"
    SECTION = "a section of the site, or its front page"
    OTHER = "anything else"


@lru_cache(maxsize=512)  # several questions are asked about each link of a page
def target_of(href: str, base: str) -> Target:
    """Return what a link leads to. `href`: as printed; base: canonical URL of the page."""
    url = absolute(href, base)
    if not href.strip() or href.lower().startswith("tel:"):
        return Target.OTHER
    if href.strip().lower().startswith("mailto:"):
        return Target.ACTION if href.strip().lower().partition("?")[0].endswith(("@kontan.co.id", ".kontan.co.id")) else Target.OTHER
    if url is None or href.strip().startswith("#"):
        return Target.ACTION
    host, path = host_of(url), urlsplit(url).path
    if is_kontan(host):
        return _of_site(url, path, base)
    if _SHARE_HOSTS.search(host) or (_PROFILE_HOSTS.search(host) and (_SHARE.search(url) or not _is_post(path))):
        return Target.ACTION
    if _VIDEO_HOSTS.search(host):
        return Target.ACTION if _PROFILE_PATH.fullmatch(path) else Target.ARTICLE
    if _SHARE.search(url):
        return Target.ACTION
    return Target.ARTICLE if _ends_with_slug(path, _MIN_WORDS) else Target.OTHER


def leads_to_article(element: etree._Element, base: str) -> bool:
    """Return whether an element is, or holds, a link to another article. base: canonical URL of the page."""
    return any(target_of(link.get("href", ""), base) is Target.ARTICLE for link in element.iter("a"))


def is_of_site(href: str) -> bool:
    """Return whether a link, as printed, leads to the site, or is a letter."""
    return is_kontan(host_of(href)) or (href.startswith(("/", "mailto:")) and not href.startswith("//"))


def is_of_person(href: str) -> bool:
    """Return whether a link leads to the page of an author."""
    return bool(_PERSON.search(href))


def leads_to_person(href: str, name: str) -> bool:
    """Return whether a link leads to the page of an author with this name: "/penulis/sari-melati"."""
    words = latin_words(without_brackets(name))
    return bool(words) and is_of_person(href) and set(words) <= set(latin_words(urlsplit(href).path.rstrip("/").rpartition("/")[2]))


def _of_site(url: str, path: str, base: str) -> Target:
    article = canonical(url)
    if article:
        return Target.SELF if article == canonical(base) else Target.ARTICLE
    if _TAG.search(path):
        return Target.TAG
    if _VIDEO.match(path) or (_OF_VIDEOS.match(url) and _is_video(path)):
        return Target.ARTICLE  # whatever the words of its title: "/video/daftar-harga-emas"
    if is_of_person(path):
        return Target.SECTION
    if _ACTION.search(url):
        return Target.ACTION
    is_in_front = "/" not in path.strip("/") and url.startswith(f"{site.WWW}/")
    least = _MIN_WORDS_IN_FRONT if is_in_front else _MIN_WORDS
    return Target.ARTICLE if _ends_with_slug(path, least) else Target.SECTION


def _is_video(path: str) -> bool:
    """Return whether a path of a host of videos leads to one, by its number or its title: not to a list or a login."""
    least = _MIN_WORDS + bool(_ACTION.search(path))
    return _ONE_VIDEO.fullmatch(path) is not None or _ends_with_slug(path, least)


def _ends_with_slug(path: str, least: int) -> bool:
    """Return whether a path ends with at least some words between hyphens."""
    return len(_BORDER.findall(path.rstrip("/").rpartition("/")[2])) >= least - 1


def _is_post(path: str) -> bool:
    """Return whether a path of a social network is a post, which a story may quote."""
    return bool(re.search(r"/(?:status|p|reel|posts?|video|videos|photo)/", path))
