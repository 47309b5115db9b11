"""Crawl the international news of KONTAN (kontan.co.id) into clean, dated JSON Lines."""

__version__ = "0.2.0"
