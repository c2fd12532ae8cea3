package org.colophon.eval.metrics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Measures for named entities, over whole spans and not over tokens.
///
/// Sources: E. Tjong Kim Sang, F. De Meulder, *Introduction to the CoNLL-2003 Shared Task*, and its
/// `conlleval` (strict: same tokens and same class); I. Segura-Bedmar et al., *SemEval-2013 Task 9*
/// (half a point for an overlap), here asked of the same class too.
public final class Entities {
  private static final Comparator<TypedSpan> ORDER =
      Comparator.comparingInt(TypedSpan::start).thenComparingInt(TypedSpan::end);

  private Entities() {}

  /// One sentence: the spans that people marked and those that a system found.
  public record Sentence(List<TypedSpan> gold, List<TypedSpan> found) {
    public Sentence {
      gold = List.copyOf(gold);
      found = List.copyOf(found);
    }

    /// Strict counts: a span is right when its tokens and its class are. A span found twice is one.
    public Counts strict() {
      return new LabelSets(names(gold), names(found)).counts();
    }

    private static Set<String> names(List<TypedSpan> spans) {
      Set<String> names = new HashSet<>();
      spans.forEach(span -> names.add(span.start() + "-" + span.end() + " " + span.type()));
      return names;
    }

    private Sentence ofType(String type) {
      return new Sentence(
          gold.stream().filter(s -> s.type().equals(type)).toList(),
          found.stream().filter(s -> s.type().equals(type)).toList());
    }
  }

  /// Reads tags of the IOB1, IOB2 and IOBES styles as `conlleval` does: a span starts at `B-`,
  /// `S-`, and at an `I-` or `E-` that follows `O` or another class; it ends before the next start,
  /// before `O`, and after `E-` or `S-`.
  ///
  /// @throws IllegalArgumentException for a tag that is neither `O` nor `[BIES]-class`
  public static List<TypedSpan> decode(List<String> tags) {
    List<TypedSpan> spans = new ArrayList<>();
    int start = -1;
    String type = "";
    for (int i = 0; i <= tags.size(); i++) {
      String tag = i < tags.size() ? tags.get(i) : "O";
      boolean inside = !tag.equals("O");
      if (inside && !tag.matches("[BIES]-.+")) {
        throw new IllegalArgumentException("a tag is O or [BIES]-class, got '" + tag + "'");
      }
      String next = inside ? tag.substring(2) : "";
      boolean breaks = !inside || "BS".indexOf(tag.charAt(0)) >= 0 || !next.equals(type);
      if (start >= 0 && (breaks || endsBefore(tags, i))) {
        spans.add(new TypedSpan(start, i, type));
        start = -1;
      }
      if (inside && start < 0) {
        start = i;
        type = next;
      }
    }
    return spans;
  }

  /// Strict counts over all sentences; its F1 is the F1 of the shared tasks.
  public static Counts strict(Collection<Sentence> sentences) {
    return sentences.stream().map(Sentence::strict).reduce(Counts.NONE, Counts::plus);
  }

  /// Strict counts per class.
  public static SortedMap<String, Counts> strictPerType(Collection<Sentence> sentences) {
    SortedMap<String, Counts> table = new TreeMap<>();
    for (Sentence sentence : sentences) {
      Set<String> types = new HashSet<>();
      sentence.gold().forEach(span -> types.add(span.type()));
      sentence.found().forEach(span -> types.add(span.type()));
      types.forEach(type -> table.merge(type, sentence.ofType(type).strict(), Counts::plus));
    }
    return table;
  }

  /// Precision, recall and F1 where a span of the right class that only overlaps the gold counts
  /// half. Each gold span is paired with one found span at most, exact pairs first, then from left
  /// to right. All 0 where there is nothing.
  public static Averages partial(Collection<Sentence> sentences) {
    double credit = 0;
    int gold = 0;
    int found = 0;
    for (Sentence sentence : sentences) {
      credit += credit(sentence);
      gold += new HashSet<>(sentence.gold()).size();
      found += new HashSet<>(sentence.found()).size();
    }
    double precision = found == 0 ? 0 : credit / found;
    double recall = gold == 0 ? 0 : credit / gold;
    return new Averages(precision, recall, found + gold == 0 ? 0 : 2 * credit / (found + gold));
  }

  private static double credit(Sentence sentence) {
    List<TypedSpan> gold =
        new ArrayList<>(sentence.gold().stream().distinct().sorted(ORDER).toList());
    List<TypedSpan> found =
        new ArrayList<>(sentence.found().stream().distinct().sorted(ORDER).toList());
    List<TypedSpan> exact = new ArrayList<>(gold);
    exact.retainAll(found);
    gold.removeAll(exact);
    found.removeAll(exact);
    double credit = exact.size();
    for (TypedSpan span : found) {
      TypedSpan partner = null;
      for (TypedSpan candidate : gold) {
        if (candidate.overlaps(span) && candidate.type().equals(span.type())) {
          partner = candidate;
          break;
        }
      }
      if (partner != null) {
        gold.remove(partner);
        credit += 0.5;
      }
    }
    return credit;
  }

  private static boolean endsBefore(List<String> tags, int i) {
    return i > 0 && "ES".indexOf(tags.get(i - 1).charAt(0)) >= 0;
  }
}
