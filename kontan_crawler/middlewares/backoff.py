"""Waiting times before a retry."""

from datetime import datetime, timezone
from email.utils import parsedate_to_datetime


def exponential_backoff(attempt: int, first: float, jitter: float) -> float:
    """Return the seconds to wait before a retry: `first`, doubled with each attempt, times 0.5 + jitter.

    attempt: from 1; first: seconds; jitter: a random number from 0 to 1.
    """
    return first * 2.0 ** min(attempt - 1, 30) * (0.5 + jitter)


def retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds of a Retry-After header, a number or a date (RFC 9110, section 10.2.3); None if it is invalid. now: aware."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return max(0.0, (moment - now).total_seconds())
