"""CONTACT: a text with an e-mail or web address, in the user agent."""

import logging
import re

from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

_CONTACT = re.compile(r"[!-~](?:[ -~]{0,198}[!-~])?", re.ASCII)
_HOST = r"(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+"
_ADDRESS = re.compile(rf"(?:mailto:)?[^\s@/]+@{_HOST}|(?:https?://)?{_HOST}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE | re.ASCII)
_BETWEEN_WORDS = re.compile(r"[\s,<>]+")


class Contact:
    """Add-on that adds CONTACT to USER_AGENT, and logs a warning if it is empty."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Set USER_AGENT. Raises ValueError for an invalid contact."""
        if settings["CONTACT"]:
            settings.set("USER_AGENT", with_contact(settings["USER_AGENT"], settings["CONTACT"]), priority="cmdline")
        else:
            logger.warning("the setting CONTACT is empty; set an address at which the site can reach you: -s CONTACT=you@example.com")


def with_contact(agent: str, contact: str) -> str:
    """Return a user agent with a contact: "kontan_crawler/0.1.0 (…; you@example.com)". Raises ValueError for an invalid contact."""
    if not _CONTACT.fullmatch(contact.strip()) or set("();\\") & set(contact):
        raise ValueError(f"CONTACT={contact!r} is invalid; use an e-mail or web address in ASCII, without ( ) ; or \\")
    if not any(map(_ADDRESS.fullmatch, _BETWEEN_WORDS.split(contact))):
        raise ValueError(f"CONTACT={contact!r} is no address; use an e-mail or web address, such as https://example.com/crawler")
    return f"{agent.removesuffix(')')}; {contact.strip()})" if agent.endswith(")") else f"{agent} ({contact.strip()})"
