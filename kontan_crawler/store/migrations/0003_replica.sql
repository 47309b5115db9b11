-- Whether the answers of the run came from the replica of the site; null for the runs of earlier versions.
ALTER TABLE run ADD COLUMN replica INTEGER;
