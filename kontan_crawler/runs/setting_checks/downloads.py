"""Settings of downloads whose errors Scrapy meets only in the first request."""

import socket

from scrapy.settings import BaseSettings

from kontan_crawler.spider_args import ArgumentError


def check_downloads(settings: BaseSettings) -> None:
    """Check DOWNLOAD_BIND_ADDRESS and DOWNLOAD_SLOTS. Raises ArgumentError."""
    if settings["DOWNLOAD_BIND_ADDRESS"]:
        _check_address(settings["DOWNLOAD_BIND_ADDRESS"])
    for slot, options in settings.getdict("DOWNLOAD_SLOTS").items():
        if not isinstance(options, dict) or not all(isinstance(value, (int, float)) and value >= 0 for value in options.values()):
            raise ArgumentError(f'DOWNLOAD_SLOTS: {options!r} of {slot!r} is invalid; use numbers, such as {{"delay": 2}}')


def _check_address(given: str | tuple[str, int]) -> None:
    """Raise ArgumentError unless a socket of this machine can have the address."""
    host, port = (given, 0) if isinstance(given, str) else given
    try:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as one:
            one.bind((host, port))
    except (OSError, ValueError) as error:
        raise ArgumentError(f"DOWNLOAD_BIND_ADDRESS={given!r} is invalid: {error}; use an IP address of this machine") from None
