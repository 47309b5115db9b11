"""Significance tests: whether a share has grown since the baseline by more than chance."""

from math import exp, lgamma, log

# Largest significant p-value: a hundred checks in each of 8,760 runs a year raise one false alarm in more than ten years.
_ALARM = 1e-7
_SUSPICIOUS = 0.15  # p-value, and largest baseline share that a few pages can decide about
_MIN_PAGES = 20  # in the baseline
_CHANGED, _REFUTED = 0.75, -0.3  # share of bad pages after a change; log likelihood ratio that refutes it
_MISSING = 1e-4  # p-value; larger than _ALARM, because several runs see the same days
_MAX_PAGES = 2000  # of the baseline that count: real pages vary more than independent draws


def p_value(bad: int, total: int, baseline_bad: int, baseline_total: int) -> float:
    """Return the probability of at least `bad` of `total` if nothing has changed (beta-binomial, Jeffreys prior)."""
    weight = min(1.0, _MAX_PAGES / baseline_total) if baseline_total else 0.0
    alpha, beta = baseline_bad * weight + 0.5, (baseline_total - baseline_bad) * weight + 0.5
    return min(1.0, sum(exp(_log_probability(count, total, alpha, beta)) for count in range(bad, total + 1)))


def is_significant(bad: int, total: int, baseline_bad: int, baseline_total: int, min_growth: float) -> bool:
    """Return whether a share has grown by `min_growth` or more, and by more than chance."""
    counts = bad, total, baseline_bad, baseline_total
    return _has_grown(*counts, min_growth) and p_value(*counts) < _ALARM


def is_suspicious(bad: int, total: int, baseline_bad: int, baseline_total: int, min_growth: float) -> bool:
    """Return whether a share may have grown, and a few more pages can confirm or refute it."""
    counts = bad, total, baseline_bad, baseline_total
    rare = baseline_total >= _MIN_PAGES and baseline_bad / baseline_total < _SUSPICIOUS
    return rare and _has_grown(*counts, min_growth) and p_value(*counts) < _SUSPICIOUS


def is_refuted(bad: int, total: int, baseline_bad: int, baseline_total: int) -> bool:
    """Return whether the pages refute that most of them are bad now (Wald's sequential probability ratio test)."""
    before = min(max(baseline_bad / baseline_total, 0.01), 0.5) if baseline_total else 0.5
    return bad * log(_CHANGED / before) + (total - bad) * log((1 - _CHANGED) / (1 - before)) <= _REFUTED


def are_missing(days: int, baseline_articles: int, baseline_days: int) -> bool:
    """Return whether articles are missing on days without any, by more than chance (gamma-Poisson).

    Only half of the baseline's articles count, because days vary more than a Poisson process.
    """
    return bool(baseline_days) and (baseline_days / (baseline_days + days)) ** (baseline_articles / 2) < _MISSING


def _has_grown(bad: int, total: int, baseline_bad: int, baseline_total: int, min_growth: float) -> bool:
    return bool(total and baseline_total) and bad / total - baseline_bad / baseline_total >= min_growth


def _log_probability(count: int, total: int, alpha: float, beta: float) -> float:
    choose = lgamma(total + 1) - lgamma(count + 1) - lgamma(total - count + 1)
    return choose + _log_beta(count + alpha, total - count + beta) - _log_beta(alpha, beta)


def _log_beta(alpha: float, beta: float) -> float:
    return lgamma(alpha) + lgamma(beta) - lgamma(alpha + beta)
