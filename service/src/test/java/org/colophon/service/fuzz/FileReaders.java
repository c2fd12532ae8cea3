package org.colophon.service.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.colophon.crm.CrmConnector;
import org.colophon.service.api.ApiException;
import org.colophon.service.api.ApiMapper;
import org.colophon.service.audit.CampaignRow;
import org.colophon.service.config.ConfigException;
import org.colophon.service.config.ConfigSources;
import org.colophon.service.crm.FileConnector;
import org.colophon.service.imports.Manifest.Format;
import org.colophon.service.people.SenderClock;
import org.colophon.service.people.SignalMessageEntry;
import org.colophon.service.people.SignalsRequest;
import org.colophon.vocabulary.VocabularyException;
import org.colophon.vocabulary.VocabularyReader;

/// The readers of documents, of tables, of files that an operator writes, and of signals, for
/// random input.
final class FileReaders {
  private static final List<String> VOCABULARIES =
      List.of("own.yaml", "table.csv", "skos.rdf", "thema_de.json", "thema_de.xml");

  private FileReaders() {}

  static void word(byte[] data) throws IOException {
    Readers.records(Format.DOCUMENTS, "text.docx", data);
  }

  static void openDocument(byte[] data) throws IOException {
    Readers.records(Format.DOCUMENTS, "text.odt", data);
  }

  static void epub(byte[] data) throws IOException {
    Readers.records(Format.DOCUMENTS, "book.epub", data);
  }

  static void pdf(byte[] data) throws IOException {
    Readers.records(Format.DOCUMENTS, "book.pdf", data);
  }

  static void wordpress(byte[] data) throws IOException {
    Readers.records(Format.WORDPRESS, "posts.json", data);
  }

  static void csvItems(byte[] data) throws IOException {
    Readers.records(Format.CSV, "items.csv", data);
  }

  static void topicFolder(byte[] data) throws IOException {
    Readers.records(Format.BBC, "business/001.txt", data);
  }

  static void sitemap(byte[] data) throws IOException {
    Readers.records(Format.PAGES, "sitemap.xml", data);
  }

  static void config(byte[] data) throws IOException {
    inFolder(
        "colophon.yaml",
        data,
        file -> {
          try {
            new ConfigSources(Map.of(), file, Map.of()).config();
          } catch (ConfigException refused) {
            require(!refused.problems().isEmpty(), refused);
          }
        });
  }

  /// The first byte chooses the form.
  static void vocabulary(byte[] data) throws IOException {
    if (data.length == 0) {
      return;
    }
    String name = VOCABULARIES.get((data[0] & 0xFF) % VOCABULARIES.size());
    inFolder(
        name,
        java.util.Arrays.copyOfRange(data, 1, data.length),
        file -> {
          try {
            VocabularyReader.open(file);
          } catch (VocabularyException refused) {
            require(refused.getMessage() != null, refused);
          }
        });
  }

  static void campaignTable(byte[] data) {
    try {
      CampaignRow.read(Readers.text(data), ZoneId.of("Europe/Berlin"));
    } catch (IllegalArgumentException refused) {
      require(String.valueOf(refused.getMessage()).contains("line"), refused);
    }
  }

  /// A file of a CRM, read to its end as each kind.
  static void crmContacts(byte[] data) throws IOException {
    for (CrmConnector.Feed feed : CrmConnector.Feed.values()) {
      String name = feed == CrmConnector.Feed.DELETED ? "deleted-1.csv" : "contacts-1.csv";
      inFolder(
          "in/" + name,
          data,
          file -> {
            Path folder = file.resolve("../..").normalize();
            try (FileConnector connector = new FileConnector(folder, () -> Readers.NOW)) {
              String cursor = "";
              CrmConnector.Page page = connector.read(feed, cursor);
              for (int i = 0; i < 100 && !page.last(); i++) {
                cursor = page.next();
                page = connector.read(feed, cursor);
              }
            }
          });
    }
  }

  /// A message about a reader in the form of Segment's specification or as a CloudEvent, or a
  /// batch.
  static void signal(byte[] data) {
    try {
      SignalsRequest request = SignalsRequest.of(ApiMapper.parse(data));
      for (JsonNode message : request.messages()) {
        try {
          SignalMessageEntry.read(message, null)
              .toMessage(SenderClock.live(Readers.NOW), _ -> Optional.empty());
        } catch (ApiException refused) {
          Readers.say(refused);
        }
      }
    } catch (ApiException refused) {
      Readers.say(refused);
    }
  }

  private static void require(boolean says, RuntimeException refused) {
    if (!says) {
      throw new IllegalStateException("a refusal that does not say why", refused);
    }
  }

  /// A use of a file.
  @FunctionalInterface
  interface Use {
    void of(Path file) throws IOException;
  }

  /// Writes a file in a folder of its own, uses it, and deletes both.
  ///
  /// @param name of the file; may name a subfolder
  static void inFolder(String name, byte[] data, Use use) throws IOException {
    Path folder = Files.createTempDirectory("colophon-fuzz");
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolve("..").normalize());
      Files.write(file, data);
      use.of(file);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
