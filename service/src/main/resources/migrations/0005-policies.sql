-- Exemptions and overrides that nobody took back.
CREATE TABLE allowance (
  allowance_id TEXT PRIMARY KEY,
  seq INTEGER NOT NULL,
  payload TEXT NOT NULL -- JSON
) WITHOUT ROWID;

-- Every version of a policy that was ever in force, as it was written; append-only, so that an old
-- verdict can be recomputed.
CREATE TABLE policy_version (
  policy_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  digest TEXT NOT NULL, -- SHA-256 of the text
  origin TEXT NOT NULL, -- the file's name; 'shipped/' before those that come with the product
  yaml TEXT NOT NULL,
  stored_at INTEGER NOT NULL,
  stored_by TEXT NOT NULL,
  PRIMARY KEY (policy_id, version)
);
CREATE TRIGGER policy_version_keeps_every_row BEFORE DELETE ON policy_version
BEGIN SELECT RAISE(ABORT, 'policy versions are append-only'); END;
CREATE TRIGGER policy_version_keeps_every_value BEFORE UPDATE ON policy_version
BEGIN SELECT RAISE(ABORT, 'policy versions are append-only'); END;

-- Which policies were in force together from when on; append-only. The last row is in force.
CREATE TABLE policy_book (
  book_id INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL, -- SHA-256 over the members and since when they are unconfirmed
  members TEXT NOT NULL, -- id@version, separated by spaces
  unconfirmed_since INTEGER, -- when the files were last read without a problem, while they have one
  activated_at INTEGER NOT NULL,
  activated_by TEXT NOT NULL
);
CREATE INDEX policy_book_by_digest ON policy_book (digest);
CREATE TRIGGER policy_book_keeps_every_row BEFORE DELETE ON policy_book
BEGIN SELECT RAISE(ABORT, 'policy books are append-only'); END;
CREATE TRIGGER policy_book_keeps_every_value BEFORE UPDATE ON policy_book
BEGIN SELECT RAISE(ABORT, 'policy books are append-only'); END;

-- When the policy files were last read without a problem; one row.
CREATE TABLE policy_confirmation (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  confirmed_at INTEGER NOT NULL
);
