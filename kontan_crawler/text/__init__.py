"""Pure reading of Indonesian newspaper text: from an HTML element to clean paragraphs, the site's words and classes taken from `site`."""
