package org.colophon.service.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The table of `docs/configuration.md` lists every key as the code has it; `-Dcolophon.write=true`
/// writes it anew.
class ConfigDocsTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("colophon.root", "..")).resolve("docs/configuration.md");
  private static final String START = "<!-- keys -->\n";
  private static final String END = "<!-- end of keys -->";

  private static String table() {
    StringBuilder table =
        new StringBuilder("| Key | Value | Default | Meaning |\n| --- | --- | --- | --- |\n");
    for (ConfigKey key : ConfigKey.values()) {
      table.append(
          "| `%s` | %s%s | %s | %s |\n"
              .formatted(
                  key.text(),
                  key.type().label(),
                  key.isList() ? ", several" : "",
                  key.usual().isEmpty() ? "" : "`" + String.join("`, `", key.usual()) + "`",
                  key.description().replace("<colophon-panel>", "`<colophon-panel>`")));
    }
    return table.toString();
  }

  @Test
  void theTableListsEveryKey() throws IOException {
    String text = Files.readString(DOCUMENT);
    int start = text.indexOf(START);
    int end = text.indexOf(END);
    assertTrue(start >= 0 && end > start, "the marks of the table stand in the page");
    if (Boolean.getBoolean("colophon.write")) {
      Files.writeString(
          DOCUMENT, text.substring(0, start + START.length()) + table() + text.substring(end));
    } else {
      assertEquals(table(), text.substring(start + START.length(), end));
    }
  }
}
