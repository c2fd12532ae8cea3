package org.colophon.service.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFolderTest {
  @TempDir private Path folder = Path.of(".");

  @Test
  void aFileIsTakenOnceItHasStoppedGrowing() throws IOException {
    WatchedFolder watched = new WatchedFolder(folder);
    Path file = Files.writeString(folder.resolve("onix.xml"), "<ONIXMessage");
    assertEquals(List.of(), watched.ready());
    Files.writeString(file, "<ONIXMessage release='3.0'>");
    assertEquals(List.of(), watched.ready());
    assertEquals(List.of(file), watched.ready());
    watched.putAside(file, "done");
    assertEquals(List.of(), watched.ready());
    assertTrue(Files.exists(folder.resolve("done/onix.xml")));
    Files.writeString(file, "<ONIXMessage release='3.1'>");
    assertEquals(List.of(), watched.ready());
    assertEquals(List.of(file), watched.ready());
  }

  @Test
  void unfinishedEmptyAndHiddenFilesAndLinksAreLeftAlone() throws IOException {
    for (String name : List.of("a.xml.part", "b.tmp", ".c.xml", "d.xml~", "e.filepart")) {
      Files.writeString(folder.resolve(name), "x");
    }
    Files.createFile(folder.resolve("leer.xml"));
    Files.createSymbolicLink(folder.resolve("link.xml"), Path.of("/etc/hostname"));
    WatchedFolder watched = new WatchedFolder(folder);
    watched.ready();
    assertEquals(List.of(), watched.ready());
  }

  @Test
  void aFileOfTheSameNameIsPutBesideTheOneOfTheDayBefore() throws IOException {
    WatchedFolder watched = new WatchedFolder(folder);
    for (String day : List.of("montag", "dienstag", "mittwoch")) {
      watched.putAside(Files.writeString(folder.resolve("onix.xml"), day), "done");
    }
    assertEquals("montag", Files.readString(folder.resolve("done/onix.xml")));
    assertEquals("dienstag", Files.readString(folder.resolve("done/onix-2.xml")));
    assertEquals("mittwoch", Files.readString(folder.resolve("done/onix-3.xml")));
    watched.putAside(Files.writeString(folder.resolve("LIESMICH"), "a"), "done");
    watched.putAside(Files.writeString(folder.resolve("LIESMICH"), "b"), "done");
    assertEquals("b", Files.readString(folder.resolve("done/LIESMICH-2")));
  }
}
