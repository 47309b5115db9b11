"""How well the ends of titles are known: on the unseen third of the texts and headlines, without and with known titles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from bench.flat_texts import FlatText, Pointer, Share, headlines, joined
from kontan_crawler.text.flat.borders import model
from kontan_crawler.text.flat.edits import Edit
from kontan_crawler.text.flat.known_titles import KnownTitles
from kontan_crawler.text.flat.pointers import MIN_CERTAINTY, pointers_in

SEEDS, COPIES = (2, 3, 4), 6


def report(folder: Path) -> None:
    """Print a table of scores."""
    texts = [text for seed in SEEDS for text in joined(folder, "unseen", frozenset(model().lexicon.lower), seed, COPIES)]
    listed = [title for share in get_args(Share) for titles in headlines(folder, share) for title in titles]
    print(f"{len(texts)} texts, {sum(len(text.pointers) for text in texts)} pointers; {len(listed)} known titles")
    for name, known in (("without known titles", KnownTitles()), ("with known titles", KnownTitles(listed))):
        print(f"\n{name}\n  {'':22}{'pointers':>10}{'exact':>8}{'label only':>12}{'story cut':>11}{'too short':>11}")
        for kind, counts in scores(texts, known, MIN_CERTAINTY).items():
            total = counts["all"]
            shares = "".join(
                f"{counts[key] / total:>{width}.1%}" for key, width in (("exact", 8), ("label", 12), ("over", 11), ("under", 11))
            )
            print(f"  {kind:22}{total:>10}{shares}")


def scores(texts: Iterable[FlatText], known: KnownTitles, min_certainty: float) -> dict[str, Counter[str]]:
    """Return the counts of outcomes of all pointers, and by their style and the kind of text."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for pointer, edit in _pairs(text, known, min_certainty):
            for kind in ("all", f"headline: {pointer.style}", f"text: {text.kind}"):
                found[kind].update(["all", outcome(pointer, edit)])
    return found


def outcome(pointer: Pointer, edit: Edit | None) -> str:
    """Return whether a cut is exact, takes a word of the story ("over"), leaves one of the title ("under"), or is of the label only."""
    if edit is None:
        return "missed"
    if edit.kind == "label":
        return "label"
    return "exact" if edit.end == pointer.end else "over" if edit.end > pointer.end else "under"


def _pairs(text: FlatText, known: KnownTitles, min_certainty: float) -> Iterator[tuple[Pointer, Edit | None]]:
    edits = {found.edit.start: found.edit for found in pointers_in(text.text, known, min_certainty)}
    for pointer in text.pointers:
        yield pointer, edits.get(pointer.start)
