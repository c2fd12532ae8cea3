package org.colophon.eval.labelling;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.catalog.ImprintId;
import org.jspecify.annotations.Nullable;

/// A question put to people about a sample of the catalogue. Its choices are kept as they were when
/// it was drawn, so that a label means later what it meant then.
public record Labelling(LabellingId id, Plan plan, List<Choice> choices, Drawing drawing) {
  public Labelling {
    choices = List.copyOf(choices);
  }

  /// The plan of a labelling.
  ///
  /// @param vocabulary scheme of the subjects to choose from; null where segments are
  /// @param imprint only its items; null for all imprints
  public record Plan(
      Kind kind, @Nullable String vocabulary, Answers answers, @Nullable ImprintId imprint) {
    public Plan {
      if ((kind == Kind.SUBJECTS) != (vocabulary != null)) {
        throw new IllegalArgumentException("subjects are those of a vocabulary, segments of none");
      }
    }
  }

  /// The kind of choices.
  public enum Kind {
    SEGMENTS,
    SUBJECTS
  }

  /// The number of choices that may fit one item. That none fits is an answer either way.
  public enum Answers {
    ONE,
    SEVERAL
  }

  /// A label.
  ///
  /// @param value the segment's id, or scheme and code of a subject joined by a colon
  /// @param names by ISO 639-1 code of their language; at least one
  /// @param notes what belongs to it, by language
  public record Choice(
      String value, SortedMap<String, String> names, SortedMap<String, String> notes) {
    public Choice {
      names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
      notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
      if (names.isEmpty()) {
        throw new IllegalArgumentException("the choice '" + value + "' has no name");
      }
    }

    /// Name and note in one language, or in whichever there is.
    public String definition(String language) {
      String note = in(notes, language);
      return in(names, language) + (note.isEmpty() ? "" : ". " + note);
    }

    private static String in(Map<String, String> texts, String language) {
      String exact = texts.get(language);
      return exact != null ? exact : texts.values().stream().findFirst().orElse("");
    }
  }

  /// The parameters of the sample.
  ///
  /// @param size how many items were asked for; fewer are drawn where there are fewer
  /// @param by who drew it
  public record Drawing(long seed, int size, String by, Instant at) {}

  /// The choice of that value.
  public Optional<Choice> choice(String value) {
    return choices.stream().filter(choice -> choice.value().equals(value)).findFirst();
  }
}
