"""The card of a dataset: README.md with the YAML that Hugging Face reads, and its pictures."""

import hashlib
import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from kontan_crawler.dataset import sections
from kontan_crawler.dataset.build_record import BuildRecord
from kontan_crawler.dataset.markdown import code, escaped, fenced, markdown_table
from kontan_crawler.dataset.options import SPLITS, UNDATED
from kontan_crawler.dataset.rights import section_of_rights
from kontan_crawler.dataset.rows import ARTICLES, CONFIGURATIONS, columns_of_configuration, descriptions
from kontan_crawler.dataset.summary import Summary, languages_of
from kontan_crawler.report.chart_data import WIDE
from kontan_crawler.report.charts import draw
from kontan_crawler.report.page import cell_text, has_numbers
from kontan_crawler.report.sections import Table
from kontan_crawler.schema.columns import Column
from kontan_crawler.wording import count_of

PICTURES = "pictures"
_WHY_MISSING = {"text": "no text has anything left", "timex": "no article is Indonesian, dated and tagged"}
_SIZES = ((10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M"), (10**7, "1M<n<10M"))


def render_card(found: Summary, build: BuildRecord) -> str:
    """Return README.md."""
    drawn = [one for one in sections.sections_of(found) if one.table.rows or one.extra_tables]
    return _template().render(
        found=found, build=build, options=build.options, configurations=_configurations(found), meanings=CONFIGURATIONS,
        sections=[(one, PICTURES if has_numbers(one) else "") for one in drawn if one.id != "filled"],
        missing=[name for name in CONFIGURATIONS if name not in _configurations(found)], why_missing=_WHY_MISSING,
        filled=next((one for one in drawn if one.id == "filled" and has_numbers(one)), None), fields=_fields(found, build),
        languages=languages_of(found), rules=_rules(build),
        digest=hashlib.sha256(build.text.encode()).hexdigest()[:16], rights=section_of_rights(build.options["rights"]),
        size=next((name for limit, name in _SIZES if found.articles < limit), "n>10M"), undated=UNDATED,
    )  # fmt: skip


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("kontan_crawler.dataset"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "table": markdown_table,
        "yaml": json.dumps,
        "number": cell_text,
        "code": code,
        "fenced": fenced,
        "count_of": count_of,
        "escape": escaped,
    }
    return environment.get_template("card.md")


def write_pictures(found: Summary, folder: Path) -> None:
    """Write the charts of the card as SVG. Raises OSError, MissingExtraError."""
    palette = (files("kontan_crawler.report") / "templates" / "palette.css").read_text(encoding="utf-8")
    style = f"<style>{palette}svg {{ color: var(--text); background: var(--page); }}</style>"
    (folder / PICTURES).mkdir()
    for section in filter(has_numbers, sections.sections_of(found)):
        (folder / PICTURES / f"{section.id}.svg").write_text(draw(section, WIDE).replace(">", f">{style}", 1), encoding="utf-8")


def picture_names(found: Summary) -> list[str]:
    """Return the paths of the charts of a card."""
    return [f"{PICTURES}/{section.id}.svg" for section in filter(has_numbers, sections.sections_of(found))]


def _configurations(found: Summary) -> dict[str, dict[str, Any]]:
    """Return the sizes by configuration and split, those with files only."""
    return {
        name: splits
        for name in CONFIGURATIONS
        if (splits := {split: found.sizes[name, split] for split in SPLITS if (name, split) in found.sizes})
    }


def _rules(build: BuildRecord) -> list[dict[str, Any]]:
    """Return the rules of robots.txt with all hosts that had the same ones on the same days."""
    found: list[dict[str, Any]] = []
    for one in build.robots:
        seen = {"rules": one["rules"], "first": one["first"], "last": one["last"]}
        same = next((other for other in found if seen.items() <= other.items()), None)
        if same:
            same["hosts"].append(one["host"])
        else:
            lines = [line for agent, rules in one["rules"].items() for line in (f"User-agent: {agent}", *rules)]
            found.append(seen | {"hosts": [one["host"]], "lines": "\n".join(lines) or "(no rules)"})
    return found


def _fields(found: Summary, build: BuildRecord) -> Table:
    has_sentences = bool(build.options["sentences"])
    meanings = descriptions(has_sentences)
    rows = [
        (column.name, type_name(column), meanings.get(column.name, ""), round(100 * found.filled[column.name] / (found.articles or 1), 1))
        for column in columns_of_configuration(ARTICLES, has_sentences)
    ]
    return Table(("column", "type", "meaning", "percent filled"), rows)


def type_name(column: Column) -> str:
    """Return the type of a column in words."""
    if column.kind == "list":
        return f"list of {type_name(column.item)}"
    return f"object ({', '.join(part.name for part in column.parts)})" if column.kind == "object" else column.kind
