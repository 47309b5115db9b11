"""Clean text that others have scraped flat: byline, pointers to other articles and closing lines run into the story."""
