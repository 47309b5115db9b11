"""What is drawn besides words, and what fits a width."""

from dataclasses import dataclass

from kontan_crawler.progress.state import Steps


@dataclass(frozen=True)
class Marks:
    """What is drawn besides words."""

    between: str
    done: str
    open: str
    cut: str


ASCII = Marks(" | ", "#", "-", "...")
UNICODE = Marks(" · ", "━", "─", "…")


def bar(steps: Steps, width: int, marks: Marks) -> str:
    """Return a bar that is full when all steps are done."""
    done = width * steps.done // max(steps.wanted, 1)
    return marks.done * done + marks.open * (width - done)


def cut(text: str, width: int, marks: Marks) -> str:
    """Return a text, its end cut off where it is too long."""
    return text if len(text) <= width else (text[: max(width - len(marks.cut), 0)] + marks.cut)[:width]
