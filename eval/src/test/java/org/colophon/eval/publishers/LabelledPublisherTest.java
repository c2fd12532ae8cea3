package org.colophon.eval.publishers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.colophon.eval.sets.BrokenFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledPublisherTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PUBLISHERS =
      Path.of(System.getProperty("colophon.root", "..")).resolve("eval/publishers");

  @TempDir private Path folder = Path.of(".");

  @Test
  void readsAFolder() throws IOException {
    TinyPublisher.write(folder, TinyPublisher.ITEMS, TinyPublisher.SEGMENTS, TinyPublisher.DRAFTS);
    LabelledPublisher publisher = LabelledPublisher.read(folder);
    assertEquals(Map.of("gardeners", true, "sailors", false), publisher.segments());
    assertEquals(Instant.parse("2026-03-06T09:00:00Z"), publisher.writtenAt());
    LabelledDraft second = publisher.drafts().get(1);
    assertTrue(second.clearlyFits("sailors"));
    assertFalse(second.clearlyFits("gardeners"));
    assertEquals("Wind", second.draft().title());
  }

  @Test
  void namesFileAndLineOfWhatIsBroken() throws IOException {
    assertBroken(TinyPublisher.DRAFTS.replace("\"rose\": 2", "\"tulip\": 2"), "line 1: names no");
    assertBroken(TinyPublisher.DRAFTS.replace("\"d3\"", "\"d1\""), "line 4: repeats the id 'd1'");
    assertBroken(TinyPublisher.DRAFTS.replace("\"wind\"", ""), "line 2: has no key phrase");
    assertBroken(TinyPublisher.DRAFTS.replace("\"sailors\": 2", "\"sailors\": 3"), "grade 3");
    assertBroken("{\"id\": ", "line 1: is not valid JSON");
  }

  private void assertBroken(String drafts, String reason) throws IOException {
    TinyPublisher.write(folder, TinyPublisher.ITEMS, TinyPublisher.SEGMENTS, drafts);
    String message =
        assertThrows(BrokenFileException.class, () -> LabelledPublisher.read(folder)).getMessage();
    assertTrue(String.valueOf(message).contains(reason), message);
  }

  @Test
  void thePublishersOfThisRepositoryAreWhole() throws IOException {
    List<Path> folders;
    try (Stream<Path> all = Files.list(PUBLISHERS)) {
      folders = all.filter(one -> Files.exists(one.resolve("drafts.jsonl"))).sorted().toList();
    }
    assertEquals(8, folders.size());
    for (Path one : folders) {
      LabelledPublisher publisher = LabelledPublisher.read(one);
      assertTrue(publisher.drafts().size() >= 40, one + " has too few drafts");
      long none = publisher.drafts().stream().filter(draft -> draft.segments().isEmpty()).count();
      assertTrue(none * 5 >= publisher.drafts().size(), one + " has too few drafts that fit none");
      assertTrue(publisher.segments().containsValue(false), one + " has no cold segment");
      assertEquals(ids(one.resolve("drafts.jsonl")), ids(one.resolve("labels-a.jsonl")));
      assertEquals(ids(one.resolve("drafts.jsonl")), ids(one.resolve("labels-b.jsonl")));
    }
    assertEquals(30, ids(PUBLISHERS.resolve("fresh30/texts.jsonl")).size());
  }

  private static List<String> ids(Path file) throws IOException {
    List<String> ids = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = JSON.readTree(line);
      ids.add(node.path("id").asText());
    }
    return ids;
  }
}
