package org.colophon.service.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The bundle of the editor's libraries is the one that `tools/editor` makes of its lock file;
/// `tools/editor/check` makes it again and compares every byte.
class EditorPartsTest {
  private static final Path ROOT = Path.of(System.getProperty("colophon.root", ".."));
  private static final Path WEB = ROOT.resolve("service/src/main/resources/web");

  @Test
  void theBundleWasMadeFromTheseFiles() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file : List.of("build.mjs", "package-lock.json", "package.json", "parts.js")) {
      digest.update(Files.readAllBytes(ROOT.resolve("tools/editor").resolve(file)));
    }
    String first =
        Files.readString(WEB.resolve("editor-parts.js")).lines().findFirst().orElseThrow();
    assertEquals(
        "/* Made by tools/editor from "
            + HexFormat.of().formatHex(digest.digest())
            + "; licences: editor-parts.txt */",
        first,
        "run npm ci and npm run build in tools/editor");
  }

  @Test
  void everyLibraryIsPinnedAndItsLicenceIsThere() throws IOException {
    String licences = Files.readString(WEB.resolve("editor-parts.txt"));
    Matcher pinned =
        Pattern.compile("\"([@a-z/-]+)\": \"(\\d+\\.\\d+\\.\\d+)\"")
            .matcher(
                Files.readString(ROOT.resolve("tools/editor/package.json"))
                    .split("devDependencies", 2)[0]);
    int libraries = 0;
    while (pinned.find()) {
      libraries++;
      String name = pinned.group(1);
      // the package that only passes on others has no code of its own in the bundle
      assertTrue(
          name.equals("@tiptap/pm") || licences.contains(name + " " + pinned.group(2) + " (MIT)"),
          name);
    }
    assertEquals(13, libraries);
    assertTrue(licences.contains("prosemirror-view") && licences.contains("Permission is hereby"));
  }
}
