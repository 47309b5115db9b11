"""Find the personal data of a text: e-mail addresses, phone numbers and identity numbers (NIK)."""

from dataclasses import dataclass
from typing import Literal

from kontan_crawler.text.personal.emails import find_emails
from kontan_crawler.text.personal.identity_numbers import find_identity_numbers
from kontan_crawler.text.personal.numbers import number_runs
from kontan_crawler.text.personal.phones import find_phones


@dataclass(frozen=True)
class PersonalData:
    """An address or a number of a person: text[start:end], in Unicode code points."""

    kind: Literal["email", "nik", "phone"]
    start: int
    end: int


def personal_data(text: str) -> list[PersonalData]:
    """Return the personal data of a text in reading order, without overlap; [] if it has none.

    Raises MissingExtraError if the text has a number that may be a phone number and `phonenumbers` is not installed.
    """
    runs = number_runs(text)
    found = [PersonalData("email", *span) for span in find_emails(text)]
    found += [PersonalData("nik", *span) for span in find_identity_numbers(text, runs)]
    found += [PersonalData("phone", *span) for span in find_phones(text, runs)]
    return _without_overlap(sorted(found, key=lambda one: (one.start, one.kind)))


def _without_overlap(found: list[PersonalData]) -> list[PersonalData]:
    """Leave out what starts within another one."""
    kept: list[PersonalData] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
