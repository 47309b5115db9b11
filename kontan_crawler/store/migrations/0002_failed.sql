-- Number of runs in which the request of a URL failed.
ALTER TABLE found ADD COLUMN failed INTEGER NOT NULL DEFAULT 0;
