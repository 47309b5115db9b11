"""Convert exceptions of Scrapy, Twisted and the middlewares to reasons of `outcomes`."""

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)  # fmt: skip
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import BAD_CERTIFICATE, REDIRECT_LOOP, ROBOTS, TOO_LARGE, http_status

CONNECTION_ERRORS = (CannotResolveHostError, DownloadConnectionRefusedError, DownloadFailedError, DownloadTimeoutError, TunnelError)
"""Scrapy's exceptions for a request without a response."""
RESPONSE_ERRORS = (DownloadCancelledError, IgnoreRequest, ResponseDataLossError)
"""Scrapy's exceptions after the beginning of a response."""
_MESSAGES = (
    ("certificate verify failed", BAD_CERTIFICATE),  # OpenSSL's
    ("service_identity.exceptions.VerificationError", BAD_CERTIFICATE),  # Twisted's, for a certificate of another host
    ("Forbidden by robots.txt", ROBOTS),  # Scrapy's, like all below
    ("max redirections", REDIRECT_LOOP),
    ("DOWNLOAD_MAXSIZE", TOO_LARGE),
    ("larger than download max size", TOO_LARGE),
)


def reason_of(failure: Failure) -> str:
    """Return the reason of a failed request: removed, http_503, robots …, or the class name of the exception."""
    return reason_of_error(failure.value)


def reason_of_error(error: BaseException | None) -> str:
    """Return the reason for an exception, or its class name. Some exceptions of Scrapy can be recognized only by their message."""
    if isinstance(error, HttpError):
        return http_status(error.response.status)
    if isinstance(error, RequestRefused):
        return error.reason
    return next((reason for words, reason in _MESSAGES if words in str(error)), type(error).__name__)


def request_of(failure: Failure) -> Request:
    """Return the request that failed."""
    request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
    return request
