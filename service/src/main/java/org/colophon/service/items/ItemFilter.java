package org.colophon.service.items;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.colophon.catalog.Content;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.Credit;
import org.colophon.catalog.DeskId;
import org.colophon.catalog.ImprintId;
import org.colophon.catalog.Item;
import org.colophon.catalog.Product;
import org.colophon.catalog.SourceId;
import org.colophon.service.http.Parameter;
import org.colophon.service.http.Request;
import org.jspecify.annotations.Nullable;

/// The condition on an item's own data in a request for a list: the values of its facets, null for
/// any, and the words that the item has to contain.
///
/// @param words in lower case, which stand in the text that [#searched] makes
record ItemFilter(
    @Nullable ImprintId imprint,
    @Nullable DeskId desk,
    @Nullable SourceId source,
    @Nullable ContentType type,
    List<String> words) {
  private static final int MOST_WORDS = 20;
  private static final Parameter<Optional<String>> QUERY =
      Parameter.query(
          "q",
          "Words that stand in the title, subtitle, names, ISBN, id or text; all of them have to.");
  private static final Parameter<Optional<ImprintId>> IMPRINT =
      Parameter.query("imprint", ImprintId.class, "Only of this imprint.");
  private static final Parameter<Optional<DeskId>> DESK =
      Parameter.query("desk", DeskId.class, "Only of this desk.");
  private static final Parameter<Optional<SourceId>> SOURCE =
      Parameter.query("source", SourceId.class, "Only of this source.");
  private static final Parameter<TypeChoice> TYPE =
      Parameter.choice("type", TypeChoice.ANY, "Only of this content type.");

  /// A content type, or any.
  private enum TypeChoice {
    ANY,
    NEWS,
    GUIDE,
    ARCHIVE,
    BOOK,
    PAGE;

    private @Nullable ContentType type() {
      return this == ANY ? null : ContentType.valueOf(name());
    }
  }

  static List<Parameter<?>> parameters() {
    return List.of(QUERY, IMPRINT, DESK, SOURCE, TYPE);
  }

  static ItemFilter of(Request request) {
    List<String> words =
        request.get(QUERY).map(ItemFilter::lower).stream()
            .flatMap(text -> Stream.of(text.strip().split("\\s+", -1)))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    return new ItemFilter(
        request.get(IMPRINT).orElse(null),
        request.get(DESK).orElse(null),
        request.get(SOURCE).orElse(null),
        request.get(TYPE).type(),
        words);
  }

  /// What words are looked for in, in lower case: each part on a line of its own.
  static String searched(Item item) {
    Content content = item.content();
    Stream<String> credits = content.credits().stream().map(Credit::name);
    Stream<String> numbers =
        item.products().stream().map(Product::isbn13).flatMap(isbn -> Stream.ofNullable(isbn));
    return Stream.of(
            Stream.of(content.title(), item.id().value()),
            Stream.ofNullable(content.subtitle()),
            credits,
            numbers,
            Stream.of(content.text()))
        .flatMap(parts -> parts)
        .map(ItemFilter::lower)
        .collect(Collectors.joining("\n"));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT).replace("\u00AD", "");
  }
}
