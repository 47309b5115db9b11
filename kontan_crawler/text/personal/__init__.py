"""Personal data in a text: e-mail addresses, phone numbers and identity numbers. They are only located; no text is changed."""

from kontan_crawler.text.personal.personal_data import PersonalData, personal_data

__all__ = ["PersonalData", "personal_data"]
