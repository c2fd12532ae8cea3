package org.colophon.service.imports.documents;

/// A document that cannot be read, with the reason.
public final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;

  DocumentException(String reason, String fix) {
    super(reason);
    this.fix = fix;
  }

  /// How to put it right.
  public String fix() {
    return fix;
  }
}
