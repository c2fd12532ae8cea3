package org.colophon.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.AgeRange;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemId;
import org.colophon.catalog.Subject;
import org.jspecify.annotations.Nullable;

/// An audience, described and owned. A genre is not an audience.
///
/// @param language of the description
/// @param owner the desk that keeps it; null when nobody does
/// @param definition what belongs to it
/// @param reach how many people, and when that was counted
/// @param checkDueAt when somebody has to look at it again
/// @param sensitivity whether it reveals health, religion, politics or sexuality: off by default
public record Segment(
    SegmentId id,
    ImprintId imprint,
    String name,
    String language,
    String description,
    @Nullable DeskId owner,
    State state,
    Definition definition,
    @Nullable Reach reach,
    Instant checkDueAt,
    Sensitivity sensitivity) {

  /// Of which is only known whether it reveals something.
  public Segment(
      SegmentId id,
      ImprintId imprint,
      String name,
      String language,
      String description,
      @Nullable DeskId owner,
      State state,
      Definition definition,
      @Nullable Reach reach,
      Instant checkDueAt,
      boolean sensitive) {
    this(
        id,
        imprint,
        name,
        language,
        description,
        owner,
        state,
        definition,
        reach,
        checkDueAt,
        Sensitivity.of(sensitive));
  }

  /// Whether `other` describes the same audience: language, description and definition.
  public boolean describes(Segment other) {
    return language.equals(other.language)
        && description.equals(other.description)
        && definition.equals(other.definition);
  }

  /// The life-cycle state of a segment.
  public enum State {
    DRAFT,
    ACTIVE,
    DEPRECATED,
    RETIRED
  }

  /// The definition of a segment beside its text.
  ///
  /// @param positive items its members would like
  /// @param negative items that look similar and are not for them
  public record Definition(
      List<ItemId> positive, List<ItemId> negative, List<Subject> subjects, Rules rules) {
    public Definition {
      positive = List.copyOf(positive);
      negative = List.copyOf(negative);
      subjects = List.copyOf(subjects);
    }
  }

  /// Hard rules, of which all have to admit an item; an empty set rules nothing out.
  ///
  /// @param territories of readers
  /// @param ages of a book's readers; null rules nothing out
  public record Rules(
      Set<String> languages,
      Set<ContentType> types,
      Set<ImprintId> imprints,
      Set<String> territories,
      @Nullable AgeRange ages) {
    public static final Rules NONE = new Rules(Set.of(), Set.of(), Set.of(), Set.of());

    public Rules {
      languages = Set.copyOf(languages);
      types = Set.copyOf(types);
      imprints = Set.copyOf(imprints);
      territories = Set.copyOf(territories);
    }

    /// Rules about any age.
    public Rules(
        Set<String> languages,
        Set<ContentType> types,
        Set<ImprintId> imprints,
        Set<String> territories) {
      this(languages, types, imprints, territories, null);
    }

    /// Of resolved rules, at most one of each kind.
    public static Rules of(List<SegmentRule> rules) {
      Set<String> languages = Set.of();
      Set<ContentType> types = Set.of();
      Set<ImprintId> imprints = Set.of();
      Set<String> territories = Set.of();
      AgeRange ages = null;
      for (SegmentRule rule : rules) {
        switch (rule) {
          case SegmentRule.InLanguage(var some) -> languages = some;
          case SegmentRule.OfType(var some) -> types = some;
          case SegmentRule.OfImprint(var some) -> imprints = some;
          case SegmentRule.InTerritory(var some) -> territories = some;
          case SegmentRule.ForAges(var some) -> ages = some;
        }
      }
      return new Rules(languages, types, imprints, territories, ages);
    }

    /// The same one by one.
    public List<SegmentRule> all() {
      List<SegmentRule> rules = new ArrayList<>();
      if (!languages.isEmpty()) {
        rules.add(new SegmentRule.InLanguage(languages));
      }
      if (!types.isEmpty()) {
        rules.add(new SegmentRule.OfType(types));
      }
      if (!imprints.isEmpty()) {
        rules.add(new SegmentRule.OfImprint(imprints));
      }
      if (!territories.isEmpty()) {
        rules.add(new SegmentRule.InTerritory(territories));
      }
      if (ages != null) {
        rules.add(new SegmentRule.ForAges(ages));
      }
      return rules;
    }

    /// Whether the rules about types and imprints let an item through, whoever reads it.
    public boolean admitsKind(Item item) {
      return (types.isEmpty() || types.contains(item.type()))
          && (imprints.isEmpty() || imprints.contains(item.imprint()));
    }

    /// Whether readers in a country may be addressed.
    public boolean admitsTerritory(String territory) {
      return territories.isEmpty() || territories.contains(territory);
    }

    /// Whether every rule lets the candidate through.
    public boolean admit(SegmentRule.Candidate candidate) {
      return all().stream().allMatch(rule -> rule.admits(candidate));
    }
  }

  /// The number of members.
  public record Reach(long size, Instant asOf) {
    public Reach {
      if (size < 0) {
        throw new IllegalArgumentException("a segment's size is not negative, got " + size);
      }
    }
  }
}
