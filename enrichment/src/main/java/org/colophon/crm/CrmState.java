package org.colophon.crm;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.colophon.audience.Consent;
import org.colophon.audience.Consent.Purpose;
import org.colophon.audience.Consents;
import org.colophon.audience.Consents.EffectiveConsent;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.SignalTarget;
import org.colophon.crm.CrmContact.Answer;
import org.jspecify.annotations.Nullable;

/// The data kept about a person, and what it and the CRM last told each other.
///
/// @param forgotten whether the person asked to be forgotten, at any time
/// @param received what the CRM stated last; null when it never did
/// @param order the CRM's number of that change
/// @param sent what the CRM was told last; null when it never was
public record CrmState(
    boolean forgotten,
    @Nullable CrmContact received,
    long order,
    @Nullable CrmContact sent,
    List<Consent> consents,
    Map<Signal.Type, Set<SignalTarget>> interactions,
    Set<SegmentId> segments) {
  public CrmState {
    consents = List.copyOf(consents);
    interactions = Map.copyOf(interactions);
    segments = Set.copyOf(segments);
  }

  /// Whether the CRM had the person when it was last heard of.
  public boolean isKnown() {
    return received != null || sent != null;
  }

  /// What the CRM was told last; blank when it never was.
  CrmContact told(PersonRef person) {
    return sent == null ? CrmContact.blank(person) : sent;
  }

  /// What the CRM is to state. Follows, bookmarks and segments leave with consent to profiling
  /// alone, sign-ups with consent to newsletters as well. A consent that nobody confirmed lately
  /// changes nothing.
  public CrmContact outgoing(PersonRef person, String entity, SignalRetention terms, Instant now) {
    CrmContact before = told(person);
    EffectiveConsent profiling = effective(entity, Purpose.PROFILING, terms, now);
    EffectiveConsent newsletter = effective(entity, Purpose.NEWSLETTER, terms, now);
    Map<Purpose, Answer> answers = new EnumMap<>(Purpose.class);
    Map.of(Purpose.PROFILING, profiling, Purpose.NEWSLETTER, newsletter)
        .forEach((purpose, consent) -> {
          Answer answer =
              switch (consent) {
                case GRANTED -> Answer.GRANTED;
                case DENIED -> Answer.DENIED;
                case STALE -> before.consent(purpose);
                case UNKNOWN -> Answer.UNKNOWN;
              };
          if (answer != Answer.UNKNOWN) {
            answers.put(purpose, answer);
          }
        });
    Map<Signal.Type, Set<SignalTarget>> leaving = new EnumMap<>(Signal.Type.class);
    for (Signal.Type type : CrmContact.TYPES) {
      EffectiveConsent needed =
          type == Signal.Type.NEWSLETTER ? least(profiling, newsletter) : profiling;
      Set<SignalTarget> targets = allowed(needed, kept(type), before.interactions(type));
      if (!targets.isEmpty()) {
        leaving.put(type, targets);
      }
    }
    return new CrmContact(
        person, answers, leaving, allowed(profiling, segments, before.segments()));
  }

  private Set<SignalTarget> kept(Signal.Type type) {
    return interactions.getOrDefault(type, Set.of()).stream()
        .filter(target -> CrmContact.isOf(type, target))
        .collect(Collectors.toSet());
  }

  private EffectiveConsent effective(
      String entity, Purpose purpose, SignalRetention terms, Instant now) {
    return Consents.of(consents, new Consents.Coverage(entity, purpose, now), now, terms);
  }

  /// The one that permits less: the enum goes from the most to the least permissive.
  private static EffectiveConsent least(EffectiveConsent one, EffectiveConsent other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static <T> Set<T> allowed(EffectiveConsent consent, Set<T> now, Set<T> before) {
    return switch (consent) {
      case GRANTED -> now;
      case STALE -> before;
      case DENIED, UNKNOWN -> Set.of();
    };
  }
}
