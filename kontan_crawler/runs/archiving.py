"""The archive of a run: opened by its settings, closed and measured at its end."""

import logging
import os
import shutil
from pathlib import Path
from stat import S_ISREG

from scrapy.settings import BaseSettings

from kontan_crawler import __version__
from kontan_crawler.archive.archive import Archive
from kontan_crawler.archive.names import index_path
from kontan_crawler.archive.recover import close_open_files
from kontan_crawler.clock import WIB, today
from kontan_crawler.runs.manifest import ArchiveFiles, Manifest
from kontan_crawler.store.errors import OutputError

logger = logging.getLogger(__name__)


def archive_dir(settings: BaseSettings) -> Path:
    """Return ARCHIVE_DIR, by default the folder `archive` in OUTPUT_DIR."""
    return Path(os.path.abspath(Path(settings["OUTPUT_DIR"], settings["ARCHIVE_DIR"])))  # without ".."


def open_archive(settings: BaseSettings, run: str, earlier: Manifest | None) -> Archive | None:
    """Close the files of interrupted runs, and return the archive of a run; None if ARCHIVE is off. Raises OutputError.

    earlier: the manifest of the run before. If it completed today and has written here, no run of this folder left an open file.
    """
    if not settings.getbool("ARCHIVE"):
        return None
    folder = archive_dir(settings)
    if not (earlier and earlier.completed and _measured_today(earlier, folder) is not None):  # the folder may have many files
        recover_archive(folder)
    return Archive(folder, run, f"kontan_crawler {__version__}", settings["USER_AGENT"], settings.getint("ARCHIVE_FILE_SIZE"))


def recover_archive(folder: Path) -> None:
    """Close the files of interrupted runs in a folder, and log their answers. Raises OutputError."""
    try:
        for file in close_open_files(folder):
            logger.warning("recovered %d answers of an interrupted run in %s", file.answers, file.path)
            for line in file.lost:
                logger.error("recovery: %s is lost: %s is damaged", line.url, file.path)
    except OSError as error:
        raise write_error(folder, error) from error


def close_archive(archive: Archive, earlier: Manifest | None) -> ArchiveFiles:
    """Close the archive of a run; return its files, and the space that the folder takes and has. Raises OutputError.

    earlier: the manifest of the run before.
    """
    try:
        archive.close()
        return measure(archive, earlier)
    except OSError as error:
        raise write_error(archive.folder, error) from error


def measure(archive: Archive, earlier: Manifest | None = None) -> ArchiveFiles:
    """Return the files of a run, and the space that the folder takes and has, in bytes. Raises OSError.

    The folder may have many files: it is measured by the first run of a day, and later ones add to the result of `earlier`.
    """
    before = _measured_today(earlier, archive.folder)
    total = space(archive.folder)[0] if before is None else before + archive.size + sum(_size(index_path(path)) for path in archive.files)
    return ArchiveFiles(
        files=[path.name for path in archive.files], bytes=archive.size, total_bytes=total, free_bytes=free_space(archive.folder)
    )


def _measured_today(earlier: Manifest | None, folder: Path) -> int | None:
    """Return the size of an archive after a run of today that has written into it; None for another archive, and if its file is gone."""
    if earlier is None or earlier.archive is None or earlier.ended.astimezone(WIB).date() != today():
        return None
    files = earlier.archive.files
    return earlier.archive.total_bytes if files and (folder / files[-1]).exists() else None


def space(folder: Path) -> tuple[int, int]:
    """Return the bytes that a folder takes, and those that are free, also if it does not exist yet. Raises OSError."""
    total = sum(map(_size, folder.rglob("*"))) if folder.exists() else 0
    return total, free_space(folder)


def free_space(folder: Path) -> int:
    """Return the free bytes where a folder is, or will be. Raises OSError."""
    return shutil.disk_usage(next(path for path in (folder, *folder.parents) if path.exists())).free


def _size(path: Path) -> int:
    """Return the bytes of a file; 0 for a folder, and for a file that another run has renamed meanwhile."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0
    return found.st_size if S_ISREG(found.st_mode) else 0


def write_error(folder: Path, error: OSError) -> OutputError:
    """Return the error of an archive that cannot be written."""
    return OutputError(
        f"cannot write into the archive {folder}: {error.strerror or error}; free disk space or fix the permissions, then run again, "
        "or keep no pages: -s ARCHIVE=0"
    )
