-- The end of a targeting that connected systems were told; null where they know of none.
ALTER TABLE targeting ADD COLUMN announced_until INTEGER; -- microseconds

UPDATE targeting SET announced_until = valid_until;
