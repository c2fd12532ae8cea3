package org.colophon.experience;

import java.util.List;

/// The shares with which the variants of an experience are drawn.
@FunctionalInterface
public interface VariantShares {
  /// Of each variant, in points of [AdaptiveShares#WHOLE].
  List<Integer> points(ExperienceRule.Stored stored);
}
