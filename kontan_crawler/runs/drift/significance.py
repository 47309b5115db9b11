"""Significance tests: whether a share has grown since the baseline, or by chance."""

from math import exp, lgamma, log

# Largest probability that is significant: a hundred checks in each of 8,760 runs a year raise one false alarm in more than ten years.
_ALARM = 1e-7
_SUSPICIOUS = 0.15  # probability
_KNOWN = 20  # smallest number of pages in the baseline
_CHANGED, _REFUTED = 0.75, -0.3  # share of bad pages after a change; log likelihood ratio that refutes it
_MISSING = 1e-4  # probability; larger than _ALARM, because several runs see the same days
_WEIGHT = 2000  # largest number of pages in the baseline: real pages vary more than independent draws


def significance(bad: int, pages: int, past_bad: int, past_pages: int) -> float:
    """Return the probability of at least `bad` among `pages` if nothing has changed (beta-binomial, Jeffreys prior)."""
    weight = min(1.0, _WEIGHT / past_pages) if past_pages else 0.0
    alpha, beta = past_bad * weight + 0.5, (past_pages - past_bad) * weight + 0.5
    return min(1.0, sum(exp(_log_probability(count, pages, alpha, beta)) for count in range(bad, pages + 1)))


def is_significant(bad: int, pages: int, past_bad: int, past_pages: int, min_growth: float) -> bool:
    """Return whether a share has grown by `min_growth` or more, and by more than chance."""
    return _has_grown(bad, pages, past_bad, past_pages, min_growth) and significance(bad, pages, past_bad, past_pages) < _ALARM


def is_suspicious(bad: int, pages: int, past_bad: int, past_pages: int, min_growth: float) -> bool:
    """Return whether a share may have grown, and a few more pages would decide it."""
    rare = past_pages >= _KNOWN and past_bad / past_pages < _SUSPICIOUS  # a few pages decide nothing about a common share
    return (
        rare and _has_grown(bad, pages, past_bad, past_pages, min_growth) and significance(bad, pages, past_bad, past_pages) < _SUSPICIOUS
    )


def is_refuted(bad: int, pages: int, past_bad: int, past_pages: int) -> bool:
    """Return whether so few bad pages refute that most pages are bad now (Wald's sequential probability ratio test)."""
    before = min(max(past_bad / past_pages, 0.01), 0.5) if past_pages else 0.5
    return bad * log(_CHANGED / before) + (pages - bad) * log((1 - _CHANGED) / (1 - before)) <= _REFUTED


def are_missing(days: int, past_articles: int, past_days: int) -> bool:
    """Return whether so many days without an article are more than chance (gamma-Poisson).

    It counts half of the past articles, because days vary more than a Poisson process.
    """
    return bool(past_days) and (past_days / (past_days + days)) ** (past_articles / 2) < _MISSING


def _has_grown(bad: int, pages: int, past_bad: int, past_pages: int, min_growth: float) -> bool:
    return bool(pages and past_pages) and bad / pages - past_bad / past_pages >= min_growth


def _log_probability(count: int, pages: int, alpha: float, beta: float) -> float:
    choose = lgamma(pages + 1) - lgamma(count + 1) - lgamma(pages - count + 1)
    return choose + _log_beta(count + alpha, pages - count + beta) - _log_beta(alpha, beta)


def _log_beta(alpha: float, beta: float) -> float:
    return lgamma(alpha) + lgamma(beta) - lgamma(alpha + beta)
