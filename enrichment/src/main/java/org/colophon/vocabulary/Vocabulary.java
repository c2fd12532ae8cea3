package org.colophon.vocabulary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.colophon.catalog.ContentType;
import org.jspecify.annotations.Nullable;

/// A controlled list of subjects in one version. Immutable.
public final class Vocabulary {
  private final String scheme;
  private final String version;
  private final List<Concept> concepts;
  private final Map<String, Boolean> fiction;
  private final boolean selection;
  private final Set<ContentType> types;
  private final Map<String, Concept> byCode = new HashMap<>();
  private final Map<String, List<Concept>> below = new HashMap<>();

  /// A list that does not say what is fiction.
  public Vocabulary(String scheme, String version, List<Concept> concepts) {
    this(scheme, version, concepts, Map.of(), false, Set.of());
  }

  /// A complete list.
  ///
  /// @param scheme what its subjects are called by: `topics`, `thema`, `mediatopics`, …
  /// @param fiction codes that stand for invented stories (true) or for facts (false), with all
  ///   below them
  public Vocabulary(
      String scheme, String version, List<Concept> concepts, Map<String, Boolean> fiction) {
    this(scheme, version, concepts, fiction, false, Set.of());
  }

  /// A list that may be a selection of a larger one, and for some types of content.
  ///
  /// @param fiction codes that stand for invented stories (true) or for facts (false), with all
  ///   below them
  /// @param selection whether the scheme has codes that this list leaves out
  /// @param types of the content that it is for; empty: for all
  public Vocabulary(
      String scheme,
      String version,
      List<Concept> concepts,
      Map<String, Boolean> fiction,
      boolean selection,
      Set<ContentType> types) {
    this.selection = selection;
    this.types = Set.copyOf(types);
    this.scheme = scheme;
    this.version = version;
    this.concepts = List.copyOf(concepts);
    this.fiction = Map.copyOf(fiction);
    for (Concept concept : concepts) {
      if (byCode.put(concept.code(), concept) != null) {
        throw new IllegalArgumentException(
            "the vocabulary '" + scheme + "' lists the code '" + concept.code() + "' twice");
      }
      if (concept.parent() != null) {
        below.computeIfAbsent(concept.parent(), _ -> new ArrayList<>()).add(concept);
      }
    }
  }

  public String scheme() {
    return scheme;
  }

  public String version() {
    return version;
  }

  public List<Concept> concepts() {
    return concepts;
  }

  /// Whether the scheme has codes that this list leaves out; such a code is not an error.
  public boolean isSelection() {
    return selection;
  }

  /// The types of the content that it is for; empty: for all.
  public Set<ContentType> types() {
    return types;
  }

  /// The concept of that code.
  public Optional<Concept> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /// The concept to use for a code: itself, or the one at the end of what replaced it. Empty when
  /// the code is unknown, when it was split, or when nothing replaces it.
  public Optional<Concept> inUse(String code) {
    Optional<Concept> concept = find(code);
    for (int step = 0; step < concepts.size() && concept.isPresent(); step++) {
      List<String> next = concept.get().successors();
      if (next.isEmpty()) {
        return concept;
      }
      concept = next.size() == 1 ? find(next.getFirst()) : Optional.empty();
    }
    return Optional.empty();
  }

  /// This list with the labels of replaced concepts as synonyms of those that replace them, so that
  /// a text with an old label leads to the new code. Labels of a concept that was split lead
  /// nowhere: nobody knows to which part.
  public Vocabulary withLabelsOfReplaced() {
    Map<String, Map<String, List<String>>> old = new HashMap<>();
    for (Concept concept : concepts) {
      if (concept.replacedBy() != null) {
        inUse(concept.code())
            .ifPresent(now -> concept.addTo(old.computeIfAbsent(now.code(), _ -> new HashMap<>())));
      }
    }
    if (old.isEmpty()) {
      return this;
    }
    List<Concept> all =
        concepts.stream()
            .map(one -> old.containsKey(one.code()) ? one.withSynonyms(old.get(one.code())) : one)
            .toList();
    return new Vocabulary(scheme, version, all, fiction, selection, types);
  }

  /// This list with what another list of the scheme says beside it: labels, synonyms, notes and
  /// examples in languages that it lacks.
  public Vocabulary supplementedBy(Vocabulary other) {
    List<Concept> both =
        concepts.stream()
            .map(own -> other.find(own.code()).map(own::supplementedBy).orElse(own))
            .toList();
    Map<String, Boolean> kinds = new HashMap<>(other.fiction);
    kinds.putAll(fiction);
    return new Vocabulary(scheme, version, both, kinds, selection, types);
  }

  /// The concepts right below a code that are in use.
  public List<Concept> below(String code) {
    return below.getOrDefault(code, List.of()).stream()
        .filter(concept -> concept.replacedBy() == null)
        .toList();
  }

  /// The concepts above a code, nearest first; ends where a parent is not in the list.
  public List<Concept> ancestors(String code) {
    List<Concept> above = new ArrayList<>();
    Optional<Concept> current = find(code);
    while (current.isPresent() && above.size() < concepts.size()) {
      String parent = current.get().parent();
      current = parent == null ? Optional.empty() : find(parent);
      current.ifPresent(above::add);
    }
    return above;
  }

  /// Whether a code stands for invented stories; empty where the vocabulary does not say. What is
  /// said of the nearest code above counts.
  public Optional<Boolean> fiction(String code) {
    if (fiction.containsKey(code)) {
      return Optional.ofNullable(fiction.get(code));
    }
    return ancestors(code).stream()
        .map(Concept::code)
        .filter(fiction::containsKey)
        .findFirst()
        .map(fiction::get);
  }

  /// One subject.
  ///
  /// @param labels by ISO 639-1 code of their language; at least one
  /// @param synonyms other words for it, by language
  /// @param notes what belongs to it, one or two sentences, by language
  /// @param examples beginnings of texts about it, by language
  /// @param parent the code above it; null at the top
  /// @param replacedBy the code to use instead, or several separated by a bar where it was split;
  ///   null while it is in use
  public record Concept(
      String code,
      Map<String, String> labels,
      Map<String, List<String>> synonyms,
      Map<String, String> notes,
      Map<String, List<String>> examples,
      @Nullable String parent,
      @Nullable String replacedBy) {
    public Concept {
      labels = Map.copyOf(labels);
      synonyms = Map.copyOf(synonyms);
      notes = Map.copyOf(notes);
      examples = Map.copyOf(examples);
      if (labels.isEmpty()) {
        throw new IllegalArgumentException("the concept '" + code + "' has no label");
      }
    }

    /// One without examples.
    public Concept(
        String code,
        Map<String, String> labels,
        Map<String, List<String>> synonyms,
        Map<String, String> notes,
        @Nullable String parent,
        @Nullable String replacedBy) {
      this(code, labels, synonyms, notes, Map.of(), parent, replacedBy);
    }

    /// The codes to use instead: none while it is in use, several where it was split.
    public List<String> successors() {
      return replacedBy == null
          ? List.of()
          : Stream.of(replacedBy.split("[|]", -1))
              .map(String::strip)
              .filter(code -> !code.isEmpty())
              .toList();
    }

    private void addTo(Map<String, List<String>> byLanguage) {
      labels.forEach((language, label) ->
          byLanguage.computeIfAbsent(language, _ -> new ArrayList<>()).add(label));
      synonyms.forEach((language, words) ->
          byLanguage.computeIfAbsent(language, _ -> new ArrayList<>()).addAll(words));
    }

    private Concept withSynonyms(Map<String, List<String>> more) {
      Map<String, List<String>> all = new HashMap<>(synonyms);
      more.forEach((language, words) ->
          all.merge(
              language,
              words,
              (own, other) -> Stream.concat(own.stream(), other.stream()).distinct().toList()));
      return new Concept(code, labels, all, notes, examples, parent, replacedBy);
    }

    private Concept supplementedBy(Concept other) {
      return new Concept(
          code,
          joined(labels, other.labels),
          joined(synonyms, other.synonyms),
          joined(notes, other.notes),
          joined(examples, other.examples),
          parent,
          replacedBy);
    }

    private static <T> Map<String, T> joined(Map<String, T> own, Map<String, T> other) {
      Map<String, T> both = new HashMap<>(other);
      both.putAll(own);
      return both;
    }

    /// The label in that language, else in English, else in any.
    public String label(String language) {
      String exact = labels.get(language);
      if (exact != null) {
        return exact;
      }
      String english = labels.get("en");
      return english != null ? english : labels.values().iterator().next();
    }
  }
}
