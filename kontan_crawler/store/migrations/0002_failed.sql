-- Runs that could not ask for an address; what failed before says nothing new of the site.
ALTER TABLE found ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
