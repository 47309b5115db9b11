"""Which labels an axis has: those that fit, each under its bar."""

import re
from collections.abc import Sequence

_PLAIN = re.compile(r"[\d-]+(W\d+)?")  # a number or a period
_LETTER, _GAP = 0.58, 12  # mean width of a letter, as a share of the font size; pixels between two labels


def shown_labels(names: Sequence[str], texts: Sequence[str], width: float, font: float) -> list[str]:
    """Return the names with a label, in order: every n-th, and each that is no number or period, such as "20 or more".

    texts: of the labels, for each name; width: of the axis, font: size of the letters, both in pixels.
    """
    step = width / max(len(names), 1)
    rooms = [len(text) * _LETTER * font + _GAP for text in texts]
    special = [number for number, name in enumerate(names) if not _PLAIN.fullmatch(name)]
    plain = [number for number in range(len(names)) if number not in special]
    widest = max((rooms[number] for number in plain), default=0)
    every = next(n for n in range(1, len(names) + 2) if n * step >= widest or n > len(names))
    shown: list[int] = []
    for number in (*special, *plain[::every]):
        if all(abs(number - other) * step >= (rooms[number] + rooms[other]) / 2 for other in shown):
            shown.append(number)
    return [names[number] for number in sorted(shown)]
