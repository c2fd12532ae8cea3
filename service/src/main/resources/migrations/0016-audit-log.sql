-- Who did what. Entries are never changed or removed; each hash is over the entry and the hash before
-- it, so that a changed or missing entry shows.
CREATE TABLE audit_log (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL, -- microseconds
  actor TEXT NOT NULL,
  action TEXT NOT NULL, -- method and route
  target TEXT NOT NULL, -- ids of the path; empty where they are of a person
  status INTEGER NOT NULL,
  hash TEXT NOT NULL
);

CREATE TRIGGER audit_log_is_not_changed BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_log_is_not_shortened BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
