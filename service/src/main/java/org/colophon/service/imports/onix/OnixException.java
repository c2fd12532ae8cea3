package org.colophon.service.imports.onix;

/// An error in one ONIX record: what is wrong, and how to fix it.
final class OnixException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String fix;

  OnixException(String reason, String fix) {
    super(reason);
    this.fix = fix;
  }

  String fix() {
    return fix;
  }
}
