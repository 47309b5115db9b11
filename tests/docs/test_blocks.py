"""Each block of code in README.md and docs/ runs in a copy of the project, in the order of its page, or a comment says why not.

`make docs-test` runs these tests. The replica stands for the site; no other host can be reached.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

from kontan_crawler.replica.dataset import Dataset
from kontan_crawler.replica.demo import environment
from tests.crawling import DAY, FEW, week
from tests.docs.blocks import PAGES, RUN, SHOWN, Block, blocks_in
from tests.docs.project_copy import copy_project, environment_of, give_feeds
from tests.docs.unmarked_replica import SiteOfPages, serve_unmarked

WITH_BLOCKS = [page for page in PAGES if any(block.language in RUN and not block.not_run for block in blocks_in(page))]
SCRAPY = (".venv/bin/python", "-m", "scrapy")


@pytest.fixture(scope="module")
def variables():
    with serve_unmarked(SiteOfPages(Dataset(DAY, per_day=FEW))) as replica:
        yield {**environment(replica), "http_proxy": replica.proxy}


@pytest.fixture(scope="module")
def crawled(variables, tmp_path_factory):
    """A copy of the project that has crawled a week."""
    copy_project(folder := tmp_path_factory.mktemp("docs") / "kontan_crawler")
    done = run([*SCRAPY, "crawl", *week(DAY)], folder, variables)
    assert done.returncode == 0, done.stdout
    give_feeds(folder)
    return folder


@pytest.fixture
def project(crawled, tmp_path):
    """A copy of it for one page."""
    shutil.copytree(crawled, tmp_path / "kontan_crawler", symlinks=True)
    return tmp_path / "kontan_crawler"


def run(words, folder: Path, variables) -> subprocess.CompletedProcess[str]:
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.run(words, cwd=folder, env=environment_of(folder) | variables, text=True, check=False, **streams)


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: page.stem)
def test_blocks_run(page, project, variables):
    python = ""  # the blocks of a page are one program
    for block in blocks_in(page):
        if block.language not in RUN or block.not_run:
            continue
        if block.file:
            (project / block.file).write_text(block.code, "utf-8")
            continue
        if block.language == "python":
            python += block.code
        words = ["bash", "-eo", "pipefail", "-c", block.code] if block.language == "sh" else [SCRAPY[0], "-c", python]
        done = run(words, project, variables)
        assert done.returncode == block.exit_code, f"{page.name}, line {block.line}:\n{block.code}\n{done.stdout[-3000:]}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_block_has_a_known_language(page):
    found = blocks_in(page)
    assert [block.line for block in found if block.language not in (*RUN, *SHOWN)] == []
    assert len(found) * 2 == sum(line.startswith("```") for line in page.read_text("utf-8").splitlines())
    assert [block.line for block in found if block.not_run and block.language not in RUN] == []


def test_a_block_that_fails_is_found(project, variables):
    """The shell ends with the first command that fails, also within a pipe."""
    assert run(["bash", "-eo", "pipefail", "-c", "false | true\ntrue"], project, variables).returncode == 1
    assert Block(Path("x"), 1, "python", "# a/b.py\n").file == "a/b.py"
