package org.colophon.service.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class VocabularyCommandTest {
  private static final String FIRST =
      "# scheme=haus version=1\ncode,replaced_by,label.de\nt1,,Tiere\nt2,,Hunde\nt3,,Pferde\n";
  private static final String SECOND =
      "# scheme=haus version=2\ncode,replaced_by,label.de\nt1,t2|t4,Tiere\nt2,,Hunde\nt4,,Katzen\n";

  @TempDir private Path folder = Path.of(".");
  private StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    out = new StringWriter();
    CommandLine line = Commands.of(InstantSource.system(), Map.of());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(arguments);
  }

  private int add(String name, String text, String... more) throws IOException {
    String file = Files.writeString(folder.resolve(name), text).toString();
    String[] all = new String[more.length + 5];
    System.arraycopy(
        new String[] {"vocabulary", "add", file, "--data", data().toString()}, 0, all, 0, 5);
    System.arraycopy(more, 0, all, 5, more.length);
    return run(all);
  }

  private Path data() {
    return folder.resolve("data");
  }

  @Test
  void aNewVersionTakesThePlaceOfTheOldOne() throws IOException {
    assertEquals(0, add("haus.csv", FIRST));
    assertEquals(0, add("haus-neu.csv", SECOND, "--dry-run"));
    assertTrue(
        out.toString()
            .startsWith(
                """
                haus 2: 3 codes
                compared with 1: 1 new, 0 replaced, 1 split, 1 gone, 0 relabelled, 0 moved
                  split     t1 -> t2, t4
                  gone      t3
                """),
        out.toString());
    assertFalse(Files.exists(data().resolve("vocabularies/haus-neu.csv")));
    assertEquals(0, add("haus-neu.csv", SECOND));
    assertTrue(Files.exists(data().resolve("vocabularies/replaced/1-haus.csv")));
    assertFalse(Files.exists(data().resolve("vocabularies/haus.csv")));
    assertEquals(0, run("vocabulary", "list", "--data", data().toString()));
    assertTrue(out.toString().contains("haus             2            3 codes"), out.toString());
  }

  @Test
  void aFileThatIsNotSoundChangesNothing() throws IOException {
    assertEquals(0, add("haus.csv", FIRST));
    assertEquals(1, add("haus.csv", SECOND.replace("t2|t4", "t9")));
    assertEquals(
        "colophon vocabulary add: haus.csv: line 3: 't1' is replaced by 't9', which is not in the"
            + " list\n",
        err.toString());
    assertEquals(FIRST, Files.readString(data().resolve("vocabularies/haus.csv")));
  }

  @Test
  void listsOfOneVersionInTwoLanguagesAreOneList() throws IOException {
    String german =
        """
        {"CodeList":{"IssueNumber":1.6,"ThemaCodes":{"Code":[{"CodeValue":"F",
          "CodeDescription":"Belletristik","CodeNotes":"","CodeParent":""}]}}}
        """;
    assertEquals(0, add("thema_de.json", german));
    assertEquals(0, add("thema_en.json", german.replace("Belletristik", "Fiction")));
    assertTrue(Files.exists(data().resolve("vocabularies/thema_de.json")));
    assertEquals(0, run("vocabulary", "list", "--data", data().toString()));
    assertEquals(1, out.toString().lines().filter(line -> line.startsWith("thema ")).count());
  }

  @Test
  void anAddThatWasKilledIsDoneAgain() throws IOException {
    assertEquals(0, add("haus.csv", FIRST));
    Path lists = data().resolve("vocabularies");
    Files.writeString(lists.resolve("haus-neu.csv.new"), "# scheme=ha");
    assertEquals(0, add("haus-neu.csv", SECOND), err.toString());
    assertFalse(Files.exists(lists.resolve("haus-neu.csv.new")));

    Files.writeString(lists.resolve("haus.csv"), FIRST); // killed before the old one was removed
    assertEquals(0, add("haus-neu.csv", SECOND), err.toString());
    assertTrue(out.toString().contains("compared with 1: "), out.toString());
    assertFalse(Files.exists(lists.resolve("haus.csv")));
    assertEquals(SECOND, Files.readString(lists.resolve("haus-neu.csv")));
    assertEquals(FIRST, Files.readString(lists.resolve("replaced/1-haus.csv")));
  }
}
