"""What a check found in one WARC file, and in all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.index import IndexLine


@dataclass
class FileCheck:
    """What was found in a file, or of a file that is missing."""

    path: Path
    lines: list[IndexLine] = field(default_factory=list)
    """Its answers."""
    found: set[str] = field(default_factory=set)
    """Ids of all its whole records."""
    damages: list[Damage] = field(default_factory=list)
    lost: list[IndexLine] = field(default_factory=list)
    """Answers that its index names and it does not hold."""
    fault: str = ""
    """Why the file as a whole cannot be used; "" if it can."""
    is_missing: bool = False
    """Only its index is there."""
    is_indexed: bool = False
    """Its index was made again."""
    notes: list[str] = field(default_factory=list)
    """What is no fault."""

    @property
    def is_whole(self) -> bool:
        """Nothing is damaged or lost."""
        return not (self.damages or self.lost or self.fault)

    def problems(self) -> Iterator[str]:
        """Yield a line for each fault, damaged place and lost answer."""
        if self.fault:
            yield self.fault
        yield from (f"{self.path} is damaged at byte {damage.offset}: {damage.reason}" for damage in self.damages)
        for line in () if self.is_missing else self.lost:
            yield f"{line.url} of {line.timestamp} in {self.path} is lost, at byte {line.offset}"


@dataclass
class Totals:
    """What all checks found."""

    files: int = 0
    answers: int = 0
    damaged: int = 0
    """Places, and files that cannot be used as a whole."""
    lost: int = 0
    missing: int = 0
    indexes: int = 0
    """Made again."""

    def add(self, checked: FileCheck) -> None:
        """Add a file."""
        self.files += not checked.is_missing
        self.missing += checked.is_missing
        self.answers += len(checked.lines)
        self.damaged += len(checked.damages) + bool(checked.fault and not checked.is_missing)
        self.lost += len(checked.lost)
        self.indexes += checked.is_indexed

    def __str__(self) -> str:
        return (
            f"files: {self.files}, answers: {self.answers}, damaged places: {self.damaged}, lost answers: {self.lost}, "
            f"missing files: {self.missing}, indexes made: {self.indexes}"
        )
