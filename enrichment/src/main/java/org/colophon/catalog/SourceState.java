package org.colophon.catalog;

/// The life-cycle state that the source last stated for an item. Only stated states are stored:
/// "not yet live" and "expired" are derived from instants at the moment of use.
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
