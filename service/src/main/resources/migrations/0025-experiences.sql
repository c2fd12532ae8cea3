-- Experiences: editors' rules for what a visitor gets in the moment, and anonymous counts of how
-- many sessions each arm had and how many of them converted. Nothing is kept of any session.
CREATE TABLE experience (
  experience_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  design INTEGER NOT NULL, -- the version in which what is measured changed last
  payload TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE experience_count (
  experience_id TEXT NOT NULL, -- '*': all together
  design INTEGER NOT NULL,
  arm TEXT NOT NULL,
  day TEXT NOT NULL, -- UTC
  sessions INTEGER NOT NULL,
  conversions INTEGER NOT NULL,
  PRIMARY KEY (experience_id, design, arm, day)
) WITHOUT ROWID;

-- Signs the sessions that visitors hold, and draws their arms.
CREATE TABLE experience_key (key BLOB NOT NULL);

INSERT INTO experience_key (key) VALUES (randomblob(32));
