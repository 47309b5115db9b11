"""The page of everything that is understood, written from the tables that understand it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kontan_crawler.dates import numerals
from kontan_crawler.dates.forms import FORMS, PHRASES, TABLES
from kontan_crawler.dates.tagger import find_mentions

PUBLISHED = date(2026, 8, 21)

HEAD = f"""\
# Every form of time expression that is understood

Written by `scrapy dates --forms`; a test keeps it true. The examples are read as if published on Friday, {PUBLISHED}.
What the columns of a mention mean, and what was decided where TimeML leaves a choice, stands in [dates.md](dates.md).

In the notation, names in capitals are the tables and phrases below; `[x]` is x or nothing, `<x | y>` is x or y, `{{x}}` must
stand behind the expression, `name:TABLE` keeps an entry under another name, and everything else stands for itself.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([HEAD, *forms(), *phrases(), *words(), ""])


def forms() -> Iterator[str]:
    """A table of forms under each heading."""
    for heading, rows in FORMS.items():
        yield f"## {heading}\n\n| printed | read as | notation |\n|---|---|---|"
        yield from (row(form.example, reading_of(form.example), code(form.notation)) for form in rows)
        yield ""


def reading_of(example: str) -> str:
    """What an example says: type, value and modifier of each mention."""
    return "<br>".join(
        " ".join(filter(None, [mention.type, f"`{mention.value}`", mention.mod, "repaired" * mention.repaired]))
        for mention in find_mentions(example, PUBLISHED)
    )


def phrases() -> Iterator[str]:
    """The named pieces of notation."""
    yield "## Phrases\n\n| name | notation |\n|---|---|"
    yield from (row(name, code(notation)) for name, notation in PHRASES.items())
    yield ""


def words() -> Iterator[str]:
    """The word tables; those of numbers by their first and last entry."""
    yield "## Words\n\n| name | words |\n|---|---|"
    for name, table in TABLES.items():
        keys = [code(key) for key in table]
        yield row(name, f"{keys[0]} … {keys[-1]}" if name in vars(numerals) and len(keys) > 12 else meanings(table))


def meanings(table: Mapping[str, Any]) -> str:
    """The words of a table, those with one meaning together."""
    groups: dict[str, list[str]] = {}
    for word, meaning in table.items():
        groups.setdefault(meaning[0] if isinstance(meaning, tuple) else meaning, []).append(code(word))
    return "<br>".join(" ".join(group) + ("" if meaning is None else f" = {meaning}") for meaning, group in groups.items())


def code(text: str) -> str:
    """As code, safe within a table."""
    return "`" + text.replace("|", "\\|") + "`"


def row(*cells: str) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"
