package org.colophon.service.imports.documents;

/// A document that cannot be read, with the reason.
final class DocumentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fix;

  DocumentException(String reason, String fix) {
    super(reason);
    this.fix = fix;
  }

  String fix() {
    return fix;
  }
}
