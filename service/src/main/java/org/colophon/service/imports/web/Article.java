package org.colophon.service.imports.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.OrderKey;
import org.colophon.catalog.SourceState;
import org.colophon.service.api.EnumNames;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.api.Excerpt;
import org.colophon.service.imports.MarkupText;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.RecordStream.Raw;
import org.colophon.service.items.ItemDocument;
import org.jspecify.annotations.Nullable;

/// An article of a web format, on its way to an item. What cannot be read is reported beside the
/// item, which is taken without it; an end of visibility that cannot be read keeps the item back.
/// Not thread-safe.
final class Article {
  private static final int MAX_TITLE = 1_000;
  private static final int MAX_KEY = 300;
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([-_].*)?");

  private final RecordPosition place;
  private final Consumer<Raw> sink;
  private final @Nullable ContentType stated;
  private final ObjectNode node = JsonNodeFactory.instance.objectNode();
  private final ObjectNode lifecycle = JsonNodeFactory.instance.objectNode();
  private final List<Raw> problems = new ArrayList<>();

  /// @param stated the type of content that the delivery states; null: as [#type] says
  /// @param prefix of the item's id, such as `feed`
  /// @param key by which the source tells its articles apart, such as a GUID or an address
  Article(
      RecordPosition place,
      Consumer<Raw> sink,
      @Nullable ContentType stated,
      String prefix,
      String key) {
    this.place = place;
    this.stated = stated;
    this.sink = sink;
    node.put("schema", ItemDocument.SCHEMA);
    node.put("id", prefix + "-" + digest(key));
    node.put("source_key", key.length() > MAX_KEY ? key.substring(0, MAX_KEY) : key);
  }

  private static String digest(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  Article title(String markup) {
    String title = MarkupText.plain(markup).replace('\n', ' ');
    node.put("title", title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) : title);
    return this;
  }

  /// @param markup HTML or plain text
  Article text(String markup) {
    node.put("text", MarkupText.plain(markup));
    return this;
  }

  /// @param plain without markup
  Article plainText(String plain) {
    node.put("text", plain);
    return this;
  }

  /// The language as a web format writes it, such as `de-DE`; others are left out.
  Article language(String language) {
    if (LANGUAGE.matcher(language).matches()) {
      node.put("language", language.split("[-_]", -1)[0].toLowerCase(Locale.ROOT));
    }
    return this;
  }

  /// The address of the article's page.
  ///
  /// @param base what a relative address refers to; null when unknown
  Article address(String address, @Nullable URI base) {
    if (address.isBlank()) {
      return this;
    }
    try {
      URI found = new URI(address.strip());
      URI uri = base == null ? found : base.resolve(found);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        node.put("canonical_url", uri.toString());
        return this;
      }
      problem("address " + Excerpt.of(address) + " is relative and nothing says to what");
    } catch (URISyntaxException e) {
      problem("address " + Excerpt.of(address) + " is not a valid URL");
    }
    return this;
  }

  Article author(String name) {
    String plain = MarkupText.plain(name).replace('\n', ' ');
    if (!plain.isBlank() && plain.length() <= 200) {
      ArrayNode contributors = node.withArrayProperty("contributors");
      contributors.addObject().put("name", plain).put("role", "author");
    }
    return this;
  }

  Article subject(String scheme, String code) {
    if (!code.isBlank() && code.length() <= 100) {
      ArrayNode subjects = node.withArrayProperty("subjects");
      subjects.addObject().put("scheme", scheme).put("code", code.strip());
    }
    return this;
  }

  Article type(String type) {
    node.put("content_type", stated == null ? type : EnumNames.of(stated));
    return this;
  }

  Article state(SourceState state) {
    lifecycle.put("state", EnumNames.of(state));
    return this;
  }

  Article published(String date) {
    put("published_at", date);
    return this;
  }

  Article goesLive(String date) {
    put("go_live_at", date);
    return this;
  }

  /// When the article was changed last: of two deliveries the later change wins.
  Article modified(String date) {
    WebDates.parse(date)
        .ifPresent(at -> {
          OrderKey order = OrderKey.ofTime(0, WebDates.start(at));
          node.putObject("order").put("epoch", order.epoch()).put("position", order.position());
          node.put("observed_at", at);
        });
    return this;
  }

  Article expires(String date) {
    if (!date.isBlank() && WebDates.parse(date).isEmpty()) {
      state(SourceState.WITHHELD);
    }
    put("expires_at", date);
    return this;
  }

  /// An embargo that cannot be read restricts without an end.
  Article embargo(String date) {
    if (!date.isBlank()) {
      node.put("embargo_until", WebDates.parse(date).orElse(date));
    }
    return this;
  }

  private void put(String field, String date) {
    if (date.isBlank()) {
      return;
    }
    WebDates.parse(date)
        .ifPresentOrElse(
            at -> lifecycle.put(field, at),
            () -> problem(field + ": " + Excerpt.of(date) + " is not a valid date"));
  }

  private void problem(String reason) {
    problems.add(
        Raw.malformed(
            place,
            ErrorCode.BAD_VALUE,
            reason + "; the item was taken without it",
            "correct it at the source"));
  }

  /// Hands the item on, then what could not be read of it.
  void hand() {
    node.set("lifecycle", lifecycle);
    sink.accept(Raw.of(place, () -> node));
    problems.forEach(sink);
  }
}
