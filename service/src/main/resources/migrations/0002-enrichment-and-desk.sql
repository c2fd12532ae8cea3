-- Vectors, 4 bytes per dimension, little-endian. Derived, but dear: kept when an index is rebuilt.
CREATE TABLE vector (
  digest TEXT NOT NULL,
  passage_hash TEXT NOT NULL,
  vector BLOB NOT NULL,
  PRIMARY KEY (digest, passage_hash)
);

-- What the pipeline last made of each item. Derived.
CREATE TABLE enrichment (
  item_id TEXT PRIMARY KEY,
  input_hash TEXT NOT NULL,
  digest TEXT NOT NULL,
  payload TEXT NOT NULL -- JSON
);

-- What people answered to proposals; append-only.
CREATE TABLE decision (
  decision_id INTEGER PRIMARY KEY AUTOINCREMENT,
  item_id TEXT NOT NULL,
  imprint TEXT, -- of the item when it was decided; null when the item was not stored
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  answer TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  text_hash TEXT NOT NULL
);
CREATE INDEX decision_by_item ON decision (item_id, kind, value);
CREATE TRIGGER decision_keeps_every_row BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_keeps_every_value BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'decisions are append-only'); END;

CREATE TABLE targeting (
  item_id TEXT NOT NULL,
  segment_id TEXT NOT NULL,
  imprint TEXT,
  made_by TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  PRIMARY KEY (item_id, segment_id)
) WITHOUT ROWID;
CREATE INDEX targeting_by_segment ON targeting (segment_id, valid_until);

CREATE TABLE segment (
  segment_id TEXT PRIMARY KEY,
  imprint TEXT NOT NULL,
  version INTEGER NOT NULL,
  payload TEXT NOT NULL -- JSON
);

-- Outside the log: what a person did can be deleted.
CREATE TABLE signal (
  event_id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  segment_id TEXT NOT NULL,
  type TEXT NOT NULL,
  item_id TEXT,
  topic TEXT,
  occurred_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX signal_by_segment ON signal (segment_id, occurred_at);
CREATE INDEX signal_by_person ON signal (person);

-- For the systems around, read by cursor.
CREATE TABLE change_feed (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  eligible INTEGER, -- 1 and 0 where the change is about eligibility
  payload TEXT NOT NULL -- JSON
);
CREATE INDEX change_feed_eligible ON change_feed (item_id, seq, eligible) WHERE eligible IS NOT NULL;

-- What was recommended, where, and until when it was promised to hold.
CREATE TABLE exposure (
  exposure_id INTEGER PRIMARY KEY AUTOINCREMENT,
  response_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  imprint TEXT NOT NULL,
  version INTEGER NOT NULL,
  verdict_id TEXT NOT NULL,
  surface TEXT NOT NULL,
  durable INTEGER NOT NULL,
  served_at INTEGER NOT NULL,
  promised_until INTEGER NOT NULL
);
CREATE INDEX exposure_by_item ON exposure (item_id, promised_until);

CREATE TABLE run (
  run_id TEXT PRIMARY KEY,
  imprint TEXT, -- null: all imprints
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  payload TEXT NOT NULL -- JSON
) WITHOUT ROWID;
