"""Politeness: Crawl-delay, quiet hours, the user agent's contact, public addresses only."""
