package org.colophon.matching;

import java.util.Map;
import java.util.Set;
import org.colophon.audience.SegmentId;

/// The words and subjects that represent a segment.
///
/// @param version of the segment's definition that this was made from
/// @param words weight by stem
/// @param subjects weight in (0, 1] by `scheme:code`
/// @param entities names in its examples, as annotations have them
/// @param material what it is compared by
record SegmentProfile(
    SegmentId id,
    long version,
    Map<String, Double> words,
    Map<String, Double> subjects,
    Set<String> entities,
    SegmentMaterial material) {
  SegmentProfile {
    words = Map.copyOf(words);
    subjects = Map.copyOf(subjects);
    entities = Set.copyOf(entities);
  }
}
