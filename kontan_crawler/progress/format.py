"""Format a snapshot as a log line, or as a line that fits a terminal."""

from kontan_crawler.progress.glyphs import Glyphs, bar, truncate
from kontan_crawler.progress.snapshot import Snapshot, Steps
from kontan_crawler.wording import count_of

_DAY, _HOUR, _MINUTE = 86400, 3600, 60
_MIN_BAR, _MAX_BAR, _MIN_PATH = 10, 30, 24
# Parts are shortened in this order, each to its next form or removed, until the line fits. rich.progress cuts off the last columns.
_SHORTEN = ("waiting", "rate", "section", "left", "steps", "paused", "waiting", "steps", "rate", "left", "section", "errors", "paused")
_DAY_WIDTH = len("internasional 2026-02-03")  # of the longest section, so that the parts shown do not depend on it


def log_line(now: Snapshot) -> str:
    """Return a snapshot as "120 articles, 14 pages a minute, 2 errors, 35 requests waiting; crawling …; 12 of 30 days, …"."""
    longest = {name: forms[0] for name, forms in _forms(now).items() if forms}
    groups = (("articles", "rate", "errors", "waiting"), ("section",), ("steps", "left"), ("paused",))
    clauses = (", ".join(longest[name] for name in group if name in longest) for group in groups)
    return "; ".join(clause for clause in clauses if clause)


def last_line(now: Snapshot, reason: str, seconds: float) -> str:
    """Return the result of a run. reason: Scrapy's finish reason; seconds: duration of the run."""
    counts = [count_of(now.articles, "article"), count_of(now.errors, "error"), *([_steps(now.steps, " of ")] if now.steps else [])]
    return f"{reason} after {format_span(seconds)}: {', '.join(counts)}"


def fit(now: Snapshot, width: int, glyphs: Glyphs) -> dict[str, str]:
    """Return the parts of a line of at most `width` columns with `glyphs.separator` between; bar and path fill the rest."""
    parts = _shortened(now, width, glyphs)
    room = width - _length(parts, glyphs)
    if now.steps and "steps" in parts and room > _MIN_BAR:
        parts["steps"] += f" {bar(now.steps, min(room - 1, _MAX_BAR), glyphs)}"
        room = width - _length(parts, glyphs)
    if now.path and room >= _MIN_PATH + len(glyphs.separator):
        parts["path"] = truncate(now.path, room - len(glyphs.separator), glyphs)
    return parts


def format_span(seconds: float) -> str:
    """Return a duration in one unit: 40 s, 25 min, 7 h, 3 days."""
    for unit, size, least in (("days", _DAY, 2 * _DAY), ("h", _HOUR, 2 * _HOUR), ("min", _MINUTE, 1.5 * _MINUTE)):
        if seconds >= least:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(seconds, 1):.0f} s"


def _shortened(now: Snapshot, width: int, glyphs: Glyphs) -> dict[str, str]:
    forms = _forms(now)
    for name in ("", *_SHORTEN):
        forms[name] = forms.get(name, [])[1:]
        parts = {part: texts[0] for part, texts in forms.items() if texts}
        reserved = max(_DAY_WIDTH - len(parts["section"]), 0) if "section" in parts and " " in now.section else 0
        if _length(parts, glyphs) + reserved <= width:
            return parts
    return {"articles": truncate(parts["articles"], width, glyphs)}


def _length(parts: dict[str, str], glyphs: Glyphs) -> int:
    return len(glyphs.separator.join(parts.values()))


def _forms(now: Snapshot) -> dict[str, list[str]]:
    """Return the parts of the line in order, each with its forms, longest first."""
    rate, left = now.pages_per_minute, None if now.seconds_left is None else format_span(now.seconds_left)
    return {
        "articles": [count_of(now.articles, "article")],
        "rate": [] if rate is None else [f"{rate:.0f} pages a minute", f"{rate:.0f} pages/min"],
        "errors": [count_of(now.errors, "error")],
        "waiting": [f"{count_of(now.waiting, 'request')} waiting", f"{now.waiting} waiting"] if now.waiting else [],
        "section": [f"crawling {now.section}", now.section] if now.section else [],
        "steps": [_steps(now.steps, " of "), _steps(now.steps, "/")] if now.steps else [],
        "left": [f"about {left} left", f"{left} left"] if left else [],
        "paused": ["paused: backing off", "paused"] if now.paused else [],
    }


def _steps(steps: Steps, of: str) -> str:
    return f"{steps.done}{of}{steps.total} {steps.unit.removesuffix('s') if steps.total == 1 else steps.unit}"
