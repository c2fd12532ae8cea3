-- Since when a trigger makes no campaigns for now.
ALTER TABLE campaign_trigger ADD COLUMN paused_at INTEGER;
