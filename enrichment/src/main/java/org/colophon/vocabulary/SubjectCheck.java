package org.colophon.vocabulary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.colophon.catalog.Subject;
import org.colophon.catalog.scope.SubjectHierarchy;
import org.colophon.vocabulary.Vocabulary.Concept;

/// A check of the subjects that a publisher gave an item, by the rules of its vocabulary. The first
/// code is the main one, about ten are the sensible maximum, none is given twice or beside one that
/// implies it, fiction and non-fiction are rarely combined. It reports and changes nothing.
public final class SubjectCheck {
  /// Above this many codes a subject says little.
  public static final int SENSIBLE_MOST = 10;

  private static final int COARSE_DEPTH = 1;

  private SubjectCheck() {}

  /// A problem with subjects.
  ///
  /// @param code which one; empty where it is about all of them
  /// @param instead a code to use; empty where there is none
  public record Problem(Kind kind, String code, String instead) {}

  /// The kind of a problem.
  public enum Kind {
    /// The vocabulary in this version has no such code; not reported of a selection of a scheme.
    UNKNOWN,
    /// A code was replaced by another, or split into several, which are separated by a bar.
    REPLACED,
    /// The same code is given twice.
    DUPLICATE,
    /// A code is given beside one below it, which implies it.
    IMPLIED,
    /// The only code is a top one with codes below it.
    COARSE,
    /// Something in the text speaks for a code below the given one.
    MORE_SPECIFIC,
    /// Fiction stands beside non-fiction.
    FICTION_AND_NONFICTION,
    /// More than the sensible most.
    TOO_MANY
  }

  /// In the order of the subjects; those of other schemes are not looked at.
  public static List<Problem> of(List<Subject> subjects, Vocabulary vocabulary) {
    List<String> codes =
        subjects.stream()
            .filter(subject -> subject.scheme().equals(vocabulary.scheme()))
            .map(Subject::code)
            .toList();
    List<Problem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String code : codes) {
      if (!seen.add(code)) {
        problems.add(new Problem(Kind.DUPLICATE, code, ""));
      } else {
        one(code, codes, vocabulary).ifPresent(problems::add);
      }
    }
    if (isMixed(codes, vocabulary)) {
      problems.add(new Problem(Kind.FICTION_AND_NONFICTION, "", ""));
    }
    if (seen.size() > SENSIBLE_MOST) {
      problems.add(new Problem(Kind.TOO_MANY, "", ""));
    }
    return problems;
  }

  /// Those of accepted subjects that the vocabulary has no longer in use: unknown and replaced
  /// ones.
  public static List<Problem> outdated(List<Subject> accepted, Vocabulary vocabulary) {
    return of(accepted, vocabulary).stream()
        .filter(problem -> problem.kind() == Kind.UNKNOWN || problem.kind() == Kind.REPLACED)
        .toList();
  }

  /// Codes below a given one that were proposed for the text: after an update of the vocabulary,
  /// say.
  ///
  /// @param proposed `scheme:code` of each proposal
  public static List<Problem> moreSpecific(
      List<Subject> subjects, Collection<String> proposed, Vocabulary vocabulary) {
    String prefix = vocabulary.scheme() + ":";
    Set<String> given = new HashSet<>();
    subjects.stream()
        .filter(subject -> subject.scheme().equals(vocabulary.scheme()))
        .forEach(subject -> given.add(subject.code()));
    List<Problem> problems = new ArrayList<>();
    for (String value : proposed) {
      String code = value.startsWith(prefix) ? value.substring(prefix.length()) : "";
      if (!given.contains(code)) {
        vocabulary.ancestors(code).stream()
            .map(Concept::code)
            .filter(given::contains)
            .findFirst()
            .ifPresent(above -> problems.add(new Problem(Kind.MORE_SPECIFIC, above, code)));
      }
    }
    return problems;
  }

  private static Optional<Problem> one(String code, List<String> codes, Vocabulary vocabulary) {
    Optional<Concept> concept = vocabulary.find(code);
    String replaced =
        concept.flatMap(found -> Optional.ofNullable(found.replacedBy())).orElse(null);
    if (replaced != null) {
      return Optional.of(
          new Problem(
              Kind.REPLACED, code, vocabulary.inUse(code).map(Concept::code).orElse(replaced)));
    }
    if (concept.isEmpty() && !vocabulary.isSelection()) {
      return Optional.of(new Problem(Kind.UNKNOWN, code, ""));
    }
    Optional<String> below =
        codes.stream().filter(other -> isAbove(code, other, vocabulary)).findFirst();
    if (below.isPresent()) {
      return Optional.of(new Problem(Kind.IMPLIED, code, below.get()));
    }
    boolean coarse =
        codes.size() == 1
            && (concept.isPresent() ? isTop(code, vocabulary) : isAbove(code, vocabulary));
    return coarse ? Optional.of(new Problem(Kind.COARSE, code, "")) : Optional.empty();
  }

  private static boolean isTop(String code, Vocabulary vocabulary) {
    return vocabulary.ancestors(code).size() < COARSE_DEPTH && !vocabulary.below(code).isEmpty();
  }

  /// Whether a code that a selection lacks is above one of its codes, and below none.
  private static boolean isAbove(String code, Vocabulary selection) {
    List<String> listed = selection.concepts().stream().map(Concept::code).toList();
    return listed.stream().anyMatch(other -> isAbove(code, other, selection))
        && listed.stream().noneMatch(other -> isAbove(other, code, selection));
  }

  /// By the list, and by the codes themselves where a selection lacks one.
  private static boolean isAbove(String code, String other, Vocabulary vocabulary) {
    return vocabulary.ancestors(other).stream().anyMatch(above -> above.code().equals(code))
        || (vocabulary.isSelection()
            && !code.equals(other)
            && SubjectHierarchy.BY_CODE.includes(
                new Subject(vocabulary.scheme(), code), new Subject(vocabulary.scheme(), other)));
  }

  private static boolean isMixed(List<String> codes, Vocabulary vocabulary) {
    List<Boolean> kinds =
        codes.stream().flatMap(code -> fiction(code, vocabulary).stream()).toList();
    return kinds.contains(true) && kinds.contains(false);
  }

  /// Of a code that a selection lacks, that of the nearest one above it in the selection.
  private static Optional<Boolean> fiction(String code, Vocabulary vocabulary) {
    Optional<Boolean> kind = vocabulary.fiction(code);
    if (kind.isPresent() || vocabulary.find(code).isPresent() || !vocabulary.isSelection()) {
      return kind;
    }
    for (int length = code.length() - 1; length > 0 && kind.isEmpty(); length--) {
      kind = vocabulary.fiction(code.substring(0, length));
    }
    return kind;
  }
}
