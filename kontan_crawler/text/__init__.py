"""Pure reading of Indonesian newspaper text: from an HTML fragment to clean paragraphs. Knows no site and no crawl."""
