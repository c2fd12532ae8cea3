package org.colophon.editorial.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.colophon.audience.Consent;
import org.colophon.audience.Consents;
import org.colophon.audience.Feedback;
import org.colophon.audience.Feedbacks;
import org.colophon.audience.People;
import org.colophon.audience.PersonRef;
import org.colophon.audience.PersonTables;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalIntake;
import org.colophon.audience.SignalMessage;
import org.colophon.audience.SignalOutcome;
import org.colophon.audience.SignalRetention;
import org.colophon.audience.SignalTarget;
import org.jspecify.annotations.Nullable;

/// The data kept about people, in memory, for tests. Thread-safe.
public final class MemoryPeople implements People, Feedbacks {
  private final Map<String, SignalMessage> messages = new HashMap<>();
  private final Map<PersonRef, List<Consent>> consents = new HashMap<>();
  private final Map<PersonRef, Set<SegmentId>> members = new HashMap<>();
  private final Map<String, Signal> signals = new TreeMap<>();
  private final List<Feedback> feedbacks = new ArrayList<>();
  private final Map<PersonRef, Instant> forgotten = new HashMap<>();
  private final Map<PersonRef, Set<String>> suppressed = new HashMap<>();

  @Override
  public synchronized Intake take(List<SignalMessage> taken, SignalRetention terms, Instant now) {
    SignalIntake intake = new SignalIntake(new Tables(), terms, now);
    List<SignalOutcome> lines = taken.stream().map(intake::take).toList();
    return new Intake(lines, intake.moved());
  }

  @Override
  public synchronized <T> T within(Function<PersonTables, T> work) {
    return work.apply(new Tables());
  }

  @Override
  public synchronized List<Signal> usable(SegmentId segment, String entity, Limits limits) {
    Instant oldest = limits.now().minus(limits.terms().signalLasts());
    Consents.Coverage asked =
        new Consents.Coverage(entity, Consent.Purpose.PROFILING, limits.now());
    return signals.values().stream()
        .filter(s -> members.getOrDefault(s.person(), Set.of()).contains(segment))
        .filter(s -> s.occurredAt().isAfter(oldest))
        .filter(
            s -> effectiveConsent(s, asked, limits.terms()) == Consents.EffectiveConsent.GRANTED)
        .sorted(Comparator.comparing(Signal::occurredAt).reversed())
        .limit(limits.most())
        .toList();
  }

  private Consents.EffectiveConsent effectiveConsent(
      Signal signal, Consents.Coverage asked, SignalRetention terms) {
    List<Consent> all = consents.getOrDefault(signal.person(), List.of());
    return Consents.of(all, asked, signal.occurredAt(), terms);
  }

  @Override
  public synchronized Set<SegmentId> populated() {
    Set<SegmentId> all = new HashSet<>();
    members.values().forEach(all::addAll);
    return all;
  }

  @Override
  public synchronized Forgotten forget(PersonRef person, Instant now) {
    Set<SegmentId> segments = members.getOrDefault(person, Set.of());
    int rows = new Tables().remove(person);
    forgotten.put(person, now);
    return new Forgotten(rows, segments, true);
  }

  @Override
  public synchronized int clear(PersonRef person) {
    return new Tables().remove(person);
  }

  @Override
  public synchronized int expire(SignalRetention terms, Instant now) {
    Instant oldest = now.minus(terms.signalLasts());
    int before = signals.size();
    signals.values().removeIf(signal -> !signal.occurredAt().isAfter(oldest));
    messages.values().removeIf(message -> !message.occurredAt().isAfter(oldest));
    return before - signals.size();
  }

  @Override
  public synchronized boolean add(Feedback feedback) {
    boolean known = feedbacks.stream().anyMatch(f -> key(f).equals(key(feedback)));
    return !known && feedbacks.add(feedback);
  }

  private static String key(Feedback feedback) {
    return feedback.response() + " " + feedback.item() + " " + feedback.kind();
  }

  @Override
  public synchronized List<Feedback> of(String response) {
    return feedbacks.stream().filter(f -> f.response().equals(response)).toList();
  }

  @Override
  public synchronized List<Feedback> latest(int most) {
    return feedbacks.reversed().stream().limit(most).toList();
  }

  @Override
  public boolean erase() {
    return true;
  }

  /// The tables of one write transaction.
  private final class Tables implements PersonTables {
    @Override
    public boolean isForgotten(PersonRef person, Instant at) {
      Instant until = forgotten.get(person);
      return until != null && !at.isAfter(until);
    }

    @Override
    public boolean begin(SignalMessage message) {
      return messages.putIfAbsent(message.id(), message) == null;
    }

    @Override
    public List<Consent> consents(PersonRef person) {
      return List.copyOf(consents.getOrDefault(person, List.of()));
    }

    @Override
    public void put(PersonRef person, Consent consent) {
      List<Consent> all = new ArrayList<>(consents(person));
      all.removeIf(known ->
          known.entity().equals(consent.entity())
              && known.purpose() == consent.purpose()
              && known.source().equals(consent.source()));
      all.add(consent);
      consents.put(person, all);
    }

    @Override
    public void belong(PersonRef person, Set<SegmentId> segments) {
      members.put(person, Set.copyOf(segments));
    }

    @Override
    public Set<SegmentId> segments(PersonRef person) {
      return members.getOrDefault(person, Set.of());
    }

    @Override
    public void add(String messageId, int number, Signal signal) {
      signals.put(messageId + "/" + number, signal);
    }

    @Override
    public void end(PersonRef person, SignalMessage.Interaction interaction) {
      signals
          .values()
          .removeIf(signal ->
              signal.person().equals(person)
                  && signal.type() == interaction.type()
                  && signal.about().equals(interaction.about()));
    }

    @Override
    public boolean add(Feedback feedback) {
      return MemoryPeople.this.add(feedback);
    }

    @Override
    public List<PersonRef> members(SegmentId segment, String after, int limit) {
      return page(
          members.keySet().stream().filter(person -> segments(person).contains(segment)),
          after,
          limit);
    }

    @Override
    public List<PersonRef> interested(
        Signal.Type type,
        SignalTarget about,
        Usable usable,
        @Nullable SegmentId segment,
        String after,
        int limit) {
      return page(
          signals.values().stream()
              .filter(signal -> signal.type() == type && signal.about().equals(about))
              .filter(signal -> isUsable(signal, usable))
              .map(Signal::person)
              .filter(person -> segment == null || segments(person).contains(segment))
              .distinct(),
          after,
          limit);
    }

    private boolean isUsable(Signal signal, Usable usable) {
      return !signal.occurredAt().isBefore(usable.since())
          && consents(signal.person()).stream()
              .anyMatch(consent ->
                  consent.entity().equals(usable.entity())
                      && consent.purpose() == Consent.Purpose.PROFILING
                      && consent.status() == Consent.Status.GRANTED
                      && !consent.from().isAfter(signal.occurredAt()));
    }

    private List<PersonRef> page(Stream<PersonRef> persons, String after, int limit) {
      return persons
          .filter(person -> person.value().compareTo(after) > 0)
          .sorted(Comparator.comparing(PersonRef::value))
          .limit(limit)
          .toList();
    }

    @Override
    public boolean isSuppressed(PersonRef person, String channel) {
      return suppressed.getOrDefault(person, Set.of()).contains(channel);
    }

    @Override
    public void suppress(PersonRef person, String channel) {
      suppressed.computeIfAbsent(person, _ -> new HashSet<>()).add(channel);
    }

    @Override
    public void endSuppression(PersonRef person, String channel) {
      suppressed.getOrDefault(person, new HashSet<>()).remove(channel);
    }

    @Override
    public int remove(PersonRef person) {
      int rows = consents.getOrDefault(person, List.of()).size() + segments(person).size();
      int before = signals.size() + messages.size();
      signals.values().removeIf(signal -> signal.person().equals(person));
      messages.values().removeIf(message -> message.person().equals(person));
      consents.remove(person);
      members.remove(person);
      return rows + before - signals.size() - messages.size();
    }

    @Override
    public void markForgotten(PersonRef person, Instant until) {
      forgotten.put(person, until);
    }
  }
}
