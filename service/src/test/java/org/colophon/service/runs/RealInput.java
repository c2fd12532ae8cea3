package org.colophon.service.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.colophon.catalog.log.Catalog;
import org.colophon.service.app.Application;
import org.colophon.service.imports.DeliveryReaders;
import org.colophon.service.imports.Manifest;
import org.colophon.service.imports.SourceSetup;
import org.colophon.service.testing.TestImport;

/// News articles and blurbs that lie beside the repository.
record RealInput(Path data, InstantSource clock) {
  /// Imports so many of each, spread over all; returns how many were taken.
  int fill(Application application, int articles, int blurbs) throws IOException {
    Path part = Files.createTempDirectory("bbc-news");
    try (Stream<Path> files = Files.walk(data.resolve("bbc-news"))) {
      List<Path> all =
          files
              .filter(f -> f.toString().endsWith(".txt"))
              .filter(f -> !f.getFileName().toString().startsWith("README"))
              .sorted()
              .toList();
      for (int i = 0; i < Math.min(articles, all.size()); i++) {
        Path file = all.get((int) ((long) i * all.size() / articles));
        Path to = part.resolve(data.resolve("bbc-news").relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
    }
    int stored =
        take(
            application,
            part,
            "source: bbc\nimprint: bbc\ndesk: bbc-desk\npublished_at: 2005-12-31");
    Path file = Files.createTempFile("blurbs", ".txt");
    String all = Files.readString(data.resolve("germeval2019-task1/blurbs_dev_a.txt"));
    List<String> books = Arrays.asList(all.split("(?<=</book>)", -1));
    Files.writeString(file, String.join("", books.subList(0, Math.min(blurbs, books.size()))));
    return stored + take(application, file, "source: blurbs\nimprint: books\ndesk: books-desk");
  }

  private int take(Application application, Path file, String yaml) throws IOException {
    Manifest manifest = Manifest.read(yaml, ZoneId.of("Europe/Berlin"));
    Catalog catalog = application.stores().catalog();
    new SourceSetup(catalog, "kim").ensure(manifest);
    return (int)
        TestImport.run(
                catalog,
                application.stores().audiences(),
                clock,
                DeliveryReaders.open(file, manifest, List.of("DE", "AT", "CH"), Instant.EPOCH),
                manifest.presets(),
                line -> {})
            .changed();
  }
}
