"""The archive of a run: a WARC file, or several of limited size."""

from pathlib import Path

from kontan_crawler.archive.exchange import WARC_VERSION, Exchange
from kontan_crawler.archive.names import warc_name
from kontan_crawler.archive.warc_file import WarcFile
from kontan_crawler.feeds.atomic_files import sync_directory
from kontan_crawler.items import Archived


class Archive:
    """The files that a run adds to a folder, the first one created with the first answer."""

    def __init__(self, folder: Path, run: str, program: str, agent: str, max_size: int) -> None:
        """folder: created with the first file. run: its id. program: name and version. agent: user agent. max_size: of a file, in bytes."""
        self.folder, self._run, self._max_size = folder, run, max_size
        self._fields = {
            "software": program, "format": f"WARC File Format {WARC_VERSION.partition('/')[2]}", "isPartOf": run,
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "http-header-user-agent": agent, "robots": "obey",
        }  # fmt: skip
        self._file: WarcFile | None = None
        self.files: list[Path] = []
        """Paths of the closed files and of the open one, once it is closed."""
        self.size = 0
        """Bytes that this run wrote."""

    def add(self, exchange: Exchange) -> Archived:
        """Write an exchange to the disk; return where it stands. Raises OSError: nothing of it is written then."""
        if self._file and self._file.size >= self._max_size:
            self.close()
        if self._file is None:
            self._file = self._create()
        before = self._file.size
        archived = self._file.add(exchange)
        self.size += self._file.size - before
        return archived

    def close(self) -> None:
        """Close the open file. Raises OSError."""
        file, self._file = self._file, None
        if file:
            try:
                file.close()
            finally:
                file.release()

    def release(self) -> None:
        """Leave the open file to recovery."""
        if self._file:
            self._file.release()
            self._file = None

    def _create(self) -> WarcFile:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / warc_name(self._run, len(self.files))
        file = WarcFile(path, self._fields)
        for folder in (self.folder, self.folder.parent):  # the folder may be new, too
            sync_directory(folder)
        self.files.append(path)
        self.size += file.size
        return file
