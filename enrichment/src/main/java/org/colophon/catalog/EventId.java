package org.colophon.catalog;

/// The id of a reading, fair or signing.
public record EventId(String value) {
  public EventId {
    IdGrammar.check("event", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
