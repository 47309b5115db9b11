"""How significant it is that a share has grown, given the shares of the past."""

from math import exp, lgamma, log

ALARM = 1e-7
"""Less likely than this is no chance: with some hundred checks in each of 8,760 runs a year, one false alarm in more than ten years."""
_DOUBT, _KNOWN = 0.15, 20  # less likely than one in seven; things seen in the past, at least
_CHANGED, _REFUTED = 0.75, -0.3  # share of pages that a change spoils; log likelihood ratio under which it is refuted
_GONE = 1e-4  # such days are seen by several runs
_WEIGHT = 2000  # of the past, at most: it is not as regular as dice


def significance(seen: int, of: int, past_seen: int, past_of: int) -> float:
    """Return the probability of at least `seen` among `of`, if all goes on as in the past (beta-binomial, Jeffreys' prior)."""
    weight = min(1.0, _WEIGHT / past_of) if past_of else 0.0
    alpha, beta = past_seen * weight + 0.5, (past_of - past_seen) * weight + 0.5
    return min(1.0, sum(exp(_log_chance(count, of, alpha, beta)) for count in range(seen, of + 1)))


def is_alarming(seen: int, of: int, past_seen: int, past_of: int, least: float) -> bool:
    """Tell whether a share has grown so much that something must have changed; by less than `least` says nothing."""
    return _has_grown(seen, of, past_seen, past_of, least) and significance(seen, of, past_seen, past_of) < ALARM


def is_doubtful(seen: int, of: int, past_seen: int, past_of: int, least: float) -> bool:
    """Tell whether a share may have grown because something has changed: a few more pages would show it."""
    rare = past_of >= _KNOWN and past_seen / past_of < _DOUBT  # of what is common, a few pages tell nothing
    return rare and _has_grown(seen, of, past_seen, past_of, least) and significance(seen, of, past_seen, past_of) < _DOUBT


def bears_out(bad: int, pages: int, past_seen: int, past_of: int) -> bool:
    """Tell whether so many pages, so many of them bad, leave it open that a share has grown to most of them (Wald's sequential test)."""
    before = min(max(past_seen / past_of, 0.01), 0.5) if past_of else 0.5
    return bad * log(_CHANGED / before) + (pages - bad) * log((1 - _CHANGED) / (1 - before)) > _REFUTED


def are_gone(days: int, past_articles: int, past_days: int) -> bool:
    """Tell whether so many days without an article are no chance, after so many articles on so many days.

    Gamma-Poisson, with half of the articles: days differ by more than chance.
    """
    return bool(past_days) and (past_days / (past_days + days)) ** (past_articles / 2) < _GONE


def _has_grown(seen: int, of: int, past_seen: int, past_of: int, least: float) -> bool:
    return bool(of and past_of) and seen / of - past_seen / past_of >= least


def _log_chance(count: int, of: int, alpha: float, beta: float) -> float:
    choose = lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1)
    return choose + _log_beta(count + alpha, of - count + beta) - _log_beta(alpha, beta)


def _log_beta(alpha: float, beta: float) -> float:
    return lgamma(alpha) + lgamma(beta) - lgamma(alpha + beta)
