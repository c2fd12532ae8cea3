package org.colophon.eval.sets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.colophon.eval.metrics.TypedSpan;

/// One labelled document of a set.
public sealed interface Example {
  /// Unique within its set.
  String id();

  /// What the document is sliced by: `language`, `genre`, `imprint`, `year`, `group` …; `group`
  /// names documents that belong together and must not be parted by cross-validation.
  SortedMap<String, String> facets();

  /// The document's text as a person would read it, for reports and for the leakage check.
  String text();

  /// The same document without anything that people marked, and without facets: what a system under
  /// test gets to see.
  Example blind();

  /// Whether the document is only for training and never measured.
  default boolean isBackground() {
    return "background".equals(facets().get("role"));
  }

  /// The same document as background, under an id of its own.
  default Example asBackground() {
    SortedMap<String, String> more = new TreeMap<>(facets());
    more.put("role", "background");
    return switch (this) {
      case Text t -> new Text("background/" + t.id(), t.fields(), t.gold(), more);
      case Sentence s -> new Sentence("background/" + s.id(), s.tokens(), s.gold(), more);
      case Pair p -> new Pair("background/" + p.id(), p.first(), p.second(), p.score(), more);
      case Choice c ->
          new Choice("background/" + c.id(), c.liked(), c.disliked(), c.candidates(), more);
    };
  }

  /// A text with labels: topics, genres, a language, or keyphrases.
  ///
  /// @param fields `title`, `body`, and whatever metadata the set has
  /// @param gold in the order of the file; exactly one for single-label tasks
  record Text(
      String id,
      SortedMap<String, String> fields,
      List<String> gold,
      SortedMap<String, String> facets)
      implements Example {
    public Text {
      fields = sorted(fields);
      gold = List.copyOf(gold);
      facets = sorted(facets);
    }

    /// The named field, or nothing.
    public String field(String name) {
      return fields.getOrDefault(name, "");
    }

    /// Title and body, or whichever there is.
    @Override
    public String text() {
      String title = field("title");
      String body = field("body");
      return title.isEmpty() || body.isEmpty() ? title + body : title + "\n\n" + body;
    }

    @Override
    public Text blind() {
      return new Text(id, fields, List.of(), new TreeMap<>());
    }
  }

  /// A sentence whose named entities are marked.
  record Sentence(
      String id, List<String> tokens, List<TypedSpan> gold, SortedMap<String, String> facets)
      implements Example {
    public Sentence {
      tokens = List.copyOf(tokens);
      gold = List.copyOf(gold);
      facets = sorted(facets);
    }

    @Override
    public String text() {
      return String.join(" ", tokens);
    }

    @Override
    public Sentence blind() {
      return new Sentence(id, tokens, List.of(), new TreeMap<>());
    }
  }

  /// Two texts and their similarity as people judged it, from 0.
  record Pair(
      String id, String first, String second, double score, SortedMap<String, String> facets)
      implements Example {
    public Pair {
      facets = sorted(facets);
    }

    @Override
    public String text() {
      return first + "\n" + second;
    }

    @Override
    public Pair blind() {
      return new Pair(id, first, second, 0, new TreeMap<>());
    }
  }

  /// A reader, a query or an audience, and candidates to rank for it.
  ///
  /// @param liked what is known of it: clicked, liked, or the words of a query; may be empty
  /// @param disliked the opposite, where a set has it
  record Choice(
      String id,
      List<Entry> liked,
      List<Entry> disliked,
      List<Candidate> candidates,
      SortedMap<String, String> facets)
      implements Example {
    public Choice {
      liked = List.copyOf(liked);
      disliked = List.copyOf(disliked);
      candidates = List.copyOf(candidates);
      facets = sorted(facets);
    }

    @Override
    public String text() {
      List<String> texts = new ArrayList<>();
      liked.forEach(entry -> texts.add(entry.text()));
      disliked.forEach(entry -> texts.add(entry.text()));
      candidates.stream().limit(20).forEach(one -> texts.add(one.entry().text()));
      return String.join("\n", texts);
    }

    @Override
    public Choice blind() {
      List<Candidate> unjudged =
          candidates.stream().map(candidate -> new Candidate(candidate.entry(), 0)).toList();
      return new Choice(id, liked, disliked, unjudged, new TreeMap<>());
    }
  }

  /// An item in a [Choice].
  ///
  /// @param fields `title`, `body`, `category`, `subcategory`, `author`, as far as known
  record Entry(String id, SortedMap<String, String> fields) {
    public Entry {
      fields = sorted(fields);
    }

    public String field(String name) {
      return fields.getOrDefault(name, "");
    }

    public String text() {
      String body = field("body");
      return body.isEmpty() ? field("title") : field("title") + "\n" + body;
    }
  }

  /// An item to rank.
  ///
  /// @param relevance 0 for one that was not chosen
  record Candidate(Entry entry, double relevance) {}

  private static SortedMap<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
