"""Readers that have environments of their own. Each function imports its package, and returns the function that reads."""

import asyncio
from types import SimpleNamespace

from bench.peers.reading import Read, Reading, day_of, lines_of


def newspaper4k() -> Read:
    from newspaper import Article, Config

    config = Config()
    config.fetch_images, config.language = False, "id"

    def read(url: str, body: bytes) -> Reading:
        article = Article(url, config=config)
        article.download(input_html=body.decode())
        article.parse()
        return Reading(article.title, day_of(article.publish_date), article.authors, article.text)

    return read


def news_please() -> Read:
    from newsplease import NewsPlease

    def read(url: str, body: bytes) -> Reading:
        article = NewsPlease.from_html(body.decode(), url, fetch_images=False)
        return Reading(article.title, day_of(article.date_publish), article.authors, article.maintext or "")

    return read


def readability() -> Read:
    from readability import Document

    def read(url: str, body: bytes) -> Reading:
        document = Document(body.decode(), url=url)
        author = document.author().replace("[no-author]", "")
        return Reading(document.short_title(), None, [author], lines_of(document.summary(html_partial=True)))

    return read


def goose3() -> Read:
    from goose3 import Goose

    goose = Goose({"target_language": "id", "use_meta_language": False})

    def read(url: str, body: bytes) -> Reading:
        article = goose.extract(raw_html=body.decode())
        return Reading(article.title, day_of(article.publish_datetime_utc), article.authors, article.cleaned_text)

    return read


def resiliparse() -> Read:
    from resiliparse.extract.html2text import extract_plain_text

    options = {"preserve_formatting": True, "main_content": True, "list_bullets": False, "alt_texts": False, "comments": False}
    return lambda url, body: Reading(text=extract_plain_text(body.decode(), **options))


def news_watch() -> Read:
    from newswatch.scrapers.kontan import KontanScraper

    class Stored(KontanScraper):
        async def fetch(self, url: str, **options: object) -> str:
            return self.stored

    found: list[dict] = []
    loop = asyncio.new_event_loop()

    async def put(item: dict) -> None:
        found.append(item)

    scraper = Stored("", queue_=SimpleNamespace(put=put))

    def read(url: str, body: bytes) -> Reading:
        scraper.stored = body.decode()
        found.clear()
        loop.run_until_complete(scraper.get_article(url, ""))
        return (
            Reading(found[0]["title"], day_of(found[0]["publish_date"]), [found[0]["author"]], found[0]["content"]) if found else Reading()
        )

    return read
