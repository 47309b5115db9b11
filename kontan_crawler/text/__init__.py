"""Extract the clean paragraphs of an article from an HTML element. All functions are pure; the site's words and classes are in `site`."""
