"""Readers in this project's environment. Each function imports its package, and returns the function that reads."""

from bench.peers.reading import Read, Reading


def kontan_crawler() -> Read:
    from kontan_crawler.clock import now
    from kontan_crawler.parsing import HttpResponse, read_article

    def read(url: str, body: bytes) -> Reading:
        article = read_article([HttpResponse(url, body, "text/html; charset=utf-8")], now()).article
        return Reading(article.title, (article.published_at or "")[:10] or None, article.authors, article.text) if article else Reading()

    return read


def trafilatura(**options: bool) -> Read:
    from trafilatura import bare_extraction

    def read(url: str, body: bytes) -> Reading:
        found = bare_extraction(body, url=url, with_metadata=True, **options)
        return Reading(found.title, found.date, (found.author or "").split("; "), found.text or "") if found else Reading()

    return read


def lxml() -> Read:
    from lxml.html import document_fromstring

    def read(url: str, body: bytes) -> Reading:
        document_fromstring(body)
        return Reading()

    return read
