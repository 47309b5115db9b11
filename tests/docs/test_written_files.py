"""What the commands of README.md and docs/ write into the project's folder is no change of the project: Git and `make check` pass over it."""

import re
import shutil
import subprocess
import sys

import pytest

from kontan_crawler.replica.demo_result import next_lines
from tests.docs.blocks import PAGES, blocks_in
from tests.in_process import ROOT

_WRITTEN = re.compile(r"""(?: >| -O | --to |write_\w+\("|to_csv\(")([\w./-]+)""")
IN_GIT = (ROOT / ".git").exists() and shutil.which("git")


def written() -> set[str]:
    """Return the paths that commands of the pages and of the demo write, but for placeholders, and those outside of the folder."""
    code = [block.code for page in PAGES for block in blocks_in(page)] + list(next_lines(ROOT / "output" / "demo"))
    return {name for text in code for name in _WRITTEN.findall(text) if not name.startswith("/") and not name.isupper()}


@pytest.mark.skipif(not IN_GIT, reason="this is no clone")
def test_git_ignores_them():
    names = sorted(written())
    assert {"feed_arrow.py", "articles.csv", "articles.parquet", "berita.jsonl.gz", "all.jsonl.gz", "dataset", "changed.html"} <= set(names)
    given = "".join(f"{name}{'/' if name == 'dataset' else ''}\n" for name in names)
    done = subprocess.run(
        ["git", "check-ignore", "--stdin", "--no-index"], cwd=ROOT, input=given, capture_output=True, text=True, check=False
    )
    assert set(given.splitlines()) - set(done.stdout.splitlines()) == set()


@pytest.mark.skipif(not IN_GIT, reason="this is no clone")
def test_checks_pass_over_the_modules_of_types(tmp_path):
    """ruff reads .gitignore: as `make check` calls it, in a copy, since other tests run in this folder."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    for name in (".gitignore", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "feed_arrow.py").write_text("import os ; x = { 'a' : 1 }\n")
    for words in (["check", "."], ["format", "--check", "."]):
        done = subprocess.run([sys.executable, "-m", "ruff", *words], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout
    (tmp_path / "other.py").write_text("import os ; x = { 'a' : 1 }\n")
    assert subprocess.run([sys.executable, "-m", "ruff", "check", "."], cwd=tmp_path, capture_output=True, check=False).returncode == 1
