package org.colophon.eval.publishers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A mapping from the bundled list `topics` to Thema codes and to labels of IPTC Media Topics.
final class TopicMapping {
  private static final String RESOURCE = "/publishers/topics.csv";

  private final Map<String, List<String>> thema = new HashMap<>();
  private final Map<String, List<String>> labels = new HashMap<>();

  private TopicMapping() {}

  static TopicMapping bundled() {
    TopicMapping mapping = new TopicMapping();
    try (InputStream in = TopicMapping.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).forEach(mapping::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + RESOURCE + " cannot be read", e);
    }
    return mapping;
  }

  private void add(String line) {
    String[] columns = line.split(";", -1);
    thema.put(columns[0], parts(columns[1], " "));
    labels.put(columns[0], parts(columns[2], "\\|"));
  }

  private static List<String> parts(String column, String separator) {
    return column.isEmpty() ? List.of() : List.of(column.split(separator, -1));
  }

  /// Whether a Thema code lies within a topic.
  boolean coversThema(String topic, String code) {
    return thema.getOrDefault(topic, List.of()).stream().anyMatch(code::startsWith);
  }

  /// Whether a label of IPTC Media Topics stands for a topic.
  boolean coversLabel(String topic, String label) {
    return labels.getOrDefault(topic, List.of()).contains(label);
  }
}
