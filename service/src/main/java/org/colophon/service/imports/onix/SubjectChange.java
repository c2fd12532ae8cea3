package org.colophon.service.imports.onix;

/// A change of one Thema subject of a product.
///
/// @param code the code that is changed
/// @param instead the code to use; empty where there is none
public record SubjectChange(Kind kind, String code, String instead) {
  /// The kind of a change, in the order in which the changes of a product are made.
  public enum Kind {
    /// It is marked as the main one.
    MARK_MAIN,
    /// Its repetitions are removed.
    REMOVE_REPEATED,
    /// It is removed.
    REMOVE,
    /// It is replaced by another code, or removed where that one is there already.
    REPLACE
  }
}
