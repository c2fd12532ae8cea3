package org.colophon.audience;

import java.util.Set;
import org.colophon.catalog.DeskId;
import org.jspecify.annotations.Nullable;

/// What a segment reveals about its members (GDPR, article 9). One that reveals something is off
/// until somebody takes the responsibility.
///
/// @param releasedBy the desk that does; null: it is off
public record Sensitivity(Set<Kind> reveals, @Nullable DeskId releasedBy) {
  /// Reveals nothing of that kind.
  public static final Sensitivity NONE = new Sensitivity(Set.of(), null);

  public Sensitivity {
    reveals = Set.copyOf(reveals);
    if (reveals.isEmpty() && releasedBy != null) {
      throw new IllegalArgumentException("what reveals nothing needs nobody to release it");
    }
  }

  /// What is revealed.
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

  /// Whether it may not be used.
  public boolean isOff() {
    return !reveals.isEmpty() && releasedBy == null;
  }
}
