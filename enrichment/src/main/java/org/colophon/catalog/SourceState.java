package org.colophon.catalog;

/// What the source last said of an item's life. Only stated states are stored: "not yet live" and
/// "expired" are derived from instants at the moment of use.
public enum SourceState {
  DRAFT,
  SCHEDULED,
  PUBLISHED,
  WITHHELD,
  WITHDRAWN,
  CANCELED,
  RECALLED,
  DELETED
}
