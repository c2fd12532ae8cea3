-- Campaigns, what their messages stated, and the messages by person. Like everything about people,
-- messages are outside the log, so that a person can be deleted.
CREATE TABLE campaign (
  campaign_id TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  channel TEXT NOT NULL,
  send_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  payload TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX campaign_by_channel ON campaign (channel, state, send_at);

-- Whom a campaign has looked at already, in the order of references.
CREATE TABLE campaign_progress (
  campaign_id TEXT PRIMARY KEY,
  cursor TEXT NOT NULL,
  exhausted INTEGER NOT NULL
) WITHOUT ROWID;

-- How many people get no message, and why.
CREATE TABLE campaign_skip (
  campaign_id TEXT NOT NULL,
  code TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, code)
) WITHOUT ROWID;

-- Items that were left out of messages, and why.
CREATE TABLE campaign_stop (
  campaign_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  reasons TEXT NOT NULL, -- codes, separated by spaces
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (campaign_id, item_id, reasons)
) WITHOUT ROWID;

-- What messages stated from some page on.
CREATE TABLE campaign_edition (
  campaign_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  payload TEXT NOT NULL,
  PRIMARY KEY (campaign_id, number)
) WITHOUT ROWID;

CREATE TABLE outbox_message (
  message_id TEXT PRIMARY KEY, -- follows from the campaign and the person
  campaign_id TEXT NOT NULL,
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  edition INTEGER NOT NULL,
  state TEXT NOT NULL,
  claimed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX outbox_by_person ON outbox_message (person, channel, claimed_at);
CREATE INDEX outbox_by_campaign ON outbox_message (campaign_id, state, claimed_at);
CREATE INDEX outbox_in_order ON outbox_message (campaign_id, message_id);
CREATE INDEX outbox_by_time ON outbox_message (claimed_at);

-- Makes ids of messages.
CREATE TABLE outbox_key (key BLOB NOT NULL);
INSERT INTO outbox_key (key) VALUES (randomblob(32));

-- Who gets no messages over a channel: keyed digests, which outlast a person who is forgotten.
CREATE TABLE suppression (
  digest BLOB NOT NULL,
  channel TEXT NOT NULL,
  PRIMARY KEY (digest, channel)
) WITHOUT ROWID;

CREATE INDEX signal_by_target ON signal (about, type, person);

-- Standing orders that make campaigns when something happens to an item.
CREATE TABLE campaign_trigger (
  trigger_id TEXT PRIMARY KEY,
  payload TEXT NOT NULL
) WITHOUT ROWID;

-- What was last seen of items that triggers are about.
CREATE TABLE trigger_item (
  item_id TEXT NOT NULL,
  context TEXT NOT NULL, -- the channel and country that it was judged for
  pending INTEGER NOT NULL, -- new, and did not pass yet
  payload TEXT NOT NULL,
  PRIMARY KEY (item_id, context)
) WITHOUT ROWID;

CREATE TABLE trigger_progress (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  log_seq INTEGER NOT NULL
);
