package org.colophon.eval.publishers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.colophon.eval.metrics.Agreement;
import org.colophon.eval.metrics.Agreement.Two;
import org.junit.jupiter.api.Test;

/// The README of the publishers states what is in the files.
class PublishersReadmeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PUBLISHERS =
      Path.of(System.getProperty("colophon.root", "..")).resolve("eval/publishers");

  @Test
  void statesCountsAndAgreement() throws IOException {
    List<String> readme = Files.readAllLines(PUBLISHERS.resolve("README.md"));
    List<Path> folders;
    try (Stream<Path> all = Files.list(PUBLISHERS)) {
      folders = all.filter(one -> Files.exists(one.resolve("labels-b.jsonl"))).toList();
    }
    for (Path folder : folders) {
      String name = "| `" + folder.getFileName() + "` | ";
      String agreement = name + agreement(folder) + " | ";
      assertTrue(readme.stream().anyMatch(line -> line.startsWith(agreement)), agreement);
      String counts = counts(folder);
      assertTrue(
          readme.stream().anyMatch(line -> line.startsWith(name) && line.endsWith(counts)),
          name + counts);
    }
  }

  private static String counts(Path folder) throws IOException {
    LabelledPublisher publisher = LabelledPublisher.read(folder);
    long examples = publisher.segments().values().stream().filter(has -> has).count();
    return "| %d (%d / %d) | %d | %d | %d |"
        .formatted(
            publisher.segments().size(),
            examples,
            publisher.segments().size() - examples,
            Files.readAllLines(folder.resolve("items.jsonl")).size(),
            publisher.drafts().size(),
            publisher.drafts().stream().filter(draft -> draft.segments().isEmpty()).count());
  }

  private static String agreement(Path folder) throws IOException {
    List<String> first = firstSegments(folder.resolve("labels-a.jsonl"));
    List<String> second = firstSegments(folder.resolve("labels-b.jsonl"));
    List<Two<String>> segments = new ArrayList<>();
    List<Two<Boolean>> silence = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      segments.add(new Two<>(first.get(i), second.get(i)));
      silence.add(new Two<>(first.get(i).isEmpty(), second.get(i).isEmpty()));
    }
    return String.format(
        Locale.ROOT,
        "%.2f | %.2f",
        Agreement.kappa(segments).orElse(-1),
        Agreement.kappa(silence).orElse(-1));
  }

  /// The segment with the highest grade of each draft; empty where none fits.
  private static List<String> firstSegments(Path file) throws IOException {
    List<String> first = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode segments = JSON.readTree(line).path("labels").path("segments");
      first.add(segments.properties().stream().findFirst().map(e -> e.getKey()).orElse(""));
    }
    return first;
  }
}
