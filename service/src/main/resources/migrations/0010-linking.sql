-- What made an enrichment: one digest of all models and methods. What was stored before nobody knows.
ALTER TABLE enrichment ADD COLUMN pipeline TEXT NOT NULL DEFAULT '';
UPDATE enrichment SET payload = json_set(payload, '$.pipeline', '');
