package org.colophon.governance.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// An append-only record of the policies that were in force. Thread-safe.
public interface PolicyStore extends PolicyArchive {
  /// A version of a policy that was in force.
  ///
  /// @param digest SHA-256 of the text
  record Stored(
      String id, int version, String digest, PolicyText text, Instant storedAt, String storedBy) {}

  /// The versions of a policy, newest first.
  List<Stored> versions(String id);

  /// The book that was activated last; empty when none ever was.
  Optional<PolicyBook> last();

  /// Remembers a book, and those of its policies that are new.
  ///
  /// @param texts of its policies, at least of those not yet remembered
  void activate(PolicyBook book, Collection<PolicyText> texts, String by, Instant at);

  /// When the policy files were last read without a problem; empty when never.
  Optional<Instant> confirmedAt();

  void confirm(Instant at);
}
