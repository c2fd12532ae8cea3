package org.colophon.crm;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.colophon.audience.Consent;
import org.colophon.audience.People;
import org.colophon.audience.PersonRef;
import org.colophon.audience.SegmentId;
import org.colophon.audience.Signal;
import org.colophon.audience.SignalTarget;
import org.colophon.audience.testing.TestRetention;
import org.colophon.crm.CrmChange.Stated;
import org.colophon.crm.CrmConnector.Feed;
import org.colophon.editorial.testing.MemoryPeople;
import org.jspecify.annotations.Nullable;

/// The marks of an exchange in memory. A test says whose data changed; what people did is known of
/// members of segments alone.
final class MemoryCrmStore implements CrmStore {
  private final MemoryPeople people;
  private final String entity;
  private final Map<PersonRef, Stated> received = new HashMap<>();
  private final Map<PersonRef, CrmContact> sent = new HashMap<>();
  private final Map<PersonRef, Long> changes = new LinkedHashMap<>();
  private final Map<PersonRef, String> refused = new HashMap<>();
  private final TreeSet<String> deletions = new TreeSet<>();
  private final Map<Feed, String> cursors = new EnumMap<>(Feed.class);
  private @Nullable Instant fullAt;
  private @Nullable Instant fullBegan;
  private @Nullable Run last;
  private long change;

  MemoryCrmStore(MemoryPeople people, String entity) {
    this.people = people;
    this.entity = entity;
  }

  /// Says that a person's data changed.
  void changed(String person) {
    change++;
    changes.remove(new PersonRef(person));
    changes.put(new PersonRef(person), change);
    refused.remove(new PersonRef(person));
  }

  /// Why the CRM does not take persons.
  Map<PersonRef, String> refused() {
    return refused;
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return work.get();
  }

  @Override
  public void begin(Instant now) {
    // a test says what changed
  }

  @Override
  public String cursor(Feed feed) {
    return cursors.getOrDefault(feed, "");
  }

  @Override
  public void setCursor(Feed feed, String cursor) {
    cursors.put(feed, cursor);
  }

  @Override
  public void setFull(Instant began, boolean ended) {
    fullBegan = ended ? null : began;
    fullAt = ended ? began : fullAt;
  }

  @Override
  public Optional<Instant> fullUnderWay() {
    return Optional.ofNullable(fullBegan);
  }

  @Override
  public Map<PersonRef, CrmState> states(Collection<PersonRef> persons) {
    return persons.stream().distinct().collect(Collectors.toMap(one -> one, this::state));
  }

  private CrmState state(PersonRef person) {
    Stated stated = received.get(person);
    return people.within(tables ->
        new CrmState(
            tables.isForgotten(person, Instant.EPOCH),
            stated == null ? null : stated.contact(),
            stated == null ? Long.MIN_VALUE : stated.order(),
            sent.get(person),
            tables.consents(person),
            interactions(person),
            tables.segments(person)));
  }

  private Map<Signal.Type, Set<SignalTarget>> interactions(PersonRef person) {
    People.Limits all =
        new People.Limits(TestRetention.USUAL, Instant.parse("2026-03-03T00:00:00Z"), 99);
    Map<Signal.Type, Set<SignalTarget>> found = new EnumMap<>(Signal.Type.class);
    people.populated().stream()
        .flatMap(segment -> people.usable(segment, entity, all).stream())
        .filter(signal -> signal.person().equals(person))
        .forEach(signal ->
            found.computeIfAbsent(signal.type(), _ -> new HashSet<>()).add(signal.about()));
    return found;
  }

  @Override
  public void received(List<Stated> stated, String to, Instant now, Instant stale) {
    stated.forEach(one -> received.put(one.person(), one));
  }

  @Override
  public List<Pending> pending(boolean withdrawals, long after, int most) {
    return changes.entrySet().stream()
        .filter(one -> one.getValue() > after && !refused.containsKey(one.getKey()))
        .filter(one -> !withdrawals || withdrew(one.getKey()))
        .limit(most)
        .map(one -> new Pending(one.getKey(), one.getValue()))
        .toList();
  }

  private boolean withdrew(PersonRef person) {
    return state(person).consents().stream()
        .anyMatch(one -> one.status() != Consent.Status.GRANTED);
  }

  @Override
  public Set<PersonRef> announce(Collection<PersonRef> persons) {
    return Set.copyOf(persons);
  }

  @Override
  public void sent(Map<Pending, CrmContact> told) {
    told.forEach((pending, contact) -> {
      sent.put(pending.person(), contact);
      changes.remove(pending.person(), pending.change());
    });
  }

  @Override
  public void settled(Collection<Pending> pending) {
    pending.forEach(one -> changes.remove(one.person(), one.change()));
  }

  @Override
  public void refused(Map<Pending, String> codes) {
    codes.forEach((pending, code) -> refused.put(pending.person(), code));
  }

  @Override
  public void resend(Collection<CrmContact> held) {
    held.forEach(contact -> {
      sent.put(contact.person(), contact);
      changed(contact.person().value());
    });
  }

  @Override
  public List<PersonRef> deletions(String after, int most) {
    return deletions.tailSet(after, false).stream().limit(most).map(PersonRef::new).toList();
  }

  @Override
  public void addDeletions(Collection<PersonRef> persons) {
    persons.forEach(person -> deletions.add(person.value()));
  }

  @Override
  public void removeDeletions(Collection<PersonRef> persons) {
    persons.forEach(person -> {
      deletions.remove(person.value());
      received.remove(person);
      sent.remove(person);
      changes.remove(person);
    });
  }

  @Override
  public void ended(Run run) {
    last = run;
  }

  @Override
  public Map<SegmentId, Long> members() {
    return Map.of();
  }

  @Override
  public CrmStore.Status status() {
    return new CrmStore.Status(
        changes.size() - refused.size(), deletions.size(), refused.size(), 0, fullAt, last);
  }
}
