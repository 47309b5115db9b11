"""`scrapy dataset verify`: check every file and every row of a dataset, and count all of it again."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from kontan_crawler.dataset.build_record import BUILD_NAME, CARD_NAME, CROISSANT_NAME, SUMS_NAME, BuildRecord, again, read_record
from kontan_crawler.dataset.card import picture_names, render_card
from kontan_crawler.dataset.check_rows import row_problems
from kontan_crawler.dataset.croissant import croissant_text
from kontan_crawler.dataset.inputs import digest_of
from kontan_crawler.dataset.month_files import lines_beside
from kontan_crawler.dataset.options import SPLITS
from kontan_crawler.dataset.rights import is_edited_elsewhere, read_card, rights_in, without_rights
from kontan_crawler.dataset.rows import CONFIGURATIONS
from kontan_crawler.dataset.summary import Summary, parquet_files, summary_of
from kontan_crawler.dataset.sums import files_in, read_sums

_DERIVED = (CARD_NAME, CROISSANT_NAME)


def verify(folder: Path, strict: bool = False) -> Iterator[str]:
    """Yield what is wrong with a dataset, a line each, and what to do. strict: also an empty section of rights. Raises NoDataset, OSError."""
    record, added, damaged = read_record(folder), _added_files(folder), dict(_damaged_files(folder))
    yield from (f"{name}: not in {SUMS_NAME}; if it is yours, move it elsewhere and verify again" for name in added)
    yield from damaged.values()
    has_other_rows = any(name.endswith((".parquet", ".jsonl")) for name in (*added, *damaged))
    problems = [] if has_other_rows else list(_problems(folder, record, damaged))
    yield from ["rows and counts were not checked, because files with rows are missing, added or damaged"] if has_other_rows else problems
    if damaged or problems:
        yield f"copy {folder} again from where it is whole, or {again(folder)}"
    if strict and not any(problem.startswith(CARD_NAME) for problem in (*damaged, *problems)) and not rights_in(read_card(folder)):
        yield f"{CARD_NAME}: the section of rights is empty; its publisher writes it: scrapy dataset build … --rights FILE"


def _problems(folder: Path, record: BuildRecord, damaged: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the content of a dataset whose files with rows are those of SHA256SUMS."""
    try:
        found = summary_of(folder)
        yield from _other_files(folder, found)
        yield from row_problems(folder, record)
        yield from _derived_problems(folder, record, found, damaged)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        yield f"a file has other columns or values than a dataset of this version: {(str(error).splitlines() or [''])[0]}"


def _present(folder: Path) -> set[str]:
    """Return the files of a dataset, without those that Git and hubs add."""
    return {name for name in files_in(folder) if not name.startswith(".")}


def _added_files(folder: Path) -> list[str]:
    return sorted(_present(folder) - {*read_sums(folder)})


def _damaged_files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the files that are missing or changed, each with a sentence."""
    known, record, present = read_sums(folder), read_record(folder), _present(folder)
    yield from ((name, f"{name}: missing") for name in sorted({*known} - present))
    for name in sorted({*known} & present):
        if digest_of(folder / name) != known[name] and not _is_edited_as_allowed(folder, name, record, known[name]):
            yield name, f"{name}: its SHA-256 is not that in {SUMS_NAME}"


def _is_edited_as_allowed(folder: Path, name: str, record: BuildRecord, digest: str) -> bool:
    """Return whether a file is the card, changed in its section of rights only."""
    try:
        return name == CARD_NAME and not is_edited_elsewhere(read_card(folder), record, digest)
    except UnicodeDecodeError:
        return False


def _other_files(folder: Path, found: Summary) -> Iterator[str]:
    """Yield the files that a dataset with these rows has not, and those that it lacks, whatever SHA256SUMS says."""
    parquet = [file for name in CONFIGURATIONS for split in SPLITS for file in parquet_files(folder, name, split)]
    rows = (path.relative_to(folder).as_posix() for file in parquet for path in (file, lines_beside(file)))
    expected = {BUILD_NAME, *_DERIVED, *rows, *picture_names(found)}
    known = {*read_sums(folder)}
    yield from (f"{name}: no file of a dataset" for name in sorted(known - expected))
    yield from (f"{name}: missing, also in {SUMS_NAME}" for name in sorted(expected - known))


def _derived_problems(folder: Path, record: BuildRecord, found: Summary, damaged: Mapping[str, str]) -> Iterator[str]:
    """Yield the files that do not say what the rows say, but for those that are named already."""
    texts = {CARD_NAME: lambda: render_card(found, record), CROISSANT_NAME: lambda: croissant_text(found, record)}
    for name in _DERIVED:
        if name in damaged:
            continue
        written, made = (folder / name).read_bytes().decode("utf-8"), texts[name]()
        if without_rights(written) != without_rights(made):
            yield f"{name}: differs from what the rows give"
