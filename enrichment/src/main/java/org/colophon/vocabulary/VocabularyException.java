package org.colophon.vocabulary;

/// An error in a vocabulary's file; the message says where and why. The operator has to act.
public final class VocabularyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public VocabularyException(String message) {
    super(message);
  }

  public VocabularyException(String message, Throwable cause) {
    super(message, cause);
  }
}
