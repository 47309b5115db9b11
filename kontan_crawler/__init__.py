"""Crawl the international news of KONTAN (kontan.co.id) into clean, dated JSON Lines."""

__version__ = "0.1.0"
