package org.colophon.linking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Credit;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.catalog.log.LogSince;
import org.colophon.catalog.reference.Reference;
import org.colophon.linking.KnownRecord.Kind;
import org.colophon.linking.NormalizedName.Word;
import org.jspecify.annotations.Nullable;

/// An index of the publisher's records by name, kept up with the catalogue in memory: some 300
/// bytes for each record and each work. Thread-safe; one caller brings it up to date, others wait.
public final class RecordIndex {
  private static final int MOST_WORKS = 30; // of a contributor, that say what else he or she made

  private static final Set<Kind> SINGLE = Set.of(Kind.CONTRIBUTOR, Kind.SERIES, Kind.IMPRINT);

  private final Catalog catalog;
  private final Supplier<List<Reference>> references;
  private final Gazetteer gazetteer = new Gazetteer();
  private final Map<String, KnownRecord> records = new HashMap<>();
  private final Map<ItemId, Work> works = new HashMap<>();
  private final Map<String, Set<ItemId>> worksOf = new ConcurrentHashMap<>();
  private long seq = -1;

  /// A work as a record with its contributors.
  ///
  /// @param book whether it is found by its title
  private record Work(KnownRecord title, boolean book, Set<String> contributors) {}

  /// An empty one: see [#catchUp()].
  ///
  /// @param references every contributor, series, imprint, event and award
  public RecordIndex(Catalog catalog, Supplier<List<Reference>> references) {
    this.catalog = catalog;
    this.references = references;
  }

  /// Takes in what was written since the last call; the first call reads the whole catalogue.
  public synchronized void catchUp() {
    if (seq < 0) {
      readAll();
      return;
    }
    LogSince since = LogSince.read(catalog, seq);
    if (since.contextChanges() > 0) {
      readReferences();
    }
    if (!since.items().isEmpty()) {
      try (CatalogView view = catalog.view()) {
        since.items().forEach(id -> read(view, id));
      }
    }
    seq = since.seq();
  }

  private void readAll() {
    try (CatalogView view = catalog.view()) {
      view.items().forEach(id -> read(view, id));
      readReferences();
      seq = view.seq();
    }
  }

  private void readReferences() {
    Map<String, KnownRecord> now = new HashMap<>();
    for (Reference reference : references.get()) {
      known(reference).forEach(known -> now.put(known.entity(), known));
    }
    for (KnownRecord before : List.copyOf(records.values())) {
      if (!before.equals(now.get(before.entity()))) {
        gazetteer.remove(before);
        records.remove(before.entity());
      }
    }
    now.forEach((entity, known) -> {
      if (records.put(entity, known) == null) {
        gazetteer.add(known);
      }
    });
  }

  private static List<KnownRecord> known(Reference reference) {
    return switch (reference) {
      case Reference.OfContributor(var c) -> List.of(record(reference, Kind.CONTRIBUTOR, c.name()));
      case Reference.OfSeries(var s) -> List.of(record(reference, Kind.SERIES, s.name()));
      case Reference.OfImprint(var i) -> List.of(record(reference, Kind.IMPRINT, i.name()));
      case Reference.OfEvent(var e) -> List.of(record(reference, Kind.EVENT, e.name()));
      case Reference.OfAward(var a) -> List.of(record(reference, Kind.AWARD, a.name()));
      case Reference.OfDesk _, Reference.OfSource _ -> List.of();
    };
  }

  private static KnownRecord record(Reference reference, Kind kind, String name) {
    return new KnownRecord(reference.key(), kind, name);
  }

  private void read(CatalogView view, ItemId id) {
    forget(works.remove(id), id);
    view.item(id)
        .filter(version -> !version.tombstone())
        .ifPresent(version -> take(version.item()));
  }

  private void forget(@Nullable Work work, ItemId id) {
    if (work != null) {
      if (work.book) {
        gazetteer.remove(work.title);
      }
      work.contributors.forEach(by -> worksOf.getOrDefault(by, Set.of()).remove(id));
    }
  }

  private void take(Item item) {
    KnownRecord title = new KnownRecord("item:" + item.id(), Kind.WORK, item.content().title());
    Set<String> contributors = new HashSet<>();
    for (Credit credit : item.content().credits()) {
      if (credit.id() != null) {
        contributors.add("contributor:" + credit.id());
      }
    }
    boolean book = item.type() == ContentType.BOOK;
    if (book) {
      gazetteer.add(title);
    }
    for (String by : contributors) {
      Set<ItemId> made = worksOf.computeIfAbsent(by, _ -> ConcurrentHashMap.newKeySet());
      if (made.size() < MOST_WORKS) {
        made.add(item.id());
      }
    }
    works.put(item.id(), new Work(title, book, contributors));
  }

  Gazetteer gazetteer() {
    return gazetteer;
  }

  /// Whether a record has this whole name.
  public boolean knows(String name) {
    return !gazetteer.named(name).isEmpty();
  }

  /// Records of one kind under one name, by name.
  ///
  /// @param most how many names are returned
  public synchronized List<AmbiguousName> namesakes(int most) {
    Map<List<String>, List<KnownRecord>> byName =
        new TreeMap<>(Comparator.comparing(List::toString));
    for (KnownRecord known : records.values()) {
      if (SINGLE.contains(known.kind())) {
        List<String> key =
            new ArrayList<>(NormalizedName.of(known.name()).stream().map(Word::plain).toList());
        key.add(known.kind().name());
        byName.computeIfAbsent(key, _ -> new ArrayList<>()).add(known);
      }
    }
    return byName.values().stream()
        .filter(bearers -> bearers.size() > 1)
        .limit(most)
        .map(this::namesakes)
        .toList();
  }

  private AmbiguousName namesakes(List<KnownRecord> bearers) {
    List<KnownRecord> sorted =
        bearers.stream().sorted(Comparator.comparing(KnownRecord::entity)).toList();
    return new AmbiguousName(
        sorted.getFirst().name(),
        sorted.stream()
            .map(known -> new AmbiguousName.Bearer(known.entity(), worksOf(known.entity()).size()))
            .toList());
  }

  /// Items that credit a contributor, by id, at most thirty.
  List<ItemId> worksOf(String contributor) {
    List<ItemId> made = new ArrayList<>(worksOf.getOrDefault(contributor, Set.of()));
    made.sort((a, b) -> a.value().compareTo(b.value()));
    return made;
  }
}
