"""What a robots.txt says, and whether an answer is one (RFC 9309)."""

from scrapy.http import Response

from kontan_crawler.middlewares.request_refused import RequestRefused
from kontan_crawler.outcomes import http_status

_LATER = (408, 429)  # of 4xx these do not say that there is none
_LONGEST = 500 * 2**10  # characters (RFC 9309, section 2.5)
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n"


class NotRobotsTxt(Exception):
    """A page stands in the place of a robots.txt."""


def robotstxt_body(response: Response, known: bool) -> bytes:
    """Return the robots.txt that an answer gives, b"" where there is none. Raises RequestRefused or NotRobotsTxt where it could not be had.

    known: whether there are rules from before, which a page in its place does not end.
    """
    if 400 <= response.status < 500 and response.status not in _LATER:
        return b""
    if response.status != 200:
        raise RequestRefused(http_status(response.status))
    if not _is_page(response):
        return response.body
    if known:
        raise NotRobotsTxt("a page stands in its place")
    return b""


def _is_page(response: Response) -> bool:
    """Whether an answer looks like HTML and names no bot: a robots.txt of a wrong content type is one."""
    looks = b"html" in (response.headers.get("Content-Type") or b"").lower() or response.body.lstrip(_BEFORE_TEXT).startswith(b"<")
    return looks and not rules_by_agent(response.body.decode("utf-8", "replace"))


def rules_by_agent(text: str) -> dict[str, list[str]]:
    """Return what a robots.txt says to each bot that it names, `*` included: its lines, as they stand there (RFC 9309, section 2.2)."""
    rules: dict[str, list[str]] = {}
    agents: list[str] = []
    beginning = True
    for line in text[:_LONGEST].splitlines():
        name, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        if name.lower() == "user-agent":
            agents = [*agents, value] if beginning else [value]
            rules.setdefault(value, [])
        elif name.lower() in ("allow", "disallow", "crawl-delay"):
            for agent in agents:
                rules[agent].append(f"{name.capitalize()}: {value}")
        beginning = name.lower() == "user-agent"
    return rules
