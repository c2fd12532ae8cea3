-- Several variants of an experience: counts by variant, with the sums that weights and a covariate
-- need. Nothing is kept of any session.
UPDATE experience SET payload = json_set(
  json_remove(payload, '$.content.item', '$.content.variant'),
  '$.content.variants', json_array(json_object(
    'name', coalesce(json_extract(payload, '$.content.variant'), ''),
    'item', json_extract(payload, '$.content.item'),
    'share', 1)),
  '$.content.choice', 'FIXED')
WHERE json_extract(payload, '$.content.variants') IS NULL;

ALTER TABLE experience_count RENAME TO experience_count_before;

CREATE TABLE experience_count (
  experience_id TEXT NOT NULL, -- '*': all together
  design INTEGER NOT NULL,
  arm TEXT NOT NULL,
  variant INTEGER NOT NULL, -- its number; 0 for those who are held out
  day TEXT NOT NULL, -- UTC
  sessions INTEGER NOT NULL,
  conversions INTEGER NOT NULL,
  weight REAL NOT NULL, -- of all sessions, the inverse of the probability they were drawn with
  weight_squares REAL NOT NULL,
  weight_converted REAL NOT NULL,
  known REAL NOT NULL, -- the weight of the sessions whose covariate x is known
  known_converted REAL NOT NULL,
  x REAL NOT NULL,
  x_squares REAL NOT NULL,
  x_converted REAL NOT NULL,
  PRIMARY KEY (experience_id, design, arm, variant, day)
) WITHOUT ROWID;

INSERT INTO experience_count
SELECT experience_id, design, arm, 0, day, sessions, conversions, sessions, sessions, conversions,
  0, 0, 0, 0, 0
FROM experience_count_before;

DROP TABLE experience_count_before;
