package org.colophon.similarity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Credit;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.text.ReadableText;

/// A finder of items whose texts are nearly the same. Thread-safe; one caller at a time works.
///
/// The forms of one work are products of one item and so never compared. Two items are no
/// duplicates either where one says that it repeats or is replaced by the other, or where both are
/// books of one title and one author: editions of one work.
///
/// Signatures are kept in memory, about 1 KiB an item, and made anew where a text changed; the
/// first question after a start reads every text.
public final class NearDuplicates {
  /// Texts that have so many of their sequences of four words in common are reported.
  public static final double LEAST = 0.5;

  /// Fewer words say nothing: a line of thanks is no copied text.
  static final int FEWEST_WORDS = 12;

  static final int SHINGLE = 4;

  private static final int SIZE = 128;
  private static final int BANDS = 32;

  private final Catalog catalog;
  private final Map<ItemId, Signed> known = new TreeMap<>(Comparator.comparing(ItemId::value));
  private final Map<Long, Set<ItemId>> byBand = new HashMap<>();

  public NearDuplicates(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The signature of a text; empty for one of fewer than [#FEWEST_WORDS] words.
  static Optional<MinHashSignature> signature(String text) {
    List<String> words = Shingles.words(ReadableText.of(text).text());
    return words.size() < FEWEST_WORDS
        ? Optional.empty()
        : Optional.of(MinHashSignature.of(Shingles.of(words, SHINGLE), SIZE));
  }

  /// Two items with nearly the same text.
  ///
  /// @param item the one whose id comes first
  /// @param similarity share of common sequences of words, estimated; in [[#LEAST], 1]
  public record Pair(ItemId item, ItemId other, double similarity) {}

  /// All pairs, the most alike first.
  ///
  /// @param most how many at most
  public synchronized List<Pair> pairs(int most) {
    try (CatalogView view = catalog.view()) {
      refresh(view);
      List<Pair> pairs = new ArrayList<>();
      known.forEach((id, one) -> {
        for (Pair pair : near(id, one, view)) {
          if (pair.item.equals(id)) {
            pairs.add(pair);
          }
        }
      });
      return sorted(pairs, most);
    }
  }

  /// The pairs that an item is in, the most alike first.
  public synchronized List<Pair> of(ItemId id, int most) {
    try (CatalogView view = catalog.view()) {
      refresh(view);
      Signed one = known.get(id);
      return one == null ? List.of() : sorted(near(id, one, view), most);
    }
  }

  private static List<Pair> sorted(List<Pair> pairs, int most) {
    return pairs.stream()
        .sorted(
            Comparator.comparingDouble(Pair::similarity)
                .reversed()
                .thenComparing(pair -> pair.item.value())
                .thenComparing(pair -> pair.other.value()))
        .limit(most)
        .toList();
  }

  private List<Pair> near(ItemId id, Signed one, CatalogView view) {
    Set<ItemId> candidates = new LinkedHashSet<>();
    one.bands.forEach(band -> candidates.addAll(byBand.getOrDefault(band, Set.of())));
    candidates.remove(id);
    List<Pair> pairs = new ArrayList<>();
    for (ItemId other : candidates) {
      Signed two = known.get(other);
      double similarity = two == null ? 0 : one.signature.similarity(two.signature);
      if (similarity >= LEAST && !isOneWork(view, id, other)) {
        boolean first = id.value().compareTo(other.value()) < 0;
        pairs.add(new Pair(first ? id : other, first ? other : id, similarity));
      }
    }
    return pairs;
  }

  private static boolean isOneWork(CatalogView view, ItemId id, ItemId other) {
    Optional<Item> one = view.item(id).map(ItemVersion::item);
    Optional<Item> two = view.item(other).map(ItemVersion::item);
    return one.isPresent() && two.isPresent() && isOneWork(one.get(), two.get());
  }

  static boolean isOneWork(Item one, Item two) {
    if (isLinked(one, two) || isLinked(two, one)) {
      return true;
    }
    return one.type() == ContentType.BOOK
        && two.type() == ContentType.BOOK
        && plain(one.content().title()).equals(plain(two.content().title()))
        && authors(one).stream().anyMatch(authors(two)::contains);
  }

  private static boolean isLinked(Item from, Item to) {
    return to.id().equals(from.identity().duplicateOf())
        || to.id().equals(from.identity().supersededBy());
  }

  private static Set<String> authors(Item item) {
    return item.content().credits().stream()
        .filter(credit -> credit.role().equals("author"))
        .map(Credit::name)
        .map(NearDuplicates::plain)
        .collect(Collectors.toSet());
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /// Brings the signatures up to the catalogue.
  private void refresh(CatalogView view) {
    Set<ItemId> gone = new HashSet<>(known.keySet());
    view.items()
        .flatMap(id -> view.item(id).filter(version -> !version.tombstone()).stream())
        .forEach(version -> {
          ItemId id = version.item().id();
          Signed before = known.get(id);
          String hash = version.hashes().text();
          if (before != null && before.textHash.equals(hash)) {
            gone.remove(id);
            return;
          }
          forget(id);
          signature(version.item().content().text())
              .ifPresent(signature -> {
                Signed made = new Signed(hash, signature, signature.bands(BANDS));
                known.put(id, made);
                made.bands.forEach(
                    band -> byBand.computeIfAbsent(band, _ -> new HashSet<>()).add(id));
                gone.remove(id);
              });
        });
    gone.forEach(this::forget);
  }

  private void forget(ItemId id) {
    Signed before = known.remove(id);
    if (before != null) {
      for (long band : before.bands) {
        Set<ItemId> ids = byBand.get(band);
        if (ids != null && ids.remove(id) && ids.isEmpty()) {
          byBand.remove(band);
        }
      }
    }
  }

  /// The signature of an item's text.
  private record Signed(String textHash, MinHashSignature signature, List<Long> bands) {}
}
