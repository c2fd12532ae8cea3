package org.colophon.catalog;

import org.jspecify.annotations.Nullable;

/// The origin and addresses of an item.
///
/// @param sourceKey the item's key in its source
/// @param canonicalId `isbn:…`, `doi:…` or `url:…`; null when nobody said
/// @param canonicalUrl where a reader finds it; null when nobody said
/// @param duplicateOf the item that this one repeats
/// @param supersededBy the item that replaces this one, set only when the source says so
public record Identity(
    SourceId source,
    String sourceKey,
    @Nullable String canonicalId,
    @Nullable String canonicalUrl,
    @Nullable ItemId duplicateOf,
    @Nullable ItemId supersededBy) {
  public Identity {
    Require.text("a source key", sourceKey, 300);
  }
}
