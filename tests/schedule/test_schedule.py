"""`scrapy schedule`: a cron parser, a shell and systemd parse its output, with any characters in paths."""

import itertools
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from croniter import croniter
from hypothesis import given
from hypothesis import strategies as st
from scrapy.cmdline import execute
from scrapy.utils.project import get_project_settings

from kontan_crawler.clock import parse_clock_time
from kontan_crawler.replica.demo import SETTINGS, environment, setting_options
from kontan_crawler.schedule import render
from kontan_crawler.schedule.interval import INTERVALS, SPREAD, Interval
from kontan_crawler.schedule.job import Job
from kontan_crawler.schedule.quoting import crontab_command, exec_start, unit_path, unit_word
from kontan_crawler.spider_args import ArgumentError
from tests.crawling import DAY, scrapy
from tests.in_process import ROOT
from tests.small_site import SmallSite

ODD = "a b 'c' \"d\" $HOME ${x} 100% \\% %h é;#&"
NASTY = [a + b for a, b in itertools.product("a '\"\\$%{};-@~#=`*n", repeat=2)] + ["", ";", "$HOME", "${HOME}", "%%h", "\\x41", "a\\"]
AT_ONCE = 50  # words; systemd shows two kilobytes of a command
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
CRON_ENVIRONMENT = {"HOME": "/", "LOGNAME": "nobody", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
ANALYZE = shutil.which("systemd-analyze")
DOCS = (ROOT / "docs" / "schedule.md").read_text("utf-8")
SYSTEMD = next((path for path in ("/usr/lib/systemd/systemd", "/lib/systemd/systemd") if Path(path).exists()), None)
NOBODY = {"user": 65534, "group": 65534} if os.getuid() == 0 else {}  # systemd --test is not for root


def job(folder: Path = Path("/srv/kontan"), *options: str, interval: str = "1h", python: str = sys.executable) -> Job:
    return Job(Interval(interval), "internasional", options, python, folder, folder / "output", "kontan", "host", "internasional")


def as_cron_reads(command: str) -> str:
    """Return the command that Vixie's cron and cronie pass to the shell: a % ends it, \\% becomes %."""
    return re.match(r"(?:\\.|[^\\%])*\\?", command)[0].replace(r"\%", "%") if "%" in command else command


def line(crontab: str) -> tuple[str, str]:
    """Return the five fields and the command of the only line that is not a comment."""
    (found,) = [row for row in crontab.splitlines() if not row.startswith("#")]
    *fields, command = found.split(" ", 5)
    return " ".join(fields), command


# Interval


@pytest.mark.parametrize("seed", ["a", "b", "c"])
@pytest.mark.parametrize("interval", INTERVALS)
def test_cron_starts_runs_at_even_intervals(interval: str, seed: str):
    fires = croniter(Interval(interval).cron_fields(seed), datetime(2026, 2, 4))
    moments = [fires.get_next(datetime) for _ in range(60)]
    assert {b - a for a, b in itertools.pairwise(moments)} == {timedelta(minutes=INTERVALS[interval])}
    assert interval == "1m" or all(moment.minute for moment in moments), "never at the full hour"


def test_minute_differs_between_machines():
    minutes = {Interval("1h").cron_fields(f"host-{number}").split()[0] for number in range(200)}
    assert len(minutes) > 40
    assert render.crontab(job()) == render.crontab(job())


@pytest.mark.parametrize("interval", ["7m", "60m", "5h", "24h", "2d", "1w", "0m", "1", "h", "-1h", "1H", " 1h", "1.5h", "hourly", ""])
def test_invalid_interval(interval: str):
    with pytest.raises(ArgumentError, match=re.escape(f"--every={interval!r}")):
        Interval(interval)


@pytest.fixture
def in_zone(monkeypatch):
    """Set the time zone of this machine, as cron has it."""

    def use(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield use
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("at", ["23:30", "0:05", "06.00"])
@pytest.mark.parametrize(("zone", "hours"), [("Asia/Jakarta", 0), ("UTC", 7), ("America/Phoenix", 14), ("Asia/Tokyo", -2)])
def test_cron_starts_a_daily_run_at_a_time_in_jakarta(in_zone, at: str, zone: str, hours: int):
    in_zone(zone)
    first = datetime(2026, 2, 4) + parse_clock_time(at)
    for seed in "abcdef":
        start = croniter(Interval("1d", at).cron_fields(seed), datetime(2026, 2, 3)).get_next(datetime) + timedelta(hours=hours)
        assert (start - first) % timedelta(days=1) < timedelta(minutes=SPREAD)


def test_a_daily_run_at_a_time_stays_near_it(schedule):
    words = ("--every", "1d", "--at", "7:30", "-s", "STOP_AT=05:00", "-s", "QUIET_HOURS=08:00-17:00", "--print", "systemd")
    code, printed, err = schedule(*words)
    assert (code, err) == (0, "")
    rows = set(printed.splitlines())
    assert {"OnCalendar=*-*-* 07:30:00 Asia/Jakarta", f"RandomizedDelaySec={SPREAD}min", "Persistent=no"} <= rows
    assert any("--at 7:30" in row for row in rows if row.startswith("#   for unit")), (
        "the command that installs the units prints the same ones"
    )


# cron


@given(WORDS, st.lists(WORDS, min_size=1))
def test_crontab_command_round_trip(folder: str, words: list[str]):
    assert shlex.split(as_cron_reads(crontab_command(folder, words))) == ["cd", folder, "&&", *words]


@pytest.fixture(scope="module")
def site():
    return SmallSite(DAY, refused=["removed", "paywall", "photo"])


def test_crontab_line_runs(tmp_path, replica):
    output = tmp_path / 'o\'u t "$HOME"'
    settings = setting_options({**SETTINGS, "OUTPUT_DIR": output})
    arguments = ("--spider", "arsip", "-a", f"since={DAY}", "-a", f"until={DAY}", *settings)
    printed = scrapy("schedule", "--every", "1d", "--print", "cron", *arguments)
    assert printed.returncode == 0 and not output.exists(), printed.stderr
    when, command = line(printed.stdout)
    assert croniter.is_valid(when)
    done = subprocess.run(
        ["/bin/sh", "-c", as_cron_reads(command)], cwd="/", env=CRON_ENVIRONMENT | environment(replica), capture_output=True, text=True
    )  # fmt: skip
    log = (output / "arsip.log").read_text("utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), log
    assert len(list(output.glob("arsip-*.jsonl"))) == 1


# systemd


@pytest.fixture
def units(tmp_path) -> Callable[[Job], list[str]]:
    """Write the units of a job into files; their first lines name them."""

    def write(job: Job) -> list[str]:
        for text in (render.service(job), render.timer(job)):
            (tmp_path / Path(text.splitlines()[0].removeprefix("# ")).name).write_text(text, "utf-8")
        return sorted(str(path) for path in tmp_path.glob("kontan-*"))

    return write


@pytest.mark.skipif(not ANALYZE, reason="there is no systemd-analyze")
@pytest.mark.parametrize(("interval", "at"), [*zip(INTERVALS, itertools.repeat(None)), ("1d", "5:00")])
def test_systemd_accepts_the_units(units, interval: str, at: str | None):
    paths = units(replace(job(), interval=Interval(interval, at)))
    assert [Path(path).name for path in paths] == ["kontan-internasional.service", "kontan-internasional.timer"]
    done = subprocess.run([ANALYZE, "verify", *paths], capture_output=True, text=True, check=False)
    assert (done.returncode, "kontan" in done.stderr) == (0, False), done.stderr


@pytest.mark.skipif(not ANALYZE, reason="there is no systemd-analyze")
def test_systemd_finds_a_program_with_special_characters(units, tmp_path):
    (tmp_path / "a 100% é;#").mkdir()
    (python := tmp_path / "a 100% é;#" / "python").symlink_to(sys.executable)
    paths = units(job(Path("/srv") / ODD, python=str(python)))
    done = subprocess.run([ANALYZE, "verify", *paths], capture_output=True, text=True, check=False)
    assert (done.returncode, "kontan" in done.stderr) == (0, False), done.stderr


@pytest.mark.skipif(not ANALYZE, reason="there is no systemd-analyze")
def test_service_is_hardened(units):
    command = [ANALYZE, "security", "--offline=true", "--no-pager", "--threshold=40", units(job())[0]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "offline" in done.stderr:
        pytest.skip("this systemd-analyze reads no unit files for `security`")
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not SYSTEMD, reason="there is no systemd")
@pytest.mark.parametrize("python", ["/srv/a 100%;/python", f"/srv/{ODD}/python"])
@pytest.mark.parametrize("words", [NASTY[start : start + AT_ONCE] for start in range(0, len(NASTY), AT_ONCE)], ids=lambda words: words[0])
def test_systemd_round_trip(python: str, words: list[str]):
    folder = Path("/srv") / f"{ODD} \\"
    wanted = job(folder, *words, python=python)
    shown = shown_by_systemd(render.service(wanted))
    assert (shown["WorkingDirectory"], shown["ReadWritePaths"]) == ([str(folder)], [str(folder / "output")])
    assert words_of(*shown["Command Line"])[-len(wanted.crawl_command) :] == list(wanted.crawl_command)


def shown_by_systemd(service: str) -> dict[str, list[str]]:
    """Return the properties of a service as systemd parses them."""
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o777)
        (Path(name) / "x.service").write_text(service, "utf-8")
        around = {"SYSTEMD_UNIT_PATH": f"{name}:", "XDG_RUNTIME_DIR": name, "HOME": name, "LANG": "C.UTF-8"}
        command = [SYSTEMD, "--test", "--user", "--unit=x.service"]
        done = subprocess.run(command, env=around, capture_output=True, text=True, timeout=60, check=False, **NOBODY)
    _, _, ours = done.stdout.partition("-> Unit x.service:")
    found: dict[str, list[str]] = {}
    for key, value in re.findall(r"^\t+([\w ]+): (.*)$", ours.partition("-> Unit ")[0], re.MULTILINE):
        found.setdefault(key, []).append(value)
    return found


def words_of(shown: str) -> list[str]:
    """Return the words of a command as systemd shows it; it runs $$ as $."""
    found = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', shown)
    return [(bare or re.sub(r"\\(.)", r"\1", quoted)).replace("$$", "$") for quoted, bare in found]


def test_service_shares_tmp_only_if_it_uses_it():
    tmp = "PrivateTmp=no" if any(map(Path("/tmp").__eq__, Path(sys.executable).parents)) else "PrivateTmp=yes"
    assert f"\n{tmp}\n" in render.service(job())
    assert "\nPrivateTmp=no\nReadWritePaths=/tmp /var/tmp\n" in render.service(job(Path("/tmp/kontan")))


# The command line


@pytest.fixture
def schedule(capsys, monkeypatch) -> Callable[..., tuple[int, str, str]]:
    """`scrapy schedule` in this process: its exit code, standard output and standard error."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "kontan_crawler.settings")

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            execute(["scrapy", "schedule", *words], get_project_settings())
        return (end.value.code, *capsys.readouterr())

    return run


def test_paths(schedule):
    code, printed, _ = schedule("--every", "1h", "--print", "systemd")
    assert code == 0
    assert {
        f"WorkingDirectory={unit_path(str(ROOT))}",
        f"ExecStart={exec_start([sys.executable, '-m', 'scrapy', 'crawl', 'internasional'])}",
    } <= set(printed.splitlines())
    assert [row for row in printed.splitlines() if row.startswith("ReadWritePaths=") and unit_word(str(ROOT / "output")) in row]


def test_units_together_and_one_by_one(schedule):
    words = ("--every", "2h", "--print", "systemd", "-a", "refresh=3")
    head, *both = re.split(r"^(?=# /etc/systemd/system/)", schedule(*words)[1], flags=re.MULTILINE)
    assert [unit.strip() for unit in both] == [schedule(*words, "--unit", name)[1].strip() for name in ("service", "timer")]
    commands = [row.removeprefix("#   ") for row in head.splitlines() if row.startswith("#   ")]
    assert len(commands) == 3 and all(shlex.split(command) for command in commands)
    assert "sudo systemctl enable --now kontan-internasional.timer" in commands


def test_relative_output_folder(schedule):
    _, printed, _ = schedule("--every", "1h", "--print", "cron", "-s", "OUTPUT_DIR=tests/there")
    (line,) = [row for row in printed.splitlines() if "scrapy crawl" in row]
    words = shlex.split(line.replace("\\%", "%"))
    assert f"OUTPUT_DIR={ROOT / 'tests/there'}" in words and str(ROOT / "tests/there/internasional.log") in words


def test_relative_url_file(schedule, tmp_path, monkeypatch):
    (project := tmp_path / "project").mkdir()
    (project / "scrapy.cfg").write_text("[settings]\ndefault = kontan_crawler.settings\n", "utf-8")
    (elsewhere := project / "elsewhere").mkdir()
    (elsewhere / "urls.txt").write_text("https://internasional.kontan.co.id/news/a\n", "utf-8")
    monkeypatch.chdir(elsewhere)
    _, printed, err = schedule("--every", "1h", "--print", "cron", "--spider", "artikel", "-a", "file=urls.txt")
    assert f"-a file={elsewhere / 'urls.txt'} " in printed, err


def test_names_separate_jobs_of_one_spider(schedule):
    words = ("--every", "1h", "--print", "cron", "-s", "OUTPUT_DIR=/srv/kontan")
    lines = [line(schedule(*words, *name)[1]) for name in ((), ("--name", "dunia"), ("--name", "Asia-2"))]
    assert [command.split()[-1] for _, command in lines] == [f"/srv/kontan/{name}.log" for name in ("internasional", "dunia", "Asia-2")]
    _, printed, _ = schedule("--every", "1h", "--print", "systemd", "--name", "dunia")
    assert {"# /etc/systemd/system/kontan-dunia.service", "# /etc/systemd/system/kontan-dunia.timer"} <= set(printed.splitlines())
    assert "--name dunia" in printed and "kontan-internasional" not in printed


def test_jobs_are_spread_over_the_hour():
    """Two seeds may share a minute; ten minutes for 30 seeds is what chance gives in all but one of 10^9 folders."""
    minutes = {Interval("1h").cron_fields(f"{ROOT} {number}").split()[0] for number in range(30)}
    assert len(minutes) >= 10


def test_some_runs_start_outside_quiet_hours():
    for interval, hours in itertools.product(INTERVALS, range(1, 24)):
        with suppress(ArgumentError):
            Interval(interval).check_quiet(f"00:00-{hours:02}:00")
            for first in range(INTERVALS[interval]):
                assert any(start >= 60 * hours for start in range(first, 24 * 60, INTERVALS[interval])), (interval, hours, first)
        assert INTERVALS[interval] > 60 or hours == 23 or Interval(interval).check_quiet(f"00:00-{hours:02}:00") is None


def test_service_can_write_metrics(schedule):
    words = ("--every", "1h", "--print", "systemd", "--unit", "service", "-s", "OUTPUT_DIR=/srv/kontan")
    for metrics, written in (("docs/x.prom", f"/srv/kontan {unit_word(str(ROOT / 'docs'))}"), ("/x.prom", "/srv/kontan /")):
        _, printed, err = schedule(*words, "-s", f"METRICS_FILE={metrics}")
        assert f"\nReadWritePaths={written}\n" in printed, err
        assert f"METRICS_FILE={ROOT / metrics} " in f"{printed} ".replace("\n", " ")
    for archive, written in (("/srv/warc", "/srv/kontan /srv/warc"), ("warc", "/srv/kontan"), ("../warc", "/srv/kontan /srv/warc")):
        _, printed, err = schedule(*words, "-s", f"ARCHIVE_DIR={archive}")
        assert f"\nReadWritePaths={written}\n" in printed, err
    _, printed, _ = schedule(*words, "-s", "BOILERPLATE_LINES=README.md")
    assert f"BOILERPLATE_LINES={ROOT / 'README.md'} " in f"{printed} ".replace("\n", " ")
    within = replace(job(Path("/srv/kontan")), extra_folders=(Path("/srv/kontan/output/metrics"),))
    assert "\nReadWritePaths=/srv/kontan/output\n" in render.service(within)


@pytest.mark.parametrize(("words", "named"), [
    ("--every 7m --print cron", "--every='7m'"),
    ("--every 1h --print cron --unit timer", "--unit=timer"),
    ("--every 1h --print cron --spider arsip", "since"),
    ("--every 1h --print systemd -a since=yesterday", "since='yesterday'"),
    ("--every 1h --print systemd -a refresh", "'refresh'"),
    ("--every 1h --print systemd --spider berita", "--spider='berita'"),
    ("--every 1h --print cron arsip", "arsip"),
    ("--every 1h --print cron --name 'a b'", "--name='a b'"),
    ("--every 1h --print cron --name ''", "--name=''"),
    ("--every 1h --print cron --name ../x", "--name='../x'"),
    ("--every 1d --print cron -s QUIET_HOURS=21:00-23:00", "--every 12h"),
    ("--every 12h --print systemd -s QUIET_HOURS=20:00-09:00", "--every 8h"),
    ("--every 1d --print cron -s QUIET_HOURS=21:00-23:00", "--at"),
    ("--every 12h --at 23:30 --print cron", "--at='23:30'"),
    ("--every 1d --at malam --print cron", "--at='malam'"),
    ("--every 1d --at '' --print cron", "--at=''"),
    ("--every 1d --at 9:00 --print systemd -s QUIET_HOURS=08:00-17:00", "--at='9:00'"),
    ("--every 1d --at 07:50 --print systemd -s QUIET_HOURS=08:00-17:00", "--at='07:50'"),
    ("--every 1d --at 04:50 --print systemd -s STOP_AT=05:00", "--at='04:50'"),
    ("--every 1d --at 05:00 --print cron -s STOP_AT=05:00", "--at='05:00'"),
    ("--every 1d --print cron -s STOP_AT=05:00", "--at 23:30"),
    ("--every 1h --print cron -s PAST_DAYS=0", "PAST_DAYS='0'"),
    ("--every 1h --print cron -s STOP_AT=soon", "STOP_AT='soon'"),
    ("--every 1h --print cron -s METRICS_FILE=/nowhere/x.prom", "METRICS_FILE='/nowhere/x.prom'"),
    ("--every 1h --print cron -s ALERT_COMMAND=nosuchprogram", "ALERT_COMMAND='nosuchprogram'"),
    ("--every 1h --print cron -s 'X=a\tb'", "'X=a\\tb'"),
])  # fmt: skip
def test_invalid_argument(schedule, words: str, named: str):
    code, printed, err = schedule(*shlex.split(words))
    assert (code, printed, err.count("\n")) == (2, "", 1)
    assert err.startswith("scrapy schedule: ") and named in err


# docs/schedule.md


@pytest.mark.parametrize("command", re.findall(r"-m (scrapy schedule .+?)(?:\s+#.*)?$", DOCS, re.MULTILINE))
def test_commands_in_docs(schedule, command: str):
    code, printed, err = schedule(*shlex.split(command)[2:])
    assert (code, err) == (0, "") and printed


def test_files_and_spiders_in_docs():
    assert (ROOT / "setup.py").exists() and "setup.py bdist_egg" in DOCS
    spiders = set(re.findall(r"-d spider=(\w+)", DOCS))
    assert spiders and all((ROOT / f"kontan_crawler/spiders/{spider}.py").exists() for spider in spiders)
    units = set(re.findall(r"kontan-\w+\.(?:service|timer)", DOCS))
    assert units == {"kontan-internasional.service", "kontan-internasional.timer"}
