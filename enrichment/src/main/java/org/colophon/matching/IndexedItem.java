package org.colophon.matching;

import java.util.List;
import java.util.Set;
import org.colophon.annotation.EmbeddedPassage;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.ItemId;

/// The indexed data of an item: slow, narrowing fields only.
///
/// @param subjects `scheme:code`
public record IndexedItem(
    ItemId id,
    ImprintId imprint,
    ContentType type,
    String language,
    String title,
    String text,
    Set<String> subjects,
    List<EmbeddedPassage> passages) {
  public IndexedItem {
    subjects = Set.copyOf(subjects);
    passages = List.copyOf(passages);
  }
}
