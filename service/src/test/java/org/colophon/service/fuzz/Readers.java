package org.colophon.service.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.colophon.catalog.OrderKey;
import org.colophon.governance.policy.PolicyException;
import org.colophon.governance.policy.PolicyReader;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.app.Endpoints;
import org.colophon.service.http.Metrics;
import org.colophon.service.http.Operation;
import org.colophon.service.http.Parameter;
import org.colophon.service.imports.DeliveryDefaults;
import org.colophon.service.imports.DeliveryReaders;
import org.colophon.service.imports.Manifest;
import org.colophon.service.imports.Manifest.Format;
import org.colophon.service.imports.MarkupText;
import org.colophon.service.imports.RecordReader;
import org.colophon.service.imports.RecordStream;
import org.colophon.service.imports.SegmentTable;
import org.colophon.service.testing.TestService;
import org.colophon.text.ItemText;
import org.colophon.text.ReadableText;
import org.colophon.text.ReadingTime;
import org.colophon.text.SentenceFingerprints;
import org.colophon.text.TextNormalizer;

/// The readers of what others send, for random input. Each ends with a value or with a refusal that
/// says why; anything else is a fault.
final class Readers {
  /// Every reader by its name.
  static final Map<String, Reader> ALL =
      Map.ofEntries(
          Map.entry("onix", Readers::onix),
          Map.entry("feed", Readers::feed),
          Map.entry("ninjs", Readers::ninjs),
          Map.entry("pages", Readers::pages),
          Map.entry("jsonLines", Readers::jsonLines),
          Map.entry("blurbs", Readers::blurbs),
          Map.entry("segmentTable", Readers::segmentTable),
          Map.entry("manifest", Readers::manifest),
          Map.entry("policy", Readers::policy),
          Map.entry("message", Readers::message),
          Map.entry("parameter", Readers::parameter),
          Map.entry("itemText", Readers::itemText),
          Map.entry("word", FileReaders::word),
          Map.entry("openDocument", FileReaders::openDocument),
          Map.entry("epub", FileReaders::epub),
          Map.entry("pdf", FileReaders::pdf),
          Map.entry("wordpress", FileReaders::wordpress),
          Map.entry("csvItems", FileReaders::csvItems),
          Map.entry("topicFolder", FileReaders::topicFolder),
          Map.entry("sitemap", FileReaders::sitemap),
          Map.entry("config", FileReaders::config),
          Map.entry("vocabulary", FileReaders::vocabulary),
          Map.entry("campaignTable", FileReaders::campaignTable),
          Map.entry("crmContacts", FileReaders::crmContacts),
          Map.entry("signal", FileReaders::signal));

  private static final String COLUMNS =
      ",\"columns\":{\"id\":\"Nr\",\"title\":\"Titel\",\"text\":\"Text\",\"authors\":\"Autor\","
          + "\"isbn13\":\"ISBN\",\"price\":\"Preis\",\"currency\":\"W\",\"subjects\":\"Thema\","
          + "\"availability\":\"L\",\"state\":\"Status\",\"published_at\":\"ET\"}";

  private static final String PAGE =
      """
      <html lang="de"><head><script type="application/ld+json">{"@context":"https://schema.org",
      "@type":"NewsArticle","headline":"A","url":"https://a.example/1","articleBody":"Text"}
      </script></head></html>
      """;

  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  private static final DeliveryDefaults DEFAULTS =
      new DeliveryDefaults(
          DeliveryDefaults.Presets.NONE, new OrderKey(0, 1), NOW, ZoneId.of("Europe/Berlin"), null);

  /// Made when the first message is read.
  private static final class Messages {
    private static final List<Operation> OPERATIONS = operations();

    private static List<Operation> operations() {
      TestService service = new TestService();
      return Endpoints.of(service.backend(), new Metrics(List.of())).stream()
          .flatMap(endpoint -> endpoint.operations().stream())
          .toList();
    }

    private static final List<Class<?>> BODIES =
        OPERATIONS.stream()
            .flatMap(operation -> Stream.ofNullable(operation.body()))
            .<Class<?>>map(Operation.Body::message)
            .distinct()
            .toList();

    private static final List<Parameter<?>> PARAMETERS =
        OPERATIONS.stream().<Parameter<?>>flatMap(o -> o.parameters().stream()).distinct().toList();
  }

  private Readers() {}

  /// A reader of bytes.
  @FunctionalInterface
  interface Reader {
    void read(byte[] data) throws IOException;
  }

  private static Manifest manifest(Format format) {
    return Manifest.read(
        "{\"format\":\"%s\",\"source\":\"feed\",\"imprint\":\"kai\",\"content_type\":\"news\"%s}"
            .formatted(format.name().toLowerCase(Locale.ROOT), format == Format.CSV ? COLUMNS : ""),
        ZoneId.of("Europe/Berlin"));
  }

  /// Reads a file, or the folder that it is in where the format is one of folders.
  static void records(Format format, String name, byte[] data) throws IOException {
    FileReaders.inFolder(
        name,
        data,
        file -> {
          Path opened =
              switch (format) {
                case PAGES -> folderOfPages(file);
                case BBC -> file.resolve("../..").normalize();
                default -> file;
              };
          read(DeliveryReaders.open(opened, manifest(format), List.of("DE"), NOW));
        });
  }

  /// With a page that a sitemap may name.
  private static Path folderOfPages(Path file) throws IOException {
    if (file.toString().endsWith(".xml")) {
      Files.writeString(file.resolveSibling("page.html"), PAGE);
    }
    return file.resolve("..").normalize();
  }

  /// A file may be refused as a whole, and each record by itself.
  private static void read(RecordStream stream) {
    try {
      stream.forEach(raw -> {
        try {
          RecordReader.read(raw.orThrow(), DEFAULTS);
        } catch (ApiException refused) {
          say(refused);
        }
      });
    } catch (ApiException refused) {
      say(refused);
    } catch (IOException refused) {
      if (refused.getMessage() == null || refused.getMessage().isBlank()) {
        throw new IllegalStateException("a refusal that does not say why", refused);
      }
    }
  }

  static void say(ApiException refused) {
    if (refused.problem().detail().isBlank() || refused.problem().status() >= 500) {
      throw new IllegalStateException("a refusal that does not say why", refused);
    }
  }

  static void onix(byte[] data) throws IOException {
    records(Format.ONIX, "message.xml", data);
  }

  static void feed(byte[] data) throws IOException {
    records(Format.FEED, "feed.xml", data);
  }

  static void ninjs(byte[] data) throws IOException {
    records(Format.NINJS, "message.json", data);
  }

  static void pages(byte[] data) throws IOException {
    records(Format.PAGES, "page.html", data);
  }

  static void jsonLines(byte[] data) throws IOException {
    records(Format.JSONL, "items.jsonl", data);
  }

  static void blurbs(byte[] data) throws IOException {
    records(Format.BLURBS, "books.xml", data);
  }

  static void segmentTable(byte[] data) throws IOException {
    Path file = Files.createTempFile("colophon-fuzz", ".csv");
    try {
      Files.write(file, data);
      read(new SegmentTable(file, Map.of()));
    } finally {
      Files.delete(file);
    }
  }

  static void manifest(byte[] data) {
    try {
      Manifest.read(text(data), ZoneId.of("Europe/Berlin"));
    } catch (ApiException refused) {
      say(refused);
    }
  }

  static void policy(byte[] data) {
    try {
      PolicyReader.read("policy.yaml", text(data));
    } catch (PolicyException refused) {
      if (refused.getMessage() == null || refused.getMessage().isBlank()) {
        throw new IllegalStateException("a refusal that does not say why", refused);
      }
    }
  }

  /// The first byte chooses the message: list rules, segments, signals and all others.
  static void message(byte[] data) {
    if (data.length == 0) {
      return;
    }
    Class<?> type = Messages.BODIES.get((data[0] & 0xFF) % Messages.BODIES.size());
    byte[] json = Arrays.copyOfRange(data, 1, data.length);
    try {
      JsonNode tree = ApiMapper.parse(json);
      ApiMapper.read(tree, type);
    } catch (ApiException refused) {
      say(refused);
    }
  }

  /// The first byte chooses the parameter.
  static void parameter(byte[] data) {
    if (data.length == 0) {
      return;
    }
    Parameter<?> parameter = Messages.PARAMETERS.get((data[0] & 0xFF) % Messages.PARAMETERS.size());
    try {
      Object _ = parameter.reader().apply(text(data).substring(1));
    } catch (ApiException refused) {
      say(refused);
    }
  }

  static void itemText(byte[] data) {
    String text = text(data);
    String plain = MarkupText.plain(text);
    ItemText item = new ItemText("de", "", text, "");
    TextNormalizer.normalize(text);
    ReadableText.of(plain).text();
    ReadingTime.of(text, "de");
    SentenceFingerprints.of(item).encoded();
  }

  static String text(byte[] data) {
    return new String(data, StandardCharsets.ISO_8859_1);
  }
}
