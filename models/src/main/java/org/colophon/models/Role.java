package org.colophon.models;

/// What a text is embedded for. Some models put another prefix before a question than before the
/// passage that answers it.
public enum Role {
  PASSAGE,
  QUERY
}
