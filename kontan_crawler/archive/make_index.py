"""Make the index of a checked WARC file again if it is missing, incomplete, or belongs to another file."""

from pathlib import Path

from kontan_crawler.archive.contents import shares_index
from kontan_crawler.archive.file_check import FileCheck
from kontan_crawler.archive.index import in_order, read_index
from kontan_crawler.archive.losses import is_index_of
from kontan_crawler.archive.names import WARC_SUFFIX, index_path
from kontan_crawler.feeds.atomic_files import write_atomically
from kontan_crawler.wording import count_of


def make_index(checked: FileCheck) -> bool:
    """Write the index of a closed, undamaged .warc.gz if needed, and note it; return whether it was written. Raises OSError if one cannot be read."""
    if not (checked.is_whole and checked.path.name.endswith(WARC_SUFFIX) and checked.path.exists()):  # a run may have joined it meanwhile
        return False
    index = index_path(checked.path)
    fault = _fault(checked, index)
    if not fault:
        return False
    try:
        write_atomically(index, *in_order(checked.lines))
    except OSError as error:
        checked.notes.append(f"{index} {fault}; it cannot be written: {error.strerror}")
        return False
    checked.notes.append(f"{index} {fault}; it is made again, with {count_of(len(checked.lines), 'answer')}")
    return True


def _fault(checked: FileCheck, index: Path) -> str:
    """Return what is wrong with the index of a whole file, or "" if it is to stay."""
    if not index.exists():
        return "is missing"
    lines = list(read_index(index))
    if lines and not is_index_of(checked.path, lines, checked.found):
        return "" if shares_index(checked.path) else "belongs to another file"
    missing = {line.offset for line in checked.lines} - {line.offset for line in lines}
    is_ours = all(line.record_id for line in lines)  # other programs may leave answers out
    return f"lacks {count_of(len(missing), 'answer')}" if missing and is_ours else ""
