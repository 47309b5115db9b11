"""Why a request gave no answer, as one of the reasons of `outcomes`."""

from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from kontan_crawler.middlewares.not_taken import NotTaken
from kontan_crawler.outcomes import BAD_CERTIFICATE, REDIRECT_LOOP, ROBOTS, TOO_LARGE, http_status

CERTIFICATE_FAILED = "certificate verify failed"
"""OpenSSL's words."""
_SAID_BY_SCRAPY = (
    (CERTIFICATE_FAILED, BAD_CERTIFICATE),
    ("Forbidden by robots.txt", ROBOTS),
    ("max redirections", REDIRECT_LOOP),
    ("DOWNLOAD_MAXSIZE", TOO_LARGE),
    ("larger than download max size", TOO_LARGE),
)


def reason_of(failure: Failure) -> str:
    """Return the reason of a failed request: removed, http_503, robots, too_large ..., else the error's name."""
    error = failure.value
    if isinstance(error, HttpError):
        return http_status(error.response.status)
    if isinstance(error, NotTaken):
        return str(error)
    return next((reason for words, reason in _SAID_BY_SCRAPY if words in str(error)), type(error).__name__)
