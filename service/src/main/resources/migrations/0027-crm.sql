-- The exchange with a CRM: what changed here since it was told, what each side stated last, and how
-- far its feeds were read. Nothing is followed until the first sync.
CREATE TABLE crm_state (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  changes INTEGER NOT NULL, -- the number of the last change
  full_began INTEGER, -- the reading of all contacts that is under way
  full_at INTEGER, -- when the last one began
  started_at INTEGER,
  ended_at INTEGER,
  report TEXT, -- JSON
  problem TEXT
);

CREATE TABLE crm_change (
  person TEXT PRIMARY KEY,
  change INTEGER NOT NULL,
  withdrawal INTEGER NOT NULL,
  refused TEXT -- why the CRM does not take it; sent again when the person's data change
) WITHOUT ROWID;
CREATE INDEX crm_change_by_number ON crm_change (change);
CREATE INDEX crm_withdrawal_by_number ON crm_change (change) WHERE withdrawal;
CREATE INDEX crm_change_refused ON crm_change (person) WHERE refused IS NOT NULL;

-- What each side stated last: the values of the attributes, one a line.
CREATE TABLE crm_contact (
  person TEXT PRIMARY KEY,
  received TEXT,
  received_order INTEGER NOT NULL,
  seen_at INTEGER, -- when the CRM reported the contact last
  sent TEXT
) WITHOUT ROWID;
CREATE INDEX crm_contact_seen ON crm_contact (seen_at) WHERE seen_at IS NOT NULL;

-- Persons whom the CRM has to delete. Goes when it has.
CREATE TABLE crm_deletion (person TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE crm_cursor (
  feed TEXT PRIMARY KEY,
  cursor TEXT NOT NULL
) WITHOUT ROWID;

-- Jobs at the CRM that may be unfinished.
CREATE TABLE crm_job (job TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TRIGGER crm_contact_deleted AFTER DELETE ON crm_contact
BEGIN
  INSERT OR IGNORE INTO crm_deletion (person) VALUES (OLD.person);
END;

-- Marks a person whose data changed: INSERT INTO crm_mark.
CREATE VIEW crm_mark AS SELECT person, withdrawal FROM crm_change;

CREATE TRIGGER crm_marked INSTEAD OF INSERT ON crm_mark
WHEN EXISTS (SELECT 1 FROM crm_state)
BEGIN
  UPDATE crm_state SET changes = changes + 1;
  INSERT INTO crm_change (person, change, withdrawal)
    VALUES (NEW.person, (SELECT changes FROM crm_state), NEW.withdrawal)
    ON CONFLICT (person) DO UPDATE SET
      change = excluded.change, withdrawal = max(withdrawal, excluded.withdrawal), refused = NULL;
END;

CREATE TRIGGER crm_consent_stated AFTER INSERT ON consent
BEGIN
  INSERT INTO crm_mark VALUES (NEW.person, NEW.status <> 'GRANTED');
END;

CREATE TRIGGER crm_signal_added AFTER INSERT ON signal
WHEN NEW.type IN ('FOLLOW', 'BOOKMARK', 'NEWSLETTER')
BEGIN
  INSERT INTO crm_mark VALUES (NEW.person, 0);
END;

CREATE TRIGGER crm_signal_removed AFTER DELETE ON signal
WHEN OLD.type IN ('FOLLOW', 'BOOKMARK', 'NEWSLETTER')
BEGIN
  INSERT INTO crm_mark VALUES (OLD.person, 0);
END;

CREATE TRIGGER crm_member_added AFTER INSERT ON member
BEGIN
  INSERT INTO crm_mark VALUES (NEW.person, 0);
END;

CREATE TRIGGER crm_member_removed AFTER DELETE ON member
BEGIN
  INSERT INTO crm_mark VALUES (OLD.person, 0);
END;
