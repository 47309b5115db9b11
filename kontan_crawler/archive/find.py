"""Find the captures of a page in the files of an archive, in any form of its address."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urljoin

from kontan_crawler import site
from kontan_crawler.archive.capture import Capture, capture_at, captures_in, is_part
from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.index import IndexLine, parse_line, surt
from kontan_crawler.archive.names import final_name, index_path, warcs_in
from kontan_crawler.archive.scan import NotWarc
from kontan_crawler.archive.warc_file import REVISIT_MIME
from kontan_crawler.extras import MissingExtraError
from kontan_crawler.urls import canonical, host_of, is_kontan


def find(folder: Path, url: str, errors: list[str] | None = None) -> list[Capture]:
    """Return the captures of a page in a folder and the folders in it, newest first; none if `url` is no address of KONTAN.

    url: of an article, with or without `?page=`, or of a listing. errors: gets a line for each file that cannot be read.
    """
    page, found = page_of(url), []
    for warc in warcs_in(folder) if page else []:
        try:
            found += _in_file(warc, page or "")
        except (NotWarc, MissingExtraError) as error:
            (errors if errors is not None else []).append(str(error))
        except OSError as error:
            (errors if errors is not None else []).append(f"{error.filename or warc} cannot be read: {error.strerror}")
    return sorted(found, key=lambda capture: (capture.received, capture.archived.warc, capture.offset), reverse=True)


def newest_page(captures: Iterable[Capture]) -> Capture | None:
    """Return the first of these captures that is a whole page with status 200 and no further part of an article, or None."""
    return next((capture for capture in captures if capture.status == 200 and not capture.is_torn and not is_part(capture)), None)


def page_of(url: str) -> str | None:
    """Return what all forms of a page's address share, or None if it is no address of KONTAN."""
    full = canonical(url)
    try:
        full = full or urljoin(site.WWW, url.strip() if "//" in url else f"https://{url.strip()}")
        return (canonical(full) or surt(full)) if is_kontan(host_of(full)) else None
    except ValueError:  # an invalid port
        return None


def _in_file(warc: Path, page: str) -> list[Capture]:
    lines = _matching_lines(warc, page)
    found = [capture_at(warc, line.offset, line.record_id) for line in lines or ()]
    if lines is not None and None not in found:
        return [capture for capture in found if capture]
    captures = (capture for capture in captures_in(warc) if not isinstance(capture, Damage))
    return [capture for capture in captures if page_of(capture.url) == page]


def _matching_lines(warc: Path, page: str) -> list[IndexLine] | None:
    """Return the lines of a page in the index of a file, without answers that the page is unchanged; None without an index of its own."""
    try:
        content = index_path(warc).read_bytes()
    except FileNotFoundError:
        return None
    if f'"{final_name(warc)}"'.encode() not in content:
        return None
    keys = _keys(page)
    rows = [row for row in content.split(b"\n") if row.startswith(keys)] if any(key in content for key in keys) else []
    lines = [line for row in rows if (line := parse_line(row.decode("utf-8", "replace")))]
    return [line for line in lines if page_of(line.url) == page and line.mime != REVISIT_MIME]


def _keys(page: str) -> tuple[bytes, ...]:
    """Return how the lines of a page begin: an article may have any query, a listing has its own."""
    return tuple(f"{surt(page)}{end}".encode() for end in (" ", "?")) if canonical(page) else (f"{page} ".encode(),)
