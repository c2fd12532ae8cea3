package org.colophon.enrichment;

import org.colophon.catalog.Content;
import org.colophon.catalog.ItemVersion;

/// The text to enrich. Annotation spans refer to `text`.
///
/// @param language ISO 639-1, or `und` to have it detected
/// @param title with the subtitle, where there is one; may be empty for a draft
/// @param textHash hash of the text facet, as the catalogue makes it
public record ItemText(String language, String title, String text, String textHash) {
  /// The text of a version in the catalogue.
  public static ItemText of(ItemVersion version) {
    return of(version.item().content(), version.hashes().text());
  }

  /// The text of content whose text facet has the given hash.
  public static ItemText of(Content content, String textHash) {
    String subtitle = content.subtitle();
    String title = subtitle == null ? content.title() : content.title() + ". " + subtitle;
    return new ItemText(content.language(), title, content.text(), textHash);
  }
}
