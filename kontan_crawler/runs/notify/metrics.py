"""A run's verdict as a Prometheus textfile."""

import os
import re
import tempfile
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from kontan_crawler.runs.notify.gauges import GAUGES
from kontan_crawler.runs.notify.verdict import Verdict
from kontan_crawler.spider_args import ArgumentError

PREFIX = "kontan_crawler_"
_ENDING = ".prom"
_NAMED = re.compile(r"(?:[^%]|%%|%\(name\)s)+")


def metrics_path(value: str, spider: str) -> Path:
    """Return the path that METRICS_FILE means for a spider. Raises ArgumentError where no file can be written there."""
    if not _NAMED.fullmatch(value):
        raise ArgumentError(f"METRICS_FILE={value!r}: only %(name)s can be filled in, the spider's name; write a percent sign as %%")
    path = Path(value % {"name": spider}).absolute()
    if path.is_dir():
        raise ArgumentError(f"METRICS_FILE={value!r} is a folder; name a file in it, such as {path / f'{spider}.prom'}")
    if not path.name.endswith(_ENDING):
        raise ArgumentError(f"METRICS_FILE={value!r}: node_exporter reads only names that end with {_ENDING}; name it {path.name}{_ENDING}")
    if not path.parent.is_dir():
        raise ArgumentError(f"METRICS_FILE={value!r}: there is no folder {path.parent}; make it, or name another file")
    return path


def write_metrics(path: Path, verdict: Verdict) -> None:
    """Write what is known of a run, all at once and for all to read. Raises OSError."""
    descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    try:
        with open(descriptor, "wb") as file:
            file.write(generate_latest(registry_of(verdict)))
            os.fchmod(descriptor, 0o644)  # whatever the umask: node_exporter is another user
        os.replace(part, path)
    except OSError:
        os.unlink(part)
        raise


def registry_of(verdict: Verdict) -> CollectorRegistry:
    """Return the gauges of a run."""
    registry = CollectorRegistry()
    for told in GAUGES:
        samples = told.read(verdict)
        if samples is not None:
            labels = ("spider", told.label) if told.label else ("spider",)
            gauge = Gauge(PREFIX + told.name, told.help, labels, registry=registry)
            for value, number in samples.items():
                gauge.labels(*(verdict.spider, value)[: len(labels)]).set(number)
    return registry
