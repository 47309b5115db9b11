"""What is printed for cron and systemd is read back by a cron parser, a shell and systemd, however odd the paths."""

import itertools
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from croniter import croniter
from hypothesis import given
from hypothesis import strategies as st
from scrapy.cmdline import execute
from scrapy.utils.project import get_project_settings

from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.demo import SETTINGS, environment
from kontan_crawler.replica.server import serve
from kontan_crawler.replica.site import Site
from kontan_crawler.schedule import texts
from kontan_crawler.schedule.every import CHOICES, Every
from kontan_crawler.schedule.plan import Plan
from kontan_crawler.schedule.quoting import crontab_command, exec_start, unit_path, unit_word
from kontan_crawler.spider_args import ArgumentError
from tests.crawling import ROOT, scrapy

ODD = "a b 'c' \"d\" $HOME ${x} 100% \\% %h é;#&"
NASTY = [a + b for a, b in itertools.product("a '\"\\$%{};-@~#=`*n", repeat=2)] + ["", ";", "$HOME", "${HOME}", "%%h", "\\x41", "a\\"]
AT_ONCE = 50  # words; systemd cuts off what it shows of a command after two kilobytes
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30)
CRON_ENVIRONMENT = {"HOME": "/", "LOGNAME": "nobody", "SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"}
ANALYZE = shutil.which("systemd-analyze")
DOCS = (ROOT / "docs" / "schedule.md").read_text("utf-8")
SYSTEMD = next((path for path in ("/usr/lib/systemd/systemd", "/lib/systemd/systemd") if Path(path).exists()), None)
NOBODY = {"user": 65534, "group": 65534} if os.getuid() == 0 else {}  # systemd --test is not for root


def plan(folder: Path = Path("/srv/kontan"), *options: str, every: str = "1h", python: str = sys.executable) -> Plan:
    return Plan(Every(every), "internasional", options, python, folder, folder / "output", "kontan", "host", "internasional")


def as_cron_reads(command: str) -> str:
    """The command that Vixie's cron and cronie hand to the shell: a % ends it, a backslash before one is taken away."""
    return re.match(r"(?:\\.|[^\\%])*\\?", command)[0].replace(r"\%", "%") if "%" in command else command


def line(crontab: str) -> tuple[str, str]:
    """The five fields and the command of the one line that is no remark."""
    (found,) = [row for row in crontab.splitlines() if not row.startswith("#")]
    *fields, command = found.split(" ", 5)
    return " ".join(fields), command


# How often


@pytest.mark.parametrize("seed", ["a", "b", "c"])
@pytest.mark.parametrize("written", CHOICES)
def test_a_cron_parser_reads_an_even_interval(written: str, seed: str):
    fires = croniter(Every(written).cron(seed), datetime(2026, 2, 4))
    moments = [fires.get_next(datetime) for _ in range(60)]
    assert {b - a for a, b in itertools.pairwise(moments)} == {timedelta(minutes=CHOICES[written])}
    assert written == "1m" or all(moment.minute for moment in moments), "everybody asks at the full hour"


def test_the_minute_is_a_machines_own():
    minutes = {Every("1h").cron(f"host-{number}").split()[0] for number in range(200)}
    assert len(minutes) > 40
    assert texts.crontab(plan()) == texts.crontab(plan())


@pytest.mark.parametrize("written", ["7m", "60m", "5h", "24h", "2d", "1w", "0m", "1", "h", "-1h", "1H", " 1h", "1.5h", "hourly", ""])
def test_an_uneven_interval_is_refused(written: str):
    with pytest.raises(ArgumentError, match=r"fills neither an hour nor a day evenly; it may be 1m 2m .* 1d$"):
        Every(written)


# cron


@given(WORDS, st.lists(WORDS, min_size=1))
def test_a_shell_reads_what_cron_hands_it(folder: str, words: list[str]):
    assert shlex.split(as_cron_reads(crontab_command(folder, words))) == ["cd", folder, "&&", *words]


@pytest.mark.parametrize("command", [r"a % b", r"a\\% b", r"'a % b'"])
def test_the_reading_of_cron_ends_at_a_bare_percent(command: str):
    assert "%" not in as_cron_reads(command)


def test_the_line_runs_as_cron_runs_it(tmp_path):
    output = tmp_path / 'o\'u t "$HOME"'
    settings = [word for name, value in {**SETTINGS, "OUTPUT_DIR": output}.items() for word in ("-s", f"{name}={value}")]
    what = ("--spider", "arsip", "-a", "since=2026-02-04", "-a", "until=2026-02-04", *settings)
    printed = scrapy("schedule", "--every", "1d", "--print", "cron", *what)
    assert printed.returncode == 0 and not output.exists(), printed.stderr
    when, command = line(printed.stdout)
    assert croniter.is_valid(when)
    with serve(Site(Dataset(date(2026, 2, 4)))) as replica:
        done = subprocess.run(
            ["/bin/sh", "-c", as_cron_reads(command)], cwd="/", env=CRON_ENVIRONMENT | environment(replica), capture_output=True, text=True
        )  # fmt: skip
    log = (output / "arsip.log").read_text("utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), log
    assert "Spider closed (finished)" in log
    assert len(list(output.glob("arsip-*.jsonl"))) == 1


# systemd


@pytest.fixture
def units(tmp_path) -> Callable[[Plan], list[str]]:
    """Writes the units of a plan into files, as the names in their first lines say."""

    def write(plan: Plan) -> list[str]:
        for text in (texts.service(plan), texts.timer(plan)):
            (tmp_path / Path(text.splitlines()[0].removeprefix("# ")).name).write_text(text, "utf-8")
        return sorted(str(path) for path in tmp_path.glob("kontan-*"))

    return write


@pytest.mark.skipif(not ANALYZE, reason="there is no systemd-analyze")
@pytest.mark.parametrize("written", CHOICES)
def test_systemd_takes_the_units(units, written: str):
    paths = units(plan(every=written))
    assert [Path(path).name for path in paths] == ["kontan-internasional.service", "kontan-internasional.timer"]
    done = subprocess.run([ANALYZE, "verify", *paths], capture_output=True, text=True, check=False)
    assert (done.returncode, "kontan" in done.stderr) == (0, False), done.stderr


@pytest.mark.skipif(not ANALYZE, reason="there is no systemd-analyze")
def test_systemd_finds_a_program_of_an_odd_name(units, tmp_path):
    (tmp_path / "a 100% é;#").mkdir()
    (python := tmp_path / "a 100% é;#" / "python").symlink_to(sys.executable)
    paths = units(plan(Path("/srv") / ODD, python=str(python)))
    done = subprocess.run([ANALYZE, "verify", *paths], capture_output=True, text=True, check=False)
    assert (done.returncode, "kontan" in done.stderr) == (0, False), done.stderr


@pytest.mark.skipif(not ANALYZE, reason="there is no systemd-analyze")
def test_the_service_is_hardened(units):
    command = [ANALYZE, "security", "--offline=true", "--no-pager", "--threshold=40", units(plan())[0]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "offline" in done.stderr:
        pytest.skip("this systemd-analyze reads no unit files for `security`")
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not SYSTEMD, reason="there is no systemd")
@pytest.mark.parametrize("python", ["/srv/a 100%;/python", f"/srv/{ODD}/python"])
@pytest.mark.parametrize("words", [NASTY[start : start + AT_ONCE] for start in range(0, len(NASTY), AT_ONCE)], ids=lambda words: words[0])
def test_systemd_reads_every_word_as_it_was(python: str, words: list[str]):
    folder = Path("/srv") / f"{ODD} \\"
    wanted = plan(folder, *words, python=python)
    shown = shown_by_systemd(texts.service(wanted))
    assert (shown["WorkingDirectory"], shown["ReadWritePaths"]) == ([str(folder)], [str(folder / "output")])
    assert words_of(*shown["Command Line"])[-len(wanted.crawl) :] == list(wanted.crawl)


def shown_by_systemd(service: str) -> dict[str, list[str]]:
    """What systemd itself says that it read in a service."""
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
    """The words of a command that systemd shows; $$ is $ once it runs."""
    found = re.findall(r'"((?:\\.|[^"\\])*)"|(\S+)', shown)
    return [(bare or re.sub(r"\\(.)", r"\1", quoted)).replace("$$", "$") for quoted, bare in found]


def test_what_lies_in_tmp_is_not_hidden_and_sqlite_keeps_a_folder():
    tmp = "PrivateTmp=no" if any(map(Path("/tmp").__eq__, Path(sys.executable).parents)) else "PrivateTmp=yes"
    assert f"\n{tmp}\n" in texts.service(plan())
    assert "\nPrivateTmp=no\nReadWritePaths=/tmp /var/tmp\n" in texts.service(plan(Path("/tmp/kontan")))


# The command


@pytest.fixture
def say(capsys, monkeypatch) -> Callable[..., tuple[int, str, str]]:
    """`scrapy schedule` in this process: its exit code, what it printed, what it complained of."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "kontan_crawler.settings")

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            execute(["scrapy", "schedule", *words], get_project_settings())
        return (end.value.code, *capsys.readouterr())

    return run


def test_paths_are_filled_in(say):
    code, printed, _ = say("--every", "1h", "--print", "systemd")
    assert code == 0
    assert {
        f"WorkingDirectory={unit_path(str(ROOT))}",
        f"ExecStart={exec_start([sys.executable, '-m', 'scrapy', 'crawl', 'internasional'])}",
    } <= set(printed.splitlines())
    assert [row for row in printed.splitlines() if row.startswith("ReadWritePaths=") and unit_word(str(ROOT / "output")) in row]


def test_both_units_are_those_printed_one_by_one(say):
    words = ("--every", "2h", "--print", "systemd", "-a", "refresh=3")
    head, *both = re.split(r"^(?=# /etc/systemd/system/)", say(*words)[1], flags=re.MULTILINE)
    assert [unit.strip() for unit in both] == [say(*words, "--unit", name)[1].strip() for name in ("service", "timer")]
    commands = [row.removeprefix("#   ") for row in head.splitlines() if row.startswith("#   ")]
    assert len(commands) == 3 and all(shlex.split(command) for command in commands)
    assert "sudo systemctl enable --now kontan-internasional.timer" in commands


def test_a_folder_is_the_one_that_was_meant(say):
    """A run begins in the project folder, and the command may be given in another."""
    _, printed, _ = say("--every", "1h", "--print", "cron", "-s", "OUTPUT_DIR=tests/there")
    (line,) = [row for row in printed.splitlines() if "scrapy crawl" in row]
    words = shlex.split(line.replace("\\%", "%"))
    assert f"OUTPUT_DIR={ROOT / 'tests/there'}" in words and str(ROOT / "tests/there/internasional.log") in words


def test_a_file_of_addresses_is_the_one_that_was_meant(say, tmp_path, monkeypatch):
    (project := tmp_path / "project").mkdir()
    (project / "scrapy.cfg").write_text("[settings]\ndefault = kontan_crawler.settings\n", "utf-8")
    (elsewhere := project / "elsewhere").mkdir()
    (elsewhere / "addresses.txt").write_text("https://internasional.kontan.co.id/news/a\n", "utf-8")
    monkeypatch.chdir(elsewhere)
    _, printed, said = say("--every", "1h", "--print", "cron", "--spider", "artikel", "-a", "file=addresses.txt")
    assert f"-a file={elsewhere / 'addresses.txt'} " in printed, said


def test_schedules_of_one_spider_have_names_of_their_own(say):
    words = ("--every", "1h", "--print", "cron", "-s", "OUTPUT_DIR=/srv/kontan")
    lines = [line(say(*words, *name)[1]) for name in ((), ("--name", "dunia"), ("--name", "Asia-2"))]
    assert len({when for when, _ in lines}) == 3
    assert [command.split()[-1] for _, command in lines] == [f"/srv/kontan/{name}.log" for name in ("internasional", "dunia", "Asia-2")]
    _, printed, _ = say("--every", "1h", "--print", "systemd", "--name", "dunia")
    assert {"# /etc/systemd/system/kontan-dunia.service", "# /etc/systemd/system/kontan-dunia.timer"} <= set(printed.splitlines())
    assert "--name dunia" in printed and "kontan-internasional" not in printed


def test_some_run_of_a_day_begins_outside_of_the_quiet_hours():
    """Whenever the first of them begins: for every length of quiet hours and every interval that is taken."""
    for written, hours in itertools.product(CHOICES, range(1, 24)):
        with suppress(ArgumentError):
            Every(written).check_quiet(timedelta(hours=hours))
            for first in range(CHOICES[written]):
                assert any(start >= 60 * hours for start in range(first, 24 * 60, CHOICES[written])), (written, hours, first)
        assert CHOICES[written] > 60 or hours == 23 or Every(written).check_quiet(timedelta(hours=hours)) is None


def test_the_unit_may_write_where_the_metrics_go(say):
    words = ("--every", "1h", "--print", "systemd", "--unit", "service", "-s", "OUTPUT_DIR=/srv/kontan")
    for metrics, written in (("docs/x.prom", f"/srv/kontan {unit_word(str(ROOT / 'docs'))}"), ("/x.prom", "/srv/kontan /")):
        _, printed, said = say(*words, "-s", f"METRICS_FILE={metrics}")
        assert f"\nReadWritePaths={written}\n" in printed, said
        assert f"METRICS_FILE={ROOT / metrics} " in f"{printed} ".replace("\n", " ")
    within = replace(plan(Path("/srv/kontan")), beside=(Path("/srv/kontan/output/metrics"),))
    assert "\nReadWritePaths=/srv/kontan/output\n" in texts.service(within)


@pytest.mark.parametrize(("words", "complaint"), [
    ("--every 7m --print cron", "--every='7m' fills neither an hour nor a day evenly; it may be 1m "),
    ("--every 1h --print cron --unit timer", "--unit=timer is for --print systemd"),
    ("--every 1h --print cron --spider arsip", "since is missing; give the first day of the span"),
    ("--every 1h --print systemd -a since=yesterday", "since='yesterday' is no date; write it as 2026-02-04"),
    ("--every 1h --print systemd -a refresh", "-a refresh is no argument; write it as -a NAME=VALUE"),
    ("--every 1h --print systemd --spider berita", "--spider='berita' is unknown; there are arsip, artikel, internasional"),
    ("--every 1h --print cron arsip", "unknown words: arsip"),
    ("--every 1h --print cron --name 'a b'", "--name='a b' cannot name a unit and a log; write letters, digits and hyphens"),
    ("--every 1h --print cron --name ''", "--name='' cannot name"),
    ("--every 1h --print cron --name ../x", "--name='../x' cannot name"),
    ("--every 1d --print cron -s QUIET_HOURS=21:00-23:00", "--every='1d' may begin each run of a day within QUIET_HOURS; write --every 12h"),
    ("--every 12h --print systemd -s QUIET_HOURS=20:00-09:00", "--every='12h' may begin each run of a day within QUIET_HOURS; write --every 8h"),
    ("--every 1h --print cron -s PAST_DAYS=0", "PAST_DAYS='0' cannot be; write a whole number of days, 1 or more"),
    ("--every 1h --print cron -s STOP_AT=soon", "STOP_AT='soon'"),
    ("--every 1h --print cron -s METRICS_FILE=/nowhere/x.prom", "METRICS_FILE='/nowhere/x.prom': there is no folder /nowhere"),
    ("--every 1h --print cron -s ALERT_COMMAND=nosuchprogram", "ALERT_COMMAND='nosuchprogram' names no program"),
    ("--every 1h --print cron -s 'X=a\tb'", "'X=a\\tb' holds a line break"),
])  # fmt: skip
def test_a_wrong_word_ends_in_one_line(say, words: str, complaint: str):
    code, printed, said = say(*shlex.split(words))
    assert (code, printed, said.count("\n")) == (2, "", 1)
    assert said.startswith(f"scrapy schedule: {complaint}")


# docs/schedule.md


@pytest.mark.parametrize("command", re.findall(r"-m (scrapy schedule .+?)(?:\s+#.*)?$", DOCS, re.MULTILINE))
def test_the_docs_name_commands_that_work(say, command: str):
    code, printed, said = say(*shlex.split(command)[2:])
    assert (code, said) == (0, "") and printed


def test_the_docs_name_files_and_spiders_that_exist():
    assert (ROOT / "setup.py").exists() and "setup.py bdist_egg" in DOCS
    spiders = set(re.findall(r"-d spider=(\w+)", DOCS))
    assert spiders and all((ROOT / f"kontan_crawler/spiders/{spider}.py").exists() for spider in spiders)
    units = set(re.findall(r"kontan-\w+\.(?:service|timer)", DOCS))
    assert units == {"kontan-internasional.service", "kontan-internasional.timer"}
