-- Answers of language models by prompt version, text and model, and what a day's calls cost.
CREATE TABLE generation (
  key TEXT PRIMARY KEY, -- a digest
  answer TEXT NOT NULL, -- the model's JSON; checked again whenever it is used
  at INTEGER NOT NULL -- microseconds
) WITHOUT ROWID;

CREATE TABLE generation_day (
  day TEXT PRIMARY KEY, -- UTC
  calls INTEGER NOT NULL,
  tokens INTEGER NOT NULL
) WITHOUT ROWID;
