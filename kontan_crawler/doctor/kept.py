"""The kept page of a URL, for `scrapy doctor`: the newest one in the archive."""

from pathlib import Path

from kontan_crawler.archive.capture import Capture
from kontan_crawler.archive.find import find, newest_page
from kontan_crawler.doctor.origin import KEPT, Origin
from kontan_crawler.doctor.pages import LoadedPage, is_listing
from kontan_crawler.parsing.amp import canonical_of_amp
from kontan_crawler.parsing.no_article import NoArticle
from kontan_crawler.urls import is_amp


def find_kept(folder: Path, url: str, errors: list[str]) -> Capture | None:
    """Return the newest page with status 200 of a URL, or None. errors: gets a line for each file that cannot be read.

    url: of an article or listing. For an AMP page, it is the page to which that one links, as in a run.
    """
    page = newest_page(find(folder, url, errors))
    if page is None or not is_amp(url):
        return page
    try:
        return newest_page(find(folder, canonical_of_amp(page.response), errors))
    except NoArticle:
        return None


def kept_page(capture: Capture) -> LoadedPage:
    """Return a capture as a page to examine."""
    origin = Origin(KEPT, capture.archived.warc, requested_as=capture.url)
    return LoadedPage(origin, capture.response, is_listing=is_listing(capture.url), status=capture.status, archived=capture.archived)
