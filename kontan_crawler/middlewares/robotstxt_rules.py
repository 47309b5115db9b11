"""Read the rules of a robots.txt, and detect a page in its place (RFC 9309). The content type does not matter."""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

Rules: TypeAlias = dict[str, list[str]]
"""The lines that apply to each user agent, `*` included."""
_AGENT = re.compile(r"user[- ]?agent(?:\s*:|\s|$)\s*(.*)", re.IGNORECASE)
_RULE = re.compile(r"(allow|disallow|crawl-delay)(?:\s*:|\s|$)\s*(.*)", re.IGNORECASE)
_OF_SITE = re.compile(r"(?:site-?maps?|host)(?:\s*:|\s)", re.IGNORECASE)  # these belong to no user agent, and may stand anywhere
_NAME = re.compile(r"(?:user-?agent|allow|disallow|crawl-delay|sitemap|host)\s*:", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^[^\x00-\x7f]+")  # byte order marks, also wrongly decoded ones, and invisible characters


def rules_by_agent(text: str) -> Rules:
    """Return the lines of a robots.txt by user agent, without comments.

    Unknown lines such as `Content-Usage` are kept as printed. Groups are those of Protego, Scrapy's parser.
    """
    rules: Rules = {}
    agents: list[str] = []
    in_group_head = True
    for line in lines_of(text):
        if agent := _AGENT.fullmatch(line):
            agents = (agents if in_group_head else []) + ([agent[1]] if agent[1] else [])
            rules |= {name: [] for name in agents if name not in rules}
            in_group_head = True
        elif not _OF_SITE.match(line):
            rule = _RULE.fullmatch(line)
            for name in agents:
                rules[name].append(f"{rule[1].capitalize()}: {rule[2]}" if rule else line)
            in_group_head = in_group_head and not rule and ":" not in line
    return rules


def robotstxt_of(rules: Mapping[str, list[str]]) -> str:
    """Return a robots.txt with these rules. Each group ends with an empty rule, because a group without any would join the next."""
    return "\n".join("\n".join((f"User-agent: {agent}", *lines, "Disallow:\n")) for agent, lines in rules.items())


def is_robotstxt(text: str) -> bool:
    """Return whether a text reads as a robots.txt: it has a rule, or begins unlike HTML and has only comments or a known name."""
    lines = [*lines_of(text)]
    if not lines or any(map(_RULE.fullmatch, sum(rules_by_agent(text).values(), []))):
        return True
    return not lines[0].startswith("<") and any(map(_NAME.match, lines))


def lines_of(text: str) -> Iterator[str]:
    """Yield the lines of a robots.txt without comments; blank lines are skipped."""
    for line in text.splitlines():
        if stripped := _BEFORE_NAME.sub("", line.partition("#")[0].strip()).strip():
            yield stripped
