"""Find and resolve Indonesian time expressions, in TimeML's terms. All functions are pure: the publication time is an argument."""

from kontan_crawler.dates.mention import Mention
from kontan_crawler.dates.tagger import find_mentions

__all__ = ["Mention", "find_mentions"]
