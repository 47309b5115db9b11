"""The files beside a feed: the manifest, and the list of refused URLs."""

import os
from collections.abc import Iterable
from pathlib import Path

from kontan_crawler.feeds.atomic_files import write_atomically
from kontan_crawler.feeds.names import GIVEN_UP_SUFFIX, MANIFEST_SUFFIX
from kontan_crawler.runs.manifest import Manifest
from kontan_crawler.runs.manifest_versions import parse_manifest
from kontan_crawler.store.errors import OutputError


def read_manifest(path: Path) -> Manifest:
    """Read a manifest. Raises OSError, NewerManifest, or ValueError if it is not a manifest."""
    return parse_manifest(path.read_text(encoding="utf-8"))


def write_manifests(manifest: Manifest, feeds: Iterable[Path], folder: Path) -> list[Path]:
    """Write the manifest beside each feed of its run or, without a feed, into the folder under the run's id; return its files.

    Raises OutputError.
    """
    files = []
    for feed in list(feeds) or [folder / manifest.run]:
        try:
            files.append(_write_beside(manifest, feed))
        except OSError as error:
            raise OutputError(
                f"cannot write beside {feed}: {error.strerror}; free disk space or fix the permissions, then start again"
            ) from error
    return files


def _write_beside(manifest: Manifest, feed: Path) -> Path:
    """Write the manifest, and the refused URLs in the format of `scrapy crawl artikel -a file=…`; rename an earlier run's manifest."""
    path, given_up = feed.with_name(feed.name + MANIFEST_SUFFIX), feed.with_name(feed.name + GIVEN_UP_SUFFIX)
    _keep_earlier(path, manifest.run)
    if manifest.given_up:
        write_atomically(given_up, "".join(f"{refused.url}  # {refused.reason}\n" for refused in manifest.given_up))
    else:
        given_up.unlink(missing_ok=True)
    write_atomically(path, manifest.model_dump_json(indent=1) + "\n")
    return path


def _keep_earlier(path: Path, run: str) -> None:
    try:
        earlier = read_manifest(path)
    except FileNotFoundError:
        return
    except ValueError:  # not a manifest
        _rename(path, "earlier")
        return
    if earlier.run != run:
        _rename(path, earlier.started.isoformat())


def _rename(path: Path, when: str) -> None:
    stamp = "".join(letter for letter in when if letter.isalnum() or letter in "-+")
    os.replace(path, path.with_name(f"{path.name.removesuffix(MANIFEST_SUFFIX)}.{stamp}{MANIFEST_SUFFIX}"))
