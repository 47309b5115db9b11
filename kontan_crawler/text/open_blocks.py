"""The open block elements of a page, and the groups of paragraphs that they become."""

from kontan_crawler.text.elements import ASIDES, SECTIONS
from kontan_crawler.text.paragraphs import Group

_MAX_GROUP = 80  # paragraphs; a larger block is no widget


class OpenBlocks:
    """Builds the groups of a page."""

    def __init__(self, groups: list[Group]) -> None:
        """Take the list to add the groups to."""
        self.controls = self.pictures = self.slots = 0
        """Those found so far."""
        self._groups = groups
        self._open: list[tuple[int, int, int, int, str, str]] = []
        # Of each the number of paragraphs, controls, pictures and slots before it, its shape and classes.

    def open(self, tag: str, names: str, paragraphs: int) -> None:
        """Open a block element. names: its classes. paragraphs: the number of those found so far."""
        shape = f"{self._open[-1][4] if self._open else ''}/{'div' if names and tag in SECTIONS else tag}.{names}"
        self._open.append((paragraphs, self.controls, self.pictures, self.slots, shape, names))

    def close(self, tag: str, stop: int) -> None:
        """Close a block element, and add its group if it has paragraphs that the last group has not. stop: the number of paragraphs."""
        start, controls, pictures, slots, shape, names = self._open.pop()
        if not start < stop <= start + _MAX_GROUP:
            return
        group = Group(start, stop, self.controls - controls, self.pictures - pictures, tag, shape, names, self.slots - slots)
        inner = self._groups[-1] if self._groups and self._groups[-1][:2] == group[:2] else None
        if inner is None or inner.tag in ASIDES:
            self._groups.append(group)
        else:
            self._groups[-1] = group._replace(shape=inner.shape, names=f"{names} {inner.names}".strip())
