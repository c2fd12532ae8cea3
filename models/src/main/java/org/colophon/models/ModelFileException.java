package org.colophon.models;

/// An error in a model's files: missing, damaged, or not fitting together. The message names the
/// file and what to do; the operator has to act, a retry does not help.
public final class ModelFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelFileException(String message) {
    super(message);
  }

  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
