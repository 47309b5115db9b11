"""From the bytes of a page to an Article, or a reason why there is none. Pure: no crawler, no settings, the clock an argument."""
