package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documents are true.
class DocsTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", ".."));
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  @Test
  void theReadmeNamesEveryCommand() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    for (String command : Commands.of(InstantSource.system()).getSubcommands().keySet()) {
      assertTrue(readme.contains("./colophon " + command), command);
    }
  }

  @Test
  void everyLinkToAFileLeadsToOne() throws IOException {
    for (Path document : documents()) {
      Matcher links = LINK.matcher(Files.readString(document));
      while (links.find()) {
        Path target = document.resolveSibling(links.group(1));
        assertTrue(Files.exists(target), document + " links to " + target);
      }
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !file.toString().matches(".*/(target|node_modules)/.*"))
          .toList();
    }
  }
}
