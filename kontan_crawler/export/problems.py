"""Name lines and files that cannot be read: the first ones each, the others as a count."""

from collections.abc import Callable

from kontan_crawler.printable import printable

MAX_NAMED = 20


class Problems:
    """The unreadable lines and files of one command. say: writes a message."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self.count = 0

    def add(self, problem: str) -> None:
        """Count a problem, and name it if it is one of the first ones."""
        self.count += 1
        if self.count <= MAX_NAMED:
            self._say(f"left out: {printable(problem.replace(chr(10), ' '))}")

    def end(self) -> None:
        """Say how many further problems there are."""
        if more := max(self.count - MAX_NAMED, 0):
            self._say(f"left out: {more:,} more")
