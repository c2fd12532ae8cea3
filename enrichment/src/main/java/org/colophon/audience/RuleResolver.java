package org.colophon.audience;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;

/// A validator that resolves written rules into valid ones. Every problem is reported, not the
/// first.
public final class RuleResolver {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private final List<SegmentRule> resolved = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private RuleResolver() {}

  /// The result of resolving rules.
  public sealed interface Resolution {
    /// The valid rules, all of which have to admit an item.
    record Resolved(List<SegmentRule> rules) implements Resolution {
      public Resolved {
        rules = List.copyOf(rules);
      }
    }

    /// The problems of rules that are not valid.
    record Invalid(List<Problem> problems) implements Resolution {
      public Invalid {
        problems = List.copyOf(problems);
      }
    }
  }

  /// A problem of one rule.
  ///
  /// @param rule which: `languages`, `content_types`, `imprints`, `territories` or `ages`
  public record Problem(String rule, String reason) {}

  /// Resolves rules that somebody wrote.
  public static Resolution resolve(List<WrittenRule> written) {
    RuleResolver resolver = new RuleResolver();
    written.forEach(resolver::add);
    return resolver.problems.isEmpty()
        ? new Resolution.Resolved(resolver.resolved)
        : new Resolution.Invalid(resolver.problems);
  }

  private void add(WrittenRule written) {
    switch (written) {
      case WrittenRule.Languages(var codes) ->
          each(
              "languages",
              codes,
              code -> known(code, LANGUAGES, "two letters of ISO 639-1"),
              SegmentRule.InLanguage::new);
      case WrittenRule.ContentTypes(var words) ->
          each("content_types", words, RuleResolver::type, SegmentRule.OfType::new);
      case WrittenRule.Imprints(var ids) ->
          each("imprints", ids, ImprintId::new, SegmentRule.OfImprint::new);
      case WrittenRule.Territories(var codes) ->
          each(
              "territories",
              codes,
              code -> known(code, COUNTRIES, "two capital letters of ISO 3166-1"),
              SegmentRule.InTerritory::new);
      case WrittenRule.Ages(long from, long to) -> ages(from, to);
    }
  }

  /// A list without entries is no rule.
  private <T> void each(
      String rule,
      List<String> texts,
      Function<String, T> read,
      Function<Set<T>, SegmentRule> make) {
    Set<T> values = new HashSet<>();
    for (String text : texts) {
      try {
        values.add(read.apply(text));
      } catch (IllegalArgumentException e) {
        problems.add(new Problem(rule, String.valueOf(e.getMessage())));
      }
    }
    if (!values.isEmpty()) {
      resolved.add(make.apply(Set.copyOf(values)));
    }
  }

  private void ages(long from, long to) {
    if (from < 0 || to < from || to > 120) {
      problems.add(
          new Problem("ages", "an age range is 0 <= from <= to <= 120, got " + from + " to " + to));
    } else {
      resolved.add(new SegmentRule.ForAges(new AgeRange((int) from, (int) to)));
    }
  }

  private static String known(String code, Set<String> all, String expected) {
    if (!all.contains(code)) {
      throw new IllegalArgumentException("'" + code + "' is not valid: use " + expected);
    }
    return code;
  }

  private static ContentType type(String word) {
    for (ContentType type : ContentType.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "'" + word + "' is not a valid content type: use book, news, guide, archive or page");
  }
}
