-- Runs that could not request an address: its next failure says nothing new about the site.
ALTER TABLE found ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
