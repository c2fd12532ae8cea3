package org.colophon.service.security;

/// A sign-in at an OpenID Connect provider that failed, with the reason for the log. Nothing of it
/// is shown to the person.
final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProviderException(String reason) {
    super(reason);
  }

  ProviderException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
