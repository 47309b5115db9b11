"""Runs that meet the replica of the site: how a run knows the replica, and where it writes.

The replica sends REPLICA_HEADER with each answer, also to a request to its proxy itself, which other proxies do not forward.
"""

from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from scrapy.settings import BaseSettings
from w3lib.url import file_uri_to_path

from kontan_crawler import site
from kontan_crawler.outcomes import REPLICA_HEADER
from kontan_crawler.spider_args import ArgumentError

_TIMEOUT = 3  # seconds
_APART = {"METRICS_FILE": None, "REPLICA_DIR": ".", "ARCHIVE_DIR": "archive"}  # metrics and archive are the site's


def replica_folder(settings: BaseSettings) -> Path:
    """Return the folder of the runs that meet the replica: REPLICA_DIR within OUTPUT_DIR."""
    return (Path(settings["OUTPUT_DIR"]) / settings["REPLICA_DIR"]).absolute()


def is_replica_folder(settings: BaseSettings) -> bool:
    """Return whether OUTPUT_DIR itself is the folder of the runs that meet the replica."""
    return replica_folder(settings).resolve() == Path(settings["OUTPUT_DIR"]).resolve()


def set_apart(settings: BaseSettings) -> str | None:
    """If the proxy is the replica's, write into its folder instead of OUTPUT_DIR; return a message then.

    Raises ArgumentError for a feed outside of the replica's folder.
    """
    proxy = _proxy() if settings.getbool("HTTPPROXY_ENABLED") else None
    if is_replica_folder(settings) or proxy is None or not is_replica(proxy):
        return None
    folder = replica_folder(settings)
    for uri in (*settings.getdict("FEEDS"), settings["FEED_URI"]):
        if uri:
            _check_feed(str(uri), folder)
    for name, value in {**_APART, "OUTPUT_DIR": str(folder)}.items():
        settings.set(name, value, priority="cmdline")
    return f"the proxy at {urlsplit(proxy).netloc.rpartition('@')[2]} serves the replica of the site, whose articles are invented; this run writes into {folder}"


def is_replica(proxy: str) -> bool:
    """Return whether a proxy is the replica's. It is asked for its own front page; nothing is sent to the site."""
    try:
        parts = urlsplit(proxy)
        with closing(HTTPConnection(parts.hostname or "", parts.port or 80, timeout=_TIMEOUT)) as connection:
            connection.request("HEAD", "/")
            return connection.getresponse().headers[REPLICA_HEADER] is not None
    except (OSError, HTTPException, ValueError):  # the run will not reach it either
        return False


def _proxy() -> str | None:
    """Return the URL of the proxy through which Scrapy reaches the site, if it is an HTTP proxy."""
    proxy = getproxies().get(urlsplit(site.WWW).scheme, "")
    is_used = proxy.startswith("http://") and not proxy_bypass(urlsplit(site.WWW).netloc)
    return proxy if is_used else None


def _check_feed(uri: str, folder: Path) -> None:
    """Raise ArgumentError for a feed that is neither in the folder nor a stream, such as /dev/stdout."""
    path = Path(file_uri_to_path(uri) if uri.startswith("file:") else uri).resolve()
    is_stream = uri.startswith("stdout:") or path.exists() and not path.is_file()
    if not is_stream and not path.is_relative_to(folder.resolve()):
        raise ArgumentError(f"the feed {uri} would mix invented articles of the replica with the site's; use a feed in {folder}")
