-- Samples that people label, to measure on. Append-only, all three tables.
CREATE TABLE labelling (
  labelling_id TEXT PRIMARY KEY,
  imprint TEXT, -- null: all imprints
  drawn_at INTEGER NOT NULL,
  payload TEXT NOT NULL -- JSON: what is asked, the choices as they were, how it was drawn
) WITHOUT ROWID;
CREATE TRIGGER labelling_keeps_every_row BEFORE DELETE ON labelling
BEGIN SELECT RAISE(ABORT, 'labellings are append-only'); END;
CREATE TRIGGER labelling_keeps_every_value BEFORE UPDATE ON labelling
BEGIN SELECT RAISE(ABORT, 'labellings are append-only'); END;

-- The items of a sample, with their texts as they were.
CREATE TABLE labelling_item (
  labelling_id TEXT NOT NULL REFERENCES labelling,
  position INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  imprint TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  payload TEXT NOT NULL, -- JSON
  PRIMARY KEY (labelling_id, position),
  UNIQUE (labelling_id, item_id)
);
CREATE TRIGGER labelling_item_keeps_every_row BEFORE DELETE ON labelling_item
BEGIN SELECT RAISE(ABORT, 'labellings are append-only'); END;
CREATE TRIGGER labelling_item_keeps_every_value BEFORE UPDATE ON labelling_item
BEGIN SELECT RAISE(ABORT, 'labellings are append-only'); END;

-- What people said; of a labeller and an item the last row counts.
CREATE TABLE label_given (
  given_id INTEGER PRIMARY KEY AUTOINCREMENT,
  labelling_id TEXT NOT NULL REFERENCES labelling,
  item_id TEXT NOT NULL,
  labeller TEXT NOT NULL,
  at INTEGER NOT NULL,
  payload TEXT NOT NULL -- JSON
);
CREATE INDEX label_given_by_labelling ON label_given (labelling_id, given_id);
CREATE TRIGGER label_given_keeps_every_row BEFORE DELETE ON label_given
BEGIN SELECT RAISE(ABORT, 'labels are append-only'); END;
CREATE TRIGGER label_given_keeps_every_value BEFORE UPDATE ON label_given
BEGIN SELECT RAISE(ABORT, 'labels are append-only'); END;
