package org.colophon.models;

/// A language with the detector's confidence.
///
/// @param code ISO 639-1 where one exists, else ISO 639-3; `und` when unknown
/// @param confidence in [0, 1]
public record DetectedLanguage(String code, double confidence) {
  public static final DetectedLanguage UNKNOWN = new DetectedLanguage("und", 0);

  public boolean isKnown() {
    return !code.equals("und");
  }
}
