"""Bylines of several lines, such as a list of roles and names, in either order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from kontan_crawler import site
from kontan_crawler.patterns import lazy
from kontan_crawler.text.byline import Byline, before_names, read_byline
from kontan_crawler.text.byline_forms import has_role, with_colon, with_label, with_role
from kontan_crawler.text.byline_names import has_only_names, without_offices
from kontan_crawler.text.byline_parts import is_byline_label
from kontan_crawler.text.paragraphs import Paragraph
from kontan_crawler.text.places import is_town

Line = TypeVar("Line")
_MEDIUM = lazy(site.MEDIA)
_MIN_LABELS = 2
MAX_LINES = 14
"""Lines of a byline."""


def labels_first(lines: list[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """Return lines in which no label of a byline follows its name: "Sari Melati", "Penulis", "Budi Santoso", "Editor". Each has its text behind it."""
    labels = [number for number, (_, text) in enumerate(lines) if is_byline_label(text)]
    if not labels or labels[0] == 0 or not has_only_names(lines[labels[0] - 1][1]):
        return lines
    if labels[-1] + 1 < len(lines) and has_only_names(lines[labels[-1] + 1][1]):
        return lines  # the names follow their labels
    for number in labels:
        lines[number - 1 : number + 1] = reversed(lines[number - 1 : number + 1])
    return lines


def names_together(lines: list[tuple[Line, str]]) -> list[tuple[Line, str]]:
    """Return lines in which the names between two labels, or the media behind the last of several, are one line: "Oleh", "Sari Melati", "Tia Anjani", "Editor"."""
    labels = [number for number, (_, text) in enumerate(lines) if is_byline_label(text)]
    for label, after in reversed([*zip(labels, [*labels[1:], *_end_of_media(lines, labels)], strict=False)]):
        names = [text for _, text in lines[label + 1 : after]]
        if len(names) > 1 and all(map(has_only_names, names)):
            lines[label + 1 : after] = [(lines[label + 1][0], ", ".join(names))]
    return lines


def descriptions_together(lines: Sequence[tuple[Paragraph, str]]) -> list[tuple[Paragraph, str]]:
    """Return lines in which the names in several `dd` elements behind a label are one line. Each has its text behind its paragraph."""
    together: list[tuple[Paragraph, str]] = []
    for paragraph, text in lines:
        before = together[-1] if together else None
        if before and paragraph.description and before[0].description and all(map(_is_alone, (before[1], text))):
            together[-1] = (before[0], f"{before[1]}, {text}")
        else:
            together.append((paragraph, text))
    return together


def _end_of_media(lines: list[tuple[Line, str]], labels: Sequence[int]) -> list[int]:
    """Return where the known media behind the last label end, if there are several labels."""
    if len(labels) < _MIN_LABELS:
        return []
    behind = range(labels[-1] + 1, len(lines))
    return [next((number for number in behind if not _MEDIUM.fullmatch(lines[number][1])), len(lines))]


def first_byline(lines: Sequence[str]) -> Byline | None:
    """Return the names in the first lines that are a byline as a whole; None without one."""
    for start in (number for number, line in enumerate(lines) if has_role(line)):
        for stop in range(min(start + MAX_LINES, len(lines)), start, -1):
            if byline := read_lines(lines[start:stop]):
                return byline
    return None


def read_lines(lines: Sequence[str]) -> Byline | None:
    """Return the names in lines that are a byline as a whole, of an author and of an editor at least; None if one line is not of it."""
    found = Byline()
    for line in join_labels(text for _, text in names_together(labels_first([(None, with_label(line)) for line in lines]))):
        byline = None if is_byline_label(line.strip()) else read_byline(with_role(with_colon(line)))
        if byline is None:
            return None
        found.merge(byline)
    persons = [*found.authors, *found.editors]
    return found if found.editors and (found.authors or found.sources) and all(map(is_name, persons)) else None


def join_labels(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines in which a label alone is joined with the line after it: "Editor", "Sari Melati" are "Editor: Sari Melati"."""
    label = ""
    for line in lines:
        if is_byline_label(line):
            yield from [label] if label else []
            label = before_names(line)
        else:
            yield label + line
            label = ""
    yield from [label] if label else []


def is_name(name: str) -> bool:
    """Return whether a line is only names, with the offices behind them."""
    return has_only_names(without_offices(name))


def _is_alone(line: str) -> bool:
    """Return whether a line is only names, and neither a label nor a town."""
    return is_name(line) and not (is_byline_label(line) or is_town(line))
