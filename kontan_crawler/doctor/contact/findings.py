"""All findings of a first contact, by topic. A fact of `site` that no check names was not seen."""

from collections.abc import Iterator
from dataclasses import fields

from kontan_crawler import site
from kontan_crawler.doctor.contact.answers import Contact
from kontan_crawler.doctor.contact.body_facts import body_findings
from kontan_crawler.doctor.contact.finding import NOT_SEEN, Finding
from kontan_crawler.doctor.contact.http_facts import http_findings
from kontan_crawler.doctor.contact.listing_facts import listing_findings
from kontan_crawler.doctor.contact.part_facts import part_findings
from kontan_crawler.doctor.contact.template_facts import template_findings

_TABLES = ("HEAD_FIELDS", "PICTURE_FIELDS", "PAGE_FIELDS")


def findings(contact: Contact) -> dict[str, list[Finding]]:
    """Return the findings of all facts by topic."""
    read = contact.readings
    refused = [article for article in contact.articles if not article.read]
    found = {
        "HTTP": list(http_findings(contact)),
        "LISTINGS": list(listing_findings(contact)),
        "FIELDS OF ARTICLES": list(template_findings(read)),
        "PAGES OF ARTICLES": [*body_findings(read, refused), *part_findings(contact)],
    }
    named = {finding.fact for topic in found.values() for finding in topic}
    return {**found, "OTHER FACTS": [Finding(name, NOT_SEEN) for name in facts_of_site() if name not in named]}


def facts_of_site() -> dict[str, object]:
    """Return the value of each fact in site.py by name: DOMAIN, DESKTOP.title, HEAD_FIELDS['image'] …"""
    return dict(_facts())


def _facts() -> Iterator[tuple[str, object]]:
    for name, value in vars(site).items():
        if not name.isupper() or name.startswith("_"):
            continue
        if isinstance(value, site.Template):
            yield from (
                (f"{name}.{field.name}", row) for field in fields(value) if field.name != "name" and (row := getattr(value, field.name))
            )
        elif name in _TABLES:
            yield from ((f"{name}['{field}']", row) for field, row in value.items())
        elif name != "TEMPLATES":
            yield name, value
