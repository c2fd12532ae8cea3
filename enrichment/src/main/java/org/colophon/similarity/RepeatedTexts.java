package org.colophon.similarity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.log.Catalog;
import org.colophon.catalog.log.CatalogView;
import org.colophon.text.ItemText;
import org.colophon.text.TextNormalizer;

/// A filter of lists by which no text appears twice, or nearly twice. Remembers what it computed of
/// the last texts. Thread-safe.
public final class RepeatedTexts {
  private static final int REMEMBERED = 10_000;

  private final Function<ItemId, Optional<ItemText>> texts;
  private final Map<String, Compared> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Compared> eldest) {
          return size() > REMEMBERED;
        }
      };

  private RepeatedTexts(Function<ItemId, Optional<ItemText>> texts) {
    this.texts = texts;
  }

  /// A filter that also knows the texts of a catalogue.
  public static RepeatedTexts of(Catalog catalog) {
    return new RepeatedTexts(id -> {
      try (CatalogView view = catalog.view()) {
        return view.item(id).map(ItemText::of);
      }
    });
  }

  /// A filter that knows only the texts that are shown to it.
  public static RepeatedTexts shownAlone() {
    return new RepeatedTexts(_ -> Optional.empty());
  }

  /// The compared part of a text: of a short one all of it.
  private record Compared(String whole, Optional<MinHashSignature> signature) {
    boolean isNearly(Compared other) {
      if (signature.isEmpty() || other.signature.isEmpty()) {
        return whole.equals(other.whole);
      }
      return signature.get().similarity(other.signature.get()) >= NearDuplicates.LEAST;
    }
  }

  private Compared compared(String title, String text, String textHash) {
    synchronized (known) {
      Compared before = known.get(textHash);
      if (before != null) {
        return before;
      }
    }
    Optional<MinHashSignature> signature = NearDuplicates.signature(text);
    String whole = signature.isPresent() ? "" : TextNormalizer.normalize(title + "\n" + text);
    Compared made = new Compared(whole, signature);
    synchronized (known) {
      known.put(textHash, made);
    }
    return made;
  }

  /// Begins a list.
  public OfList list() {
    return new OfList();
  }

  /// The texts of one list. Not thread-safe.
  public final class OfList {
    private final List<Compared> shown = new ArrayList<>();

    private OfList() {}

    /// Takes note of what a reader has before the eyes or has read.
    public void beside(ItemId item) {
      texts.apply(item).ifPresent(this::beside);
    }

    /// Takes note of a text that a reader has before the eyes.
    public void beside(ItemText text) {
      shown.add(compared(text.title(), text.text(), text.textHash()));
    }

    /// Whether a text repeats one of those before; notes it where it does not.
    public boolean repeats(String title, String text, String textHash) {
      Compared next = compared(title, text, textHash);
      boolean repeats = shown.stream().anyMatch(next::isNearly);
      if (!repeats) {
        shown.add(next);
      }
      return repeats;
    }
  }
}
