package org.colophon.audience;

import java.time.Instant;
import java.util.List;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consent.Status;

/// The combination of a person's consents: the least permissive one counts, and a missing consent
/// is not consent.
public final class Consents {
  private Consents() {}

  /// The combined consent for one legal entity and purpose.
  public enum EffectiveConsent {
    /// Everybody who said something agreed, and lately enough.
    GRANTED,
    /// It was given, but nobody confirmed it lately: not used until somebody does.
    STALE,
    /// Somebody said no.
    DENIED,
    /// Nobody said anything, or not for that time.
    UNKNOWN
  }

  /// Whether something done at `done` may be used at `now` for this entity and purpose.
  public static EffectiveConsent of(
      List<Consent> all, Coverage asked, Instant done, SignalRetention terms) {
    List<Consent> about =
        all.stream()
            .filter(c -> c.entity().equals(asked.entity()) && c.purpose() == asked.purpose())
            .toList();
    if (about.stream()
        .anyMatch(c -> c.status() != Status.GRANTED && !c.from().isAfter(asked.now()))) {
      return EffectiveConsent.DENIED;
    }
    List<Consent> given = about.stream().filter(c -> covers(c, done, asked.now())).toList();
    if (given.isEmpty()) {
      return EffectiveConsent.UNKNOWN;
    }
    Instant oldest = asked.now().minus(terms.consentLasts());
    return given.stream().anyMatch(c -> c.confirmedAt().isAfter(oldest))
        ? EffectiveConsent.GRANTED
        : EffectiveConsent.STALE;
  }

  private static boolean covers(Consent consent, Instant done, Instant now) {
    return consent.status() == Status.GRANTED
        && !consent.from().isAfter(done)
        && (consent.until() == null || consent.until().isAfter(now));
  }

  /// The legal entity, purpose and instant that a consent is needed for.
  public record Coverage(String entity, Purpose purpose, Instant now) {}
}
