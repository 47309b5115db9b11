"""Print how far two annotators of time expressions agree: F1 of the second's annotations against the first's.

    python -m bench.timex_agreement FIRST SECOND

FIRST and SECOND are JSON Lines of the same texts, as for bench.timex. Without doubtful ones: without what either calls doubtful.
"""

import sys
from pathlib import Path

from bench.timex_scores import Compared, print_scores, read_annotations


def main(first: Path, second: Path) -> None:
    others = read_annotations(second)
    print_scores("all", [
        Compared(one.timexes, others[id].timexes, one.doubtful + others[id].doubtful) for id, one in read_annotations(first).items()
    ])  # fmt: skip


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
