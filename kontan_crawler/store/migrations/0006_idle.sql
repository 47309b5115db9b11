-- 1 for an idle run, whose manifest stands only here; 0 if it has a file.
ALTER TABLE run ADD COLUMN idle INTEGER NOT NULL DEFAULT 0;
-- The manifests are long, so no look-up reads the rows of other runs.
CREATE INDEX run_started ON run (started, idle);
CREATE INDEX run_spider ON run (spider, started);
-- The WARC files of idle runs that are not joined yet. Paths within the output folder are relative to it.
CREATE TABLE idle_file (path TEXT PRIMARY KEY) WITHOUT ROWID;
