package org.colophon.models;

/// A model's files are missing, damaged or do not fit together. The message names the file and what
/// to do; the operator has to act, a retry does not help.
public final class ModelFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelFileException(String message) {
    super(message);
  }

  public ModelFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
