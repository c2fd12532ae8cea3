-- What is kept of people, outside the log: what a person did can be deleted, and with it everything
-- that says that there was such a person.
DROP TABLE signal; -- kept without anybody's consent

-- Ids of messages that were taken: the same one again changes nothing.
CREATE TABLE message (
  message_id TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  occurred_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX message_by_person ON message (person);
CREATE INDEX message_by_time ON message (occurred_at);

CREATE TABLE signal (
  message_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  person TEXT NOT NULL,
  type TEXT NOT NULL,
  about TEXT NOT NULL, -- item:ID, contributor:ID, series:ID, subject:SCHEME:CODE or newsletter:ID
  occurred_at INTEGER NOT NULL,
  PRIMARY KEY (message_id, number)
) WITHOUT ROWID;
CREATE INDEX signal_by_person ON signal (person, occurred_at);
CREATE INDEX signal_by_time ON signal (occurred_at);

CREATE TABLE member (
  person TEXT NOT NULL,
  segment_id TEXT NOT NULL,
  PRIMARY KEY (person, segment_id)
) WITHOUT ROWID;
CREATE INDEX member_by_segment ON member (segment_id, person);

-- What each source last said.
CREATE TABLE consent (
  person TEXT NOT NULL,
  entity TEXT NOT NULL,
  purpose TEXT NOT NULL,
  source TEXT NOT NULL,
  status TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER,
  confirmed_at INTEGER NOT NULL,
  PRIMARY KEY (person, entity, purpose, source)
) WITHOUT ROWID;

-- That somebody was forgotten: a keyed digest, no reference, so that a message that is sent once
-- more does not bring the person back.
CREATE TABLE forgotten (
  digest BLOB PRIMARY KEY,
  until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE forgotten_key (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  key BLOB NOT NULL
);
INSERT INTO forgotten_key (one, key) VALUES (1, randomblob(32));

-- Which items something followed stands for. Derived from the items as stated.
CREATE TABLE item_about (
  about TEXT NOT NULL, -- as in signal
  item_id TEXT NOT NULL,
  PRIMARY KEY (about, item_id)
) WITHOUT ROWID;
CREATE INDEX item_about_by_item ON item_about (item_id);
CREATE VIEW item_about_stated AS
  SELECT 'contributor:' || json_extract(credit.value, '$.id') AS about, item_id
    FROM item, json_each(payload, '$.content.credits') AS credit
    WHERE json_extract(credit.value, '$.id') IS NOT NULL
  UNION
  SELECT 'series:' || json_extract(payload, '$.content.series.id'), item_id
    FROM item WHERE json_extract(payload, '$.content.series.id') IS NOT NULL
  UNION
  SELECT 'subject:' || json_extract(subject.value, '$.scheme') || ':'
      || json_extract(subject.value, '$.code'), item_id
    FROM item, json_each(payload, '$.content.subjects') AS subject;
INSERT OR IGNORE INTO item_about (about, item_id) SELECT about, item_id FROM item_about_stated;
CREATE TRIGGER item_about_follows AFTER UPDATE OF payload ON item
WHEN NEW.payload IS NOT OLD.payload
BEGIN
  DELETE FROM item_about WHERE item_id = NEW.item_id;
  INSERT OR IGNORE INTO item_about (about, item_id)
    SELECT about, item_id FROM item_about_stated WHERE item_id = NEW.item_id;
END;

-- What a segment reveals is said more exactly than by yes or no.
UPDATE segment SET payload = json_remove(
  json_set(payload, '$.sensitivity', json(
    CASE WHEN json_extract(payload, '$.sensitive') THEN '{"reveals":["UNSPECIFIED"]}'
    ELSE '{"reveals":[]}' END)),
  '$.sensitive');

-- What became of the items of an answer; says nothing of who saw them.
CREATE TABLE feedback (
  feedback_id INTEGER PRIMARY KEY,
  response_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (response_id, item_id, kind)
);

-- What editors want of readers' lists.
CREATE TABLE list_rule (
  rule_id TEXT PRIMARY KEY,
  payload TEXT NOT NULL -- JSON
) WITHOUT ROWID;

-- For lists of what is new.
CREATE INDEX item_by_recorded ON item (recorded_at);
