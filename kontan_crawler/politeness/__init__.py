"""Politeness: Crawl-delay, quiet hours, contact in the user agent, public IP addresses only."""
