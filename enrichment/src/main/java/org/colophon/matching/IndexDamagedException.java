package org.colophon.matching;

/// An index on disk cannot be read. It is derived: the operator deletes and rebuilds it, as the
/// message says.
public final class IndexDamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IndexDamagedException(String what, Throwable cause) {
    super(what + "; run `colophon doctor --rebuild-index`", cause);
  }
}
