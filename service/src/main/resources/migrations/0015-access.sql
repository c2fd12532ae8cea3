-- Who may do what: keys of programs, accounts of people, and who is signed in. No secret is kept in
-- clear: of keys and sessions a SHA-256, of passwords an Argon2id hash.
CREATE TABLE api_key (
  key_id TEXT PRIMARY KEY, -- the part of the key that may be shown
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  roles TEXT NOT NULL, -- separated by spaces, as are the following
  imprints TEXT NOT NULL,
  sources TEXT NOT NULL,
  created_at INTEGER NOT NULL, -- microseconds, as are the following
  expires_at INTEGER,
  revoked_at INTEGER,
  used_at INTEGER
) WITHOUT ROWID;

CREATE TABLE account (
  name TEXT PRIMARY KEY,
  password TEXT NOT NULL, -- in PHC format
  roles TEXT NOT NULL,
  imprints TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  disabled_at INTEGER,
  used_at INTEGER
) WITHOUT ROWID;

CREATE TABLE sign_in (
  hash TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) WITHOUT ROWID;
