package org.colophon.audience;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The last statement of one source about a person's consent.
///
/// @param entity the legal entity that it is given to, as imprints name theirs
/// @param source who says so: a system such as the CRM; several may say different things
/// @param from what was done before this instant is not covered
/// @param until it ends then; null when it has no end
/// @param confirmedAt when the source said so last
public record Consent(
    String entity,
    Purpose purpose,
    Status status,
    String source,
    Instant from,
    @Nullable Instant until,
    Instant confirmedAt) {

  /// The purpose that a consent is given for. A confirmed sign-up to a newsletter is no consent to
  /// profiling.
  public enum Purpose {
    PROFILING,
    NEWSLETTER
  }

  /// The content of a consent statement.
  public enum Status {
    GRANTED,
    DENIED,
    REVOKED
  }

  /// Whether both are about the same: what the newer one says counts.
  boolean repeats(Consent other) {
    return entity.equals(other.entity) && purpose == other.purpose && source.equals(other.source);
  }

  /// What a source's word is after `next` of the same source: the newer counts, of two at the same
  /// instant the one that permits less; said again, it holds from its first instant.
  public Consent then(Consent next) {
    int order = confirmedAt.compareTo(next.confirmedAt);
    if (order > 0 || (order == 0 && status != Status.GRANTED)) {
      return this;
    }
    if (status != next.status || !next.from.isAfter(from)) {
      return next;
    }
    return new Consent(entity, purpose, status, source, from, next.until, next.confirmedAt);
  }
}
