-- Experiences: editors' rules for what a visitor gets in the moment, and anonymous counts of how
-- many sessions each arm had and how many of them converted. Nothing is kept of any session.
CREATE TABLE experience (
  experience_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  design INTEGER NOT NULL, -- the version in which what is measured changed last
  payload TEXT NOT NULL
) WITHOUT ROWID;

-- The number of the last change of any experience: versions of a deleted one never come back.
CREATE TABLE experience_change (last INTEGER NOT NULL);

INSERT INTO experience_change (last) VALUES (0);

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
