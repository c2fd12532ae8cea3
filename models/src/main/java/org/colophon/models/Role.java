package org.colophon.models;

/// The purpose of an embedded text: a passage or a query. Some models put another prefix before a
/// question than before the passage that answers it.
public enum Role {
  PASSAGE,
  QUERY
}
