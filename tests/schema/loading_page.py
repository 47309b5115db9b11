"""The blocks of docs/loading.md."""

import re
from typing import Any

from tests.in_process import ROOT

PAGE = ROOT / "docs" / "loading.md"


def blocks(heading: str, language: str = "python") -> list[str]:
    """Return the blocks of code under a heading of the page, in order."""
    section = PAGE.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


def run_block(code: str, names: dict[str, Any]) -> dict[str, Any]:
    """Run a block with the names that the blocks before it have defined; return all names."""
    exec(compile(code, PAGE.name, "exec"), names)
    return names
