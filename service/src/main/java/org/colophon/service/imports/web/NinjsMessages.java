package org.colophon.service.imports.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.colophon.catalog.ContentType;
import org.colophon.catalog.SourceState;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.imports.JsonLines;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.RecordStream;
import org.jspecify.annotations.Nullable;

/// Messages of IPTC's ninjs 1 to 3: one message, a list of them, or one a line.
public final class NinjsMessages implements RecordStream {
  private static final long MAX_FILE = 64L << 20;

  private final Path file;
  private final @Nullable ContentType type;

  /// @param type of all records; null: as each record says
  public NinjsMessages(Path file, @Nullable ContentType type) {
    this.file = file;
    this.type = type;
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    String name = String.valueOf(file.getFileName());
    if (Files.size(file) <= MAX_FILE) {
      try {
        JsonNode whole = ApiMapper.parse(Files.readAllBytes(file));
        if (whole.isArray()) {
          int number = 0;
          for (JsonNode message : whole) {
            message(new RecordPosition(name + "[" + number++ + "]", 1), message, sink);
          }
        } else {
          message(new RecordPosition(name, 1), whole, sink);
        }
        return;
      } catch (ApiException e) {
        // several lines, each of which is reported by itself
      }
    }
    try (InputStream in = Files.newInputStream(file)) {
      new JsonLines(name, in)
          .forEach(raw -> {
            if (raw instanceof Raw.Parsed(RecordPosition place, JsonNode message)) {
              message(place, message, sink);
            } else {
              sink.accept(raw);
            }
          });
    }
  }

  private void message(RecordPosition place, JsonNode message, Consumer<Raw> sink) {
    String uri = message.path("uri").asText("");
    if (uri.isBlank()) {
      sink.accept(
          Raw.malformed(place, ErrorCode.MISSING_FIELD, "has no uri", "send a ninjs message"));
      return;
    }
    Article article = new Article(place, sink, type, "ninjs", uri);
    article
        .title(WebElements.first(text(message, "headline", "title"), in(message, "headlines")))
        .text(
            WebElements.first(
                text(message, "body_text", "body_xhtml", "body_html"), in(message, "bodies")))
        .language(text(message, "language"))
        .type("news")
        .state(state(text(message, "pubstatus", "pubStatus")))
        .published(
            text(message, "firstcreated", "firstCreated", "versioncreated", "versionCreated"))
        .modified(text(message, "versioncreated", "versionCreated"))
        .expires(text(message, "expires"))
        .embargo(text(message, "embargoed", "embargoedUntil"))
        .author(text(message, "byline"));
    if (uri.startsWith("http")) {
      article.address(uri, null);
    }
    subjects(message, article);
    article.hand();
  }

  private static void subjects(JsonNode message, Article article) {
    for (String list : new String[] {"subject", "subjects"}) {
      for (JsonNode subject : message.path(list)) {
        String code = subject.path("code").asText(subject.path("uri").asText(""));
        if (code.startsWith("medtop:")) {
          article.subject("mediatopics", code.substring("medtop:".length()));
        }
      }
    }
  }

  /// What a message does not say is not taken for permission: without a status it is a draft.
  private static SourceState state(String status) {
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "usable" -> SourceState.PUBLISHED;
      case "withheld" -> SourceState.WITHHELD;
      case "canceled", "cancelled" -> SourceState.CANCELED;
      default -> SourceState.DRAFT;
    };
  }

  /// The first of these fields that is a text.
  private static String text(JsonNode message, String... names) {
    for (String name : names) {
      if (message.path(name).isTextual() && !message.path(name).asText().isBlank()) {
        return message.path(name).asText();
      }
    }
    return "";
  }

  /// The main entry of a list of ninjs 2 and later.
  private static String in(JsonNode message, String list) {
    String first = "";
    for (JsonNode entry : message.path(list)) {
      String value = entry.path("value").asText("");
      if (entry.path("role").asText("").equals("main")) {
        return value;
      }
      first = first.isEmpty() ? value : first;
    }
    return first;
  }
}
