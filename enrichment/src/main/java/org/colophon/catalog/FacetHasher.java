package org.colophon.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The hash function of an item's facets: SHA-256 of a canonical form in UTF-8, as 64 hex digits.
///
/// The canonical form is one line per field: its name, a space, the number of UTF-16 code units of
/// the value, a colon, the value, a line feed; a missing value is a bare `-`. A list is its name
/// with the number of its entries, then the entries. The text facet is `language`, `title`,
/// `subtitle`, `text`; the metadata facet is everything else that the source states of the item,
/// without `checkedAt` (looking is not an edit). Facts such as prices belong to neither.
///
/// Formatting is written only where a text has some.
///
/// Characters count as stored, not Unicode-normalised: spans are offsets into the stored text, so
/// another normalisation of the same text must be another hash.
public final class FacetHasher {
  private final StringBuilder form = new StringBuilder();

  private FacetHasher() {}

  /// The hashes of both facets.
  public static FacetHashes of(Item item) {
    return new FacetHashes(text(item.content()), metadata(item));
  }

  /// The hash of the text facet alone, as for a draft.
  public static String text(Content content) {
    return new FacetHasher()
        .field("language", content.language())
        .field("title", content.title())
        .field("subtitle", content.subtitle())
        .field("text", content.text())
        .digest();
  }

  private static String metadata(Item item) {
    return new FacetHasher()
        .field("id", item.id())
        .field("imprint", item.imprint())
        .field("type", item.type())
        .field("desk", item.desk())
        .identity(item.identity())
        .description(item.content())
        .lifecycle(item.lifecycle())
        .products(item.products())
        .list("events", item.events())
        .list("awards", item.awards())
        .digest();
  }

  private FacetHasher identity(Identity identity) {
    return field("source", identity.source())
        .field("sourceKey", identity.sourceKey())
        .field("canonicalId", identity.canonicalId())
        .field("canonicalUrl", identity.canonicalUrl())
        .field("duplicateOf", identity.duplicateOf())
        .field("supersededBy", identity.supersededBy());
  }

  private FacetHasher description(Content content) {
    form.append("credits ").append(content.credits().size()).append('\n');
    for (Credit credit : content.credits()) {
      field("contributor", credit.id()).field("name", credit.name()).field("role", credit.role());
    }
    form.append("subjects ").append(content.subjects().size()).append('\n');
    for (Subject subject : content.subjects()) {
      field("scheme", subject.scheme()).field("code", subject.code());
    }
    SeriesPlace series = content.series();
    AgeRange age = content.ageRange();
    field("series", series == null ? null : series.id())
        .field("number", series == null ? null : series.number())
        .field("ageFrom", age == null ? null : age.from())
        .field("ageTo", age == null ? null : age.to());
    return content.formatting().isEmpty() ? this : formatting(content.formatting());
  }

  private FacetHasher formatting(List<Formatting> parts) {
    form.append("formatting ").append(parts.size()).append('\n');
    for (Formatting part : parts) {
      field("kind", part.kind())
          .field("start", part.start())
          .field("end", part.end())
          .field("level", part.level())
          .field("first", part.first())
          .field("href", part.href());
    }
    return this;
  }

  private FacetHasher lifecycle(Lifecycle lifecycle) {
    return field("state", lifecycle.state())
        .field("publishedAt", lifecycle.publishedAt())
        .field("goLiveAt", lifecycle.goLiveAt())
        .field("expiresAt", lifecycle.expiresAt())
        .field("correction", lifecycle.correction());
  }

  private FacetHasher products(List<Product> products) {
    form.append("products ").append(products.size()).append('\n');
    for (Product product : products) {
      field("product", product.id())
          .field("isbn13", product.isbn13())
          .field("form", product.form());
    }
    return this;
  }

  private FacetHasher list(String name, List<?> values) {
    form.append(name).append(' ').append(values.size()).append('\n');
    values.forEach(value -> field("entry", value));
    return this;
  }

  private FacetHasher field(String name, @Nullable Object value) {
    form.append(name).append(' ');
    if (value == null) {
      form.append("-\n");
    } else {
      String text = value.toString();
      form.append(text.length()).append(':').append(text).append('\n');
    }
    return this;
  }

  private String digest() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(form.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
