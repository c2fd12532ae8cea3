package org.colophon.service.runs;

/// One thing that a result says of an item, in the form in which results are compared.
///
/// @param kind of thing: an annotation's kind, `SEGMENT`, or the purpose of a verdict
/// @param value what is compared
/// @param confidence in [0, 1]
public record ResultLine(String kind, String value, String label, double confidence) {
  /// The vocabulary that the value is of: what stands before its colon; empty where there is none.
  public String vocabulary() {
    int colon = value.indexOf(':');
    return colon <= 0 || value.substring(0, colon).contains(" ") ? "" : value.substring(0, colon);
  }
}
