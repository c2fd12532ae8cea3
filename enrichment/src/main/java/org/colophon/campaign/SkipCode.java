package org.colophon.campaign;

/// The reason why a person gets no message of a campaign. Names are stable: they are part of the
/// API.
public enum SkipCode {
  /// The person did not agree to messages, or to messages by what is known of them, or nobody
  /// confirmed it lately.
  CONSENT_MISSING,
  /// The person is on the suppression list of the channel.
  SUPPRESSED,
  /// The person got as many messages over this channel in seven days as are allowed.
  CONTACT_LIMIT
}
