"""The result of a first contact: the report and the JSON object are made from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from kontan_crawler.doctor.contact.answers import Contact
from kontan_crawler.doctor.contact.finding import Finding
from kontan_crawler.doctor.contact.findings import findings
from kontan_crawler.doctor.contact.problems import problems


@dataclass(frozen=True)
class ContactResult:
    """The findings by topic, and a sentence for each problem. contact_is_set: whether CONTACT has an address."""

    contact: Contact
    topics: dict[str, list[Finding]]
    problems: list[str]
    contact_is_set: bool

    @property
    def findings(self) -> Iterator[Finding]:
        """The findings of all topics."""
        return (finding for of_topic in self.topics.values() for finding in of_topic)

    @property
    def ok(self) -> bool:
        """Whether a run can read the index and articles."""
        return not self.problems


def judge(contact: Contact, contact_is_set: bool = True) -> ContactResult:
    """Compare the answers of a first contact with `site`."""
    return ContactResult(contact, findings(contact), list(problems(contact)), contact_is_set)
