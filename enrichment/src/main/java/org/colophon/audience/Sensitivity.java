package org.colophon.audience;

import java.util.Set;
import org.colophon.catalog.DeskId;
import org.jspecify.annotations.Nullable;

/// The special category of personal data that membership in a segment reveals (GDPR, article 9). A
/// sensitive segment is off until a desk releases it.
///
/// @param releasedBy the desk that does; null: it is off
public record Sensitivity(Set<Kind> reveals, @Nullable DeskId releasedBy) {
  /// Reveals nothing of that kind.
  public static final Sensitivity NONE = new Sensitivity(Set.of(), null);

  public Sensitivity {
    reveals = Set.copyOf(reveals);
    if (reveals.isEmpty() && releasedBy != null) {
      throw new IllegalArgumentException(
          "a segment that reveals nothing must not name a desk that releases it");
    }
  }

  /// A special category of personal data.
  public enum Kind {
    HEALTH,
    RELIGION,
    POLITICS,
    SEXUALITY,
    /// Something of article 9; nobody said what.
    UNSPECIFIED
  }

  /// Marked or not, by somebody who did not say what it reveals.
  static Sensitivity of(boolean sensitive) {
    return sensitive ? new Sensitivity(Set.of(Kind.UNSPECIFIED), null) : NONE;
  }
}
