-- What was told of an item is read from its notices, in order.
CREATE INDEX recall_by_item ON recall (item_id, recall_seq);
DROP TABLE recalled;
