"""A copy of the project in which the blocks of a page run, with a Python of its own, a set clock and no waiting between requests."""

import gzip
import json
import os
import shutil
import sys
from datetime import datetime
from pathlib import Path

from kontan_crawler.clock import WIB, now
from kontan_crawler.replica.demo import SETTINGS
from tests.crawling import FEW
from tests.in_process import ROOT

NOW = datetime(2026, 2, 5, 9, tzinfo=WIB)
"""The time in the copy when it is made; the replica's last day is the one before."""
_KEPT_OUT = shutil.ignore_patterns(".git", ".venv", "output", "_build", "build", "dist", ".hypothesis", ".*_cache")
_PAGE = ROOT / "tests" / "files" / "desktop_wire.html"
_URL = "https://internasional.kontan.co.id/news/pelabuhan-oslo-kembali-dibuka"


def copy_project(to: Path) -> None:
    """Copy the project. Its settings do not wait, its clock is set, and its replica is small."""
    shutil.copytree(ROOT, to, ignore=_KEPT_OUT)
    (to / "output").mkdir()
    _append(
        to / "kontan_crawler/settings.py", "".join(f"{name} = {value!r}\n" for name, value in SETTINGS.items() if name != "REPLICA_DIR")
    )
    shift = (NOW - now()).total_seconds()
    _append(to / "kontan_crawler/clock.py", f"def now() -> datetime:\n    return datetime.now(WIB) + timedelta(seconds={shift})\n")
    _append(to / "kontan_crawler/replica/planner.py", f"PER_DAY = PER_DAY | {{'internasional': {FEW}}}\n")
    _append(to / "kontan_crawler/reextract/processes.py", "def _cores() -> int:\n    return 1  # Dask takes seconds to start\n")
    _make_venv(to)
    _give_files(to)


def _append(path: Path, code: str) -> None:
    path.write_text(f"{path.read_text('utf-8')}\n\n{code}", "utf-8")


def _make_venv(project: Path) -> None:
    """Make a .venv that has this Python's packages, and that make takes for a fresh one."""
    packages = project / ".venv" / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    packages.mkdir(parents=True)
    (project / ".venv" / "bin").mkdir()
    python = Path(sys.executable).resolve()
    (project / ".venv" / "bin" / "python").symlink_to(python)
    (project / ".venv" / "pyvenv.cfg").write_text(f"home = {python.parent}\n")
    (packages / "these.pth").write_text("".join(f"{path}\n" for path in sys.path if path.endswith("site-packages")))
    shutil.copy(ROOT / "requirements-dev.lock", project / ".venv")


def _give_files(project: Path) -> None:
    """Write the files that the pages take for granted."""
    html = _PAGE.read_text("utf-8")
    shutil.copy(_PAGE, project / "page.html")
    flat = "KONTAN.CO.ID - OSLO. Pelabuhan Oslo dibuka lagi pada Rabu (4/2/2026). Baca Juga: Musim Salmon Lebih Awal"
    lines = {"pages.jsonl": {"url": _URL, "html": html}, "flat.jsonl": {"flat_text": flat}}
    for name, record in lines.items():
        (project / name).write_text(json.dumps(record) + "\n", "utf-8")
    (project / "flat.txt").write_text(flat, "utf-8")
    (project / "flat.csv").write_text(f'paragraf\n"{flat}"\n', "utf-8")
    (project / "rights.md").write_text("Ask KONTAN.\n")


def give_feeds(project: Path) -> None:
    """Copy the feed and the archive of the crawl to where the pages expect older ones."""
    (feed,) = (project / "output").glob("arsip-*.jsonl")
    (archive,) = (project / "output" / "archive").glob("arsip-*.warc.gz")
    for folder in ("old", "folder"):
        (project / folder).mkdir()
    with gzip.open(project / "old" / "1.jsonl.gz", "wb") as file:
        file.write(feed.read_bytes())
    shutil.copy(project / "old" / "1.jsonl.gz", project / "new.jsonl.gz")
    shutil.copy(feed, project / "output" / "internasional-2026-02-04T10-00-00+00-00.jsonl")
    shutil.copy(archive, project / "a.warc.gz")
    shutil.copy(archive, project / "folder")


def environment_of(project: Path) -> dict[str, str]:
    """Return the environment variables of a shell in the copy."""
    home = project / "home"
    home.mkdir(exist_ok=True)
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return kept | {"HOME": str(home), "HF_HOME": str(home), "HF_HUB_OFFLINE": "1", "COLUMNS": "100", "PYTHONWARNINGS": "ignore"}
