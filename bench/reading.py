"""The table of reading: quality and cost of this project and its peers on the same pages."""

import statistics
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.markdown import DASH, table
from bench.pages import Page
from bench.peers.environments import NotInstalled
from bench.peers.process import ReaderProcess, Round, write_pages
from bench.peers.readers import BASE, READERS, Reader
from bench.reading_scores import Scores, score
from bench.rounds import ratios, spread, take_turns

_HEAD = (
    "reader", "version", "precision", "recall", "F1", "exact", "foreign lines per 100", "title", "day", "authors", "errors",
    "CPU ms a page", f"times the rate of {BASE}",
)  # fmt: skip


@dataclass(frozen=True)
class Measured:
    """The rounds of a reader, and the scores of all."""

    version: str
    rounds: list[Round]
    scores: Scores


def lines(title: str, pages: Sequence[Page], names: Iterable[str], rounds: int, make: bool) -> Iterator[str]:
    """Yield the table of some pages. make: whether to install peers. A reader that cannot be started is left out with a line."""
    measured, left_out = measure(pages, names, rounds, make)
    sizes = [len(page.body) / 1000 for page in pages]
    kilobytes = f"{min(sizes):.0f} to {max(sizes):.0f} kB, median {statistics.median(sizes):.0f}"
    yield f"**{title}**: {len(pages)} pages of {kilobytes}, each read once, in {rounds} rounds"
    yield ""
    yield from table(_HEAD, [_row(name, one, measured[BASE]) for name, one in measured.items()])
    yield ""
    for name, reason in left_out.items():
        yield f"Left out: {name}: {reason}"


def measure(pages: Sequence[Page], names: Iterable[str], rounds: int, make: bool) -> tuple[dict[str, Measured], dict[str, str]]:
    """Return what the readers read and cost, by name, and the reasons why others are left out."""
    processes, left_out = dict[str, ReaderProcess](), dict[str, str]()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        path = write_pages(pages, Path(folder, "pages.jsonl"))
        for name in names:
            try:
                processes[name] = ReaderProcess(name, path, make)
            except NotInstalled as error:
                if not READERS[name].own:
                    raise
                left_out[name] = str(error)
            else:
                stack.callback(processes[name].close)
        found = take_turns({name: partial(next, process.rounds(rounds)) for name, process in processes.items()}, rounds)
    return {name: _measured(processes[name].version, of, pages) for name, of in found.items()}, left_out


def _measured(version: str, rounds: list[Round], pages: Sequence[Page]) -> Measured:
    shares = [pages[first :: len(rounds)] for first in range(len(rounds))]
    pairs = (pair for share, one in zip(shares, rounds, strict=True) for pair in zip(share, one.readings, strict=True))
    return Measured(version, rounds, score(pairs))


def _row(name: str, one: Measured, base: Measured) -> list[str]:
    costs, bases = ([found.milliseconds for found in of.rounds] for of in (one, base))
    errors = sum(error is not None for found in one.rounds for error in found.errors)
    return [name, one.version, *_quality(READERS[name], one.scores), str(errors), str(spread(costs)), str(ratios(bases, costs))]


def _quality(reader: Reader, scores: Scores) -> Iterator[str]:
    has_text = "text" in reader.gives
    for figure in (scores.precision, scores.recall, scores.f1, scores.exact / scores.pages):
        yield f"{figure:.3f}" if has_text else DASH
    yield f"{scores.foreign_per_100:.0f}" if has_text else DASH
    for name in ("title", "day", "authors"):
        yield f"{scores.share(name):.2f}" if name in reader.gives and scores.compared[name] else DASH
