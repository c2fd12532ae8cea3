-- The readers whom an answer was for: ages, languages, what was left out beside them.
ALTER TABLE exposure ADD COLUMN audience TEXT NOT NULL DEFAULT '|*|';
