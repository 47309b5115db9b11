-- Articles whose line is in a delivered feed, each at its newest revision.
CREATE TABLE article (
    key INTEGER NOT NULL,      -- first 8 bytes of the article's id, for a small index; not unique
    address TEXT NOT NULL,     -- canonical URL, compact: internasional/kapal-tiba
    revision INTEGER NOT NULL,
    published INTEGER,         -- day of publication in WIB, as a proleptic Gregorian ordinal
    content BLOB NOT NULL,     -- first 8 bytes of content_hash
    source BLOB                -- first 8 bytes of source_hash; null in feeds older than schema version 3
);
CREATE INDEX article_key ON article (key);
CREATE INDEX article_published ON article (published) WHERE published IS NOT NULL;

-- Validators of the pages of recent articles, for conditional requests.
CREATE TABLE validator (
    address TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    published INTEGER NOT NULL
) WITHOUT ROWID;

-- URLs that a run registered; those without a delivered article remain after its end.
CREATE TABLE found (
    address TEXT PRIMARY KEY,
    day INTEGER,               -- the day of its listing
    run TEXT NOT NULL,         -- the last run that registered it
    outcome TEXT,              -- null: waiting; written, delivered, known, unchanged; otherwise the reason of the refusal
    revision INTEGER,          -- of the written line
    tries INTEGER NOT NULL DEFAULT 0  -- runs in which the site refused the article
) WITHOUT ROWID;
CREATE INDEX found_run ON found (run);

-- Days of the daily index that were read completely.
CREATE TABLE listed (
    kanal TEXT NOT NULL,
    day INTEGER NOT NULL,
    until INTEGER NOT NULL,    -- start of the reading, in seconds since 1970
    wanted TEXT NOT NULL,      -- the sections whose rows were followed; a day's index mixes sections
    PRIMARY KEY (kanal, day)
) WITHOUT ROWID;

-- Feeds and manifests that were read, with size and time. Paths within the output folder are relative to it.
CREATE TABLE feed (path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL) WITHOUT ROWID;

-- Local feeds of runs whose manifest is not written yet.
CREATE TABLE output (
    path TEXT PRIMARY KEY,
    run TEXT NOT NULL,
    learnt INTEGER NOT NULL,   -- 1 if the ledger learns from it
    lines INTEGER              -- null while its lines are in the part file
) WITHOUT ROWID;

-- The history of runs; the manifest is null while a run is in progress.
CREATE TABLE run (
    id TEXT PRIMARY KEY,
    spider TEXT NOT NULL,
    arguments TEXT NOT NULL,   -- JSON object
    started TEXT NOT NULL,     -- ISO 8601 in +07:00
    kanal TEXT NOT NULL,       -- the requested sections in order, separated by commas
    since TEXT,                -- the first requested day; null for a run over given URLs
    completed INTEGER NOT NULL DEFAULT 0,
    manifest TEXT
) WITHOUT ROWID;
