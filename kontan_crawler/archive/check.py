"""Check every record of WARC files, say what is damaged or lost, and make missing indexes again."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kontan_crawler.archive.file_check import FileCheck
from kontan_crawler.archive.gzip_members import Damage
from kontan_crawler.archive.losses import lost_files, lost_in
from kontan_crawler.archive.make_index import make_index
from kontan_crawler.archive.names import OPEN_SUFFIX, files_of, final_name
from kontan_crawler.archive.recover import line_of
from kontan_crawler.archive.scan import NotWarc, scan
from kontan_crawler.extras import MissingExtraError
from kontan_crawler.wording import count_of


def check(paths: Iterable[Path]) -> Iterator[FileCheck]:
    """Check WARC files, given by name or in folders, one by one, then the missing ones that have an index in a folder. Raises OSError."""
    paths = list(paths)
    warcs = files_of(paths)
    for warc in warcs:
        one = check_file(warc)
        one.is_indexed = make_index(one)
        yield one
    for folder in filter(Path.is_dir, paths):
        for warc, lines in lost_files(folder, warcs):
            fault = f"{warc} is missing; its index names {count_of(len(lines), 'answer')}, such as {lines[0].url}"
            yield FileCheck(warc, lost=lines, fault=fault, is_missing=True)


def check_file(path: Path) -> FileCheck:
    """Return what is in a file, without changing anything."""
    checked = FileCheck(path)
    try:
        size = path.stat().st_size
        _read(checked)
        checked.lost = lost_in(path, checked.found)
        if path.name.endswith(OPEN_SUFFIX):
            _forgive_open(checked, size)
        elif size == 0:
            checked.fault = f"{path} is empty"
    except NotWarc as error:
        checked.fault, checked.lost = str(error), lost_in(path, ())
    except MissingExtraError as error:
        checked.fault = f"{path} cannot be read: {error}"
    except OSError as error:
        checked.fault = f"{error.filename or path} cannot be read: {error.strerror}"
    return checked


def _read(checked: FileCheck) -> None:
    for place in scan(checked.path):
        if isinstance(place, Damage):
            checked.damages.append(place)
            continue
        checked.found.add(place.record.record_id)
        if line := line_of(place, final_name(checked.path)):
            checked.lines.append(line)


def _forgive_open(checked: FileCheck, size: int) -> None:
    """Take a torn end, and answers written since the check began, out of what was found in an open file of a given size."""
    now = checked.path.stat().st_size
    checked.lost = [line for line in checked.lost if not size <= line.offset <= line.offset + line.length <= now]
    torn = [damage for damage in checked.damages[-1:] if damage.offset + damage.length >= size and not checked.lost]
    checked.damages = checked.damages[: len(checked.damages) - len(torn)]
    end = f"; its torn end, at byte {torn[0].offset}, is no fault" if torn else ""
    checked.notes.append(f"{checked.path} is open: its run is going on, or died, and the next one closes it{end}")
