"""Environment variables: the proxy of https:// requests, and the certificates that verify the site's."""

import os
import re
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from scrapy.downloadermiddlewares.httpproxy import HttpProxyMiddleware
from scrapy.settings import BaseSettings

from kontan_crawler import site
from kontan_crawler.spider_args import ArgumentError

_PASSWORD = re.compile(r"^(\w+://)?.*@")
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+(%\w+)?", re.IGNORECASE | re.ASCII)
_READ_BY_SCRAPY = {"SCRAPY_CHECK", "SCRAPY_PROJECT", "SCRAPY_PYTHON_SHELL", "SCRAPY_SETTINGS_MODULE"}


def check_environment(settings: BaseSettings) -> None:
    """Raise ArgumentError for a proxy that Scrapy cannot use, or for unreadable certificates."""
    value = getproxies().get("https")
    if value and settings.getbool("HTTPPROXY_ENABLED") and not proxy_bypass(f"www.{site.DOMAIN}"):
        _check_proxy("https_proxy" if os.environ.get("https_proxy") else "HTTPS_PROXY", value, settings["HTTPPROXY_AUTH_ENCODING"])
    if settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES"):
        _check_certificates(os.environ.get("SSL_CERT_FILE"))


def ignored_variables(settings: BaseSettings) -> Iterator[str]:
    """Yield a sentence for each variable that looks like a setting or a proxy, but that Scrapy does not read."""
    if "all" in getproxies() and "https" not in getproxies():
        yield "the environment variable all_proxy is not used; set https_proxy"
    for name in sorted(os.environ.keys() - _READ_BY_SCRAPY):
        if name.startswith("SCRAPY_") and name.removeprefix("SCRAPY_") in settings:
            yield f"the environment variable {name} is not used; use -s {name.removeprefix('SCRAPY_')}=VALUE"


def _check_proxy(name: str, value: str, encoding: str | None) -> None:
    """Raise ArgumentError unless Scrapy takes the proxy, and its address is http://HOST or http://HOST:PORT."""
    try:
        _, url = HttpProxyMiddleware(encoding).proxies["https"]
        parts = urlsplit(url)
        is_valid = parts.scheme == "http" and _HOST.fullmatch(parts.hostname or "") and (parts.port is None or parts.port > 0)
    except (KeyError, LookupError, ValueError):  # Scrapy skips a proxy that it cannot parse, and would connect without it
        is_valid = None
    if not is_valid:
        shown = _PASSWORD.sub(r"\1***@", value)
        raise ArgumentError(f"{name}={shown!r} is invalid; use http://HOST:PORT or http://USER:PASSWORD@HOST:PORT")


def _check_certificates(path: str | None) -> None:
    if path:
        try:
            ssl.create_default_context(cafile=path)
        except (OSError, ValueError) as error:
            raise ArgumentError(f"SSL_CERT_FILE={path!r} has no certificates: {error}; use a PEM file, or unset the variable") from None
