"""The blocks of code in README.md and docs/."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.in_process import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RUN = ("sh", "python")
"""Languages that run."""
SHOWN = ("json", "yaml", "text", "{toctree}")
"""Languages that are only shown."""
_FENCE = re.compile(
    r"(?:^<!-- (?P<key>not run|exit code): (?P<value>[^\n]+) -->\n)?^```(?P<language>\S*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """A block of code. A comment before it may say why it is not run, or with which code it exits."""

    page: Path
    line: int
    language: str
    code: str
    not_run: str | None = None
    exit_code: int = 0

    @property
    def file(self) -> str | None:
        """The path in the first line of a Python block that is a file, as in `# kontan_crawler/spiders/depan.py`."""
        named = re.match(r"# ([\w/]+\.py)\n", self.code)
        return named[1] if named and self.language == "python" else None


def blocks_in(page: Path) -> list[Block]:
    """Return the blocks of a page in order."""
    text = page.read_text("utf-8")
    return [_block(page, text, found) for found in _FENCE.finditer(text)]


def _block(page: Path, text: str, found: re.Match[str]) -> Block:
    line, key, value = text[: found.start("code")].count("\n"), found["key"], found["value"]
    not_run, exit_code = value if key == "not run" else None, int(value) if key == "exit code" else 0
    return Block(page, line, found["language"], found["code"], not_run, exit_code)
