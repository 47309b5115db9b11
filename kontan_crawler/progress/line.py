"""A state as text: one sentence for a log, one line that fits a terminal."""

from kontan_crawler.progress.marks import Marks, bar, cut
from kontan_crawler.progress.state import State, Steps

_DAY, _HOUR, _MINUTE = 86400, 3600, 60
_BAR_LEAST, _BAR_MOST, _ADDRESS_LEAST = 10, 30, 24
# What becomes shorter, and at last is left out, where a line is too narrow; the first gives way first.
_GIVING_WAY = ("waiting", "rate", "work", "left", "steps", "paused", "waiting", "steps", "rate", "left", "work", "errors", "paused")
_DAY_LEAST = len("internasional 2026-02-03")  # columns kept for a section's day, so that nothing comes and goes with the section


def log_line(state: State) -> str:
    """Return a state as a sentence: "120 articles, 14 pages a minute, 2 errors, 35 requests waiting; at work: …; 12 of 30 days, …"."""
    told = {name: forms[0] for name, forms in _forms(state).items() if forms}
    groups = (("articles", "rate", "errors", "waiting"), ("work",), ("steps", "left"), ("paused",))
    sentences = (", ".join(told[name] for name in group if name in told) for group in groups)
    return "; ".join(sentence for sentence in sentences if sentence)


def last_line(state: State, reason: str, seconds: float) -> str:
    """Return what a run came to. reason: why it ended, in Scrapy's words."""
    told = [_many(state.articles, "article"), _many(state.errors, "error"), *([_steps(state.steps, " of ")] if state.steps else [])]
    return f"{reason} after {span(seconds)}: {', '.join(told)}"


def fitted(state: State, width: int, marks: Marks) -> list[tuple[str, str]]:
    """Return the parts of a line of at most `width` columns, by name; `marks.between` stands between two. Room left over is used."""
    parts = _narrowed(state, width, marks)
    room = width - _length(parts, marks)
    if state.steps and "steps" in parts and room > _BAR_LEAST:
        parts["steps"] += f" {bar(state.steps, min(room - 1, _BAR_MOST), marks)}"
        room = width - _length(parts, marks)
    if state.address and room >= _ADDRESS_LEAST + len(marks.between):
        parts["address"] = cut(state.address, room - len(marks.between), marks)
    return list(parts.items())


def span(seconds: float) -> str:
    """Return a span of time in its largest unit: 40 s, 25 min, 7 h, 3 days."""
    for unit, size, least in (("days", _DAY, 2 * _DAY), ("h", _HOUR, 2 * _HOUR), ("min", _MINUTE, 1.5 * _MINUTE)):
        if seconds >= least:
            return f"{seconds / size:.0f} {unit}"
    return f"{max(seconds, 1):.0f} s"


def _narrowed(state: State, width: int, marks: Marks) -> dict[str, str]:
    forms = _forms(state)
    for name in ("", *_GIVING_WAY):
        forms[name] = forms.get(name, [])[1:]
        parts = {part: texts[0] for part, texts in forms.items() if texts}
        kept = max(_DAY_LEAST - len(parts["work"]), 0) if "work" in parts and " " in state.at_work else 0
        if _length(parts, marks) + kept <= width:
            return parts
    return {"articles": cut(parts["articles"], width, marks)}


def _length(parts: dict[str, str], marks: Marks) -> int:
    return len(marks.between.join(parts.values()))


def _forms(state: State) -> dict[str, list[str]]:
    """Return the parts in their order, each in its forms, the longest first."""
    rate, left = state.pages_a_minute, None if state.seconds_left is None else span(state.seconds_left)
    return {
        "articles": [_many(state.articles, "article")],
        "rate": [] if rate is None else [f"{rate:.0f} pages a minute", f"{rate:.0f}/min"],
        "errors": [_many(state.errors, "error")],
        "waiting": [f"{_many(state.waiting, 'request')} waiting", f"{state.waiting} waiting"] if state.waiting else [],
        "work": [f"at work: {state.at_work}", state.at_work] if state.at_work else [],
        "steps": [_steps(state.steps, " of "), _steps(state.steps, "/")] if state.steps else [],
        "left": [f"about {left} left", f"{left} left"] if left else [],
        "paused": ["paused: the site is left in peace", "paused"] if state.paused else [],
    }


def _steps(steps: Steps, of: str) -> str:
    return f"{steps.done}{of}{steps.wanted} {steps.unit}"


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
