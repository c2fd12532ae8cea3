package org.colophon.catalog.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.ContributorId;
import org.colophon.catalog.EntityRef;
import org.colophon.catalog.Fact;
import org.colophon.catalog.FactKey;
import org.colophon.catalog.Hold;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemLink;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.ProductId;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.reference.Appearances;
import org.colophon.catalog.reference.Reference;
import org.colophon.catalog.reference.Reference.OfSource;
import org.colophon.catalog.reference.Source;
import org.jspecify.annotations.Nullable;

/// The current tables of a catalogue in memory, as its log folds to them. Not thread-safe.
final class LogTables implements CurrentState {
  /// A value with the sequence number of the log entry that set it.
  private record Seen<T>(T value, long seq) {}

  /// The key of one source's fact.
  private record FactOf(FactKey key, SourceId source) {}

  private final Map<String, Seen<ItemState>> items = new TreeMap<>();
  private final Map<FactOf, Seen<Fact>> facts = new HashMap<>();
  private final Map<ProductId, ItemId> owners = new HashMap<>();
  private final Map<String, Reference> references = new HashMap<>();
  private final Map<ItemId, Map<String, ItemLink>> links = new HashMap<>();
  private final Map<ItemId, Set<String>> identities = new HashMap<>();
  private final Map<String, Set<ItemId>> identified = new HashMap<>();
  private final Map<SourceId, Delivery> deliveries = new HashMap<>();
  private final Map<String, Hold> holds = new TreeMap<>();
  private final Map<String, Allowance> allowances = new TreeMap<>();

  LogTables() {}

  LogTables(LogTables other) {
    items.putAll(other.items);
    facts.putAll(other.facts);
    owners.putAll(other.owners);
    references.putAll(other.references);
    other.links.forEach((item, said) -> links.put(item, new TreeMap<>(said)));
    identities.putAll(other.identities);
    other.identified.forEach((key, ids) -> identified.put(key, new HashSet<>(ids)));
    deliveries.putAll(other.deliveries);
    holds.putAll(other.holds);
    allowances.putAll(other.allowances);
  }

  @Override
  public @Nullable ItemState item(ItemId id) {
    Seen<ItemState> seen = items.get(id.value());
    if (seen == null) {
      return null;
    }
    Delivery delivery = deliveries.get(seen.value().source());
    return delivery == null ? seen.value() : delivery.confirm(seen.value(), seen.seq());
  }

  long seqOf(ItemId id) {
    Seen<ItemState> seen = items.get(id.value());
    return seen == null ? 0 : seen.seq();
  }

  Iterable<String> itemIds() {
    return items.keySet();
  }

  @Override
  public void put(ItemState state, long seq) {
    items.put(state.id().value(), new Seen<>(state, seq));
    identify(state.id(), state.identityKeys());
  }

  private void identify(ItemId id, Set<String> keys) {
    Set<String> before = identities.getOrDefault(id, Set.of());
    if (!before.equals(keys)) {
      before.forEach(key -> identified.getOrDefault(key, Set.of()).remove(id));
      keys.forEach(key -> identified.computeIfAbsent(key, _ -> new HashSet<>()).add(id));
      identities.put(id, keys);
    }
  }

  @Override
  public Set<ItemId> sameIdentity(ItemId item) {
    Set<ItemId> same = new HashSet<>();
    identities
        .getOrDefault(item, Set.of())
        .forEach(key -> same.addAll(identified.getOrDefault(key, Set.of())));
    same.remove(item);
    return same;
  }

  Set<ItemId> itemsOf(String key) {
    return Set.copyOf(identified.getOrDefault(key, Set.of()));
  }

  @Override
  public @Nullable Fact fact(FactKey key, SourceId source) {
    Seen<Fact> seen = facts.get(new FactOf(key, source));
    return seen == null ? null : asRead(seen);
  }

  @Override
  public @Nullable OrderKey newestOrder(EntityRef entity, SourceId source) {
    return facts.values().stream()
        .map(Seen::value)
        .filter(fact -> fact.key().entity().equals(entity) && fact.source().equals(source))
        .map(Fact::order)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  private Fact asRead(Seen<Fact> seen) {
    Delivery delivery = deliveries.get(seen.value().source());
    return delivery == null ? seen.value() : delivery.confirm(seen.value(), seen.seq());
  }

  List<Fact> facts(Predicate<EntityRef> of) {
    return facts.entrySet().stream()
        .filter(entry -> of.test(entry.getKey().key().entity()))
        .map(entry -> asRead(entry.getValue()))
        .sorted(Fact.BY_KEY)
        .toList();
  }

  @Override
  public void put(Fact fact, long seq) {
    facts.put(new FactOf(fact.key(), fact.source()), new Seen<>(fact, seq));
  }

  @Override
  public @Nullable ItemId owner(ProductId product) {
    return owners.get(product);
  }

  @Override
  public void own(ProductId product, ItemId item) {
    owners.put(product, item);
  }

  @Override
  public @Nullable ItemLink link(ItemId item, String entity) {
    return links.getOrDefault(item, Map.of()).get(entity);
  }

  @Override
  public void put(ItemId item, ItemLink link) {
    links.computeIfAbsent(item, _ -> new TreeMap<>()).put(link.entity(), link);
  }

  List<ItemLink> links(ItemId item) {
    return links.getOrDefault(item, Map.of()).values().stream().filter(ItemLink::stands).toList();
  }

  /// Every event that a contributor takes part in and every award that honours one, by key.
  List<Reference> appearances(ContributorId id) {
    return references.entrySet().stream()
        .filter(entry -> Appearances.contributors(entry.getValue()).contains(id))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public @Nullable Source source(SourceId id) {
    return references.get("source:" + id) instanceof OfSource(var source) ? source : null;
  }

  boolean knows(SourceId source) {
    return source(source) != null;
  }

  boolean changes(Reference reference, Instant now) {
    return !Objects.equals(references.get(reference.key()), settled(reference, now));
  }

  void put(Reference reference, Instant now) {
    references.put(reference.key(), settled(reference, now));
  }

  @Nullable Reference reference(String key) {
    return references.get(key);
  }

  /// A source keeps its latest delivery, and none is newer than now.
  private Reference settled(Reference reference, Instant now) {
    if (!(reference instanceof OfSource(var source))) {
      return reference;
    }
    return references.get(reference.key()) instanceof OfSource(var known)
        ? new OfSource(source.settled(known.lastDeliveryAt(), now))
        : new OfSource(source.settled(null, now));
  }

  void deliver(SourceId id, Instant at, @Nullable Instant upTo, long seq) {
    if (references.get("source:" + id) instanceof OfSource(var source)) {
      Source delivered = source.deliveredAt(at);
      references.put("source:" + id, new OfSource(delivered));
      deliveries.put(id, Delivery.next(deliveries.get(id), at, upTo, seq));
    }
  }

  void place(Hold hold) {
    holds.put(hold.id(), hold);
  }

  void lift(String holdId) {
    holds.remove(holdId);
  }

  List<Hold> holds() {
    return new ArrayList<>(holds.values());
  }

  void allow(Allowance allowance) {
    allowances.put(allowance.id(), allowance);
  }

  void disallow(String allowanceId, Instant at) {
    Allowance known = allowances.remove(allowanceId);
    if (known != null) {
      known.takenBack(at).ifPresent(this::allow);
    }
  }

  List<Allowance> allowances() {
    return new ArrayList<>(allowances.values());
  }
}
