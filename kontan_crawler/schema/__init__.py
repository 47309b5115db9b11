"""The types of a feed line, as programs need them that otherwise guess. Nothing here is imported by a crawl."""
