-- Items by what people linked them to.
CREATE INDEX item_link_by_entity ON item_link (entity, item_id);
