"""Find and resolve Indonesian time expressions in TimeML's terms. Pure functions: the publication moment is an argument."""

from kontan_crawler.dates.mention import Mention
from kontan_crawler.dates.tagger import find_mentions

__all__ = ["Mention", "find_mentions"]
