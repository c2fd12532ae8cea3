-- What each source said of itself last, beside what it delivers.
CREATE TABLE pulse (
  source TEXT PRIMARY KEY,
  payload TEXT NOT NULL -- JSON
) WITHOUT ROWID;

-- What somebody has to mend; one unresolved row for each cause.
CREATE TABLE incident (
  incident_id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  state TEXT NOT NULL,
  payload TEXT NOT NULL -- JSON
);
CREATE UNIQUE INDEX incident_unresolved ON incident (key) WHERE state <> 'RESOLVED';
CREATE INDEX incident_by_key ON incident (key, incident_id);
CREATE INDEX incident_by_state ON incident (state, incident_id);

-- What people did to items from outside their sources; append-only.
CREATE TABLE repair (
  repair_id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  item_id TEXT NOT NULL,
  done_by TEXT NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL -- JSON
);
CREATE INDEX repair_by_item ON repair (item_id, repair_id);
CREATE TRIGGER repair_keeps_every_row BEFORE DELETE ON repair
BEGIN SELECT RAISE(ABORT, 'repairs are append-only'); END;
CREATE TRIGGER repair_keeps_every_value BEFORE UPDATE ON repair
BEGIN SELECT RAISE(ABORT, 'repairs are append-only'); END;
