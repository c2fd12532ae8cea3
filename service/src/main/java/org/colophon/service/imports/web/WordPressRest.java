package org.colophon.service.imports.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.colophon.catalog.ContentType;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.RecordStream;
import org.colophon.text.ReadableText;
import org.jspecify.annotations.Nullable;

/// Posts and pages as the REST API of WordPress answers with them (`/wp-json/wp/v2/posts`, with
/// `_embed` for the names of authors and terms): one answer, a list of posts. A post has the same
/// id as in a WordPress export.
public final class WordPressRest implements RecordStream {
  private static final long MAX_FILE = 64L << 20;

  private final Path file;
  private final @Nullable ContentType type;

  /// @param type of all posts; null: as each post says
  public WordPressRest(Path file, @Nullable ContentType type) {
    this.file = file;
    this.type = type;
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    String name = String.valueOf(file.getFileName());
    RecordPosition whole = new RecordPosition(name, 1);
    if (Files.size(file) > MAX_FILE) {
      sink.accept(
          Raw.malformed(
              whole, ErrorCode.TOO_LONG, "has over 64 MB", "ask for fewer posts with per_page"));
      return;
    }
    JsonNode answer;
    try {
      answer = ApiMapper.parse(Files.readAllBytes(file));
    } catch (ApiException e) {
      sink.accept(new Raw.Malformed(whole, e));
      return;
    }
    if (answer.isArray()) {
      int number = 0;
      for (JsonNode post : answer) {
        post(new RecordPosition(name + "[" + number++ + "]", 1), post, sink);
      }
    } else {
      post(whole, answer, sink);
    }
  }

  private void post(RecordPosition place, JsonNode post, Consumer<Raw> sink) {
    String kind = post.path("type").asText("");
    String key =
        WebElements.first(post.at("/guid/rendered").asText(""), post.path("link").asText(""));
    if (!post.path("content").isObject() || key.isEmpty()) {
      sink.accept(
          Raw.malformed(
              place,
              ErrorCode.MISSING_FIELD,
              "has no guid and content of a post",
              "send what /wp-json/wp/v2/posts or /pages answers"));
      return;
    }
    if (!kind.equals("post") && !kind.equals("page")) {
      return;
    }
    Article article = new Article(place, sink, type, "wp", key);
    article
        .title(post.at("/title/rendered").asText(""))
        .text(ReadableText.of(post.at("/content/rendered").asText("")).text())
        .address(post.path("link").asText(""), null)
        .language(post.path("lang").asText(""))
        .type(kind.equals("page") ? "page" : "news")
        .modified(gmt(post, "modified_gmt"));
    WordPressPost.state(
        post.path("status").asText(""),
        gmt(post, "date_gmt"),
        post.at("/content/protected").asBoolean(),
        article);
    post.at("/_embedded/author").forEach(author -> article.author(author.path("name").asText("")));
    for (JsonNode taxonomy : post.at("/_embedded/wp:term")) {
      for (JsonNode term : taxonomy) {
        article.subject(
            "wp-" + term.path("taxonomy").asText("").replace('_', '-'),
            term.path("slug").asText(""));
      }
    }
    article.hand();
  }

  /// A time in UTC, which the API writes without saying so.
  private static String gmt(JsonNode post, String field) {
    String time = post.path(field).asText("");
    return time.isEmpty() || time.startsWith("0000") || time.endsWith("Z") ? time : time + "Z";
  }
}
