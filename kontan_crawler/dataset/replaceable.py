"""Whether the folder of a build may be replaced: never one with anything that no build wrote."""

from pathlib import Path

from kontan_crawler.dataset.build_record import CARD_NAME, NoDataset, again, read_record
from kontan_crawler.dataset.rights import is_edited_elsewhere, read_card
from kontan_crawler.dataset.sums import changed_files, files_in, read_sums
from kontan_crawler.spider_args import ArgumentError


def is_dataset(folder: Path) -> bool:
    """Return whether a folder is a dataset in which no other file stands. Raises OSError."""
    try:
        read_record(folder)
        return not folder.is_symlink() and {*files_in(folder)} <= {*read_sums(folder)}
    except NoDataset:
        return False


def check_replaceable(folder: Path, has_rights: bool) -> None:
    """Raise ArgumentError unless a folder is missing, empty, or a dataset in which nobody wrote anything. Raises OSError.

    has_rights: whether the section of the card that its publisher writes is given; else one that was written in the card would be lost.
    """
    if folder.exists() and not folder.is_dir():
        raise ArgumentError(f"--to {str(folder)!r} is a file; name a folder")
    if not folder.exists() or not any(folder.iterdir()):
        return
    try:
        read_record(folder)
        known = read_sums(folder)
    except NoDataset as error:
        raise ArgumentError(f"--to {str(folder)!r} is not empty: {error}, or name another folder") from None
    if foreign := sorted({*files_in(folder)} - {*known}):
        raise ArgumentError(f"--to {str(folder)!r} has a file that no build wrote, {foreign[0]!r}; move it, or name another folder")
    for name in changed_files(folder, known):
        if name != CARD_NAME:
            raise ArgumentError(f"{str(folder / name)!r} was changed since it was built; {again(folder)}")
        _check_card(folder, known[CARD_NAME], has_rights)


def _check_card(folder: Path, digest: str, has_rights: bool) -> None:
    """Raise ArgumentError for a card that was edited, if the edit would be lost."""
    path = folder / CARD_NAME
    try:
        card = read_card(folder)
    except UnicodeDecodeError:
        raise ArgumentError(f"{str(path)!r} is no text in UTF-8; move it, or name another folder") from None
    if is_edited_elsewhere(card, read_record(folder), digest):
        raise ArgumentError(f"{str(path)!r} was edited outside of its section of rights; move it, or name another folder")
    if not has_rights:
        raise ArgumentError(f"the section of rights in {str(path)!r} was edited; save it in a file, and give it with --rights FILE")
