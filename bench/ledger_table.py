"""The table of the ledger, by the number of its articles."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence

from bench.crawl.usage import ProcessFailed
from bench.markdown import table
from bench.rounds import short


def lines(sizes: Sequence[int]) -> Iterator[str]:
    """Yield the table of the figures of bench.ledger for each size."""
    yield "**Ledger** of made-up articles (`python -m bench.ledger`)"
    yield ""
    columns = [_figures(articles) for articles in sizes]
    rows = [(name, *(short(figures[name]) for figures in columns)) for name in columns[0]]
    yield from table(("", *(f"{articles:,} articles" for articles in sizes)), rows)


def _figures(articles: int) -> dict[str, float]:
    """Return the figures by name, from a process of its own. A missed goal is no failure here. Raises ProcessFailed."""
    command = [sys.executable, "-m", "bench.ledger", "--articles", str(articles), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if not done.stdout:
        raise ProcessFailed(done.stderr)
    return {name: value for name, value, _ in json.loads(done.stdout)}
