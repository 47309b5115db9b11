"""METRICS_FILE: the gauges of a run in Prometheus' text format, for node_exporter's textfile collector."""

import os
import re
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, write_to_textfile

from kontan_crawler.runs.notify.gauges import GAUGES
from kontan_crawler.runs.notify.verdict import Verdict
from kontan_crawler.spider_args import ArgumentError

PREFIX = "kontan_crawler_"
_SUFFIX = ".prom"
_VALID = re.compile(r"(?:[^%]|%%|%\(name\)s)+")


def metrics_path(value: str, spider: str) -> Path:
    """Return the path of METRICS_FILE for a spider. Raises ArgumentError if no file can be written there."""
    if not _VALID.fullmatch(value):
        raise ArgumentError(f"METRICS_FILE={value!r} is invalid; use only %(name)s, the spider's name, and write a percent sign as %%")
    path = Path(value % {"name": spider}).absolute()
    if path.is_dir():
        raise ArgumentError(f"METRICS_FILE={value!r} is a folder; name a file in it, such as {path / f'{spider}{_SUFFIX}'}")
    if not path.name.endswith(_SUFFIX):
        raise ArgumentError(
            f"METRICS_FILE={value!r}: node_exporter reads only files whose names end with {_SUFFIX}; use {path.name}{_SUFFIX}"
        )
    if not path.parent.is_dir():
        raise ArgumentError(f"METRICS_FILE={value!r}: the folder {path.parent} does not exist; create it, or name another file")
    return path


def write_metrics(path: Path, verdict: Verdict) -> None:
    """Replace the metrics file atomically. Raises OSError."""
    umask = os.umask(0o022)  # node_exporter runs as another user and must be able to read the file
    try:
        write_to_textfile(str(path), registry_of(verdict))
    finally:
        os.umask(umask)


def registry_of(verdict: Verdict) -> CollectorRegistry:
    """Return a registry with the gauges of a run."""
    registry = CollectorRegistry()
    for row in GAUGES:
        samples = row.read(verdict)
        if samples is not None:
            labels = ("spider", row.label) if row.label else ("spider",)
            gauge = Gauge(PREFIX + row.name, row.help, labels, registry=registry)
            for value, number in samples.items():
                gauge.labels(*(verdict.spider, value)[: len(labels)]).set(number)
    return registry
