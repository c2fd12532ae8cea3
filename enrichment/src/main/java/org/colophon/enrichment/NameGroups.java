package org.colophon.enrichment;

import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.colophon.catalog.PersonName;
import org.colophon.models.EntityFinder.Entity;
import org.colophon.models.Span;

/// The names of a text with all their occurrences, each person once: `Bergmann, Ute (Hrsg.)`, `U.
/// Bergmann`, `Ute` and `Bergmann` are Ute Bergmann where nobody else in the text has that name.
final class NameGroups {
  private static final String PERSON = "PER";
  private static final String PLACE = "LOC";

  /// Full names beyond these are not compared with each other: no text has so many people.
  private static final int MOST_PEOPLE = 200;

  private final Map<String, Name> byKey = new LinkedHashMap<>();

  /// Adds an occurrence.
  ///
  /// @param label the name in its base form
  void add(String label, Entity entity) {
    byKey
        .computeIfAbsent(key(entity.type(), label), key -> new Name(key, entity.type(), label))
        .add(entity.span(), entity.confidence());
  }

  private static String key(String type, String label) {
    return type.toLowerCase(Locale.ROOT) + ":" + label.toLowerCase(Locale.ROOT);
  }

  /// Each name once, in the order of the first occurrence.
  List<Name> names() {
    List<Name> full =
        byKey.values().stream().filter(Name::isFullName).limit(MOST_PEOPLE).collect(toList());
    for (Name name : List.copyOf(full)) {
      List<Name> others = full.stream().filter(other -> other.isSpelled(name)).toList();
      if (others.size() == 1) {
        others.getFirst().take(name);
        full.remove(name);
      }
    }
    List<Name> names = new ArrayList<>();
    for (Name name : byKey.values()) {
      List<Name> fuller =
          name.isFullName()
              ? List.of()
              : full.stream().filter(one -> one.isMeantBy(name)).limit(2).toList();
      if (fuller.size() == 1) {
        fuller.getFirst().take(name);
      } else if (!name.taken) {
        names.add(name);
      }
    }
    return names;
  }

  /// A name and its occurrences.
  static final class Name {
    private final String key;
    private final String type;
    private final String label;
    private final PersonName person;
    private final List<Span> spans = new ArrayList<>();
    private double confidence;
    private boolean taken;

    private Name(String key, String type, String label) {
      this.key = key;
      this.type = type;
      this.label = label;
      this.person = PersonName.of(label);
    }

    String key() {
      return key;
    }

    String label() {
      return label;
    }

    double confidence() {
      return confidence;
    }

    List<Span> spans() {
      return spans.stream().distinct().sorted().toList();
    }

    private void add(Span span, double sure) {
      spans.add(span);
      confidence = Math.max(confidence, sure);
    }

    private void take(Name other) {
      other.taken = true;
      spans.addAll(other.spans);
      confidence = Math.max(confidence, other.confidence);
    }

    private boolean isFullName() {
      return type.equals(PERSON) && label.indexOf(' ') > 0;
    }

    /// Whether a single word is the first or the last word of this full name.
    private boolean isMeantBy(Name single) {
      return !single.type.equals(PLACE)
          && (label.endsWith(" " + single.label) || label.startsWith(single.label + " "));
    }

    /// Whether another name is this one in another spelling: in another order or with a title, or
    /// with initials for its first names.
    private boolean isSpelled(Name initials) {
      List<String> ours = person.words();
      List<String> theirs = initials.person.words();
      if (initials.equals(this) || ours.size() != theirs.size() || ours.size() < 2) {
        return false;
      }
      boolean fits = ours.getLast().equals(theirs.getLast());
      for (int i = 0; i + 1 < ours.size(); i++) {
        boolean initial = theirs.get(i).length() == 1 && ours.get(i).startsWith(theirs.get(i));
        fits &= initial || ours.get(i).equals(theirs.get(i));
      }
      return fits || person.isSame(initials.person);
    }
  }
}
