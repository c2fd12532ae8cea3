-- Items by what people linked them to.
CREATE INDEX item_link_by_entity ON item_link (entity, item_id);

-- The results of a run that an approval names; null before every item is through.
ALTER TABLE run ADD COLUMN results TEXT; -- digest
ALTER TABLE run ADD COLUMN results_count INTEGER;

-- What people did with runs.
CREATE TABLE run_event (
  event_id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL,
  at INTEGER NOT NULL, -- microseconds
  payload TEXT NOT NULL -- JSON
);
CREATE INDEX run_event_by_run ON run_event (run_id);
