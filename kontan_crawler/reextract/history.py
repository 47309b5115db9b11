"""The revisions of one article, as its captures show them."""

from dataclasses import dataclass

from kontan_crawler.reextract.candidate import Candidate


@dataclass(frozen=True)
class Version:
    """A revision. rowid: of the capture that gives its line; None if no capture of it is at hand."""

    place: int
    """Number of the capture among those of the article."""
    rowid: int | None
    revision: int
    content: str
    source: str

    def is_changed(self, row: Candidate) -> bool:
        """Return whether a capture differs, as `store.feed_records.is_changed` says."""
        return self.content != row.content and self.source not in ("", row.source)


class History:
    """The revisions of an article, oldest first."""

    def __init__(self) -> None:
        self.versions: list[Version] = []
        self._others: list[Version] = []

    @property
    def lines(self) -> list[Version]:
        """The versions whose captures give a line, in the order of these."""
        found = [version for version in (*self._others, *self.versions) if version.rowid is not None]
        return sorted(found, key=lambda version: version.place)

    def add(self, place: int, rowid: int, row: Candidate) -> None:
        """Add the next capture: as a new revision, if it differs from the last one. place: its number."""
        is_first = not self.versions
        if row.delivered_revision is not None:
            self._return_to(row.delivered_revision, row)
        last = self.versions[-1] if self.versions else None
        if last is None or (last.is_changed(row) and not row.kept):
            self.versions.append(Version(place, rowid, last.revision + 1 if last else 1, row.content, row.source))
        elif is_first:  # earlier captures are not kept: this one is the nearest to what was delivered
            self.versions[-1] = Version(place, rowid, last.revision, last.content, last.source)

    def _return_to(self, revision: int, row: Candidate) -> None:
        """Keep the revisions that were delivered before a capture: a run that died may have delivered less than it read, and captures may be missing.

        Other texts still give a line: the run of another output folder may have delivered them.
        """
        self._others += [version for version in self.versions if version.revision > revision and version.is_changed(row)]
        self.versions = [version for version in self.versions if version.revision <= revision]
        if revision and (not self.versions or self.versions[-1].revision < revision):
            self.versions.append(Version(0, None, revision, row.delivered_content, row.delivered_source))
