"""The JSON object of a first contact. docs/doctor-json.md describes the keys."""

from collections.abc import Mapping, Set
from datetime import date
from typing import Any

from kontan_crawler.doctor.contact.answers import Exchange
from kontan_crawler.doctor.contact.finding import Finding
from kontan_crawler.doctor.contact.findings import facts_of_site
from kontan_crawler.doctor.contact.result import ContactResult
from kontan_crawler.doctor.json_line import CONTACT, code


def contact_object(result: ContactResult) -> dict[str, Any]:
    """Return the object of a first contact."""
    of_site = facts_of_site()
    return {
        "mode": CONTACT,
        "replica": result.contact.is_replica,
        "requests": [_request(exchange) for exchange in result.contact.exchanges],
        "facts": [_fact(finding, of_site) for finding in result.findings],
        "problems": result.problems,
        "contact_is_set": result.contact_is_set,
        "ok": result.ok,
    }


def _request(exchange: Exchange) -> dict[str, Any]:
    return {"url": exchange.url, "status": exchange.status, "error": exchange.error}


def _fact(finding: Finding, of_site: Mapping[str, object]) -> dict[str, Any]:
    """Return a fact. Expected is the selector or words of the finding, else the value in site.py; a fact in words has none there."""
    expected = finding.value or _plain(of_site.get(finding.fact))
    return {"name": finding.fact, "state": code(finding.verdict), "expected": expected, "found": finding.detail or None}


def _plain(value: object) -> object:
    """Return a value of site.py as JSON can hold it."""
    if isinstance(value, date):
        return value.isoformat()
    return sorted(value) if isinstance(value, Set) else value
