-- 1 for an idle run, whose manifest stands only here; 0 if it has a file.
ALTER TABLE run ADD COLUMN idle INTEGER NOT NULL DEFAULT 0;
-- The manifests are long, so no look-up reads the rows of other runs.
CREATE INDEX run_started ON run (started, idle);
CREATE INDEX run_spider ON run (spider, started);
CREATE INDEX run_unfinished ON run (started) WHERE manifest IS NULL;
CREATE INDEX run_completed ON run (spider, completed, started, since, kanal);
-- The WARC files of idle runs that are still at hand. Paths within the output folder are relative to it.
CREATE TABLE idle_file (
    path TEXT PRIMARY KEY,
    target TEXT,              -- the file into which it is joined; null: none yet
    joined INTEGER            -- since when, in seconds since 1970
) WITHOUT ROWID;
-- The summed counts of the runs of a past day, from which the baseline of a run is made. Made again if a run of that day is added.
CREATE TABLE past_day (
    spider TEXT NOT NULL,
    kanal TEXT NOT NULL,       -- the sections, sorted, separated by commas
    day TEXT NOT NULL,         -- of the start of the runs, ISO 8601
    counts TEXT NOT NULL,      -- JSON object
    newest TEXT NOT NULL,      -- JSON list: the counts of the newest runs; read only for the last days
    PRIMARY KEY (spider, kanal, day)
) WITHOUT ROWID;
