-- The identifiers of items in one spelling each, to find what was recorded twice. Derived from the
-- items as stated by the program, which knows the spelling.
CREATE TABLE identity (
  key TEXT NOT NULL,
  item_id TEXT NOT NULL,
  PRIMARY KEY (key, item_id)
) WITHOUT ROWID;
CREATE INDEX identity_by_item ON identity (item_id);

-- A directory from before this table is indexed when its catalogue is opened.
INSERT INTO setting (key, value) VALUES ('identity', 'to be filled');
