-- 1 for an idle run, whose manifest stands only here; 0 if it has a file.
ALTER TABLE run ADD COLUMN idle INTEGER NOT NULL DEFAULT 0;
-- The manifests are long, so no look-up reads the rows of other runs.
CREATE INDEX run_started ON run (started, idle);
CREATE INDEX run_spider ON run (spider, started);
