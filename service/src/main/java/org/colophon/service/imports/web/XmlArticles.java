package org.colophon.service.imports.web;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.colophon.catalog.ContentType;
import org.colophon.service.api.ErrorCode;
import org.colophon.service.imports.RecordPosition;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.imports.XmlRecordScanner;
import org.colophon.service.imports.XmlRecordScanner.Part;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// The articles of an RSS or Atom feed, or of a WordPress export, read one at a time. No DTD and no
/// external entity is read.
public final class XmlArticles implements RecordStream {
  private static final Set<String> RECORDS = Set.of("item", "entry");
  private static final Set<String> ROOTS = Set.of("rss", "feed", "RDF");

  private final Path file;
  private final @Nullable ContentType type;

  /// @param type of all records; null: as each record says
  public XmlArticles(Path file, @Nullable ContentType type) {
    this.file = file;
    this.type = type;
  }

  /// Whether an XML file with this first element is one of these formats.
  public static boolean isRoot(String localName) {
    return ROOTS.contains(localName);
  }

  @Override
  public void forEach(Consumer<Raw> sink) throws IOException {
    Charset charset = StandardCharsets.UTF_8;
    Map<String, String> root = Map.of();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      XmlRecordScanner scanner = new XmlRecordScanner(in, RECORDS);
      for (Part part = scanner.next(); part != null; part = scanner.next()) {
        switch (part) {
          case Part.Declaration(String encoding) -> {
            Charset named = XmlRecordScanner.charset(encoding);
            if (named == null) {
              sink.accept(damaged(1, "has the unknown encoding '" + encoding + "'"));
              return;
            }
            charset = named;
          }
          case Part.Root(String name, Map<String, String> attributes) -> {
            if (!isRoot(name)) {
              sink.accept(damaged(1, "is not a feed: its first element is <" + name + ">"));
              return;
            }
            root = attributes;
          }
          case Part.Damaged(long line, String reason) -> sink.accept(damaged(line, reason));
          case Part.Fragment fragment -> {
            try {
              article(fragment.line(), fragment.text(charset), root, sink);
            } catch (CharacterCodingException e) {
              sink.accept(damaged(fragment.line(), "is not valid " + charset.name()));
            }
          }
        }
      }
    }
  }

  private RecordPosition place(long line) {
    return new RecordPosition(String.valueOf(file.getFileName()), line);
  }

  private Raw damaged(long line, String reason) {
    return Raw.malformed(
        place(line), ErrorCode.BAD_VALUE, reason, "send RSS 2.0, Atom or a WordPress export");
  }

  private void article(long line, String xml, Map<String, String> root, Consumer<Raw> sink) {
    Element record = Jsoup.parse(xml, "", Parser.xmlParser()).firstElementChild();
    if (record == null) {
      sink.accept(damaged(line, "is empty"));
      return;
    }
    String key = WebElements.key(record);
    if (key.isBlank()) {
      sink.accept(damaged(line, "has neither an id nor a link"));
      return;
    }
    boolean wordPress = !WebElements.text(record, "wp:post_type").isEmpty();
    Article article = new Article(place(line), sink, type, wordPress ? "wp" : "feed", key);
    article.language(root.getOrDefault("xml:lang", ""));
    URI base = base(root.get("xml:base"));
    if (wordPress) {
      WordPressPost.read(record, article, base);
    } else {
      FeedEntry.read(record, article, base);
    }
  }

  private static @Nullable URI base(@Nullable String text) {
    try {
      return text == null ? null : URI.create(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
