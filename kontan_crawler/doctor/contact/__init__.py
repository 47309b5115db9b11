"""First contact: `scrapy doctor` without an argument compares the live site with `site`, in at most LIMIT requests."""
