"""Environments of peers that cannot share this project's: .venv-bench/NAME, made from bench/peers/NAME.lock."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent
FOLDER, LOCKS = _ROOT / ".venv-bench", Path(__file__).parent
_SECONDS = 300  # an installation may take


class NotInstalled(Exception):
    """A peer's environment cannot be made; the message says why."""


def python_of(package: str, make: bool) -> str:
    """Return the Python of a package's environment. make: whether to make it if it is missing or older than its lock. Raises NotInstalled."""
    lock = LOCKS / f"{package}.lock"
    folder = FOLDER / package
    if not _is_fresh(folder, lock):
        if not make:
            raise NotInstalled("its environment is not made; `make bench` makes it")
        _make(folder, lock)
    return _python(folder)


def _is_fresh(folder: Path, lock: Path) -> bool:
    made_from = folder / lock.name
    return made_from.exists() and made_from.read_bytes() == lock.read_bytes()


def _make(folder: Path, lock: Path) -> None:
    print(f"Installing {lock.stem} into {folder} ...", file=sys.stderr, flush=True)
    try:
        venv.create(folder, clear=True, with_pip=True)
        command = [_python(folder), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "-r", str(lock)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except subprocess.SubprocessError as error:  # no environment, or no answer in time
        raise NotInstalled(str(error)) from None
    if done.returncode != 0:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        raise NotInstalled((errors or [f"pip ended with {done.returncode}"])[-1])
    shutil.copy(lock, folder)  # last, so that an interrupted installation starts again


def _python(folder: Path) -> str:
    return str(folder / "bin" / "python")
