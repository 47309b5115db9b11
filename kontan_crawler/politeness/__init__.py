"""How the site is treated: the Crawl-delay, quiet hours, who we say we are, and that names of the site lead to the public network only."""
