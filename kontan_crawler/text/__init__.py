"""Read Indonesian newspaper text: an HTML element in, clean paragraphs out. Pure: words and class names of the site are in `site`."""
