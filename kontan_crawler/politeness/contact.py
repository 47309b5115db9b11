"""CONTACT: the user agent says how to reach whoever runs the crawl."""

import logging
import re

from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

_CONTACT = re.compile(r"[!-~](?:[ -~]{0,198}[!-~])?", re.ASCII)


class Contact:
    """Add-on: puts CONTACT into USER_AGENT, and asks for it where it is empty."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Change USER_AGENT. Raises ValueError for a contact that cannot stand there."""
        if settings["CONTACT"]:
            settings.set("USER_AGENT", with_contact(settings["USER_AGENT"], settings["CONTACT"]), priority="cmdline")
        else:
            logger.warning("the setting CONTACT is empty; give an address at which the site can reach you: -s CONTACT=you@example.com")


def with_contact(agent: str, contact: str) -> str:
    """Return a user agent that names a contact: "kontan_crawler/0.1.0 (…; you@example.com)". Raises ValueError where it cannot stand there."""
    if not _CONTACT.fullmatch(contact.strip()) or set("();\\") & set(contact):
        raise ValueError(f"CONTACT={contact!r} cannot stand in a user agent; write an e-mail or web address, in ASCII")
    return f"{agent.removesuffix(')')}; {contact.strip()})" if agent.endswith(")") else f"{agent} ({contact.strip()})"
