-- What was said of an item in one of its versions: once, however often it was shown.
DROP TABLE exposure;
CREATE TABLE shown (
  shown_id INTEGER PRIMARY KEY,
  item_id TEXT NOT NULL,
  imprint TEXT NOT NULL,
  version INTEGER NOT NULL,
  policy TEXT NOT NULL, -- id@version, separated by spaces
  said TEXT NOT NULL, -- one statement a line
  UNIQUE (item_id, version, said, policy, imprint)
);

-- Every answer that showed items, where, and until when it was promised to hold.
CREATE TABLE exposure (
  exposure_id INTEGER PRIMARY KEY AUTOINCREMENT,
  surface TEXT NOT NULL,
  purpose TEXT NOT NULL,
  territory TEXT NOT NULL,
  channel TEXT NOT NULL,
  durable INTEGER NOT NULL,
  needs_price INTEGER NOT NULL,
  facts_seq INTEGER NOT NULL,
  policy TEXT NOT NULL, -- of the policy book's digest
  engine TEXT NOT NULL, -- of the engine's digest
  evaluated_at INTEGER NOT NULL,
  served_at INTEGER NOT NULL,
  promised_until INTEGER NOT NULL,
  shown TEXT NOT NULL -- ids of what it showed, separated by spaces
);
CREATE INDEX exposure_by_promise ON exposure (promised_until);
CREATE TABLE durable_exposure (
  item_id TEXT NOT NULL,
  exposure_id INTEGER NOT NULL,
  PRIMARY KEY (item_id, exposure_id)
) WITHOUT ROWID;

-- What has to be taken back.
CREATE TABLE recall (
  recall_seq INTEGER PRIMARY KEY,
  recall_id TEXT NOT NULL UNIQUE,
  item_id TEXT NOT NULL,
  imprint TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  learned_at INTEGER NOT NULL,
  delivered_at INTEGER,
  acknowledged_at INTEGER,
  acknowledged_by TEXT,
  payload TEXT NOT NULL -- JSON
);
CREATE TABLE recalled (
  item_id TEXT NOT NULL,
  exposure_id TEXT NOT NULL,
  action TEXT NOT NULL,
  PRIMARY KEY (item_id, exposure_id, action)
) WITHOUT ROWID;
CREATE TABLE recall_progress (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  log_seq INTEGER NOT NULL,
  notices INTEGER NOT NULL
);

-- Who is told by webhook.
CREATE TABLE subscription (
  subscription_id TEXT PRIMARY KEY,
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  state TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  failing_since INTEGER, -- first failure since the last success
  last_error TEXT
) WITHOUT ROWID;
CREATE TABLE webhook_delivery (
  subscription_id TEXT NOT NULL REFERENCES subscription ON DELETE CASCADE,
  recall_id TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at INTEGER NOT NULL, -- when to try next
  PRIMARY KEY (subscription_id, recall_id)
) WITHOUT ROWID;
CREATE INDEX webhook_delivery_by_time ON webhook_delivery (next_at);
