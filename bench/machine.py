"""The machine and the versions behind the figures. Names no host."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from kontan_crawler import __version__

_CPU_INFO = Path("/proc/cpuinfo")
_PACKAGES = ("scrapy", "lxml", "dateparser")


def machine() -> str:
    """Return the model of the CPU, the number of cores, the load of the last minute, Python and packages, in one line."""
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    load = f"{os.getloadavg()[0]:.1f}"
    return f"{_cpu()}, {os.cpu_count()} cores, load {load}; Python {platform.python_version()}, kontan_crawler {__version__}, {packages}"


def _cpu() -> str:
    """Return the model name, or the architecture where the system does not say."""
    lines = _CPU_INFO.read_text(encoding="utf-8").splitlines() if _CPU_INFO.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())
