package org.colophon.governance.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.colophon.catalog.Allowance;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.Fact;
import org.colophon.catalog.Hold;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.SourceId;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.reference.Award;
import org.colophon.catalog.reference.DeskRecord;
import org.colophon.catalog.reference.Event;
import org.colophon.catalog.reference.Source;
import org.colophon.catalog.scope.ScopeMatcher;
import org.colophon.governance.rules.HeldClaims.HeldPerson;
import org.jspecify.annotations.Nullable;

/// The complete input of one verdict, read from one view.
///
/// @param desk the item's desk, or the one that answers for it where it is not active any more;
///   null when it has none or the catalogue does not know it
/// @param sources of the item and of its facts, those that are known
/// @param holds those whose scope covers the item, ended ones included
/// @param allowances those that cover the item, ended ones included, by id
/// @param brought what the records bring that the item is linked to
/// @param imprintKnown whether the item's imprint is registered
/// @param heldPeople every contributor on whom there is a hold, ended ones included
/// @param peers other items with an identifier of this one, each without its own peers; one more
///   than [#MOST_PEERS] when there are too many
public record Snapshot(
    ItemVersion version,
    @Nullable DeskRecord desk,
    Map<SourceId, Source> sources,
    List<Fact> facts,
    List<Hold> holds,
    List<Allowance> allowances,
    LinkedClaims brought,
    boolean imprintKnown,
    List<HeldPerson> heldPeople,
    List<Snapshot> peers) {
  /// The most other items with one identifier that are looked at.
  static final int MOST_PEERS = 20;

  public Snapshot {
    peers = List.copyOf(peers);
    heldPeople = List.copyOf(heldPeople);
    allowances = List.copyOf(allowances);
    sources = Map.copyOf(sources);
    facts = List.copyOf(facts);
    holds = List.copyOf(holds);
  }

  /// A snapshot while there is a hold on no contributor.
  public Snapshot(
      ItemVersion version,
      @Nullable DeskRecord desk,
      Map<SourceId, Source> sources,
      List<Fact> facts,
      List<Hold> holds,
      List<Allowance> allowances,
      LinkedClaims brought,
      boolean imprintKnown) {
    this(
        version,
        desk,
        sources,
        facts,
        holds,
        allowances,
        brought,
        imprintKnown,
        List.of(),
        List.of());
  }

  /// A snapshot of an item of a known imprint that nobody lets off anything.
  public Snapshot(
      ItemVersion version,
      @Nullable DeskRecord desk,
      Map<SourceId, Source> sources,
      List<Fact> facts,
      List<Hold> holds,
      List<Event> events,
      List<Award> awards) {
    this(
        version,
        desk,
        sources,
        facts,
        holds,
        List.of(),
        new LinkedClaims(events, awards, List.of()),
        true);
  }

  /// A peer with the other peers and this as its own.
  Snapshot of(Snapshot peer) {
    List<Snapshot> others = new ArrayList<>(peers);
    others.remove(peer);
    others.add(with(List.of()));
    return peer.with(others);
  }

  private Snapshot with(List<Snapshot> others) {
    return new Snapshot(
        version,
        desk,
        sources,
        facts,
        holds,
        allowances,
        brought,
        imprintKnown,
        heldPeople,
        others);
  }

  /// The desk that answers for the item; null when none is named.
  @Nullable DeskId owner() {
    DeskId named = item().desk();
    return named == null || desk == null ? named : desk.id();
  }

  Item item() {
    return version.item();
  }

  /// The snapshot of an item in a view.
  ///
  /// @param scopes that say which holds cover the item
  public static Snapshot of(
      ItemVersion version, List<Fact> facts, CatalogView view, ScopeMatcher scopes) {
    List<ItemId> same = view.sameIdentity(version.item().id());
    if (same.isEmpty()) {
      return of(version, facts, view, scopes, List.of());
    }
    List<Snapshot> peers =
        same.stream()
            .flatMap(id -> view.item(id).stream())
            .filter(other -> !other.tombstone())
            .filter(other -> !IdentityRules.isReplacement(version.item(), other.item()))
            .limit(MOST_PEERS + 1)
            .map(other -> of(other, view.facts(other.item().id()), view, scopes, List.of()))
            .toList();
    return of(version, facts, view, scopes, peers);
  }

  private static Snapshot of(
      ItemVersion version,
      List<Fact> facts,
      CatalogView view,
      ScopeMatcher scopes,
      List<Snapshot> peers) {
    Item item = version.item();
    List<Hold> holds = view.holds();
    DeskId desk = item.desk();
    Map<SourceId, Source> sources = new HashMap<>();
    view.source(item.identity().source()).ifPresent(s -> sources.put(s.id(), s));
    for (Fact fact : facts) {
      if (!sources.containsKey(fact.source())) {
        view.source(fact.source()).ifPresent(s -> sources.put(s.id(), s));
      }
    }
    return new Snapshot(
        version,
        Optional.ofNullable(desk).flatMap(id -> answering(id, view)).orElse(null),
        sources,
        facts,
        holds.stream().filter(hold -> scopes.covers(hold.scope(), item, view)).toList(),
        view.allowances().stream()
            .filter(allowance -> allowance.covers(item) && isAnsweredFor(allowance, view))
            .toList(),
        LinkedClaims.of(item, view),
        view.imprint(item.imprint()).isPresent(),
        holds.stream().flatMap(hold -> HeldPerson.of(hold, view).stream()).toList(),
        peers);
  }

  /// An exemption counts as long as a desk with a member answers for it.
  private static boolean isAnsweredFor(Allowance allowance, CatalogView view) {
    return !(allowance instanceof Allowance.Exemption exemption)
        || answering(exemption.owner(), view).filter(DeskRecord::hasMembers).isPresent();
  }

  /// The desk, or its backup where only that one answers. A backup's own backup does not count.
  private static Optional<DeskRecord> answering(DeskId id, CatalogView view) {
    Optional<DeskRecord> desk = view.desk(id);
    Optional<DeskRecord> backup =
        desk.filter(record -> !record.answers())
            .flatMap(record -> Optional.ofNullable(record.backup()))
            .flatMap(view::desk)
            .filter(DeskRecord::answers);
    return backup.isPresent() ? backup : desk;
  }
}
