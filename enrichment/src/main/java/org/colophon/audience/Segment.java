package org.colophon.audience;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
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
/// @param sensitive whether it reveals health, religion, politics or sexuality (GDPR article 9):
///   off by default
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
    boolean sensitive) {

  /// Whether `other` describes the same audience: language, description and definition.
  public boolean describes(Segment other) {
    return language.equals(other.language)
        && description.equals(other.description)
        && definition.equals(other.definition);
  }

  /// Whether it is in use.
  public enum State {
    DRAFT,
    ACTIVE,
    DEPRECATED,
    RETIRED
  }

  /// What describes a segment beside its text.
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

  /// Hard rules; an empty set rules nothing out.
  public record Rules(
      Set<String> languages,
      Set<ContentType> types,
      Set<ImprintId> imprints,
      Set<String> territories) {
    public static final Rules NONE = new Rules(Set.of(), Set.of(), Set.of(), Set.of());

    public Rules {
      languages = Set.copyOf(languages);
      types = Set.copyOf(types);
      imprints = Set.copyOf(imprints);
      territories = Set.copyOf(territories);
    }

    /// Whether an item of this language, type and imprint may be proposed; an unknown language
    /// (`und`) is let through.
    public boolean admit(String language, ContentType type, ImprintId imprint) {
      return (languages.isEmpty() || language.equals("und") || languages.contains(language))
          && (types.isEmpty() || types.contains(type))
          && (imprints.isEmpty() || imprints.contains(imprint));
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
