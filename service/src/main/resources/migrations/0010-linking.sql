-- The records that people linked an item to, and when they took that back.
CREATE TABLE item_link (
  item_id TEXT NOT NULL,
  entity TEXT NOT NULL, -- contributor:ID, event:ID, …
  stands INTEGER NOT NULL,
  linked_by TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (item_id, entity)
) WITHOUT ROWID;

-- Who takes part in which event and is honoured by which award; follows `reference`.
CREATE TABLE appearance (
  contributor TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (contributor, kind, id)
) WITHOUT ROWID;
CREATE INDEX appearance_by_record ON appearance (kind, id);

-- What people answered on: what was shown, who it came from, and a sketch of the text.
ALTER TABLE decision ADD COLUMN origin TEXT NOT NULL DEFAULT 'MACHINE';
ALTER TABLE decision ADD COLUMN label TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN instead_of TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN sketch TEXT NOT NULL DEFAULT '';

-- Names, phrases, proposed subjects and promised days in the items' texts, to count and to find them
-- by. Follows the accepted enrichments, whoever accepts them.
CREATE TABLE mention (
  item_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  label TEXT NOT NULL,
  PRIMARY KEY (item_id, kind, value)
) WITHOUT ROWID;
CREATE INDEX mention_by_value ON mention (kind, value);

CREATE TRIGGER mention_follows_accepted AFTER INSERT ON accepted WHEN NEW.shelf = 'enrichment'
BEGIN
  DELETE FROM mention WHERE item_id = NEW.item_id;
  INSERT OR IGNORE INTO mention (item_id, kind, value, label)
  SELECT NEW.item_id, json_extract(a.value, '$.kind'), json_extract(a.value, '$.value'),
    json_extract(a.value, '$.label')
  FROM result, json_each(result.payload, '$.annotations') AS a
  WHERE result.result_id = NEW.result_id
    AND json_extract(a.value, '$.kind') IN ('ENTITY', 'KEYPHRASE', 'SUBJECT', 'DATE');
END;
CREATE TRIGGER mention_follows_replaced AFTER UPDATE ON accepted WHEN NEW.shelf = 'enrichment'
BEGIN
  DELETE FROM mention WHERE item_id = NEW.item_id;
  INSERT OR IGNORE INTO mention (item_id, kind, value, label)
  SELECT NEW.item_id, json_extract(a.value, '$.kind'), json_extract(a.value, '$.value'),
    json_extract(a.value, '$.label')
  FROM result, json_each(result.payload, '$.annotations') AS a
  WHERE result.result_id = NEW.result_id
    AND json_extract(a.value, '$.kind') IN ('ENTITY', 'KEYPHRASE', 'SUBJECT', 'DATE');
END;
CREATE TRIGGER mention_goes_with_accepted AFTER DELETE ON accepted WHEN OLD.shelf = 'enrichment'
BEGIN
  DELETE FROM mention WHERE item_id = OLD.item_id;
END;

INSERT OR IGNORE INTO mention (item_id, kind, value, label)
SELECT accepted.item_id, json_extract(a.value, '$.kind'), json_extract(a.value, '$.value'),
  json_extract(a.value, '$.label')
FROM accepted JOIN result ON result.result_id = accepted.result_id,
  json_each(result.payload, '$.annotations') AS a
WHERE accepted.shelf = 'enrichment'
  AND json_extract(a.value, '$.kind') IN ('ENTITY', 'KEYPHRASE', 'SUBJECT', 'DATE');
