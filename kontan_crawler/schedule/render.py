"""Render the templates: a crontab, a systemd service and timer, and the commands that install them."""

import shlex
from importlib.resources import files
from pathlib import Path
from string import Template

from kontan_crawler.schedule.job import Job
from kontan_crawler.schedule.quoting import crontab_command, exec_start, unit_path, unit_word

_TMP = (Path("/tmp"), Path("/var/tmp"))
_PRIVATE_TMP = "PrivateTmp=yes"
_SHARED_TMP = "# The run uses files in /tmp, and SQLite needs to write there.\nPrivateTmp=no\nReadWritePaths=/tmp /var/tmp"
# Keys: whether the time of day is given.
_START = {
    False: "# The minute depends on the names of the machine, the folder and the job, so that machines do not all start at the full hour.",
    True: "# Cron uses this machine's time zone, and up to 15 minutes are added, so that machines do not all start at once. If clocks\n"
    "# change here, the start in Jakarta moves by an hour for a part of the year.",
}
_MISSED = {
    False: "# A run missed while the machine was off starts at the next boot.\nPersistent=yes",
    True: "# A run missed while the machine was off waits for this time of the next day.\nPersistent=no",
}


def crontab(job: Job) -> str:
    """Return the lines of a crontab."""
    command = crontab_command(str(job.project), (*job.crawl_command, "--logfile", job.log))
    return _render(
        "crontab",
        every=_every(job),
        start=_START[job.interval.at is not None],
        log=job.log,
        when=job.interval.cron_fields(job.seed),
        command=command,
    )


def service(job: Job) -> str:
    """Return the service unit, which runs the spider once."""
    return _render(
        "kontan.service", unit=job.unit, spider=job.spider, user=job.user.replace("%", "%%"), project=unit_path(str(job.project)),
        command=exec_start(job.crawl_command), make_output=_make_output(job),
        writable=" ".join(unit_word(str(folder)) for folder in job.writable),
        tmp=_SHARED_TMP if _uses_tmp(job) else _PRIVATE_TMP,
    )  # fmt: skip


def timer(job: Job) -> str:
    """Return the timer unit, which starts the service at each interval."""
    interval = job.interval
    return _render(
        "kontan.timer", unit=job.unit, every=_every(job), calendar=interval.on_calendar(), delay=f"{interval.spread}min",
        missed=_MISSED[interval.at is not None],
    )  # fmt: skip


def units(job: Job) -> str:
    """Return the commands that install both units, then the units."""
    install = _render(
        "install", unit=job.unit, make_output=_make_output(job), project=shlex.quote(str(job.project)),
        schedule=shlex.join(job.schedule_command("systemd")),
    )  # fmt: skip
    return f"{install}\n{service(job)}\n{timer(job)}"


def _every(job: Job) -> str:
    return f"{job.interval.name}, at {job.interval.at} in Jakarta" if job.interval.at else job.interval.name


def _make_output(job: Job) -> str:
    return shlex.join(("mkdir", "-p", str(job.output)))


def _render(template: str, **values: str) -> str:
    text = (files(__package__) / "templates" / template).read_text(encoding="utf-8")
    return Template(text).substitute(values)


def _uses_tmp(job: Job) -> bool:
    used = (job.project, *job.writable, Path(job.python))
    return any(path.is_relative_to(tmp) for path in used for tmp in _TMP)
