package org.colophon.catalog;

/// A part of an item that changes on its own: a price must not outdate a topic.
public enum Facet {
  TEXT,
  METADATA,
  MEDIA
}
