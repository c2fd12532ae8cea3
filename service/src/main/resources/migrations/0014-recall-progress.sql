-- By which policies what is shown was looked at last, and when.
ALTER TABLE recall_progress ADD COLUMN policies TEXT NOT NULL DEFAULT '';
ALTER TABLE recall_progress ADD COLUMN looked_at INTEGER NOT NULL DEFAULT 0;
