"""Facts about HTTP: status, redirects, charset, compression, the Date header, robots.txt."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

from kontan_crawler import site
from kontan_crawler.doctor.contact.answers import Answer, Contact, Exchange
from kontan_crawler.doctor.contact.finding import DIFFERS, NOT_SEEN, Finding, judged
from kontan_crawler.middlewares.robotstxt_rules import is_robotstxt, rules_by_agent
from kontan_crawler.urls import canonical, host_of

_REDIRECTS = (301, 302, 303, 307, 308)
_ENCODINGS = ("", "identity", "gzip")  # those of the Accept-Encoding header in settings.py
_SHOWN = 3
_MAX_SKEW = timedelta(minutes=5)  # "8 Menit lalu" counts from the header, and times are printed to the minute


def http_findings(contact: Contact) -> Iterator[Finding]:
    """Yield the findings on all responses."""
    yield from _hosts(contact)
    yield _statuses(contact)
    yield from _redirects(contact)
    yield _charset(contact)
    yield _encoding(contact)
    yield _dates(contact)
    for host, answer in contact.robots.items():
        yield _robots(host, answer, contact.agent)


def _hosts(contact: Contact) -> Iterator[Finding]:
    hosts = dict.fromkeys(
        urlsplit(answer.response.url).hostname or "" for answer in contact.answers() if answer.status == 200 and answer.response
    )
    yield judged("DOMAIN", bool(hosts) or None, ", ".join(hosts))
    yield judged("WWW", host_of(site.WWW) in hosts or None)


def _statuses(contact: Contact) -> Finding:
    found = Counter(str(exchange.status or exchange.error) for exchange in contact.exchanges)
    listed = ", ".join(f"{count} x {status}" for status, count in found.items())
    answered = any(exchange.status for exchange in contact.exchanges)
    return judged("status of pages", all(map(_is_usual, contact.exchanges)) if answered else None, listed)


def _is_usual(exchange: Exchange) -> bool:
    """Return whether a status is 200, or that of an article that was removed or moved."""
    return exchange.status == 200 or (exchange.status in (404, 410, *_REDIRECTS) and canonical(exchange.url) is not None)


def _redirects(contact: Contact) -> Iterator[Finding]:
    moved = [(exchange.url, exchange.headers.get("location", "")) for exchange in contact.exchanges if exchange.status in _REDIRECTS]
    answered = any(exchange.status for exchange in contact.exchanges)
    shown = "; ".join(f"{url} to {location}" for url, location in moved[:_SHOWN])
    listings = [url for url, _ in moved if canonical(url) is None]
    all_articles = 0 < len(contact.articles) <= len(moved) - len(listings)  # one of them may have moved
    yield judged("no address is redirected", not listings and not all_articles if answered else None, shown)
    insecure = [f"{url} to {location}" for url, location in moved if urlsplit(location).scheme == "http"]
    yield judged("https stays https", not insecure if answered else None, "; ".join(insecure[:_SHOWN]))


def _charset(contact: Contact) -> Finding:
    pages = [answer.response for answer in contact.answers() if answer.response and answer.response.body and not answer.response.unreadable]
    other = [page.url for page in pages if not _is_utf8(page.content)]
    types = ", ".join(dict.fromkeys(page.content_type or "none" for page in pages))
    return judged("charset UTF-8", not other if pages else None, "; ".join(other[:_SHOWN]) or f"Content-Type: {types}")


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoding(contact: Contact) -> Finding:
    found = [exchange.headers.get("content-encoding", "") for exchange in contact.exchanges if exchange.status]
    shown = ", ".join(f"{count} x {name or 'none'}" for name, count in Counter(found).items())
    return judged("Content-Encoding gzip or none", set(found) <= {*_ENCODINGS} if found else None, shown)


def _dates(contact: Contact) -> Finding:
    answers = [answer for answer in contact.answers() if answer.response]
    missing = sum(not exchange.headers.get("date") for exchange in contact.exchanges if exchange.status)
    if missing or not answers:
        return judged("Date header", False if answers else None, f"missing in {missing} responses")
    ahead = min((answer.served - answer.received for answer in answers), key=abs)  # that of a cached answer is older
    skew = f"{_span(abs(ahead))} {_side(ahead)} this machine's clock"
    if contact.is_replica:
        return judged("Date header", True, f"{skew}, as always with the replica: its day is that of its news")
    return judged("Date header", abs(ahead) <= _MAX_SKEW, skew)


def _span(span: timedelta) -> str:
    """Return a time span in its two largest units: "20 s", "16 h 5 min"."""
    seconds = round(span.total_seconds())
    parts = [(seconds // 86400, "d"), (seconds // 3600 % 24, "h"), (seconds // 60 % 60, "min"), (seconds % 60, "s")]
    first = next((index for index, (count, _) in enumerate(parts) if count), len(parts) - 1)
    return " ".join(f"{count} {unit}" for count, unit in parts[first : first + 2] if count) or "0 s"


def _side(ahead: timedelta) -> str:
    return "ahead of" if ahead > timedelta() else "behind"


def _robots(host: str, answer: Answer, agent_of_crawl: str) -> Finding:
    """Known: a list of named bots, none of them this one, and no rules for all (`*`)."""
    fact, response = f"robots.txt of {host}", answer.response
    if answer.status != 200 or response is None:
        return Finding(fact, DIFFERS, f"status {answer.status}")
    if not is_robotstxt(response.text):
        return Finding(fact, DIFFERS, "a page in its place")
    rules = rules_by_agent(response.text)
    ours = {agent: lines for agent, lines in rules.items() if agent == "*" or agent.lower() in agent_of_crawl.lower()}
    shown = "; ".join(f"{agent}: {', '.join(lines[:_SHOWN]) or 'no rule'}" for agent, lines in ours.items())
    named = f"{len(rules)} bots named"
    if not response.text.strip():
        return Finding(fact, NOT_SEEN, "empty")
    return judged(fact, not any(ours.values()), f"{named}; for this crawler: {shown or 'no rule'}")
