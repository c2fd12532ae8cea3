package org.colophon.service.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.items.ItemDocument;

/// Articles in a folder per topic, one text file each, as the BBC news collection comes: the first
/// line is the title, the rest the text; the topic becomes a subject of the scheme `bbc`.
public final class TopicFolder implements RecordStream {
  private static final long MAX_FILE = 8 * 1024 * 1024;

  private final Path folder;
  private final Manifest manifest;

  public TopicFolder(Path folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    for (Path topic : entries(folder, Files::isDirectory)) {
      for (Path file : entries(topic, path -> path.toString().endsWith(".txt"))) {
        sink.accept(article(topic.getFileName().toString(), file));
      }
    }
  }

  private static List<Path> entries(Path folder, Predicate<Path> which) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(which).sorted().toList();
    }
  }

  private Raw article(String topic, Path file) throws IOException {
    RecordPosition place = new RecordPosition(topic + "/" + file.getFileName(), 1);
    if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE) {
      return bad(place, "is not a text file of up to " + MAX_FILE + " bytes");
    }
    String whole = LegacyText.decode(Files.readAllBytes(file)).strip();
    int end = whole.indexOf('\n');
    if (end < 0) {
      return bad(place, "has a title and no text, or neither");
    }
    String number = file.getFileName().toString().replaceFirst("\\.txt$", "");
    return new Raw.Parsed(
        place, node(topic, number, whole.substring(0, end), whole.substring(end).strip()));
  }

  private static Raw bad(RecordPosition place, String reason) {
    return Raw.malformed(
        place, ErrorCode.EMPTY, reason, "write the title, an empty line and the text");
  }

  private ObjectNode node(String topic, String number, String title, String text) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    String id = ("bbc-" + topic + "-" + number).toLowerCase(Locale.ROOT);
    node.put("schema", ItemDocument.SCHEMA);
    node.put("id", id);
    node.put("source_key", topic + "/" + number);
    node.put("canonical_id", "key:" + topic + "/" + number);
    node.put("title", title.strip());
    node.put("text", text);
    node.putArray("subjects").addObject().put("scheme", "bbc").put("code", topic);
    if (manifest.contentType() == null) {
      node.put("content_type", "archive");
    }
    if (manifest.language() == null) {
      node.put("language", "en");
    }
    ObjectNode lifecycle = node.putObject("lifecycle").put("state", "published");
    Instant published = manifest.published();
    if (published != null) {
      lifecycle.put("published_at", published.toString());
    }
    return node;
  }
}
