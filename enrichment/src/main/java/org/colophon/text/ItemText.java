package org.colophon.text;

import java.util.List;
import java.util.Objects;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Credit;
import org.colophon.catalog.Item;
import org.colophon.catalog.ItemVersion;
import org.colophon.catalog.Product;
import org.jspecify.annotations.Nullable;

/// The text to enrich, as a person reads it: see [ReadableText]. Annotation spans refer to `text`.
///
/// @param language ISO 639-1, or `und` to have it detected
/// @param title with the subtitle, where there is one; may be empty for a draft
/// @param textHash hash of the text facet, as the catalogue makes it
/// @param metadata what subjects may be told by beside the text
public record ItemText(
    String language, String title, String text, String textHash, Metadata metadata) {

  /// A text of which nothing else is known.
  public ItemText(String language, String title, String text, String textHash) {
    this(language, title, text, textHash, Metadata.NONE);
  }

  /// The metadata of an item beside its text.
  ///
  /// @param authors names, as credited
  /// @param isbn of its first product, thirteen digits; empty where there is none
  /// @param type of the content; null where it is not known, as of a segment's description
  public record Metadata(List<String> authors, String isbn, @Nullable ContentType type) {
    public static final Metadata NONE = new Metadata(List.of(), "", null);

    public Metadata {
      authors = List.copyOf(authors);
    }

    private static Metadata of(Item item) {
      return new Metadata(
          item.content().credits().stream().map(Credit::name).toList(),
          item.products().stream()
              .map(Product::isbn13)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(""),
          item.type());
    }
  }

  /// The text of a version in the catalogue.
  public static ItemText of(ItemVersion version) {
    ItemText plain = of(version.item().content(), version.hashes().text());
    return new ItemText(
        plain.language, plain.title, plain.text, plain.textHash, Metadata.of(version.item()));
  }

  /// The text of content whose text facet has the given hash.
  public static ItemText of(Content content, String textHash) {
    String subtitle = content.subtitle();
    String title = subtitle == null ? content.title() : content.title() + ". " + subtitle;
    return new ItemText(
        content.language(),
        ReadableText.of(title).text(),
        ReadableText.of(content.text()).text(),
        textHash);
  }
}
