package org.colophon.matching;

/// An error: an index on disk cannot be read. The index is derived, so the operator deletes and
/// rebuilds it, as the message says.
public final class IndexDamagedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public IndexDamagedException(String what, Throwable cause) {
    super(what + "; run `colophon doctor --rebuild-index`", cause);
  }
}
