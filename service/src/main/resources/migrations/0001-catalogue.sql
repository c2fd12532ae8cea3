-- Instants are microseconds since 1970-01-01T00:00:00Z. Ids keep the grammar [a-z0-9][a-z0-9._-]{0,99}.
-- A `seq` elsewhere is that of the log entry written in the same transaction; it is no foreign key,
-- since SQLite would search every table without an index on it for each new entry.
-- Tables with long rows keep their rowid, short ones do without.
-- Money is a decimal text with its currency. Spans in JSON are half-open UTF-16 offsets [start, end).

-- Everything that was ever written to the catalogue, in full: the current tables are its fold.
CREATE TABLE log (
  seq INTEGER PRIMARY KEY,
  recorded_at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  source TEXT,
  order_epoch INTEGER,
  order_position INTEGER,
  items TEXT NOT NULL, -- ids of the items whose current state moved, separated by spaces
  payload TEXT NOT NULL -- JSON
);
CREATE TRIGGER log_keeps_every_row BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_keeps_every_value BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- The current state of each item. Columns of the statement are null when only a deletion is known.
CREATE TABLE item (
  item_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  source TEXT NOT NULL,
  deleted_epoch INTEGER,
  deleted_position INTEGER,
  checked_at INTEGER,
  imprint TEXT,
  content_type TEXT,
  desk TEXT,
  number INTEGER,
  order_epoch INTEGER,
  order_position INTEGER,
  conflict INTEGER,
  text_hash TEXT,
  metadata_hash TEXT,
  confirmed_at INTEGER,
  recorded_at INTEGER,
  payload TEXT -- JSON of the item as stated
);
CREATE INDEX item_by_desk ON item (desk, item_id);

-- Which log entry each version of an item came with.
CREATE TABLE item_version (
  item_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  text_hash TEXT NOT NULL,
  metadata_hash TEXT NOT NULL,
  PRIMARY KEY (item_id, number)
) WITHOUT ROWID;

CREATE TABLE product (
  product_id TEXT PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES item
) WITHOUT ROWID;

-- The current statement of each source about each thing.
CREATE TABLE fact (
  entity TEXT NOT NULL, -- item:ID or product:ID
  type TEXT NOT NULL,
  qualifier TEXT NOT NULL,
  source TEXT NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('price', 'code', 'moment', 'rank', 'none', 'unrecognised')),
  text TEXT, -- amount of a price, a code, or what was not recognised
  currency TEXT,
  number INTEGER, -- an instant or a rank
  conflict INTEGER NOT NULL,
  valid_from INTEGER,
  valid_to INTEGER,
  order_epoch INTEGER NOT NULL,
  order_position INTEGER NOT NULL,
  observed_at INTEGER NOT NULL,
  confirmed_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (entity, type, qualifier, source),
  CHECK ((kind = 'price') = (currency IS NOT NULL)),
  CHECK ((kind IN ('moment', 'rank')) = (number IS NOT NULL))
) WITHOUT ROWID;

-- Imprints, desks, sources, contributors, series, events and awards.
CREATE TABLE reference (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  imprint TEXT,
  seq INTEGER NOT NULL,
  payload TEXT NOT NULL, -- JSON
  PRIMARY KEY (kind, id)
);

-- The last complete delivery of each source: one row confirms all that the source had stated.
CREATE TABLE delivery (
  source TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  seq INTEGER NOT NULL
) WITHOUT ROWID;

-- Holds that have not been lifted.
CREATE TABLE hold (
  hold_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  payload TEXT NOT NULL -- JSON
) WITHOUT ROWID;
