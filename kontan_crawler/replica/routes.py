"""The routes of the replica: host and path -> handler."""

import gzip
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, timezone
from email.utils import format_datetime
from urllib.parse import parse_qs, unquote, urlsplit

from kontan_crawler.replica import article_pages, listing_pages, name_lists
from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.expected import percent_encoded
from kontan_crawler.replica.message_pages import MESSAGES
from kontan_crawler.replica.renderer import Renderer
from kontan_crawler.replica.story import Story

HTML = "text/html; charset=UTF-8"
TEXT = "text/plain; charset=UTF-8"
XML = "application/xml; charset=UTF-8"
RSS = "application/rss+xml; charset=UTF-8"
GZIP = "application/x-gzip"
BOTS = ("GPTBot", "ChatGPT-User", "CCBot", "ClaudeBot", "Google-Extended", "Bytespider", "PerplexityBot", "Amazonbot", "AhrefsBot")
GZIPPED = {"global": "global-news.xml.gz"}
"""Section -> its compressed sitemap."""
SITEMAP_AGE = timedelta(days=2)
"""Sitemaps list articles up to this age."""
FEED_ITEMS = 25
SEARCH_PAGES = 50


@dataclass(frozen=True)
class Reply:
    """An HTTP response."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Request:
    """A request. host: the first label of the host name. mobile: whether it is from a mobile browser."""

    host: str
    path: str
    query: dict[str, str]
    mobile: bool


class Routes:
    """Handles requests with the pages of one dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._renderer = Renderer(dataset)
        self._stories = {(story.kanal, story.slug): story for story in dataset.stories}

    def reply(self, url: str, mobile: bool) -> Reply:
        """Return the reply of the first route that matches."""
        parts = urlsplit(url)
        if parts.scheme == "http":
            return self._moved(301, parts._replace(scheme="https").geturl())
        query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        host = (parts.hostname or "").removesuffix("kontan.co.id").rstrip(".")
        request = Request(host, unquote(parts.path) or "/", query, mobile)
        for hosts, path, handler in ROUTES:
            if re.fullmatch(hosts, request.host) and (match := re.fullmatch(path, request.path)):
                return handler(self, request, *match.groups())
        return self._message("gone_404")

    def _robots(self, request: Request) -> Reply:
        return self._reply(self._renderer.render("robots.txt", bots=BOTS), TEXT)

    def _paid(self, request: Request) -> Reply:
        return self._message("paid")

    def _front(self, request: Request) -> Reply:
        style = listing_pages.OLD_FRONT if request.host == "global" else listing_pages.FRONT
        stories = [story for story in self.dataset.newest() if request.host in ("", "www", story.kanal)]
        return self._listing(style, (request.host or "www").capitalize(), stories[: listing_pages.ROWS])

    def _rubric(self, request: Request, name: str) -> Reply:
        stories = [story for story in self.dataset.newest() if story.kanal == request.host and name in story.rubrics]
        return self._listing(listing_pages.FRONT, name, stories[: listing_pages.ROWS])

    def _index(self, request: Request) -> Reply:
        day = self._day(request.query)
        stories = listing_pages.index_stories(self.dataset.newest(), request.query.get("kanal", ""), day) if day else []
        return self._paged(listing_pages.INDEX, "Indeks Berita", stories, request)

    def _day(self, query: dict[str, str]) -> date | None:
        today = self.dataset.today
        parts = {"tahun": today.year, "bulan": today.month, "tanggal": today.day} | query
        try:
            return date(int(parts["tahun"]), int(parts["bulan"]), int(parts["tanggal"]))
        except ValueError:  # not a day: the page has no rows
            return None

    def _search(self, request: Request) -> Reply:
        words = request.query.get("search", "").lower().split()
        found = [story for story in self.dataset.newest() if all(word in story.title.lower() for word in words)]
        return self._paged(listing_pages.SEARCH, "Hasil Pencarian", found[: SEARCH_PAGES * listing_pages.ROWS], request)

    def _paged(self, style: listing_pages.Style, heading: str, stories: Sequence[Story], request: Request) -> Reply:
        start = request.query.get("per_page", "0")
        offset = int(start) if start.isdecimal() else 0
        pages = listing_pages.page_links(request.path, request.query, len(stories), offset)
        return self._listing(style, heading, stories[offset : offset + listing_pages.ROWS], pages)

    def _tag(self, request: Request, tag: str) -> Reply:
        return self._listing(listing_pages.TAG, tag, self._tagged(tag)[: listing_pages.MORE_ROWS])

    def _more(self, request: Request, tag: str, offset: str) -> Reply:
        start = int(offset)
        return self._reply(listing_pages.fragment(self._renderer, self._tagged(tag)[start : start + listing_pages.MORE_ROWS]))

    def _tagged(self, tag: str) -> Sequence[Story]:
        return [story for story in self.dataset.newest() if tag in (name.lower().replace(" ", "-") for name in story.tags)]

    def _sitemaps(self, request: Request) -> Reply:
        names = {kanal: f"{kanal}-news.xml" for kanal in name_lists.SECTIONS + name_lists.OTHER_SECTIONS} | GZIPPED
        urls = [f"https://www.kontan.co.id/sitemap/{name}" for name in names.values()]
        return self._reply(self._renderer.render("sitemap_index.xml", urls=urls, now=self.dataset.now), XML)

    def _sitemap(self, request: Request, kanal: str, gzipped: str | None) -> Reply:
        stories = [s for s in self.dataset.newest() if s.kanal == kanal and self.dataset.now - s.published < SITEMAP_AGE]
        page = self._renderer.render("sitemap_news.xml", stories=stories, percent_encoded=percent_encoded)
        return self._reply(gzip.compress(page, mtime=0), GZIP) if gzipped else self._reply(page, XML)

    def _rss(self, request: Request) -> Reply:
        stories = [story for story in self.dataset.newest() if story.kanal == request.host][:FEED_ITEMS]
        page = self._renderer.render(
            "rss.xml", kanal=request.host, stories=stories, percent_encoded=percent_encoded, rfc822=format_datetime
        )
        return self._reply(page, RSS)

    def _amp(self, request: Request, slug: str) -> Reply:
        found = next((story for (_, name), story in self._stories.items() if name == slug and not story.substitute), None)
        return self._reply(article_pages.amp(self._renderer, found)) if found else self._message("gone_404")

    def _article(self, request: Request, slug: str) -> Reply:
        story = self._stories.get((request.host, slug))
        if story is None:
            return self._message("gone_404")
        if story.substitute in MESSAGES:
            return self._message(story.substitute)
        if story.substitute == "redirect":
            return self._moved(302, percent_encoded(f"https://insight.kontan.co.id/news/{story.slug}"))
        if story.substitute:
            page = {"teaser": article_pages.teaser, "gallery": article_pages.gallery}[story.substitute]
            return self._reply(page(self._renderer, self.dataset.story(story.url), request.mobile))
        return self._reply(
            article_pages.article(self._renderer, self.dataset.story(story.url), request.query.get("page", ""), request.mobile)
        )

    def _listing(
        self, style: listing_pages.Style, heading: str, stories: Sequence[Story], pages: Sequence[listing_pages.PageLink] = ()
    ) -> Reply:
        return self._reply(listing_pages.listing(self._renderer, style, heading, stories, pages))

    def _message(self, name: str) -> Reply:
        message = MESSAGES[name]
        return self._reply(self._renderer.render("message.html", message=message), HTML, message.status)

    def _moved(self, status: int, location: str) -> Reply:
        reply = self._reply(b"", HTML, status)
        return Reply(status, {**reply.headers, "Location": location})

    def _reply(self, body: bytes, content_type: str = HTML, status: int = 200) -> Reply:
        moment = format_datetime(self.dataset.now.astimezone(timezone.utc), usegmt=True)
        return Reply(status, {"Date": moment, "Content-Type": content_type}, body)


KANAL = "|".join(set(name_lists.SECTIONS + name_lists.OTHER_SECTIONS) - {"insight"})
ROUTES = (
    (r".*", r"/robots\.txt", Routes._robots),
    (r"insight", r".*", Routes._paid),
    (r"www", r"/search/indeks/?", Routes._index),
    (r"www", r"/search/?", Routes._search),
    (r"www", r"/tag/loadmore_news/([^/]+)/(\d+)", Routes._more),
    (r"www", r"/tag/([^/]+)", Routes._tag),
    (r"www", r"/sitemap\.xml", Routes._sitemaps),
    (r"www", r"/sitemap/([a-z]+)-news\.xml(\.gz)?", Routes._sitemap),
    (r"www", r"/rss|/feed", Routes._front),
    (r"www|", r"/", Routes._front),
    (r"amp", r"/news/([^/]+)", Routes._amp),
    (KANAL, r"/", Routes._front),
    (KANAL, r"/rss", Routes._rss),
    (KANAL, r"/rubrik/\d+/([^/]+)", Routes._rubric),
    (KANAL, r"/news/([^/]+)", Routes._article),
)
"""Regular expressions of host (first label) and path, and the handler; the first match is used."""
