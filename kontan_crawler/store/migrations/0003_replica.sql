-- Whether the answers of the run came from the replica of the site.
ALTER TABLE run ADD COLUMN replica INTEGER NOT NULL DEFAULT 0;
