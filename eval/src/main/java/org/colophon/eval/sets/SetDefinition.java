package org.colophon.eval.sets;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The definition of a labelled set, from one YAML file. Lists and maps that the file leaves out
/// are empty.
public record SetDefinition(
    String id, About about, Gold gold, Files files, List<Published> published) {
  public SetDefinition {
    published = published == null ? List.of() : List.copyOf(published);
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "the id of a set is lower-case words joined by hyphens, got '" + id + "'");
    }
  }

  /// The description of a set in words.
  ///
  /// @param language code of the texts, or `mul`
  public record About(String title, String language, String licence, @Nullable String note) {}

  /// The gold labels of a set.
  ///
  /// @param origin `human`, or `script` where the set is made from a script that knows the truth;
  ///   anything else is refused, for machine-made labels are no gold
  /// @param labels name and definition of each label, for systems without training examples
  public record Gold(EvalTask task, String origin, SortedMap<String, String> labels) {
    public Gold {
      labels = sorted(labels);
    }
  }

  /// The files of a set, relative to the data folder, and their format.
  ///
  /// @param train the training files; empty where there is no training
  /// @param test to measure on; where it is empty, `train` is cross-validated
  /// @param options of the format
  public record Files(
      String format, List<String> train, List<String> test, SortedMap<String, String> options) {
    public Files {
      train = train == null ? List.of() : List.copyOf(train);
      test = test == null ? List.of() : List.copyOf(test);
      options = sorted(options);
    }
  }

  /// A figure that others reached.
  ///
  /// @param source who, on what, trained with what
  public record Published(String metric, double value, String source) {}

  private static SortedMap<String, String> sorted(SortedMap<String, String> map) {
    return Collections.unmodifiableSortedMap(map == null ? new TreeMap<>() : new TreeMap<>(map));
  }
}
