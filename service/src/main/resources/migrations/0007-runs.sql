-- Runs over the catalogue: their items with checkpoints, what they made beside what is accepted, and
-- the differences. Supersedes `run` and `enrichment` of 0002.
DROP TABLE run;

-- What was made of items; a row never changes. A shelf holds one sort of result.
CREATE TABLE result (
  result_id INTEGER PRIMARY KEY AUTOINCREMENT,
  shelf TEXT NOT NULL,
  item_id TEXT NOT NULL,
  input_hash TEXT NOT NULL, -- of the text facet
  recipe TEXT NOT NULL, -- digest of what made it; empty: not known
  digest TEXT NOT NULL, -- of the embedding model; empty where none was asked
  language TEXT NOT NULL,
  payload TEXT NOT NULL -- JSON
);

-- Which result of each item counts. Its columns repeat the result's, so that finding what is
-- outdated reads no payload.
CREATE TABLE accepted (
  shelf TEXT NOT NULL,
  item_id TEXT NOT NULL,
  result_id INTEGER NOT NULL,
  input_hash TEXT NOT NULL,
  recipe TEXT NOT NULL,
  digest TEXT NOT NULL,
  language TEXT NOT NULL,
  PRIMARY KEY (shelf, item_id)
) WITHOUT ROWID;

INSERT INTO result (shelf, item_id, input_hash, recipe, digest, language, payload)
SELECT 'enrichment', item_id, input_hash, '', digest,
  coalesce(json_extract(payload, '$.language'), 'und'), payload
FROM enrichment;
INSERT INTO accepted (shelf, item_id, result_id, input_hash, recipe, digest, language)
SELECT shelf, item_id, result_id, input_hash, recipe, digest, language FROM result;
DROP TABLE enrichment;

CREATE TABLE run (
  run_id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  shelf TEXT NOT NULL,
  imprint TEXT, -- null: all imprints
  state TEXT NOT NULL,
  reason TEXT,
  recipe TEXT NOT NULL,
  approved TEXT NOT NULL, -- JSON
  selected INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  payload TEXT NOT NULL -- JSON of the order
);

-- An item of a run, in the version that it was chosen in.
CREATE TABLE run_item (
  run_item_id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES run,
  item_id TEXT NOT NULL,
  input_hash TEXT NOT NULL,
  imprint TEXT NOT NULL,
  state TEXT NOT NULL CHECK
    (state IN ('pending', 'working', 'alone', 'made', 'unchanged', 'outdated', 'set_aside')),
  tries INTEGER NOT NULL DEFAULT 0, -- how often it went wrong
  starts INTEGER NOT NULL DEFAULT 0, -- how often it was begun and the process ended
  error TEXT,
  staged INTEGER, -- the result
  basis INTEGER, -- the accepted result that it was compared with; 0: there was none
  decision INTEGER, -- the newest decision that was respected; 0: none
  previous INTEGER, -- the accepted result that it took the place of; 0: there was none
  applied INTEGER NOT NULL DEFAULT 0,
  micros INTEGER,
  finished_at INTEGER,
  UNIQUE (run_id, item_id, input_hash)
);
CREATE INDEX run_item_by_state ON run_item (run_id, state, item_id);
CREATE INDEX run_item_by_staged ON run_item (staged);
CREATE INDEX run_item_by_previous ON run_item (previous);

CREATE TABLE run_change (
  run_id INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  imprint TEXT NOT NULL,
  kind TEXT NOT NULL,
  vocabulary TEXT NOT NULL,
  what TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  before REAL,
  after REAL
);
CREATE INDEX run_change_by_item ON run_change (run_id, item_id);

-- Items whose accepted enrichment changed and which an index has still to see.
CREATE TABLE index_due (
  digest TEXT NOT NULL,
  item_id TEXT NOT NULL,
  PRIMARY KEY (digest, item_id)
) WITHOUT ROWID;

-- What a run chose for the whole directory: the model in use, where its index lies.
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Everything that choosing items asks of them, without their payload.
CREATE INDEX item_for_runs ON item (
  item_id, imprint, content_type, source, text_hash, recorded_at,
  order_epoch, order_position, deleted_epoch, deleted_position);
